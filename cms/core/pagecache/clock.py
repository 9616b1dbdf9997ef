"""One time for all processes of the site. It stands in Redis, and every change of what readers see moves it.

A time is the number of the change that was told last. What changed is in a list beside it, so that a process that finds
the clock moved reads what it has missed, and need not forget the rest. One question for each answer, over a connection
of the thread's own, in words that stand ready: redis-py's pool, packing and parsing would cost more than all the rest.
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
SHUT = b"0"
REMEMBERED = 5_000  # changes; a process that has missed more begins anew
MOST_TAGS = 500  # of one change; with more it is everything
PATIENCE = 0.2  # seconds a reader waits for the clock
PAUSE = 1.0  # seconds without asking after it did not answer
_MANY = 50_000  # tags remembered in a process
_LINES = 256  # bytes; the time is twenty of them

# The list and the clock move together; a clock that is shut stays so until it is opened.
# KEYS: the list, the clock, whose Redis it is. ARGV: how many are remembered, tags, position, whether it is opened, and
# whose Redis it must not be known to be already, if any.
_MOVE = """
if ARGV[5] ~= '' then
    if redis.call('GET', KEYS[3]) == ARGV[5] then return redis.call('GET', KEYS[2]) end
    redis.call('SET', KEYS[3], ARGV[5])
end
local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', 'tags', ARGV[2], 'position', ARGV[3])
if redis.call('GET', KEYS[2]) ~= '0' or ARGV[4] == '1' then redis.call('SET', KEYS[2], id) end
return redis.call('GET', KEYS[2])
"""


class Away(Exception):
    """Redis does not answer, or nobody could be told of a change: readers are answered by Django."""


class Clock:
    """`on_return` is called before anything is believed again: over a new connection, or after a rest.

    `where`: how far the database has written its log.
    """

    def __init__(
        self,
        address: str,
        prefix: str = "kb:pages",
        on_return: Callable[[], None] = lambda: None,
        where: Callable[[], int] = lambda: 0,
    ) -> None:
        self._pool = redis.ConnectionPool.from_url(
            address, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE, decode_responses=False
        )
        self._client = redis.Redis.from_url(address, socket_connect_timeout=1, socket_timeout=2)
        self._script = self._client.register_script(_MOVE)
        self._list, self._key, self._whose = f"{prefix}:changes", f"{prefix}:clock", f"{prefix}:redis"
        self._threads = threading.local()
        self._on_return, self._where = on_return, where
        self._lock = threading.Lock()
        self._changed: dict[str, int] = {}
        self._question = b""
        self._read_to = b""
        self._resume_at = 0.0
        self._rests = self._rests_over = 0
        self.position = 0  # in the database's log, the farthest that has been told of
        self.begins = 0  # what was kept before may have changed unseen
        self.latest = 0  # what claims to be later was made by another clock

    # --- asking ------------------------------------------------------------------------------------------------------

    def now(self) -> int:
        """The time, with all that has changed until then taken in. Raises Away."""
        if time.monotonic() < self._resume_at:
            raise Away
        try:
            rests = self._rests
            if rests != self._rests_over:
                self._on_return()
                self._rests_over = rests
            read = self._ask()
            if read is None:
                read = self.tell([EVERYTHING])  # a new Redis, or an emptied one
            if read == SHUT:
                raise Away
            if read != self._read_to:
                self._take_in(read)
        except (RedisError, OSError) as error:
            self.rest()
            logger.warning("The page cache rests: %s", type(error).__name__)
            raise Away from error
        return _number(read)

    def rest(self) -> None:
        """Believes nothing for a while: somebody could not ask, or could not tell."""
        self._resume_at = time.monotonic() + PAUSE
        self._rests += 1

    def has_changed(self, tags: Collection[str], since: int) -> bool:
        """Whether any of the tags has changed after that time, as far as this process has read."""
        changed = self._changed
        return not self.begins <= since <= self.latest or any(changed.get(tag, 0) > since for tag in tags)

    def _ask(self) -> bytes | None:
        connection: Any = getattr(self._threads, "connection", None)
        if connection is not None:
            try:
                return self._read(connection)
            except (redis.TimeoutError, TimeoutError):  # it is busy, and will not be less so for being asked twice
                self._threads.connection = None
                connection.disconnect()
                raise
            except (RedisError, OSError):  # closed while nobody asked
                self._threads.connection = None
                connection.disconnect()
        # Not of the pool's number: it would take a connection that has failed for one that is still there.
        connection = self._pool.connection_class(**self._pool.connection_kwargs)
        try:
            found = self._meet(connection)
        except Exception:
            connection.disconnect()
            raise
        self._threads.connection = connection
        return found

    def _read(self, connection: Any) -> bytes | None:
        """What stands at the clock's key, asked over the connection's own socket.

        A Redis that is full, read-only or cannot write its log answers and takes nothing in: the clock would stand
        still, and every page with it. So nothing is written there first, which such a one refuses.
        """
        line = connection._sock  # noqa: SLF001 — see above; two commands, and answers of a line or two
        line.sendall(self._question)
        said = b""
        while not _is_whole(said):
            more = line.recv(_LINES)
            if not more:
                raise redis.ConnectionError("Redis has hung up.")
            said += more
        return _value(said)

    def _meet(self, connection: Any) -> bytes | None:
        """A new connection. What others could not tell is told first; a Redis that was started anew may have forgotten.

        Its last words may also be older than what was told it: then everything is new.
        """
        commands = [("SETRANGE", self._key, 0, ""), ("GET", self._key)]
        self._question = b"".join(connection.pack_commands(commands))
        connection.send_command("INFO", "server")
        said = str(connection.read_response())
        started = said.partition("run_id:")[2][:40]
        self._on_return()
        self._move([EVERYTHING], started=started)
        return self._read(connection)

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
            self.latest = _number(self._read_to)

    def _listed(self, since: bytes) -> list[tuple[bytes, dict[bytes, bytes]]]:
        return cast("list[tuple[bytes, dict[bytes, bytes]]]", self._client.xrange(self._list, min=since))

    # --- telling -----------------------------------------------------------------------------------------------------

    def tell(self, tags: Iterable[str]) -> bytes:
        """Moves the clock. Raises RedisError where nobody was told."""
        return self._move(tags)

    def shut(self) -> None:
        """From now on nobody believes anything, in any process, until it is opened. Raises RedisError."""
        self._client.set(self._key, SHUT)

    def open(self) -> None:
        """Everything is new. Raises RedisError."""
        self._move([EVERYTHING], opens=True)

    def _move(self, tags: Iterable[str], *, opens: bool = False, started: str = "") -> bytes:
        some = sorted(set(tags))
        some = some if len(some) <= MOST_TAGS else [EVERYTHING]
        arguments: list[str | int] = [REMEMBERED, json.dumps(some), self._where(), int(opens), started]
        told: bytes = self._script(keys=[self._list, self._key, self._whose], args=arguments)
        return told


def _is_whole(said: bytes) -> bool:
    """Whether Redis has answered both: with a length, and with a text that has a line with its length before it."""
    written, end, text = said.partition(b"\r\n")
    if not end or written[:1] == b"-":
        return bool(end)
    return text.count(b"\r\n") >= (2 if text[:1] == b"$" and text[:2] != b"$-" else 1)


def _value(said: bytes) -> bytes | None:
    """Raises ResponseError for a refusal, and for an answer that is no text and not nothing."""
    written, _end, text = said.partition(b"\r\n")
    if written[:1] != b":":
        raise redis.ResponseError(written.decode(errors="replace"))
    if text in (b"$-1\r\n", b"_\r\n"):
        return None
    if text[:1] != b"$":
        raise redis.ResponseError(text.decode(errors="replace").strip())
    return text.split(b"\r\n")[1]


def _number(of_redis: bytes) -> int:
    """Redis numbers what it lists by milliseconds, and within one by place."""
    milliseconds, _dash, place = of_redis.partition(b"-")
    return int(milliseconds) << 20 | int(place)
