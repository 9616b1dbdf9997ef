"""When a page must be checked, and when readers are told that it was not. Plain functions of plain values."""

import datetime
from enum import StrEnum

# A page past its date is chased before readers are told: its owner may have checked it and only not said so.
ASKED_AHEAD = datetime.timedelta(days=30)
REMINDED_AGAIN_AFTER = datetime.timedelta(days=14)
FLAGGED_AFTER = datetime.timedelta(days=28)
NEXT_CHECK = datetime.timedelta(days=365)  # what is proposed when the owner has checked a page
LONGEST_UNCHECKED = datetime.timedelta(days=2 * 365)


class Step(StrEnum):
    """How far the chase of a page has come, in this order."""

    ASK = "ask"
    REMIND = "remind"
    REMIND_AGAIN = "remind_again"
    FLAG = "flag"


def due_on(review_due_on: datetime.date | None, next_check_on: datetime.date | None) -> datetime.date | None:
    """The day a page must be checked by: the later of what its reviewed text says and what its owner said since."""
    return max(filter(None, (review_due_on, next_check_on)), default=None)


def step_on(day: datetime.date, due: datetime.date | None) -> Step | None:
    """How far the chase should have come on that day; None while nobody need be asked."""
    if due is None or day < due - ASKED_AHEAD:
        return None
    if day < due:
        return Step.ASK
    if day < due + REMINDED_AGAIN_AFTER:
        return Step.REMIND
    return Step.REMIND_AGAIN if day < due + FLAGGED_AFTER else Step.FLAG


def is_fair_next_check(day: datetime.date, today: datetime.date) -> bool:
    """The owner may promise to look again between tomorrow and two years from now."""
    return today < day <= today + LONGEST_UNCHECKED
