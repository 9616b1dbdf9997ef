"""A cache that is away, or that hangs, costs the site next to nothing."""

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest
from django.conf import settings

from cms.core import cache
from cms.core.cache import ForgetfulRedisCache
from cms.local.servers import free_port

PATIENCE = {"OPTIONS": {"socket_connect_timeout": 0.2, "socket_timeout": 0.2}}


class Silent:
    """A server that takes connections and says nothing."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.setblocking(False)

    @property
    def address(self) -> str:
        return f"redis://127.0.0.1:{self._socket.getsockname()[1]}/0"

    def callers(self) -> int:
        """How many have called since this was last asked."""
        number = 0
        while True:
            try:
                self._socket.accept()[0].close()
            except BlockingIOError:
                return number
            number += 1

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def silent() -> Iterator[Silent]:
    with closing(Silent()) as server:
        yield server


@pytest.fixture(autouse=True)
def nobody_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "_resume_at", {})


def test_of_many_questions_to_a_cache_that_hangs_one_waits(silent: Silent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "PAUSE", 60)
    store = ForgetfulRedisCache(silent.address, PATIENCE)

    answers = [store.get("kart", "blankt"), *(store.get("kart", "blankt") for _time in range(20))]
    store.set("kart", "nytt")

    assert (set(answers), store.add("kart", "nytt"), store.incr("kart"), silent.callers()) == ({"blankt"}, True, 0, 1)


def test_after_a_pause_one_tries_again(silent: Silent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "PAUSE", 0)
    store = ForgetfulRedisCache(silent.address, PATIENCE)

    assert ([store.get("kart") for _time in range(3)], silent.callers()) == ([None] * 3, 3)


def test_what_is_deleted_is_tried_also_while_the_others_rest(silent: Silent, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "PAUSE", 60)
    store = ForgetfulRedisCache(silent.address, PATIENCE)

    store.get("kart")

    assert (store.delete("kart"), silent.callers()) == (False, 2)


def test_who_answers_is_asked_as_before_though_another_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "PAUSE", 60)
    away = ForgetfulRedisCache(f"redis://127.0.0.1:{free_port()}/0", PATIENCE)
    there = ForgetfulRedisCache(settings.CACHES["default"]["LOCATION"], {})

    away.set("hylle", "bortkommen")
    there.set("hylle", "på plass")

    assert (away.get("hylle"), there.get("hylle")) == (None, "på plass")


def test_a_question_that_is_refused_is_no_reason_to_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "PAUSE", 60)
    there = ForgetfulRedisCache(settings.CACHES["default"]["LOCATION"], {})
    there.set("hylle", "A")
    there._cache.get_client().lpush(there.make_and_validate_key("liste"), "1")  # a list is no value

    assert (there.get("liste", "ingen"), there.get("hylle")) == ("ingen", "A")
