"""What a package may hold, and who may do what with it. Plain functions of plain values (docs/adr/0035-packages.md)."""

import math
import re
import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeGuard
from urllib.parse import urlsplit

MEGABYTE = 1024 * 1024
MOST_UPLOADED = 200 * MEGABYTE  # bytes of the zip file
MOST_UNPACKED = 500 * MEGABYTE  # bytes of all files together
MOST_IN_ONE = 200 * MEGABYTE  # bytes of one file
MOST_TO_READ = 5 * MEGABYTE  # bytes of a file that is read for what it says: HTML, XML, JSON
MOST_FILES = 5_000
MOST_LISTED = 4 * MEGABYTE  # bytes of the zip file's own list; 5,000 files of long names take three
MOST_RATIO = 100  # unpacked to packed; text packs to a tenth, nothing but zeros to a thousandth
FREE_OF_RATIO = 10 * MEGABYTE  # so much harms nobody, however it was packed
LONGEST_PATH = 240  # bytes
DEEPEST = 12  # folders
MOST_ATTEMPTS = 3  # of a worker that dies or fails over one package
TOKEN_LASTS = 4 * 60 * 60  # seconds that a preview may be looked at
MOST_STATE = 64 * 1024  # bytes of one report from the browser
BIGGEST_SCORE = 1_000_000.0

_SHARED = {
    *("json", "js", "css", "svg", "png", "jpg", "jpeg", "gif", "webp", "bmp", "ico"),
    *("woff", "woff2", "ttf", "otf", "eot"),
    *("mp3", "mp4", "m4a", "m4v", "ogg", "oga", "ogv", "wav", "webm", "vtt", "srt"),
    *("txt", "pdf", "csv", "xml"),
}
EXTENSIONS: dict[str, frozenset[str]] = {
    "scorm": frozenset(_SHARED | {"html", "htm", "xhtml", "mjs", "xsd", "dtd"}),
    "h5p": frozenset(_SHARED),
}
LEFT_OUT = frozenset({"", "md", "map"})  # licences, read-me files and maps for developers: of no use to a player
HTML = frozenset({"html", "htm", "xhtml"})


class Reason(StrEnum):
    """Why a package is refused; `learning.packages.texts` says each to a person."""

    BROKEN = "broken"
    LOST = "lost"
    TOO_LARGE = "too_large"
    TOO_MANY_FILES = "too_many_files"
    TOO_PACKED = "too_packed"
    BAD_PATH = "bad_path"
    LONG_PATH = "long_path"
    SPECIAL_FILE = "special_file"
    ENCRYPTED = "encrypted"
    PACKED_STRANGELY = "packed_strangely"
    TWICE = "twice"
    FILE_TYPE = "file_type"
    OUTSIDE = "outside"
    NEITHER = "neither"
    MANIFEST = "manifest"
    NOT_SCORM_12 = "not_scorm_12"
    MANY_PARTS = "many_parts"
    NO_ENTRY = "no_entry"
    H5P_JSON = "h5p_json"
    CONTENT_JSON = "content_json"
    LIBRARY = "library"
    LIBRARY_FILE = "library_file"
    UNREADABLE = "unreadable"


class No(StrEnum):
    """Why somebody may not do what they ask for."""

    ALREADY_HERE = "already_here"
    NOT_YOURS = "not_yours"
    IS_LOOKED_THROUGH = "is_looked_through"
    IS_USED = "is_used"
    HAS_LEARNERS = "has_learners"


class NotAccepted(Exception):
    """The package is refused; `about` is the file, address or library it is about."""

    def __init__(self, reason: Reason, about: str = "") -> None:
        self.reason, self.about = reason, about[:300]
        super().__init__(f"{reason}: {about}")


@dataclass(frozen=True)
class Member:
    """One entry of a zip file, as its list has it: `mode` is the Unix mode, 0 where the packer gave none."""

    name: str
    is_folder: bool
    mode: int
    is_encrypted: bool
    is_packed_usually: bool


# --- what a package may hold ---


def extension_of(name: str) -> str:
    """In small letters, without its dot; empty where there is none, or the file is a hidden one."""
    last = name.rpartition("/")[2]
    return last.rpartition(".")[2].lower() if "." in last.lstrip(".") and not last.startswith(".") else ""


def is_left_out(name: str) -> bool:
    """Files that packers and machines put in beside what is meant; they are not unpacked."""
    return name.startswith("__MACOSX/") or extension_of(name) in LEFT_OUT or extension_of(name) == "db"


def check_member(member: Member) -> None:
    """Raises NotAccepted for a name, kind or packing that no package needs."""
    name = member.name
    if member.is_encrypted:
        raise NotAccepted(Reason.ENCRYPTED, name)
    if not member.is_packed_usually:
        raise NotAccepted(Reason.PACKED_STRANGELY, name)
    if stat.S_IFMT(member.mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise NotAccepted(Reason.SPECIAL_FILE, name)
    parts = name.removesuffix("/").split("/") if member.is_folder else name.split("/")
    if any(part in ("", ".", "..") for part in parts) or re.search(r"[\\:\x00-\x1f\x7f]", name):
        raise NotAccepted(Reason.BAD_PATH, name)
    if len(name.encode(errors="replace")) > LONGEST_PATH or len(parts) > DEEPEST:
        raise NotAccepted(Reason.LONG_PATH, name)


def check_members(members: Iterable[Member]) -> list[str]:
    """The names of the files to unpack; raises NotAccepted."""
    members = list(members)
    if len(members) > MOST_FILES:
        raise NotAccepted(Reason.TOO_MANY_FILES)
    for member in members:
        check_member(member)
    names = [member.name for member in members if not member.is_folder]
    seen: set[str] = set()
    for name in names:
        if _folded(name) in seen:
            raise NotAccepted(Reason.TWICE, name)
        seen.add(_folded(name))
    folders = {_folded(name.rsplit("/", depth)[0]) for name in names for depth in range(1, name.count("/") + 1)}
    for name in names:
        if _folded(name) in folders:
            raise NotAccepted(Reason.TWICE, name)
    return [name for name in names if not is_left_out(name)]


def _folded(name: str) -> str:
    """Two names that some disk takes for the same are the same."""
    return unicodedata.normalize("NFC", name).casefold()


def kind_of(names: Iterable[str]) -> str:
    """By what lies at the top of the package; raises NotAccepted."""
    names = set(names)
    if "h5p.json" in names:
        return "h5p"
    if "imsmanifest.xml" in names:
        return "scorm"
    raise NotAccepted(Reason.NEITHER)


def check_types(names: Iterable[str], kind: str) -> None:
    for name in names:
        if extension_of(name) not in EXTENSIONS[kind]:
            raise NotAccepted(Reason.FILE_TYPE, name)


def check_sizes(*, packed: int, one: int, together: int, name: str) -> None:
    """Asked while the files are read, with what has been read until now: what the zip file says is not believed."""
    limit = MOST_TO_READ if extension_of(name) in HTML | {"xml", "json"} else MOST_IN_ONE
    if together > max(packed * MOST_RATIO, FREE_OF_RATIO):
        raise NotAccepted(Reason.TOO_PACKED, name)
    if one > limit or together > MOST_UNPACKED:
        raise NotAccepted(Reason.TOO_LARGE, name)


def is_outside(address: str) -> bool:
    """Whether an address in a package leads to another host. `data:` and `javascript:` stay inside."""
    address = re.sub(r"[\t\r\n]", "", address).strip(" \x00").replace("\\", "/")
    try:
        parts = urlsplit(address)
    except ValueError:
        return True
    return bool(parts.netloc) or parts.scheme in ("http", "https", "ftp", "ws", "wss")


def inside(folder: str, address: str) -> str | None:
    """The file that a relative address in this folder names; None where it leads out of the package."""
    if is_outside(address) or address.startswith("/"):
        return None
    parts: list[str] = folder.split("/") if folder else []
    for part in address.partition("#")[0].partition("?")[0].split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


# --- who may do what ---


def may_delete(*, is_own: bool, is_waiting: bool, is_used: bool, has_learners: bool) -> No | None:
    """`is_used`: by a page that is live, under review, or approved and waiting."""
    if not is_own:
        return No.NOT_YOURS
    if is_waiting:
        return No.IS_LOOKED_THROUGH
    if is_used:
        return No.IS_USED
    return No.HAS_LEARNERS if has_learners else None


# --- what a package reports ---


@dataclass(frozen=True)
class Report:
    """`state` is None where the package said nothing of it; `score` and `score_max` come together or not at all."""

    state: dict[str, Any] | None
    score: float | None
    score_max: float | None
    is_completed: bool


def report_of(said: Any) -> Report | None:
    """What the browser sent, if it has the shape of a report: {"state", "score", "scoreMax", "completed"}."""
    if not isinstance(said, dict) or not set(said) <= {"state", "score", "scoreMax", "completed"}:
        return None
    state, completed = said.get("state"), said.get("completed", False)
    score, most = said.get("score"), said.get("scoreMax")
    if not (state is None or isinstance(state, dict)) or not isinstance(completed, bool):
        return None
    if score is None and most is None:
        return Report(state, None, None, completed)
    if not (_is_number(score) and _is_number(most) and 0 <= score <= most and most > 0):
        return None
    return Report(state, float(score), float(most), completed)


def _is_number(value: Any) -> TypeGuard[float]:
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        and math.isfinite(value)
        and value <= BIGGEST_SCORE
    )
