"""What changed is told the clock after the commit; it was written down by the database, in the transaction itself.

So nothing is lost when Redis is away, or when the process dies between the two: what is not yet told is told by the
next who changes something, by whoever finds Redis back, and by a job. Telling twice does no harm.
"""

import logging
from functools import cache
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from redis.exceptions import RedisError

from cms.core.models.change import Change
from cms.core.pagecache.clock import Clock
from cms.core.replica import position

logger = logging.getLogger(__name__)

# Whoever tells the same at the same time removes it too, and nobody waits for the other.
_REMOVE = """
DELETE FROM core_change WHERE id IN (SELECT id FROM core_change WHERE id = ANY(%s) FOR UPDATE SKIP LOCKED)
"""


@cache
def clock() -> Clock:
    """The one of this process."""
    return Clock(str(settings.CACHES["default"]["LOCATION"]), on_return=_tell_what_is_owed)


_migrating: set[str] = set()


def rest_while_migrating(using: str, **kwargs: Any) -> None:
    """There may be no table to read from; when all is done, all is told to be new."""
    _migrating.add(using)


def resume_after_migrating(using: str, **kwargs: Any) -> None:
    _migrating.discard(using)


def tell_after_commit(connection: Any) -> None:
    """Once for each transaction, however much it writes."""
    if connection.alias != DEFAULT_DB_ALIAS or connection.alias in _migrating:
        return
    if not any(entry[1] is tell for entry in connection.run_on_commit):
        transaction.on_commit(tell)


def tell() -> None:
    """Never raises: what is not told now is told later."""
    try:
        _tell_what_is_owed()
    except (RedisError, DatabaseError) as error:  # what caused the change is through, and must not look as if it failed
        logger.warning("Readers' pages are told later what has changed: %s", type(error).__name__)


def _tell_what_is_owed() -> None:
    """All of it, others' too. Raises RedisError where nobody could be told."""
    owed = list(Change.objects.values_list("pk", "tag"))
    if owed:
        clock().tell((tag for _pk, tag in owed), position())
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(_REMOVE, [[pk for pk, _tag in owed]])
