"""What comes from one place is counted, and forgotten; what cannot be counted is let through."""

from typing import Any

from django.core.cache import cache

from cms.core.cache import ForgetfulRedisCache
from cms.core.throttling import count_from
from cms.local.servers import free_port

HERE, THERE = "192.0.2.1", "192.0.2.2"


def test_each_place_is_counted_for_itself_and_each_thing_too(db: Any) -> None:
    counts = [count_from(HERE, "brev", 60), count_from(HERE, "brev", 60), count_from(HERE, "brev", 60)]

    assert (counts, count_from(THERE, "brev", 60), count_from(HERE, "kort", 60)) == ([0, 1, 2], 0, 0)


def test_the_address_itself_is_not_kept(db: Any) -> None:
    count_from(HERE, "postkort", 60)

    client = cache._cache.get_client()  # type: ignore[attr-defined]
    assert [HERE.encode() in key for key in client.scan_iter(match="*postkort*")] == [False]


def test_a_place_that_is_not_known_is_never_full() -> None:
    assert [count_from(None, "brev", 60) for _time in range(3)] == [0, 0, 0]


def test_a_count_that_has_gone_out_of_the_cache_begins_anew(settings: Any) -> None:
    there = ForgetfulRedisCache(settings.CACHES["default"]["LOCATION"], {})
    away = ForgetfulRedisCache(f"redis://127.0.0.1:{free_port()}/0", {})

    assert (there.incr("aldri-sett"), away.incr("aldri-sett")) == (0, 0)
