"""Half-years, in which the bank counts what was done."""

import datetime
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

FIRST, SECOND = 1, 2


@dataclass(frozen=True, order=True)
class HalfYear:
    year: int
    half: int

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.year, 1 if self.half == FIRST else 7, 1)

    @property
    def last_day(self) -> datetime.date:
        return datetime.date(self.year, 6, 30) if self.half == FIRST else datetime.date(self.year, 12, 31)

    @property
    def limits(self) -> tuple[datetime.datetime, datetime.datetime]:
        """Its first moment and its last, in Norway."""
        first = datetime.datetime.combine(self.first_day, datetime.time.min)
        last = datetime.datetime.combine(self.last_day, datetime.time.max)
        return timezone.make_aware(first), timezone.make_aware(last)

    @property
    def before(self) -> "HalfYear":
        return HalfYear(self.year - 1, SECOND) if self.half == FIRST else HalfYear(self.year, FIRST)

    def __str__(self) -> str:
        text = _("first half of %(year)s") if self.half == FIRST else _("second half of %(year)s")
        return text % {"year": self.year}


def half_year_of(day: datetime.date) -> HalfYear:
    return HalfYear(day.year, FIRST if day.month <= 6 else SECOND)
