"""Norwegian working days. Plain functions of dates."""

import datetime
from functools import lru_cache

import holidays


@lru_cache
def _holidays_of(year: int) -> frozenset[datetime.date]:
    """Norway's public holidays (lov om helligdager, lov om 1. og 17. mai); Sundays are no working days anyhow."""
    return frozenset(holidays.country_holidays("NO", years=year))


def is_working_day(day: datetime.date) -> bool:
    return day.weekday() < 5 and day not in _holidays_of(day.year)
