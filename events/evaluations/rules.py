"""When an evaluation is asked for, answered and shown. Plain functions of plain values.

The reasons are in docs/adr/0043-evaluations.md.
"""

import datetime
from collections.abc import Iterable, Sequence
from enum import StrEnum

FEWEST = 5  # people, before anything is shown of what they answered
OPEN_FOR = datetime.timedelta(days=30)  # from the day of the letters
MOST_QUESTIONS = 5  # of the organiser's own
SCALE = (1, 2, 3, 4, 5)


class Refusal(StrEnum):
    CLOSED = "closed"
    SPENT = "spent"
    ASKED = "asked"


def letters_are_due(*, last_day: datetime.date | None, today: datetime.date) -> bool:
    """`last_day`: of the meetings that are not cancelled; None where there is none."""
    return last_day is not None and last_day < today


def last_open_day(told_on: datetime.date) -> datetime.date:
    return told_on + OPEN_FOR


def is_open(*, told_on: datetime.date | None, today: datetime.date) -> bool:
    return told_on is not None and today <= last_open_day(told_on)


def may_answer(*, is_spent: bool, told_on: datetime.date | None, today: datetime.date) -> Refusal | None:
    if is_spent:
        return Refusal.SPENT
    return None if is_open(told_on=told_on, today=today) else Refusal.CLOSED


def may_change(*, told_on: datetime.date | None) -> Refusal | None:
    """Who is asked one thing must not be taken to have answered another."""
    return Refusal.ASKED if told_on else None


def is_shown(*, people: int) -> bool:
    return people >= FEWEST


def people_shown(answered: int, *, is_open: bool) -> int:
    """Of how many people the answers are shown: none of fewer than five, and in whole fives as long as more may come.

    Whoever looks before and after an answer has come sees no difference, or that of five people.
    """
    if not is_shown(people=answered):
        return 0
    return answered - answered % FEWEST if is_open else answered


def is_whole_five(answered: int) -> bool:
    return answered % FEWEST == 0


def are_shown(numbers: Iterable[int]) -> bool:
    """Whether a question's figures are shown: all or none. One that was left out could be told from the others.

    That there is nobody tells of nobody.
    """
    return all(number == 0 or is_shown(people=number) for number in numbers)


def mean(values: Sequence[int]) -> float | None:
    """With one decimal; None where too few have answered."""
    return round(sum(values) / len(values), 1) if is_shown(people=len(values)) else None
