"""Counting what readers do, without slowing them down: in Redis, by name and day, and moved to a table by a job.

No cookie, no address, no person, and no write to the database while a reader waits.
"""

import datetime
import logging
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import redis
from django.conf import settings
from django.db import DatabaseError, transaction
from django.utils import timezone

from cms.core.models import StoredCount

logger = logging.getLogger(__name__)

FEWEST = 5  # a figure for fewer is not shown
PATIENCE = 0.2  # seconds a reader waits for Redis at the most
PATIENCE_OF_JOB = 20
PAUSE = 30  # seconds without counting after Redis was away, so that not every reader waits
KEPT = datetime.timedelta(days=30)  # the marks of stored batches

_resume_at = 0.0


@cache
def _redis(address: str, patience: float) -> Any:
    """One for each use in a process; its answers are text."""
    return redis.Redis.from_url(
        address, socket_connect_timeout=patience, socket_timeout=patience, decode_responses=True
    )


def client(patience: float = PATIENCE_OF_JOB) -> Any:
    return _redis(str(settings.CACHES["default"]["LOCATION"]), patience)


@dataclass(frozen=True)
class Tally:
    """Counts of one sort. `store` adds those of a day, by name, to their table, within a transaction."""

    name: str
    store: Callable[[datetime.date, dict[str, int]], None]

    @property
    def counting(self) -> str:
        return f"kb:{self.name}:"

    @property
    def moving(self) -> str:
        return f"kb:{self.name}-moving:"

    def count(self, what: str) -> None:
        """Adds one to today's. Never raises: what is not counted is better than a reader without an answer."""
        global _resume_at  # noqa: PLW0603  # one switch for all threads of the process
        if time.monotonic() < _resume_at:
            return
        try:
            client(PATIENCE).hincrby(f"{self.counting}{timezone.localdate().isoformat()}", what, 1)
        except redis.RedisError as error:
            _resume_at = time.monotonic() + PAUSE
            logger.warning("Readers are not counted for %s seconds: %s", PAUSE, error)

    def move(self) -> None:
        """Moves what is counted into the table, each once, whether run twice, at once with itself, or killed.

        A day's count is renamed, so that nobody adds to it any more; then it is stored together with a mark of its
        name, in one transaction; then it is dropped. A batch whose mark is there is only dropped.

        Raises ExceptionGroup of those that could not be stored, which are kept, when all the others are.
        """
        faults = []
        for key in list(client().scan_iter(match=f"{self.counting}*")):
            self.set_aside(key)
        for key in sorted(client().scan_iter(match=f"{self.moving}*")):
            try:
                self.store_once(key, client().hgetall(key))
            except (DatabaseError, ValueError) as fault:
                faults.append(fault)
            else:
                client().delete(key)
        if faults:
            raise ExceptionGroup(f"Not stored: {self.name}", faults)
        StoredCount.objects.filter(stored_at__lt=timezone.now() - KEPT).delete()

    def set_aside(self, key: str) -> None:
        try:
            client().rename(key, f"{self.moving}{key.removeprefix(self.counting)}:{uuid.uuid4()}")
        except redis.ResponseError:  # another run was first, and nobody has done anything since
            logger.info("%s is being moved already.", key)

    @transaction.atomic
    def store_once(self, key: str, counts: dict[str, str]) -> None:
        _mark, is_first = StoredCount.objects.get_or_create(batch=key)
        if is_first:
            day = datetime.date.fromisoformat(key.removeprefix(self.moving).partition(":")[0])
            self.store(day, {name: int(number) for name, number in counts.items()})
