"""What calendars are told: each rule by itself."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from events.calendars.rules import (
    Method,
    Standing,
    Status,
    comes_twice,
    is_busy,
    method_of,
    one_line,
    plain,
    status_of,
    strongest,
)

OSLO = ZoneInfo("Europe/Oslo")


@pytest.mark.parametrize(
    ("standings", "expected"),
    [(["waiting", "place"], "place"), (["waiting", "offered"], "offered"), (["waiting"], "waiting")],
)
def test_who_has_signed_up_twice_has_the_better_of_both(standings: list[str], expected: str) -> None:
    assert strongest(standings) == expected


@pytest.mark.parametrize(
    ("standing", "is_cancelled", "status", "busy"),
    [
        (None, False, Status.CONFIRMED, False),
        (None, True, Status.CANCELLED, False),
        (Standing.PLACE, False, Status.CONFIRMED, True),
        (Standing.PLACE, True, Status.CANCELLED, False),
        (Standing.OFFERED, False, Status.TENTATIVE, True),
        (Standing.WAITING, False, Status.TENTATIVE, False),
        (Standing.WAITING, True, Status.CANCELLED, False),
    ],
)
def test_a_place_is_certain_an_offer_is_not_and_what_is_cancelled_takes_no_time(
    standing: Standing | None, is_cancelled: bool, status: Status, busy: bool
) -> None:
    assert status_of(standing, is_cancelled=is_cancelled) == status
    assert is_busy(standing, is_cancelled=is_cancelled) == busy


@pytest.mark.parametrize(
    ("letter", "has_place", "is_invited", "expected"),
    [
        ("place", True, False, Method.REQUEST),
        ("changed", True, True, Method.REQUEST),
        ("changed", False, False, None),
        ("cancelled", False, True, Method.CANCEL),
        ("cancelled", False, False, None),
        ("meeting_cancelled", True, True, Method.CANCEL),
        ("meeting_cancelled", False, False, None),
        ("waiting", False, False, None),
        ("offered", False, False, None),
        ("lapsed", False, False, None),
        ("reminder", True, True, None),
        ("message", True, True, None),
    ],
)
def test_a_letter_asks_the_calendar_for_what_its_reader_has(
    letter: str, has_place: bool, is_invited: bool, expected: Method | None
) -> None:
    assert method_of(letter, has_place=has_place, is_invited=is_invited) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-10-24T23:59:59+00:00", False),
        ("2026-10-25T00:00:00+00:00", True),  # three o'clock summer time will be two again
        ("2026-10-25T01:59:59+00:00", True),
        ("2026-10-25T02:00:00+00:00", False),
        ("2026-03-29T00:59:59+00:00", False),
        ("2026-03-29T01:00:00+00:00", False),
    ],
)
def test_two_hours_of_a_year_have_one_name_on_the_clock(moment: str, expected: bool) -> None:
    local = datetime.datetime.fromisoformat(moment).astimezone(OSLO)

    assert comes_twice(local) == expected


def test_one_time_of_two_is_enough() -> None:
    night = (
        datetime.datetime(2026, 10, 24, 22, tzinfo=datetime.UTC),
        datetime.datetime(2026, 10, 25, 1, tzinfo=datetime.UTC),
    )

    assert comes_twice(*(moment.astimezone(OSLO) for moment in night))


def test_a_text_keeps_its_lines_and_loses_what_cannot_be_seen() -> None:
    assert plain("  En\r\nto\rtre\u2028fire\x00\x07\x1b,\tfem\u200d🧑‍🏫\n ") == "En\nto\ntre\nfire,\tfem\u200d🧑‍🏫"


def test_a_title_is_one_line() -> None:
    assert one_line(" Fag\r\nprat;\t del  1 ") == "Fag prat; del 1"
