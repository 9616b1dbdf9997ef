"""One time for all processes of the site. It stands in Redis, and every change of what readers see moves it.

A time is the number of the change that was told last. What changed is in a list beside it, so that a process that finds
the clock moved reads what it has missed, and need not forget the rest. One question for each answer, over a connection
of the thread's own: redis-py's pool and its parsing of commands would cost more than the whole of what is left.
"""

import json
import logging
import threading
import time
from collections.abc import Callable, Collection, Iterable
from typing import Any, cast

import redis
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

EVERYTHING = "*"
REMEMBERED = 5_000  # changes; a process that has missed more begins anew
MOST_TAGS = 500  # of one change; with more it is everything
PATIENCE = 0.2  # seconds a reader waits for the clock
PAUSE = 1.0  # seconds without asking after it did not answer
_MANY = 50_000  # tags remembered in a process

# The list and the clock move together.
_TELL = """
local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', 'tags', ARGV[2], 'position', ARGV[3])
redis.call('SET', KEYS[2], id)
return id
"""


class Away(Exception):
    """Redis does not answer: readers are answered by Django, and nothing is kept."""


class Clock:
    """`on_return` is called when Redis answers again after it did not, before anything is believed."""

    def __init__(self, address: str, prefix: str = "kb:pages", on_return: Callable[[], None] = lambda: None) -> None:
        self._pool = redis.ConnectionPool.from_url(
            address, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE, decode_responses=False
        )
        self._client = redis.Redis.from_url(address, socket_connect_timeout=1, socket_timeout=2)
        self._tell = self._client.register_script(_TELL)
        self._list, self._key = f"{prefix}:changes", f"{prefix}:clock"
        self._threads = threading.local()
        self._on_return = on_return
        self._lock = threading.Lock()
        self._changed: dict[str, int] = {}
        self._question: list[bytes] = []
        self._read_to = b""
        self._resume_at = 0.0
        self._was_away = False
        self.position = 0  # in the database's log, the farthest that has been told of
        self.begins = 0  # what was kept before may have changed unseen

    # --- asking ------------------------------------------------------------------------------------------------------

    def now(self) -> int:
        """The time, with all that has changed until then taken in. Raises Away."""
        if time.monotonic() < self._resume_at:
            raise Away
        try:
            read = self._ask()
            if self._was_away:
                self._come_back()
                read = self._ask()
            if read is None:
                read = self.tell([EVERYTHING])  # a new Redis, or an emptied one
            if read != self._read_to:
                self._take_in(read)
        except (RedisError, OSError) as error:
            self._resume_at = time.monotonic() + PAUSE
            self._was_away = True
            logger.warning("The page cache rests: %s", type(error).__name__)
            raise Away from error
        return _number(read)

    def has_changed(self, tags: Collection[str], since: int) -> bool:
        """Whether any of the tags has changed after that time, as far as this process has read."""
        changed = self._changed
        return since < self.begins or any(changed.get(tag, 0) > since for tag in tags)

    def _ask(self) -> bytes | None:
        connection: Any = getattr(self._threads, "connection", None)
        if connection is None:
            connection = self._threads.connection = self._pool.make_connection()
            self._question = connection.pack_command("GET", self._key)
        try:
            connection.send_packed_command(self._question)
            found: bytes | None = connection.read_response()
        except (RedisError, OSError):
            connection.disconnect()
            raise
        return found

    def _come_back(self) -> None:
        """Others may have changed something that they could not tell: that first, and nothing kept is believed."""
        with self._lock:
            if not self._was_away:
                return
            self._on_return()
            self.tell([EVERYTHING])
            self._was_away = False

    def _take_in(self, until: bytes) -> None:
        with self._lock:
            if until == self._read_to:
                return
            found = self._listed(self._read_to or b"-")
            if self._read_to and found and found[0][0] == self._read_to and len(self._changed) < _MANY:
                found = found[1:]
            else:  # the first time, or more was missed than is remembered
                found = self._listed(b"-")
                self._changed = {}
                self.begins = _number(found[0][0]) if found else _number(until)
            changed = dict(self._changed)
            for number, fields in found:
                at = _number(number)
                self.position = max(self.position, int(fields[b"position"]))
                for tag in json.loads(fields[b"tags"]):
                    changed[tag] = at
                    if tag == EVERYTHING:
                        self.begins = max(self.begins, at)
            self._changed = changed
            self._read_to = found[-1][0] if found else until

    def _listed(self, since: bytes) -> list[tuple[bytes, dict[bytes, bytes]]]:
        return cast("list[tuple[bytes, dict[bytes, bytes]]]", self._client.xrange(self._list, min=since))

    # --- telling -----------------------------------------------------------------------------------------------------

    def tell(self, tags: Iterable[str], position: int = 0) -> bytes:
        """Moves the clock. `position`: how far the database's log had come. Raises RedisError where nobody was told."""
        some = sorted(set(tags))
        some = some if len(some) <= MOST_TAGS else [EVERYTHING]
        told: bytes = self._tell(keys=[self._list, self._key], args=[REMEMBERED, json.dumps(some), position])
        return told


def _number(of_redis: bytes) -> int:
    """Redis numbers what it lists by milliseconds, and within one by place."""
    milliseconds, _dash, place = of_redis.partition(b"-")
    return int(milliseconds) << 20 | int(place)
