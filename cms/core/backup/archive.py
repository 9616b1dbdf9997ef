"""The archive: a tar file of what is compressed already, with the manifest last.

It is written under another name and gets its own when it is whole and on the disk. The lock on it tells a backup that
is being written from one whose program was killed.
"""

import fcntl
import hashlib
import io
import os
import tarfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from cms.core.backup.manifest import MANIFEST, SEAL, Broken, Manifest, NotDone, read, seal_of

PART = ".part"


class Hashed:
    """A file whose SHA-256 is taken while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.digest.update(data)
        return data

    def hexdigest(self) -> str:
        """Of the whole file: what nobody has asked for is read here."""
        while self.read(1 << 20):
            pass
        return self.digest.hexdigest()


class Writer:
    """Puts files into the archive, and remembers each with its sum."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self.tar = tar
        self.sums: dict[str, str] = {}

    def add(self, name: str, path: Path) -> bool:
        """False for a file that has been deleted since it was listed."""
        try:
            file = path.open("rb")
        except FileNotFoundError:
            return False
        with file:
            info = self.tar.gettarinfo(arcname=name, fileobj=file)
            info.uname = info.gname = ""
            info.uid = info.gid = 0
            self._put(info, file)
        return True

    def add_bytes(self, name: str, data: bytes) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode, info.mtime = len(data), 0o600, int(time.time())
        self._put(info, io.BytesIO(data))

    def _put(self, info: tarfile.TarInfo, file: IO[bytes]) -> None:
        info.type = tarfile.REGTYPE  # two names of one file are two files
        hashed = Hashed(file)
        self.tar.addfile(info, hashed)  # reads as many bytes as the file had when it was opened
        self.sums[info.name] = hashed.digest.hexdigest()


@contextmanager
def writing(final: Path) -> Iterator[Writer]:
    """For its owner alone. Whatever goes wrong leaves no file under the final name."""
    final.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _remove_left_behind(final.parent)
    part = final.with_name(final.name + PART)
    if final.exists():
        raise NotDone(f"{final} is there already.")
    try:
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise NotDone(f"{part} is being written by another backup.") from None
    with os.fdopen(descriptor, "wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
            with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
                yield Writer(tar)
            file.flush()
            os.fsync(file.fileno())
            part.rename(final)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def _remove_left_behind(folder: Path) -> None:
    """What a killed backup left is of no use, and full of what others must not read."""
    for left in folder.glob(f"kompetansebanken-*{PART}"):
        with left.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:  # somebody writes it now
                continue
            left.unlink()


@contextmanager
def opened(path: Path) -> Iterator[tarfile.TarFile]:
    """Raises Broken for what is no archive of ours."""
    try:
        with tarfile.open(path, "r:") as tar:
            yield tar
    except tarfile.TarError as error:
        raise Broken(f"{path} is no archive that a backup wrote, or damaged: {error}.") from error


def check(path: Path, *, unsealed: bool) -> Manifest:
    """Reads the whole archive. Raises Broken unless all is there as it was."""
    found: dict[str, str] = {}
    kept: dict[str, bytes] = {}
    with opened(path) as tar:
        for member in tar:
            file = tar.extractfile(member) if member.isreg() else None
            if file is None or member.name in found:
                raise Broken(f"{path} holds what no backup writes: {member.name}.")
            if member.name in (MANIFEST, SEAL):
                kept[member.name] = file.read()
            else:
                found[member.name] = Hashed(file).hexdigest()
    return read(kept.get(MANIFEST), kept.get(SEAL), found, unsealed=unsealed)


def finish(writer: Writer, manifest: Manifest) -> None:
    """The manifest, of all that has been put in, and its seal."""
    manifest.files = dict(writer.sums)
    text = manifest.as_bytes()
    writer.add_bytes(MANIFEST, text)
    writer.add_bytes(SEAL, seal_of(text))


def unpack(path: Path, folders: dict[str, Path]) -> Iterable[Path]:
    """Writes what lies below each of the names into its folder; gives each path before it is written."""
    with opened(path) as tar:
        for member in tar:
            top, _slash, name = member.name.partition("/")
            if name and top in folders:
                yield folders[top] / name
                tar.extract(member.replace(name=name), folders[top], filter="data")
