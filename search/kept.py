"""What readers' answers are made of, told to the page cache: the index."""

import datetime
from collections.abc import Collection

from cms.core.pagecache.moments import changes_by_clock
from cms.core.pagecache.tables import watch
from events.kept import next_moment
from search.models import Block, Entry, FacetValue, FileText, Posting, Promotion, Synonym, Word
from search.models.log import Query


def declare() -> None:
    watch(Block, Entry, FacetValue, FileText, Posting, Promotion, Query, Synonym, Word)
    changes_by_clock(next_minute, Entry._meta.db_table, Block._meta.db_table)


def next_minute(works: Collection[str] | None, now: datetime.datetime) -> datetime.datetime | None:
    """When an event is found as another: the index counts whole minutes, so at the one in which it happens or after."""
    minute = now.replace(second=0, microsecond=0)
    moment = next_moment(None, minute - datetime.timedelta(microseconds=1))
    if moment is None:
        return None
    moment = moment.replace(second=0, microsecond=0)
    return moment if moment > now else minute + datetime.timedelta(minutes=1)
