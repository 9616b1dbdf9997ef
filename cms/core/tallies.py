"""Counting what readers do, without slowing them down: in Redis, by name and day, and moved to a table by a job.

No cookie, no address, no person, and no write to the database while a reader waits. A web process does not wait for
Redis either: a thread sends each second what was counted. What waits goes with the process: a second's, or all since
Redis was away.
"""

import datetime
import logging
import threading
import time
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
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
PAUSE = 10  # seconds without sending after Redis was away
EVERY = 1.0  # seconds between two batches of a web process
MOST_WAITING = 20_000  # names; when Redis is away for long, new ones are left out
KEPT = datetime.timedelta(days=30)  # the marks of stored batches
_DAY = 86_400  # seconds; how long Redis remembers which batches it has had

# KEYS: the batch's mark, then the days. ARGV: how long the mark is remembered, then name and number for each day.
_ADD = """
if not redis.call('SET', KEYS[1], '', 'NX', 'EX', ARGV[1]) then return end
for at = 2, #KEYS do redis.call('HINCRBY', KEYS[at], ARGV[2 * at - 2], ARGV[2 * at - 1]) end
"""


@cache
def _redis(address: str, patience: float) -> Any:
    """One for each use in a process; its answers are text."""
    return redis.Redis.from_url(
        address, socket_connect_timeout=patience, socket_timeout=patience, decode_responses=True
    )


def client(patience: float = PATIENCE_OF_JOB) -> Any:
    return _redis(str(settings.CACHES["default"]["LOCATION"]), patience)


class Waiting:
    """What this process has counted and Redis has not acknowledged yet."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._batch: tuple[str, Counter[tuple[str, str]]] | None = None
        self._lock, self._sending = threading.Lock(), threading.Lock()
        self._thread: threading.Thread | None = None
        self._resume_at = 0.0

    def add(self, key: str, what: str) -> None:
        """Never raises: what is not counted is better than a reader without an answer."""
        with self._lock:
            if (key, what) in self._counts or len(self._counts) < MOST_WAITING:
                self._counts[key, what] += 1
        if self._thread is None:
            self.send()

    def send_in_background(self) -> None:
        """For a process that answers readers: from now on they wait for nothing that is counted."""
        self._thread = threading.Thread(target=self._send_for_ever, name="tallies", daemon=True)
        self._thread.start()

    def _send_for_ever(self) -> None:
        while True:
            time.sleep(EVERY)
            try:
                self.send()
            except Exception:  # whatever it is: this thread counts for all the others
                logger.exception("What readers did is not counted")
                self._batch = None

    def send(self, *, at_once: bool = False) -> None:
        """What Redis does not acknowledge is sent again, under the same mark, so that it is counted once."""
        if time.monotonic() < self._resume_at and not at_once:
            return
        with self._sending:
            while batch := self._next_batch():
                mark, counts = batch
                keys = [f"kb:counted:{mark}", *(key for key, _what in counts)]
                values = [part for (_key, what), number in counts.items() for part in (what, number)]
                try:
                    client(PATIENCE).register_script(_ADD)(keys=keys, args=[_DAY, *values])
                except redis.RedisError as error:
                    self._resume_at = time.monotonic() + PAUSE
                    logger.warning("What readers do waits for Redis: %s", error)
                    return
                self._batch = None

    def _next_batch(self) -> tuple[str, Counter[tuple[str, str]]] | None:
        with self._lock:
            if self._batch is None and self._counts:
                self._batch = (uuid.uuid4().hex, self._counts)
                self._counts = Counter()
            return self._batch


waiting = Waiting()


@lru_cache(maxsize=1)  # for a minute: the time zone would be asked for each page that is read
def _day_at(minute: int) -> str:
    """In Norway; a day begins with a minute."""
    return timezone.localdate(datetime.datetime.fromtimestamp(minute * 60, datetime.UTC)).isoformat()


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
        """Adds one to today's."""
        waiting.add(f"{self.counting}{_day_at(int(timezone.now().timestamp()) // 60)}", what)

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
