"""Norwegian working days: when an answer is due. Plain functions of dates."""

import datetime

from cms.core.working_days import add_working_days
from workflows.rules import WORKING_DAYS, WORKING_DAYS_OF_EVENT


def due_on(submitted: datetime.date, event_starts: datetime.date | None = None) -> datetime.date:
    """The last day for an answer. An event's comes sooner, and before the event; never before it was submitted."""
    if event_starts is None:
        return add_working_days(submitted, WORKING_DAYS)
    soon = add_working_days(submitted, WORKING_DAYS_OF_EVENT)
    return max(submitted, min(soon, add_working_days(event_starts, -1)))
