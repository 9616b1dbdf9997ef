"""The cache, away or there."""

import logging
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis import RedisError

logger = logging.getLogger(__name__)


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
        return bool(self._ask(lambda: super(ForgetfulRedisCache, self).delete(key, version), otherwise=False))

    @staticmethod
    def _ask(ask: Callable[[], Any], *, otherwise: Any) -> Any:
        try:
            return ask()
        except RedisError as error:
            logger.warning("The cache is away: %s", error)
            return otherwise
