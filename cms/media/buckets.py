"""Files in a bucket that speaks S3, for a site on more than one machine (docs/adr/0051-past-one-machine.md).

Pictures have a public address there. Everything else lies beside them without one, and is read through the same views
as from a disk: they ask who reads.
"""

import io
import mimetypes
from functools import partial
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files.base import File
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

PUBLIC = ("images/", "original_images/", "avatar_images/")
A_YEAR = "public, max-age=31536000, immutable"
PATIENCE = Config(connect_timeout=3, read_timeout=20, retries={"max_attempts": 2})
BUFFER = 256 * 1024


class Bucket(S3Storage):
    """`public_url`: what stands before a picture's name in its address; empty where nothing has an address."""

    public_url: str

    def get_default_settings(self) -> dict[str, Any]:
        own = {"public_url": "", "file_overwrite": False, "client_config": PATIENCE}
        return super().get_default_settings() | own

    def url(self, name: str, *args: Any, **kwargs: Any) -> str:
        if not self._is_public(name):
            raise NotImplementedError("Only pictures have an address.")  # as Wagtail and Django expect of such storage
        return f"{self.public_url}/{filepath_to_uri(clean_name(name))}"

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """What is public is kept elsewhere for a year: no picture gets the name of one that was there before."""
        name = clean_name(name)
        if self._is_public(name):
            root, dot, ending = name.rpartition(".")
            name = self.get_alternative_name(root, dot + ending)
        available: str = super().get_available_name(name, max_length)
        return available

    def get_object_parameters(self, name: str) -> dict[str, Any]:
        """The kind by the file's name: the browser that sent it may have called it anything."""
        kind = mimetypes.guess_type(name)[0] or self.default_content_type
        return {"ContentType": kind} | ({"CacheControl": A_YEAR} if self._is_public(name) else {})

    def _is_public(self, name: str) -> bool:
        return bool(self.public_url) and clean_name(name).startswith(PUBLIC)

    def _open(self, name: str, mode: str = "rb") -> "BucketFile":
        return BucketFile(self, name)

    def read_from(self, name: str) -> "Reading":
        """Raises FileNotFoundError where there is no such file, OSError where nobody answers."""
        client = self.connection.meta.client
        there = {"Bucket": self.bucket_name, "Key": self._normalize_name(clean_name(name))}
        size = _answered(partial(client.head_object, **there))["ContentLength"]
        return Reading(partial(client.get_object, **there), size)


class BucketFile(File):  # type: ignore[type-arg]  # of bytes; django-stubs makes File generic, Django does not
    """A file that is fetched from where it is read, and no more of it than is read: a film is read in parts."""

    def __init__(self, bucket: Bucket, name: str) -> None:
        self._bucket = bucket
        super().__init__(io.BufferedReader(bucket.read_from(name), BUFFER), name)

    def open(self, mode: str | None = None, *args: Any, **kwargs: Any) -> "BucketFile":
        if self.closed:
            self.file = io.BufferedReader(self._bucket.read_from(str(self.name)), BUFFER)
        self.seek(0)
        return self


class Reading(io.RawIOBase):
    """The bytes of one file from some place on, as one answer that is read little by little."""

    def __init__(self, ask: Any, size: int) -> None:
        self._ask, self._size = ask, size
        self._place = 0
        self._stream: Any = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        place = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        if place != self._place:
            self._hang_up()
            self._place = place
        return place

    def readinto(self, buffer: Any, /) -> int:
        if self._place >= self._size:
            return 0
        if self._stream is None:
            self._stream = _answered(partial(self._ask, Range=f"bytes={self._place}-"))["Body"]
        read: bytes = _answered(partial(self._stream.read, len(buffer)))
        buffer[: len(read)] = read
        self._place += len(read)
        return len(read)

    def close(self) -> None:
        self._hang_up()
        super().close()

    def _hang_up(self) -> None:
        if self._stream is not None:
            self._stream.close()
            self._stream = None


def _answered(ask: Any) -> Any:
    """With the errors of a file, which is what whoever reads one expects."""
    try:
        return ask()
    except ClientError as error:
        status = error.response["ResponseMetadata"]["HTTPStatusCode"]
        raise (FileNotFoundError if status == 404 else OSError)(str(error)) from error
    except BotoCoreError as error:
        raise OSError(str(error)) from error
