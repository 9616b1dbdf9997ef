"""What is uploaded is unpacked whole or refused with the reason, and a refused package leaves nothing behind.

Each way a package can do harm is made and refused, hence the length.
"""

import io
import json
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from home.demo.packages import zipped
from learning.models import LessonPackage
from learning.packages import actions, rules, tasks, texts
from learning.packages.rules import Reason
from learning.packages.unpacking import unpack
from tests.jobs import Commit
from tests.packages import files_of, looked_through, packed, stored, uploaded
from tests.races import at_once
from tests.world import World, find_world

State = LessonPackage.State
SCORM, H5P = files_of("scorm"), files_of("h5p")
MANIFEST = SCORM["imsmanifest.xml"].decode()
INDEX = SCORM["index.html"].decode()


# --- what is well ---


@pytest.mark.parametrize(
    ("kind", "entry", "needs", "count"),
    [
        (
            "scorm",
            "index.html",
            {"version": "1.2", "identifier": "referansesamtalen", "title": "Spørsmålet bak spørsmålet"},
            4,
        ),
        ("h5p", "h5p.json", {"library": "Bank.OneRight-1.0", "title": "Er det lov å låne ut spillet?"}, 5),
    ],
)
def test_a_good_package_is_unpacked_and_known_for_what_it_is(
    world: World, kind: str, entry: str, needs: dict[str, str], count: int
) -> None:
    package = looked_through(world.contact, kind=kind)

    assert (package.state, package.kind, package.entry, package.needs) == (State.READY, kind, entry, needs)
    assert (package.file_count, package.unpacked_size) == (count, sum(map(len, files_of(kind).values())))
    assert {name: (package.folder / name).read_bytes() for name in files_of(kind)} == files_of(kind)
    assert stored() == [f"unpacked/{package.digest}", f"uploads/{package.digest}.zip"]


def test_what_packers_leave_in_a_package_is_left_out(world: World) -> None:
    junk = {"__MACOSX/._index.html": b"x", ".DS_Store": b"x", "Thumbs.db": b"x", "LICENSE": b"x", "js/a.js.map": b"x"}

    package = looked_through(world.contact, packed(SCORM | junk))

    found = {str(path.relative_to(package.folder)) for path in package.folder.rglob("*") if path.is_file()}
    assert (package.state, found, package.file_count) == (State.READY, set(SCORM), len(SCORM))


def test_an_older_manifest_says_its_version_by_its_namespace(world: World) -> None:
    manifest = MANIFEST.replace("<schemaversion>1.2</schemaversion>", "")

    assert looked_through(world.contact, packed(SCORM | {"imsmanifest.xml": manifest.encode()})).state == State.READY


def test_the_page_is_opened_with_the_query_its_item_asks_for(world: World) -> None:
    manifest = MANIFEST.replace('identifierref="side"', 'identifierref="side" parameters="?del=2"')

    assert looked_through(world.contact, packed(SCORM | {"imsmanifest.xml": manifest.encode()})).entry == (
        "index.html?del=2"
    )


def test_a_library_that_two_others_need_is_read_once(world: World) -> None:
    def library(name: str, *needs: str) -> dict[str, bytes]:
        named = [{"machineName": other, "majorVersion": 1, "minorVersion": 0} for other in needs]
        said = {"preloadedDependencies": named}
        return {f"{name}-1.0/library.json": json.dumps(said).encode()}

    main = library("Bank.OneRight", "A", "B")
    files = H5P | main | library("A", "C", "B") | library("B", "C", "A") | library("C")

    package = looked_through(world.contact, packed(files))

    assert (package.state, package.needs["library"]) == (State.READY, "Bank.OneRight-1.0")


# --- what is refused ---


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def device(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFCHR | 0o600) << 16
    return info


def bzipped(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_BZIP2
    return info


def locked() -> bytes:
    """The mark of encryption set in the list and before the file."""
    content = bytearray(packed({"imsmanifest.xml": b"x"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(mark) + place] |= 1
    return bytes(content)


def many(count: int) -> bytes:
    """So many empty files; with Python's own packer it takes seconds."""
    local, listed, place = [], [], 0
    for number in range(count):
        name = b"%d.js" % number
        local.append(struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0) + name)
        listed.append(
            struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0, 0, 0, 0, 0, place)
            + name
        )
        place += len(local[-1])
    directory = b"".join(listed)
    told = min(count, 0xFFFF)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, told, told, len(directory), place, 0)
    return b"".join(local) + directory + end


def lying() -> bytes:
    """A bomb that says of itself that it is small: both sizes in the list are made tiny."""
    content = bytearray(packed(SCORM, ("bombe.js", b"\0" * 30_000_000)))
    place = content.rfind(b"PK\x01\x02")
    struct.pack_into("<L", content, place + 24, 10)
    struct.pack_into("<L", content, content.rfind(b"PK\x03\x04") + 22, 10)
    return bytes(content)


def scorm(**changes: str) -> bytes:
    return packed(SCORM | {name.replace("__", "."): text.encode() for name, text in changes.items()})


def h5p(**changes: str) -> bytes:
    return packed(H5P | {name: text.encode() for name, text in changes.items()})


def without(files: dict[str, bytes], name: str) -> bytes:
    return packed({other: content for other, content in files.items() if other != name})


OUTSIDE_PAGE = INDEX.replace('src="oppgave.js"', 'src="https://langt-borte.example.org/x.js"')
HARMFUL: dict[str, tuple[Callable[[], bytes], Reason, str]] = {
    "a bomb": (lambda: packed(SCORM, ("bombe.js", b"\0" * 30_000_000)), Reason.TOO_PACKED, "bombe.js"),
    "a bomb in many files": (
        lambda: packed(SCORM, *[(f"{n}.js", b"\0" * 4_000_000) for n in range(4)]),
        Reason.TOO_PACKED,
        "2.js",
    ),
    "a bomb in a bomb": (lambda: packed(SCORM, ("indre.zip", packed(SCORM))), Reason.FILE_TYPE, "indre.zip"),
    "a way up": (lambda: packed(SCORM, ("../../ut.js", b"x")), Reason.BAD_PATH, "../../ut.js"),
    "a way up inside": (lambda: packed(SCORM, ("a/../../ut.js", b"x")), Reason.BAD_PATH, "a/../../ut.js"),
    "an absolute path": (lambda: packed(SCORM, ("/etc/ut.js", b"x")), Reason.BAD_PATH, "/etc/ut.js"),
    "a drive": (lambda: packed(SCORM, ("C:/ut.js", b"x")), Reason.BAD_PATH, "C:/ut.js"),
    "a backslash": (lambda: packed(SCORM, ("..\\ut.js", b"x")), Reason.BAD_PATH, "..\\ut.js"),
    "a control character": (lambda: packed(SCORM, ("a\nb.js", b"x")), Reason.BAD_PATH, "a\nb.js"),
    "an empty part": (lambda: packed(SCORM, ("a//b.js", b"x")), Reason.BAD_PATH, "a//b.js"),
    "a long name": (lambda: packed(SCORM, ("a" * 300 + ".js", b"x")), Reason.LONG_PATH, "a" * 300),
    "deep folders": (lambda: packed(SCORM, ("a/" * 12 + "b.js", b"x")), Reason.LONG_PATH, "a/" * 12 + "b.js"),
    "a symbolic link": (lambda: packed(SCORM, (link("lenke.js"), b"/etc/passwd")), Reason.SPECIAL_FILE, "lenke.js"),
    "a device": (lambda: packed(SCORM, (device("enhet.js"), b"")), Reason.SPECIAL_FILE, "enhet.js"),
    "a password": (locked, Reason.ENCRYPTED, "imsmanifest.xml"),
    "another packing": (lambda: packed(SCORM, (bzipped("a.js"), b"x")), Reason.PACKED_STRANGELY, "a.js"),
    "the same name in capitals": (lambda: packed(SCORM, ("INDEX.html", b"x")), Reason.TWICE, "INDEX.html"),
    "a file that is a folder": (lambda: packed(SCORM, ("a.js", b"x"), ("A.js/b.js", b"x")), Reason.TWICE, "a.js"),
    "5,001 files": (lambda: many(5_001), Reason.TOO_MANY_FILES, ""),
    "100,000 files": (lambda: many(100_000), Reason.TOO_MANY_FILES, ""),
    "no zip file": (lambda: b"Dette er ikke en pakke.", Reason.BROKEN, ""),
    "half a zip file": (lambda: zipped("scorm")[:1000], Reason.BROKEN, ""),
    "a program": (lambda: packed(SCORM, ("virus.exe", b"MZ")), Reason.FILE_TYPE, "virus.exe"),
    "a page in an H5P": (lambda: packed(H5P, ("content/a.html", b"x")), Reason.FILE_TYPE, "content/a.html"),
    "neither kind": (lambda: packed({"index.html": b"x"}), Reason.NEITHER, ""),
    "a folder too much": (lambda: packed({f"kurs/{n}": c for n, c in SCORM.items()}), Reason.NEITHER, ""),
    "a script of another host": (
        lambda: scorm(index__html=OUTSIDE_PAGE),
        Reason.OUTSIDE,
        "index.html: https://langt-borte.example.org/x.js",
    ),
    "a manifest of another host": (
        lambda: scorm(imsmanifest__xml=MANIFEST.replace('href="index.html"', 'href="//borte.example.org/a"', 1)),
        Reason.OUTSIDE,
        "imsmanifest.xml: //borte.example.org/a",
    ),
    "a library of another host": (
        lambda: packed(
            H5P
            | {
                "Bank.OneRight-1.0/library.json": H5P["Bank.OneRight-1.0/library.json"].replace(
                    b"one-right.js", b"https://borte.example.org/x.js"
                )
            }
        ),
        Reason.OUTSIDE,
        "Bank.OneRight-1.0/library.json: https://borte.example.org/x.js",
    ),
    "entities": (
        lambda: scorm(imsmanifest__xml='<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
        Reason.MANIFEST,
        "",
    ),
    "a broken manifest": (lambda: scorm(imsmanifest__xml="<manifest>"), Reason.MANIFEST, ""),
    "another root": (lambda: scorm(imsmanifest__xml="<kurs/>"), Reason.MANIFEST, ""),
    "SCORM 2004": (
        lambda: scorm(imsmanifest__xml=MANIFEST.replace(">1.2<", ">2004 4th Edition<")),
        Reason.NOT_SCORM_12,
        "2004 4th Edition",
    ),
    "an unknown version": (lambda: scorm(imsmanifest__xml="<manifest/>"), Reason.NOT_SCORM_12, ""),
    "no organisation": (
        lambda: scorm(imsmanifest__xml="<manifest><metadata><schemaversion>1.2</schemaversion></metadata></manifest>"),
        Reason.NO_ENTRY,
        "",
    ),
    "nothing to open": (lambda: scorm(imsmanifest__xml=MANIFEST.replace("identifierref", "x")), Reason.NO_ENTRY, ""),
    "a page that is not there": (lambda: without(SCORM, "index.html"), Reason.NO_ENTRY, "index.html"),
    "several parts": (
        lambda: scorm(
            imsmanifest__xml=MANIFEST.replace("</organization>", '<item identifierref="side"/></organization>')
        ),
        Reason.MANY_PARTS,
        "2",
    ),
    "no JSON": (lambda: h5p(**{"h5p.json": "{"}), Reason.H5P_JSON, "h5p.json"),
    "a list for JSON": (lambda: h5p(**{"h5p.json": "[]"}), Reason.H5P_JSON, "h5p.json"),
    "no main library": (lambda: h5p(**{"h5p.json": "{}"}), Reason.H5P_JSON, "h5p.json"),
    "a library that is none": (
        lambda: h5p(**{"h5p.json": '{"mainLibrary": "A", "preloadedDependencies": ["A"]}'}),
        Reason.H5P_JSON,
        "h5p.json",
    ),
    "a library with a path": (
        lambda: h5p(
            **{
                "h5p.json": '{"mainLibrary": "../A", "preloadedDependencies":'
                ' [{"machineName": "../A", "majorVersion": 1, "minorVersion": 0}]}'
            }
        ),
        Reason.H5P_JSON,
        "h5p.json",
    ),
    "a main library that is not named": (
        lambda: h5p(**{"h5p.json": '{"mainLibrary": "A", "preloadedDependencies": []}'}),
        Reason.LIBRARY,
        "A",
    ),
    "no content": (lambda: without(H5P, "content/content.json"), Reason.CONTENT_JSON, "content/content.json"),
    "no library": (
        lambda: without(H5P, "Bank.OneRight-1.0/library.json"),
        Reason.LIBRARY,
        "Bank.OneRight-1.0/library.json",
    ),
    "a library without its file": (
        lambda: without(H5P, "Bank.OneRight-1.0/one-right.js"),
        Reason.LIBRARY_FILE,
        "Bank.OneRight-1.0/one-right.js",
    ),
    "a library of odd lists": (
        lambda: h5p(**{"Bank.OneRight-1.0/library.json": '{"preloadedJs": "a.js"}'}),
        Reason.LIBRARY,
        "Bank.OneRight-1.0",
    ),
    "a library of odd files": (
        lambda: h5p(**{"Bank.OneRight-1.0/library.json": '{"preloadedJs": ["a.js"]}'}),
        Reason.LIBRARY,
        "Bank.OneRight-1.0",
    ),
    "a library that needs another": (
        lambda: h5p(
            **{
                "Bank.OneRight-1.0/library.json": '{"preloadedDependencies":'
                ' [{"machineName": "B", "majorVersion": "2", "minorVersion": 1}]}'
            }
        ),
        Reason.LIBRARY,
        "B-2.1/library.json",
    ),
}


@pytest.mark.parametrize("harm", HARMFUL)
def test_what_may_do_harm_is_refused_with_the_reason_and_leaves_nothing(
    world: World, commit: Commit, harm: str
) -> None:
    make, reason, about = HARMFUL[harm]

    with commit():
        package = looked_through(world.contact, make())

    assert (package.state, package.reason, package.reason_about) == (State.REFUSED, reason, about[:300])
    assert stored() == []
    assert texts.reason(package.reason, package.reason_about)


def test_a_bomb_that_lies_about_its_size_is_refused_and_leaves_nothing(world: World, commit: Commit) -> None:
    with commit():
        package = looked_through(world.contact, lying())

    assert (package.state, package.reason, stored()) == (State.REFUSED, Reason.BROKEN, [])
    assert package.unpacked_size == 0


@pytest.mark.parametrize(
    ("limit", "value", "reason"),
    [
        ("MOST_UNPACKED", 2_000, Reason.TOO_LARGE),
        ("MOST_IN_ONE", 1_000, Reason.TOO_LARGE),
        ("MOST_TO_READ", 100, Reason.TOO_LARGE),
        ("MOST_UPLOADED", 100, Reason.TOO_LARGE),
        ("MOST_LISTED", 100, Reason.TOO_MANY_FILES),
    ],
)
def test_each_limit_holds(
    world: World, commit: Commit, monkeypatch: pytest.MonkeyPatch, limit: str, value: int, reason: Reason
) -> None:
    monkeypatch.setattr(rules, limit, value)

    with commit():
        package = looked_through(world.contact)

    assert (package.state, package.reason, stored()) == (State.REFUSED, reason, [])


def test_a_zip_file_of_the_large_kind_is_refused_before_its_list_is_read(tmp_path: Path) -> None:
    content = packed(SCORM)
    end = content.rfind(b"PK\x05\x06")
    large = content[:end] + struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1) + content[end:]

    with pytest.raises(rules.NotAccepted) as refused:
        unpack(io.BytesIO(large), tmp_path / "pakke")

    assert (refused.value.reason, list(tmp_path.iterdir())) == (Reason.TOO_MANY_FILES, [])


# --- the job ---


def test_the_job_is_asked_for_once_the_upload_is_through(world: World, commit: Commit, monkeypatch: Any) -> None:
    asked: list[int] = []
    monkeypatch.setattr("learning.packages.tasks.unpack_package.apply_async", lambda args: asked.append(*args))

    with commit():
        package = uploaded(world.contact)
        before = list(asked)

    assert (before, asked) == ([], [package.pk])


def test_the_job_may_run_twice(world: World) -> None:
    package = looked_through(world.contact)

    tasks.unpack_package(package.pk)

    assert LessonPackage.objects.get().attempts == 1
    assert stored() == [f"unpacked/{package.digest}", f"uploads/{package.digest}.zip"]


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_at_once_one_unpacks() -> None:
    package = uploaded(find_world().contact)

    results = at_once(lambda: actions.look_through(package.pk), lambda: actions.look_through(package.pk))

    package.refresh_from_db()
    assert (results, package.state) == ([None, None], State.READY)
    assert stored() == [f"unpacked/{package.digest}", f"uploads/{package.digest}.zip"]


def test_what_the_broker_lost_is_picked_up(world: World) -> None:
    package = uploaded(world.contact)

    tasks.tend_packages()

    package.refresh_from_db()
    assert package.state == State.READY


@pytest.mark.parametrize("name", [".part-{}", "{}"])
def test_what_a_killed_worker_left_is_removed_by_the_next(world: World, name: str) -> None:
    package = uploaded(world.contact)
    left = package.folder.with_name(name.format(package.digest))
    left.mkdir(parents=True)
    (left / "halv.js").write_text("x")

    actions.look_through(package.pk)

    assert stored() == [f"unpacked/{package.digest}", f"uploads/{package.digest}.zip"]
    assert not (package.folder / "halv.js").exists()


def test_a_package_that_kills_its_worker_is_given_up(world: World, commit: Commit) -> None:
    package = uploaded(world.contact)
    LessonPackage.objects.update(attempts=rules.MOST_ATTEMPTS)

    with commit():
        actions.look_through(package.pk)

    package.refresh_from_db()
    assert (package.state, package.reason, stored()) == (State.REFUSED, Reason.UNREADABLE, [])


def test_a_file_that_is_gone_is_said_to_be(world: World) -> None:
    package = uploaded(world.contact)
    package.upload.storage.delete(str(package.upload.name))

    actions.look_through(package.pk)

    package.refresh_from_db()
    assert (package.state, package.reason) == (State.REFUSED, Reason.LOST)


def test_files_that_no_row_names_go_when_they_are_old(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    package = looked_through(world.contact)
    root = package.folder.parents[1]
    (root / "uploads" / "fremmed.zip").write_text("x")
    (root / "unpacked" / ".part-fremmed").mkdir()
    actions.sweep()
    young = stored()

    monkeypatch.setattr(actions, "LEFT_ALONE", -60)
    actions.sweep()

    own = [f"unpacked/{package.digest}", f"uploads/{package.digest}.zip"]
    assert young == sorted([*own, "unpacked/.part-fremmed", "uploads/fremmed.zip"])
    assert stored() == own
