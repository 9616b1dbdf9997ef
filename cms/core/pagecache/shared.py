"""What is kept for all processes, in Redis: what one has made, the others need not make again.

Up to so many bytes, the first put is the first to go, and none stays longer than it is true. Each entry tells its own
time, so nothing here needs to be dropped when something changes: what is out of date is not believed, and is made anew
under the same name.
"""

import hashlib
import logging
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager

import redis
from redis.exceptions import RedisError

from cms.core.pagecache.entries import Entry

logger = logging.getLogger(__name__)

PATIENCE = 0.5  # seconds
HELD = 2  # seconds one process has to make an answer before another may
LOOKED = 0.01  # seconds between two looks at whether another has made it

# KEYS: the entry, the order, the sizes. ARGV: the entry, most bytes in all, now, until when it is true.
_PUT = """
local old = redis.call('HGET', KEYS[3], KEYS[1])
local total = tonumber(redis.call('HGET', KEYS[3], 'total') or '0') - tonumber(old or '0') + #ARGV[1]
redis.call('SET', KEYS[1], ARGV[1], 'PXAT', ARGV[4])
redis.call('HSET', KEYS[3], KEYS[1], #ARGV[1])
redis.call('ZADD', KEYS[2], ARGV[3], KEYS[1])
while total > tonumber(ARGV[2]) do
    local first = redis.call('ZPOPMIN', KEYS[2])[1]
    if not first then break end
    total = total - tonumber(redis.call('HGET', KEYS[3], first) or '0')
    redis.call('HDEL', KEYS[3], first)
    redis.call('DEL', first)
end
redis.call('HSET', KEYS[3], 'total', total)
return total
"""
_RELEASE = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0"


class SharedStore:
    """`release`: what the code and the templates are, so that nothing made by others is read."""

    def __init__(self, address: str, release: str, most: int, prefix: str = "kb:pages") -> None:
        self._redis = redis.Redis.from_url(address, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE)
        self._put = self._redis.register_script(_PUT)
        self._release = self._redis.register_script(_RELEASE)
        self._prefix, self._code, self._most = prefix, release, most

    def _key(self, name: str) -> str:
        return f"{self._prefix}:kept:{hashlib.sha256(f'{self._code} {name}'.encode()).hexdigest()[:40]}"

    def get(self, name: str) -> Entry | None:
        """None also where Redis does not answer."""
        try:
            packed = self._redis.get(self._key(name))
        except RedisError as error:
            logger.warning("Nothing is read of what others keep: %s", type(error).__name__)
            return None
        try:
            return Entry.unpacked(packed) if isinstance(packed, bytes) else None
        except (ValueError, KeyError):  # nobody here wrote that
            return None

    def put(self, name: str, entry: Entry) -> None:
        keys = [self._key(name), f"{self._prefix}:order", f"{self._prefix}:sizes"]
        try:
            self._put(keys=keys, args=[entry.packed(), self._most, time.time(), int(entry.until * 1000)])
        except RedisError as error:
            logger.warning("Nothing is kept for others: %s", type(error).__name__)

    @contextmanager
    def alone(self, name: str) -> Iterator[bool]:
        """True for the one process that makes this answer now; False for who should look for it instead."""
        key, mark = f"{self._key(name)}:made", secrets.token_hex(8)
        try:
            is_mine = bool(self._redis.set(key, mark, nx=True, ex=HELD))
        except RedisError:
            is_mine = True  # nobody can be asked: each makes its own
        try:
            yield is_mine
        finally:
            if is_mine:
                try:
                    self._release(keys=[key], args=[mark])
                except RedisError as error:
                    logger.warning("Whoever waits for an answer waits %s seconds: %s", HELD, type(error).__name__)

    def is_being_made(self, name: str) -> bool:
        try:
            return bool(self._redis.exists(f"{self._key(name)}:made"))
        except RedisError:
            return False
