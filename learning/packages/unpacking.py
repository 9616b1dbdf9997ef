"""From a zip file that nobody trusts to a folder that holds a whole package, or nothing."""

import shutil
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from learning.packages import reading, rules
from learning.packages.rules import Member, NotAccepted, Reason

CHUNK = 256 * 1024
PART = ".part-"  # begins the name of a folder that is not whole yet

# The end of a zip file, by APPNOTE 4.3.16 and 4.3.15: its mark, then two bytes each for what does not matter here,
# then the number of entries and the size of their list.
_END, _END_OF_LARGE = b"PK\x05\x06", b"PK\x06\x07"
_LONGEST_END = 22 + 65_535 + 20


@dataclass(frozen=True)
class Unpacked:
    kind: str
    contents: reading.Contents
    file_count: int
    size: int


def unpack(file: IO[bytes], folder: Path) -> Unpacked:
    """Unpacks into a folder beside, and gives it its name when all is well. Raises NotAccepted, and leaves nothing.

    What a killed worker left under either name is removed first: whoever calls holds the package's row.
    """
    part = folder.with_name(PART + folder.name)
    for left in (part, folder):
        shutil.rmtree(left, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        done = _unpack_into(part, file)
        part.rename(folder)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, struct.error, UnicodeError) as error:
        raise NotAccepted(Reason.BROKEN) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return done


def _unpack_into(folder: Path, file: IO[bytes]) -> Unpacked:
    packed = _check_list(file)
    with zipfile.ZipFile(file) as zipped:
        names = rules.check_members(map(_member, zipped.infolist()))
        kind = rules.kind_of(names)
        rules.check_types(names, kind)
        size = 0
        for name in names:
            size += _write(zipped, name, folder / name, packed, size)

    def read(name: str) -> bytes:
        return (folder / name).read_bytes()

    for name in names:
        if rules.extension_of(name) in rules.HTML:
            reading.check_page(name, read(name))
    contents = (reading.h5p if kind == "h5p" else reading.scorm)(read, frozenset(names))
    return Unpacked(kind, contents, len(names), size)


def _check_list(file: IO[bytes]) -> int:
    """The size of the zip file. Looks at its end before the whole list is read into memory, entry by entry.

    A file of the large kind (ZIP64) holds more files or bytes than a package may have.
    """
    packed = file.seek(0, 2)
    file.seek(max(packed - _LONGEST_END, 0))
    tail = file.read()
    place = tail.rfind(_END)
    if place < 0 or len(tail) < place + 22:
        raise NotAccepted(Reason.BROKEN)
    count, size = struct.unpack_from("<HL", tail, place + 10)
    if count > rules.MOST_FILES or size > rules.MOST_LISTED or tail[max(place - 20, 0) : place][:4] == _END_OF_LARGE:
        raise NotAccepted(Reason.TOO_MANY_FILES)
    if packed > rules.MOST_UPLOADED:
        raise NotAccepted(Reason.TOO_LARGE)
    return packed


def _member(info: zipfile.ZipInfo) -> Member:
    mode = info.external_attr >> 16
    return Member(
        name=info.orig_filename,  # as it stands there, also after a zero byte
        is_folder=info.orig_filename.endswith("/"),
        mode=mode,
        is_encrypted=bool(info.flag_bits & 0x2041),
        is_packed_usually=info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED),
    )


def _write(zipped: zipfile.ZipFile, name: str, target: Path, packed: int, before: int) -> int:
    """Bytes written. They are counted as they come: what the zip file says of its sizes is not believed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with zipped.open(name) as source, target.open("xb") as out:
        while chunk := source.read(CHUNK):
            written += len(chunk)
            rules.check_sizes(packed=packed, one=written, together=before + written, name=name)
            out.write(chunk)
    target.chmod(stat.S_IRUSR | stat.S_IWUSR | stat.S_IRGRP | stat.S_IROTH)
    return written
