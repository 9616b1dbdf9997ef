"""The rules of packages, as questions of plain values."""

import itertools

import pytest

from learning.packages import rules, texts
from learning.packages.rules import Member, No, NotAccepted, Reason


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("a.js", False),
        ("../a.js", False),
        ("/a.js", False),
        ("#del", False),
        ("data:text/javascript,1", False),
        ("javascript:void(0)", False),
        ("https://example.org/a.js", True),
        ("HTTP://example.org/a.js", True),
        ("//example.org/a.js", True),
        ("\\\\example.org\\a.js", True),
        (" https://example.org", True),
        ("ht\ntps://example.org", True),
        ("https:example.org", True),
        ("wss://example.org", True),
        ("https://[", True),
    ],
)
def test_an_address_leads_outside_or_not(address: str, expected: bool) -> None:
    assert rules.is_outside(address) is expected


@pytest.mark.parametrize(
    ("folder", "address", "expected"),
    [
        ("", "a.js", "a.js"),
        ("A-1.0", "./js/a.js?v=1#x", "A-1.0/js/a.js"),
        ("A-1.0/js", "../a.js", "A-1.0/a.js"),
        ("A-1.0", "../../a.js", None),
        ("", "/a.js", None),
        ("", "https://example.org/a.js", None),
    ],
)
def test_a_relative_address_names_a_file_of_the_package(folder: str, address: str, expected: str | None) -> None:
    assert rules.inside(folder, address) == expected


@pytest.mark.parametrize(
    ("name", "extension", "left_out"),
    [
        ("a.JS", "js", False),
        ("kurs/a.min.js", "js", False),
        ("LICENSE", "", True),
        ("kurs.d/README", "", True),
        (".htaccess", "", True),
        (".gitignore.js", "", True),
        ("a/Thumbs.db", "db", True),
        ("a.md", "md", True),
        ("__MACOSX/a.js", "js", True),
    ],
)
def test_a_name_tells_what_a_file_is(name: str, extension: str, left_out: bool) -> None:
    assert (rules.extension_of(name), rules.is_left_out(name)) == (extension, left_out)


def test_a_folder_of_its_own_is_no_file() -> None:
    folder = Member("bilder/", is_folder=True, mode=0, is_encrypted=False, is_packed_usually=True)
    file = Member("bilder/a.png", is_folder=False, mode=0, is_encrypted=False, is_packed_usually=True)

    assert rules.check_members([folder, file]) == ["bilder/a.png"]


def test_files_are_counted_whatever_the_end_of_the_zip_file_says() -> None:
    files = [
        Member(f"{n}.js", is_folder=False, mode=0, is_encrypted=False, is_packed_usually=True) for n in range(5_001)
    ]

    with pytest.raises(NotAccepted) as refused:
        rules.check_members(files)

    assert refused.value.reason == Reason.TOO_MANY_FILES
    assert len(rules.check_members(files[1:])) == rules.MOST_FILES


@pytest.mark.parametrize(
    ("one", "together", "packed", "reason"),
    [
        (100, rules.FREE_OF_RATIO + 1, 10, Reason.TOO_PACKED),
        (100, 1_000 * rules.MEGABYTE, 10**9, Reason.TOO_LARGE),
        (rules.MOST_IN_ONE + 1, rules.MOST_IN_ONE + 1, 10**9, Reason.TOO_LARGE),
    ],
)
def test_sizes_over_a_limit_are_refused(one: int, together: int, packed: int, reason: Reason) -> None:
    with pytest.raises(NotAccepted) as refused:
        rules.check_sizes(packed=packed, one=one, together=together, name="film.mp4")

    assert refused.value.reason == reason


def test_sizes_at_their_limits_are_well() -> None:
    rules.check_sizes(packed=10, one=100, together=rules.FREE_OF_RATIO, name="film.mp4")
    rules.check_sizes(packed=10**9, one=rules.MOST_IN_ONE, together=rules.MOST_UNPACKED, name="film.mp4")
    rules.check_sizes(packed=10**9, one=rules.MOST_TO_READ, together=rules.MOST_TO_READ, name="index.html")


@pytest.mark.parametrize(
    "facts",
    [
        dict(zip(("own", "waiting", "used", "learners"), bits, strict=True))
        for bits in itertools.product((False, True), repeat=4)
    ],
)
def test_only_what_is_the_users_own_and_rests_is_deleted(facts: dict[str, bool]) -> None:
    found = rules.may_delete(
        is_own=facts["own"], is_waiting=facts["waiting"], is_used=facts["used"], has_learners=facts["learners"]
    )

    expected: No | None = None
    for fact, no in (("learners", No.HAS_LEARNERS), ("used", No.IS_USED), ("waiting", No.IS_LOOKED_THROUGH)):
        expected = no if facts[fact] else expected
    assert found == (expected if facts["own"] else No.NOT_YOURS)


def test_every_reason_and_every_no_is_said_in_words() -> None:
    assert (set(texts.REASONS), set(texts.NOES)) == (set(Reason), set(No))
    assert [reason for reason in Reason if "%(" in texts.reason(reason, "a.js")] == []
