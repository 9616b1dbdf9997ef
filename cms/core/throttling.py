"""How much comes from one place: counted in the cache by a keyed hash of the address, for a while and no longer."""

from django.core.cache import cache
from django.utils.crypto import salted_hmac


def count_from(address: str | None, what: str, seconds: int) -> int:
    """How many have come from there before this one, since the first of them and for so long.

    0 where the address is not known or the cache is away: what cannot be counted is let through.
    """
    if address is None:
        return 0
    key = f"{what}:{salted_hmac(what, address).hexdigest()}"
    return 0 if cache.add(key, 1, timeout=seconds) else max(cache.incr(key) - 1, 0)
