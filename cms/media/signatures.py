"""What the bytes of a file say it is, against what its name says.

Only kinds that all begin alike are asked: text, sound and captions may begin in so many ways that a good file would be
refused. The first bytes are those of ISO 32000-1 (PDF), APPNOTE 4.3 (ZIP, of which Office and OpenDocument files are
made), ISO/IEC 14496-12 (MP4: a size of four bytes, then `ftyp`) and RFC 8794 (EBML, the frame of WebM).
"""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.files import File

BEGINNING = 1024  # bytes; readers of PDF look for its mark within these


def _is_pdf(file: File[Any]) -> bool:
    return b"%PDF-" in file.read(BEGINNING)


def _is_mp4(file: File[Any]) -> bool:
    return bool(file.read(8)[4:] == b"ftyp")


def _is_webm(file: File[Any]) -> bool:
    return bool(file.read(4) == b"\x1a\x45\xdf\xa3")


SIGNATURES: dict[str, Callable[[File[Any]], bool]] = {
    "pdf": _is_pdf,
    **dict.fromkeys(("docx", "odp", "ods", "odt", "pptx", "xlsx", "zip"), zipfile.is_zipfile),
    **dict.fromkeys(("m4a", "mp4"), _is_mp4),
    "webm": _is_webm,
}


def extension_of(file: File[Any]) -> str:
    """The ending of the file's name in small letters, without its dot."""
    return Path(file.name or "").suffix.removeprefix(".").lower()


def is_what_it_says(file: File[Any]) -> bool:
    """False when the file's name promises a kind that its bytes are not; the file is left at its beginning."""
    is_signed = SIGNATURES.get(extension_of(file))
    if is_signed is None:
        return True
    file.seek(0)
    try:
        return is_signed(file)
    finally:
        file.seek(0)
