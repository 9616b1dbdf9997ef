"""Months and their days, as a calendar on the wall has them."""

import calendar
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.overviews.rules import Month, days_within, last_day_of, month_of, read_month, read_year, weeks_of

DECEMBER = Month(2026, 12)


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("2026-12", DECEMBER),
        ("1900-01", Month(1900, 1)),
        ("2026-00", None),
        ("2026-13", None),
        ("1899-12", None),
        ("2200-01", None),
        ("2026-1", None),
        ("2026-12-01", None),
        ("٢٠٢٦-12", None),
        ("", None),
    ],
)
def test_a_month_is_read_as_it_is_written(written: str, month: Month | None) -> None:
    assert read_month(written) == month
    assert month is None or str(month) == written


@pytest.mark.parametrize(
    ("written", "year"),
    [("2026", 2026), ("1899", None), ("026", None), ("20266", None), ("٢٠٢٦", None), ("year", None)],
)
def test_a_year_is_read_as_it_is_written(written: str, year: int | None) -> None:
    assert read_year(written) == year


def test_a_month_knows_its_days_and_its_neighbours() -> None:
    assert (DECEMBER.first_day, DECEMBER.last_day) == (datetime.date(2026, 12, 1), datetime.date(2026, 12, 31))
    assert (DECEMBER.before, DECEMBER.after) == (Month(2026, 11), Month(2027, 1))
    assert (DECEMBER.after.before, Month(2026, 11).after, Month(2027, 2).before) == (DECEMBER, DECEMBER, Month(2027, 1))
    assert Month(2026, 12) < Month(2027, 1)


def test_the_weeks_have_the_numbers_of_the_standard_and_nothing_of_other_months() -> None:
    first, *_rest, last = weeks_of(Month(2027, 1))  # the first of January 2027 is a Friday of week 53

    assert (first.number, first.days) == (53, (None, None, None, None, *(datetime.date(2027, 1, d) for d in (1, 2, 3))))
    assert (last.number, last.days[0], last.days[-1]) == (4, datetime.date(2027, 1, 25), datetime.date(2027, 1, 31))


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31)))
def test_every_day_of_a_month_stands_once_below_its_weekday(day: datetime.date) -> None:
    month = month_of(day)

    weeks = weeks_of(month)

    days = [(place, each) for week in weeks for place, each in enumerate(week.days) if each]
    assert [each.day for _place, each in days] == [*range(1, calendar.monthrange(month.year, month.month)[1] + 1)]
    assert all(place == each.weekday() for place, each in days)
    assert [week.number for week in weeks] == [next(filter(None, week.days)).isocalendar().week for week in weeks]


@pytest.mark.parametrize(
    ("begins", "ends", "last"),
    [
        ("2026-12-08 09:00", "2026-12-08 10:00", 8),
        ("2026-12-08 09:00", "2026-12-09 00:00", 8),
        ("2026-12-08 09:00", "2026-12-09 00:01", 9),
        ("2026-12-08 00:00", "2026-12-10 12:00", 10),
    ],
)
def test_what_ends_at_midnight_is_over_the_day_before(begins: str, ends: str, last: int) -> None:
    times = (datetime.datetime.fromisoformat(text) for text in (begins, ends))

    assert last_day_of(*times) == datetime.date(2026, 12, last)


def test_of_several_days_those_in_the_month_are_shown() -> None:
    def day(text: str) -> datetime.date:
        return datetime.date.fromisoformat(text)

    assert [*days_within(day("2026-11-29"), day("2026-12-02"), DECEMBER)] == [day("2026-12-01"), day("2026-12-02")]
    assert [*days_within(day("2026-12-31"), day("2027-01-02"), DECEMBER)] == [day("2026-12-31")]
    assert [*days_within(day("2027-01-01"), day("2027-01-02"), DECEMBER)] == []
