"""When an answer stops being true by the clock alone: a deadline passes, a meeting begins, a day ends.

Rooms that show such things say, for the tables they read, when that next happens. What says nothing lasts until
midnight in Norway, since a date stands on nearly every page.
"""

import datetime
from collections.abc import Callable, Collection

from django.utils import timezone

# Of the works with these keys, or of all (None); after this moment. None where nothing is to come.
Next = Callable[[Collection[str] | None, datetime.datetime], datetime.datetime | None]

_of_tables: dict[Next, frozenset[str]] = {}


def changes_by_clock(next_moment: Next, *names: str) -> None:
    """Whoever reads one of these tables is out of date at the moment that `next_moment` tells."""
    _of_tables[next_moment] = frozenset(names)


def true_until(seen: Collection[str], works: Collection[str] | None, now: datetime.datetime) -> datetime.datetime:
    local = timezone.localtime(now)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    until = timezone.make_aware(midnight.replace(tzinfo=None) + datetime.timedelta(days=1))
    for next_moment, names in _of_tables.items():
        if names & frozenset(seen):
            moment = next_moment(works, now)
            until = min(until, moment) if moment else until
    return until
