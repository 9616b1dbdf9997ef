"""Norwegian working days. Plain functions of dates."""

import datetime
from functools import lru_cache

import holidays

DAY = datetime.timedelta(days=1)


@lru_cache
def _holidays_of(year: int) -> frozenset[datetime.date]:
    """Norway's public holidays (lov om helligdager, lov om 1. og 17. mai); Sundays are no working days anyhow."""
    return frozenset(holidays.country_holidays("NO", years=year))


def is_holiday(day: datetime.date) -> bool:
    """A public holiday; an ordinary Sunday is none."""
    return day in _holidays_of(day.year)


def is_working_day(day: datetime.date) -> bool:
    return day.weekday() < 5 and not is_holiday(day)


def add_working_days(day: datetime.date, number: int) -> datetime.date:
    """The working day that comes so many working days after the given day, or before it when `number` is negative."""
    step = DAY if number > 0 else -DAY
    left = abs(number)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def working_days_between(first: datetime.date, last: datetime.date) -> int:
    """How many working days have come after the first day, up to the last and with it."""
    days = (first + number * DAY for number in range(1, (last - first).days + 1))
    return sum(map(is_working_day, days))
