"""Files in a bucket: pictures have an address there, the rest is read through the site, and a film is fetched in parts.

The store is moto's server, a process of its own that speaks S3 over HTTP.
"""

import io
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
import requests
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.test import Client
from wagtail.images.models import SourceImageIOError

from cms.local.servers import free_port
from cms.media import buckets
from cms.media.models import BankDocument, BankImage
from cms.media.private import PrivateStorage
from cms.settings.base import _stores
from tests.media.test_uploads import picture
from tests.world import World, draft_resource, login, put_up

FILM = bytes(range(256)) * 80_000  # 20 MB
BUCKET = "kompetansebanken"
POLICY = Path(__file__).parents[2] / "cms" / "deploy" / "bucket-policy.json"
PICTURES = "https://bilder.example.org/bank"


class Store:
    """The store's process as another program sees it: what lies in its bucket, and what was asked of it."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        keys = {"aws_access_key_id": "nokkel", "aws_secret_access_key": "hemmelig/+"}
        self.client = boto3.client("s3", endpoint_url=self.url, region_name="us-east-1", **keys)

    @property
    def address(self) -> str:
        """With a secret whose signs are written otherwise in an address."""
        return self.url.replace("http://", "s3+http://nokkel:hemmelig%2F%2B@") + f"/{BUCKET}"

    def names(self) -> list[str]:
        return [found["Key"] for found in self.client.list_objects_v2(Bucket=BUCKET).get("Contents", [])]

    def empty(self) -> None:
        for name in self.names():
            self.client.delete_object(Bucket=BUCKET, Key=name)


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    made = Store(port)
    try:
        wait_until_it_answers(made.url, process)
        made.client.create_bucket(Bucket=BUCKET)
        made.client.put_bucket_policy(Bucket=BUCKET, Policy=POLICY.read_text())
        yield made
    finally:
        made.client.close()
        process.terminate()
        process.wait(10)


def wait_until_it_answers(url: str, process: subprocess.Popen[bytes]) -> None:
    while True:
        assert process.poll() is None, "the store did not start"
        try:
            urllib.request.urlopen(url).close()
        except OSError:
            time.sleep(0.1)
        else:
            return


@pytest.fixture
def bucket(store: Store, settings: Any) -> Iterator[Store]:
    settings.STORAGES = settings.STORAGES | _stores(f"{store.address}?public_url={PICTURES}/")
    store.empty()
    yield store
    for alias in ("default", "private"):
        storages[alias].connection.meta.client.close()


@pytest.fixture
def film(world: World, bucket: Store) -> BankDocument:
    film = BankDocument.objects.create(title="Film", file=ContentFile(FILM, "film.mp4"))
    film.get_file_hash()
    page = draft_resource(world)
    page.files = [{"type": "file", "value": film.pk}]
    page.save()
    page.save_revision(user=world.contact)
    put_up(page)
    return film


def add_picture(content: bytes = b"") -> BankImage:
    return BankImage.objects.create(title="Ugle", file=ContentFile(content or picture(), "ugle.png"))


# --- pictures ---


def test_a_picture_and_its_sizes_have_an_address_of_the_bucket_for_a_year(db: None, bucket: Store) -> None:
    image = add_picture()
    rendition = image.get_rendition("width-20|format-webp")

    heads = {name: bucket.client.head_object(Bucket=BUCKET, Key=name) for name in bucket.names()}

    assert [image.file.url, rendition.url] == [f"{PICTURES}/{image.file.name}", f"{PICTURES}/{rendition.file.name}"]
    assert sorted(heads) == sorted([image.file.name, rendition.file.name])
    assert [(heads[name]["ContentType"], heads[name]["CacheControl"]) for name in sorted(heads)] == [
        ("image/webp", "public, max-age=31536000, immutable"),
        ("image/png", "public, max-age=31536000, immutable"),
    ]


def test_strangers_fetch_pictures_from_the_bucket_and_nothing_else(db: None, bucket: Store, settings: Any) -> None:
    settings.STORAGES = settings.STORAGES | _stores(bucket.address)  # without another address, the bucket's own
    content = picture()
    image = add_picture(content)
    document = BankDocument.objects.create(title="Notat", file=ContentFile(b"Notat.", "notat.txt"))
    private = PrivateStorage().save("captions/film.vtt", ContentFile(b"WEBVTT"))

    found = {
        name: requests.get(f"{bucket.url}/{BUCKET}/{name}", timeout=10)
        for name in (image.file.name, document.file.name, f"private/{private}")
    }

    assert image.file.url == f"{bucket.url}/{BUCKET}/{image.file.name}"
    assert [answer.status_code for answer in found.values()] == [200, 403, 403]
    assert found[image.file.name].content == content


def test_no_picture_gets_the_name_of_one_that_is_gone(db: None, bucket: Store) -> None:
    """What a cache keeps for a year must not be shown for another picture."""
    first = add_picture()
    name = str(first.file.name)
    default_storage.delete(name)

    second = add_picture()

    assert bucket.names() == [second.file.name]
    assert second.file.name != name
    assert str(second.file.name).startswith("original_images/ugle_")


def test_the_kind_is_told_by_the_name_whatever_the_browser_called_it(bucket: Store) -> None:
    file = ContentFile(b"<script>", "ugle.png")
    file.content_type = "text/html"  # type: ignore[attr-defined]  # as an uploaded file has it

    name = default_storage.save("original_images/ugle.png", file)

    assert bucket.client.head_object(Bucket=BUCKET, Key=name)["ContentType"] == "image/png"


def test_a_picture_whose_file_is_gone_is_an_error_of_the_picture(db: None, bucket: Store) -> None:
    image = add_picture()
    bucket.empty()

    with pytest.raises(SourceImageIOError):
        BankImage.objects.get(pk=image.pk).get_rendition("width-20")


# --- what has no address ---


def test_documents_and_private_files_lie_in_the_bucket_without_an_address(db: None, bucket: Store) -> None:
    document = BankDocument.objects.create(title="Notat", file=ContentFile(b"Notat.", "notat.txt"))
    private = PrivateStorage()
    name = private.save("captions/film.vtt", ContentFile(b"WEBVTT"))

    with private.open(name) as file:
        read = file.read()

    assert bucket.names() == ["documents/notat.txt", "private/captions/film.vtt"]
    assert (read, private.size(name), private.exists(name)) == (b"WEBVTT", 6, True)
    for store, own in ((document.file.storage, document.file.name), (private, name)):
        with pytest.raises(NotImplementedError):
            store.url(own)
    private.delete(name)
    assert bucket.names() == ["documents/notat.txt"]


def test_a_document_is_read_through_the_site_by_those_who_may(world: World, film: BankDocument, client: Client) -> None:
    hidden = BankDocument.objects.create(title="Notat", file=ContentFile(b"Notat.", "notat.txt"))

    found = {"film": client.get(film.url), "hidden": client.get(hidden.url)}
    within = login(world.contact).get(hidden.url)

    assert {name: answer.status_code for name, answer in found.items()} == {"film": 200, "hidden": 404}
    assert (found["film"].getvalue(), found["film"]["Content-Length"]) == (FILM, str(len(FILM)))
    assert (within.status_code, within.getvalue()) == (200, b"Notat.")


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [("bytes=0-1", 0, 1), ("bytes=19000000-19000099", 19_000_000, 19_000_099), ("bytes=-4", 20_479_996, 20_479_999)],
)
def test_a_part_of_a_film_is_fetched_as_a_part(
    film: BankDocument, client: Client, monkeypatch: pytest.MonkeyPatch, asked: str, start: int, end: int
) -> None:
    asked_for: list[int] = []
    read = buckets.Reading.readinto

    def count(reading: buckets.Reading, buffer: Any) -> int:
        asked_for.append(read(reading, buffer))
        return asked_for[-1]

    monkeypatch.setattr(buckets.Reading, "readinto", count)
    answer = client.get(film.url, headers={"Range": asked})

    assert (answer.status_code, answer.content) == (206, FILM[start : end + 1])
    assert answer["Content-Range"] == f"bytes {start}-{end}/{len(FILM)}"
    assert sum(asked_for) <= buckets.BUFFER


# --- reading ---


def test_a_file_is_read_from_anywhere_and_opened_again(bucket: Store) -> None:
    name = default_storage.save("documents/film.mp4", ContentFile(FILM))

    with default_storage.open(name) as file:
        found = [file.read(3)]
        file.seek(-2, io.SEEK_END)
        found += [file.read(), file.read()]
        file.seek(1_000_000)
        found += [file.read(2)]
        file.seek(2, io.SEEK_CUR)
        found += [file.read(1), str(file.tell()).encode()]
    again = file.open()
    whole = again.read()
    again.close()

    assert found == [FILM[:3], FILM[-2:], b"", FILM[1_000_000:1_000_002], FILM[1_000_004:1_000_005], b"1000005"]
    assert whole == FILM


def test_a_file_that_is_not_there_and_a_store_that_is_away_are_errors_of_a_file(bucket: Store, settings: Any) -> None:
    with pytest.raises(FileNotFoundError):
        default_storage.open("documents/borte.txt")
    settings.STORAGES = settings.STORAGES | _stores(f"s3+http://nokkel:hemmelig@127.0.0.1:{free_port()}/{BUCKET}")
    with pytest.raises(OSError, match="Could not connect"):
        default_storage.open("documents/borte.txt")
