"""The half-years that are planned for, and how an address names one."""

import re

from django.utils import timezone

from cms.core.half_years import FIRST, HalfYear, half_year_of

NAMED = re.compile(r"(\d{4})-([12])")
AHEAD = 6  # half-years one may plan for, the present one among them
SHOWN = 4  # in the matrix
FARTHEST = 20  # half-years from now that the matrix is turned to, either way


def now() -> HalfYear:
    return half_year_of(timezone.localdate())


def later(half_year: HalfYear, steps: int) -> HalfYear:
    """So many half-years later; earlier, where the number is negative."""
    year, half = divmod(half_year.year * 2 + half_year.half - FIRST + steps, 2)
    return HalfYear(year, half + FIRST)


def ahead() -> list[HalfYear]:
    return [later(now(), steps) for steps in range(AHEAD)]


def name_of(half_year: HalfYear) -> str:
    """As an address has it: 2027-1."""
    return f"{half_year.year}-{half_year.half}"


def named(text: str) -> HalfYear | None:
    found = NAMED.fullmatch(text)
    return HalfYear(int(found[1]), int(found[2])) if found else None


def shown_from(text: str) -> list[HalfYear]:
    """Those in the matrix: from the one named, where it is near enough, else from the present one."""
    wanted, earliest, latest = named(text), later(now(), -FARTHEST), later(now(), FARTHEST)
    first = wanted if wanted and earliest <= wanted <= latest else now()
    return [later(first, steps) for steps in range(SHOWN)]
