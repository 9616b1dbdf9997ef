"""What changed is told the clock after the commit; it was written down by the database, in the transaction itself.

So nothing is lost when Redis is away, or when the process dies between the two: what is not yet told is told by the
next who changes something, by whoever finds Redis back, and by a job. Telling twice does no harm.
"""

import logging
from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from redis.exceptions import RedisError

from cms.core.models.change import Change
from cms.core.pagecache import triggers
from cms.core.pagecache.clock import Away, Clock
from cms.core.replica import position

logger = logging.getLogger(__name__)

# Whoever tells the same at the same time removes it too, and nobody waits for the other.
_REMOVE = """
DELETE FROM core_change WHERE id IN (SELECT id FROM core_change WHERE id = ANY(%s) FOR UPDATE SKIP LOCKED)
"""


@cache
def clock() -> Clock:
    """The one of this process."""
    return Clock(str(settings.CACHES["default"]["LOCATION"]), on_return=tell_on_return, where=position)


_migrating: set[str] = set()


def rest_while_migrating(using: str, **kwargs: Any) -> None:
    """There may be no table to read from, and no trigger that writes there: no process believes what it keeps."""
    _migrating.add(using)
    _if_there(lambda: clock().shut())


def resume_after_migrating(using: str, **kwargs: Any) -> None:
    """When the triggers are back. A `migrate` that fails leaves the page cache shut until one succeeds."""
    _migrating.discard(using)
    if triggers.are_made(using):
        _if_there(lambda: clock().open())


def _if_there(told: Callable[[], None]) -> None:
    """The database can be migrated before there is a Redis."""
    try:
        told()
    except RedisError as error:
        logger.warning("The page cache was not told of the migration: %s", type(error).__name__)


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
        clock().rest()
        logger.warning("Readers' pages are told later what has changed: %s", type(error).__name__)


def tell_on_return() -> None:
    """Before a reader's request has begun, so that no request's end gives the connection back. Raises Away."""
    try:
        _tell_what_is_owed()
    except DatabaseError as error:
        raise Away from error
    connection = connections[DEFAULT_DB_ALIAS]
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def _tell_what_is_owed() -> None:
    """All of it, others' too. Raises RedisError where nobody could be told."""
    owed = list(Change.objects.values_list("pk", "tag"))
    if owed:
        clock().tell(tag for _pk, tag in owed)
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(_REMOVE, [[pk for pk, _tag in owed]])
