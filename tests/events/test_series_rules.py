"""When a meeting is repeated: the days a rule gives, and the clock on them."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from cms.core.working_days import is_holiday
from events.series.rules import (
    MOST,
    Every,
    Fault,
    Repetition,
    days_of,
    faults_of,
    may_add,
    may_switch,
    moments,
    same_clock,
    shifted,
)

OSLO = ZoneInfo("Europe/Oslo")
FIRST = datetime.date(2026, 12, 8)  # a Tuesday, the second of its month


def on(*texts: str) -> list[datetime.date]:
    return [datetime.date.fromisoformat(text) for text in texts]


def days(first: datetime.date = FIRST, every: Every = Every.WEEK, **rule: object) -> list[datetime.date]:
    return days_of(first, Repetition(every, **rule), is_holiday)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "every", "interval", "expected"),
    [
        ("2026-12-08", Every.WEEK, 1, ["2026-12-15", "2026-12-22", "2026-12-29"]),
        ("2026-12-08", Every.WEEK, 2, ["2026-12-22", "2027-01-05", "2027-01-19"]),
        ("2026-12-08", Every.DATE, 1, ["2027-01-08", "2027-02-08", "2027-03-08"]),
        ("2026-12-08", Every.DATE, 3, ["2027-03-08", "2027-06-08", "2027-09-08"]),
        ("2026-12-31", Every.DATE, 1, ["2027-01-31", "2027-03-31", "2027-05-31"]),  # no 31 February
        ("2026-12-08", Every.WEEKDAY, 1, ["2027-01-12", "2027-02-09", "2027-03-09"]),
        ("2026-12-14", Every.WEEKDAY, 1, ["2027-01-11", "2027-02-08", "2027-03-08"]),  # the second Monday, on a 14th
        ("2026-12-01", Every.WEEKDAY, 2, ["2027-02-02", "2027-04-06", "2027-06-01"]),
        ("2026-12-29", Every.WEEKDAY, 1, ["2027-03-30", "2027-06-29", "2027-08-31"]),  # the fifth, where there is one
        ("2026-12-29", Every.LAST_WEEKDAY, 1, ["2027-01-26", "2027-02-23", "2027-03-30"]),
        ("2026-12-08", Every.LAST_WEEKDAY, 1, ["2026-12-29", "2027-01-26", "2027-02-23"]),
    ],
)
def test_a_rule_gives_the_days_after_the_first(first: str, every: Every, interval: int, expected: list[str]) -> None:
    found = days(datetime.date.fromisoformat(first), every, interval=interval, count=3)

    assert found == on(*expected)


def test_the_last_day_is_with_it() -> None:
    assert days(until=datetime.date(2026, 12, 22)) == on("2026-12-15", "2026-12-22")
    assert days(until=datetime.date(2026, 12, 21)) == on("2026-12-15")


def test_days_left_out_and_holidays_do_not_count() -> None:
    thursday = datetime.date(2026, 12, 10)

    assert days(left_out=frozenset(on("2026-12-22")), count=3) == on("2026-12-15", "2026-12-29", "2027-01-05")
    assert days(datetime.date(2027, 3, 18), count=2) == on("2027-03-25", "2027-04-01")
    assert days(datetime.date(2027, 3, 18), count=2, skips_holidays=True) == on("2027-04-01", "2027-04-08")
    assert datetime.date(2026, 12, 24) in days(thursday, count=2, skips_holidays=True)  # no public holiday


def test_a_rule_gives_no_more_days_than_can_be_refused_nor_any_beyond_three_years() -> None:
    assert len(days(count=500)) == MOST + 1
    assert len(days(until=datetime.date(2029, 12, 8))) == MOST + 1
    assert days(every=Every.DATE, interval=12, count=9) == on("2027-12-08", "2028-12-08", "2029-12-08")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"count": 3}, []),
        ({"until": datetime.date(2026, 12, 9)}, []),
        ({"until": datetime.date(2029, 12, 8)}, []),
        ({}, [("count", Fault.NO_END)]),
        ({"count": 3, "until": datetime.date(2026, 12, 9)}, [("count", Fault.TWO_ENDS)]),
        ({"until": FIRST}, [("until", Fault.ENDS_BEFORE)]),
        ({"until": datetime.date(2029, 12, 9)}, [("until", Fault.TOO_FAR)]),
    ],
)
def test_a_rule_has_one_end_that_is_within_reach(rule: dict[str, object], expected: list[tuple[str, Fault]]) -> None:
    assert faults_of(FIRST, Repetition(Every.WEEK, **rule)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("there_are", "days", "new", "expected"),
    [
        (1, 59, 59, None),
        (1, 60, 60, Fault.TOO_MANY),
        (59, 1, 1, None),
        (60, 1, 1, Fault.TOO_MANY),
        (60, 4, 0, Fault.ARE_THERE),
        (1, 0, 0, Fault.NO_DAYS),
    ],
)
def test_an_event_has_sixty_meetings_at_most(there_are: int, days: int, new: int, expected: Fault | None) -> None:
    assert may_add(there_are=there_are, days=days, new=new) == expected


@pytest.mark.parametrize(
    ("meetings", "signed_up", "expected"),
    [(3, 0, None), (3, 1, Fault.SOMEBODY_SIGNED_UP), (0, 0, Fault.NO_MEETINGS)],
)
def test_what_one_signs_up_for_is_chosen_before_anybody_has(
    meetings: int, signed_up: int, expected: Fault | None
) -> None:
    assert may_switch(meetings=meetings, signed_up=signed_up) == expected


# --- the clock -------------------------------------------------------------------------------------------------------


def oslo(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=OSLO)


def utc(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%d %H:%M")


def test_the_clock_stays_when_summer_time_begins_and_ends() -> None:
    meeting = oslo("2027-03-23 09:00")

    assert utc(meeting) == "2027-03-23 08:00"
    assert utc(same_clock(meeting, datetime.date(2027, 3, 30))) == "2027-03-30 07:00"
    assert utc(shifted(meeting, datetime.timedelta(weeks=32))) == "2027-11-02 08:00"


def test_a_clock_time_that_the_night_leaves_out_is_an_hour_later() -> None:
    found = same_clock(oslo("2027-03-21 02:30"), datetime.date(2027, 3, 28))

    assert found.isoformat() == "2027-03-28T03:30:00+02:00"


def test_a_meeting_ends_as_many_days_later_as_it_did_and_after_it_has_begun() -> None:
    two_days = moments(oslo("2027-01-12 10:00"), oslo("2027-01-13 15:00"), datetime.date(2027, 4, 13))
    in_the_night = moments(oslo("2027-03-21 02:15"), oslo("2027-03-21 03:00"), datetime.date(2027, 3, 28))

    assert two_days == (oslo("2027-04-13 10:00"), oslo("2027-04-14 15:00"))
    assert in_the_night == (oslo("2027-03-28 03:15"), oslo("2027-03-28 04:00"))
