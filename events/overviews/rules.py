"""Months and their days, as a calendar on the wall has them. Dates are Norway's."""

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

DAY = datetime.timedelta(days=1)
_WRITTEN = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEARS = range(1900, 2200)  # what somebody may ask for; there are links only to months in which something happens


@dataclass(frozen=True, order=True)
class Month:
    year: int
    month: int

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.year, self.month, 1)

    @property
    def last_day(self) -> datetime.date:
        return self.after.first_day - DAY

    @property
    def before(self) -> "Month":
        return Month(self.year - 1, 12) if self.month == 1 else Month(self.year, self.month - 1)

    @property
    def after(self) -> "Month":
        return Month(self.year + 1, 1) if self.month == 12 else Month(self.year, self.month + 1)

    def __str__(self) -> str:
        """As it stands in an address: 2026-12."""
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True)
class Week:
    """Seven days from Monday, with the number that ISO 8601 gives the week; None for a day of another month."""

    number: int
    days: tuple[datetime.date | None, ...]


def month_of(day: datetime.date) -> Month:
    return Month(day.year, day.month)


def read_month(text: str) -> Month | None:
    """None where it is not written as 2026-12, or is no month."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    year, month = int(found[1]), int(found[2])
    return Month(year, month) if year in _YEARS and 1 <= month <= 12 else None


def read_year(text: str) -> int | None:
    return int(text) if len(text) == 4 and text.isascii() and text.isdecimal() and int(text) in _YEARS else None


def weeks_of(month: Month) -> list[Week]:
    weeks = calendar.Calendar().monthdatescalendar(month.year, month.month)
    return [
        Week(week[0].isocalendar().week, tuple(day if month_of(day) == month else None for day in week))
        for week in weeks
    ]


def last_day_of(starts_at: datetime.datetime, ends_at: datetime.datetime) -> datetime.date:
    """What ends at midnight is over the day before. Both times are local."""
    return max(starts_at.date(), (ends_at - datetime.timedelta(microseconds=1)).date())


def days_within(first: datetime.date, last: datetime.date, month: Month) -> Iterator[datetime.date]:
    """The days from the first to the last that are in the month."""
    day = max(first, month.first_day)
    while day <= min(last, month.last_day):
        yield day
        day += DAY
