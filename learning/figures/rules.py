"""What is shown of how many, and to whom. Plain functions of plain values (docs/adr/0037)."""

from enum import StrEnum

STEP = 5  # people; also the fewest of whom anything is told


class Period(StrEnum):
    """By when they began. The values stand in addresses."""

    THIS = "dette"
    LAST = "forrige"
    ALL = "alle"


def period_named(value: str) -> Period | None:
    return next((period for period in Period if period == value), None)


def rounded(number: int) -> int:
    """Down to the nearest five: 0 says «under five». Every number of people is shown so, and no other way.

    Nothing is gained by adding and subtracting what is shown: whatever group is left over may be one number or another.
    """
    return number - number % STEP


def share(part: int, whole: int) -> int | None:
    """Per cent, of the numbers as they are shown, so that it tells no more than they do. None of too few."""
    return round(100 * rounded(part) / rounded(whole)) if rounded(whole) else None


def is_told(people: int) -> bool:
    """Whether something that is no number of people (a median) may be told of so many."""
    return people >= STEP


def may_see(*, is_contact: bool, is_group: bool, is_operator: bool, is_live: bool) -> bool:
    """The course's owners; of courses that readers see, the resource group and the operator too."""
    return is_contact or (is_live and (is_group or is_operator))
