"""A reader who meets the page cache: Django's handler behind it, as gunicorn has it."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import brotli
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from cms.core.pagecache import changes
from cms.core.pagecache.clock import Clock
from cms.core.pagecache.shared import SharedStore
from cms.core.pagecache.store import Store
from cms.core.pagecache.wsgi import PageCache

ROOM = 8 * 2**20


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes
    made: int  # how often Django was asked for it

    @property
    def is_kept(self) -> bool:
        return self.made == 0

    @property
    def text(self) -> str:
        return self.body.decode()


class Reader:
    """Asks through a page cache of its own process: two of them are two processes with one Redis."""

    def __init__(self, *, room: int = ROOM, release: str = "test", clock: Clock | None = None) -> None:
        address = str(settings.CACHES["default"]["LOCATION"])
        self.asked_django = 0
        self.django = WSGIHandler()
        self.store = Store(room)
        self.shared = SharedStore(address, release, room)
        self.clock = clock or Clock(address, on_return=changes.tell_on_return)
        self.cache = PageCache(self._make, self.clock, self.store, self.shared, ("sessionid", "messages"))

    def _make(self, environ: dict[str, Any], start_response: Any) -> Any:
        self.asked_django += 1
        return self.django(environ, start_response)

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """`headers` as WSGI names them. What was written before is told first, as after a commit."""
        changes.tell()
        return self.ask(path, method, **headers)

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        return self._read(self.cache, path, method, headers)

    def fresh(self, path: str, **headers: str) -> Answer:
        """What Django says now."""
        return self._read(self.django, path, "GET", headers)

    def _read(self, application: Any, path: str, method: str, headers: dict[str, str]) -> Answer:
        environ = RequestFactory().generic(method, path, **headers).environ
        environ["HTTP_HOST"] = "testserver"
        said: list[Any] = []
        before = self.asked_django
        with connections_kept():
            answer = application(environ, lambda status, given, exc_info=None: said.extend([status, given]))
            body = b"".join(answer)
            if hasattr(answer, "close"):
                answer.close()
        given = dict(said[1])
        unpack = {"br": brotli.decompress, "gzip": gzip.decompress}.get(given.get("Content-Encoding", ""))
        body = unpack(body) if unpack and body else body
        return Answer(int(said[0][:3]), given, body, self.asked_django - before)


@contextmanager
def connections_kept() -> Iterator[None]:
    """A test's transaction outlives the request, as with Django's own test client."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    try:
        yield
    finally:
        request_started.connect(close_old_connections)
        request_finished.connect(close_old_connections)
