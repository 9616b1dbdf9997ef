"""The cache, away or there."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis import ConnectionError as NoConnection
from redis import RedisError
from redis import TimeoutError as TooSlow

logger = logging.getLogger(__name__)

PAUSE = 1.0  # seconds without asking after it did not answer
_resume_at: dict[str, float] = {}  # by address, for all threads: one that hangs would cost each of them its patience


class ForgetfulRedisCache(RedisCache):
    """A Redis that is away is a cache that remembers nothing: readers get their pages, only slower.

    Wagtail asks the cache for the sites' root paths on every page; Django's own backend fails with it. What counts
    against guessing passwords is kept in the database by axes, and does not rest on this.
    """

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        return self._ask(lambda: super(ForgetfulRedisCache, self).get(key, default, version), otherwise=default)

    def set(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> None:
        self._ask(lambda: super(ForgetfulRedisCache, self).set(key, value, *args, **kwargs), otherwise=None)

    def add(self, key: Any, value: Any, *args: Any, **kwargs: Any) -> bool:
        """True without Redis: allauth waits in a loop for a lock that it adds."""
        return bool(
            self._ask(lambda: super(ForgetfulRedisCache, self).add(key, value, *args, **kwargs), otherwise=True)
        )

    def incr(self, key: Any, *args: Any, **kwargs: Any) -> int:
        """0 for what it does not remember, be it away or the key gone a moment ago."""
        try:
            return int(self._ask(lambda: super(ForgetfulRedisCache, self).incr(key, *args, **kwargs), otherwise=0))
        except ValueError:
            return 0

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Is tried at all times: what is not deleted would be believed when it is back."""
        return bool(
            self._ask(lambda: super(ForgetfulRedisCache, self).delete(key, version), otherwise=False, always=True)
        )

    def _ask(self, ask: Callable[[], Any], *, otherwise: Any, always: bool = False) -> Any:
        """After it did not answer, one in each pause tries whether it is back; the others do without."""
        address = self._servers[0]  # type: ignore[attr-defined]
        resume_at = _resume_at.get(address)
        if resume_at is not None and not always:
            if time.monotonic() < resume_at:
                return otherwise
            # Longer than the patience in CACHES, so that one at a time tries.
            _resume_at[address] = time.monotonic() + PAUSE
        try:
            answer = ask()
        except RedisError as error:
            logger.warning("The cache is away: %s", error)
            if isinstance(error, NoConnection | TooSlow):
                _resume_at[address] = time.monotonic() + PAUSE
            return otherwise
        _resume_at.pop(address, None)
        return answer
