"""Norwegian working days: when an answer is due. Plain functions of dates."""

import datetime

from cms.core.working_days import is_working_day
from workflows.rules import WORKING_DAYS, WORKING_DAYS_OF_EVENT

DAY = datetime.timedelta(days=1)


def add_working_days(day: datetime.date, number: int) -> datetime.date:
    """The working day that comes so many working days after the given day, or before it when `number` is negative."""
    step = DAY if number > 0 else -DAY
    left = abs(number)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def due_on(submitted: datetime.date, event_starts: datetime.date | None = None) -> datetime.date:
    """The last day for an answer. An event's comes sooner, and before the event; never before it was submitted."""
    if event_starts is None:
        return add_working_days(submitted, WORKING_DAYS)
    soon = add_working_days(submitted, WORKING_DAYS_OF_EVENT)
    return max(submitted, min(soon, add_working_days(event_starts, -1)))
