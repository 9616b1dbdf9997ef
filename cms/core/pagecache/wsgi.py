"""Before Django: answers readers from what is kept, or asks Django and keeps what it says."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from django.utils import timezone

from cms.core.counting import count_reading
from cms.core.metrics import PAGE_CACHE
from cms.core.pagecache import rules
from cms.core.pagecache.clock import Away, Clock
from cms.core.pagecache.entries import MADE, Entry
from cms.core.pagecache.moments import true_until
from cms.core.pagecache.recording import Recorder, recorded, unrecorded
from cms.core.pagecache.shared import HELD, LOOKED, SharedStore
from cms.core.pagecache.store import Store

logger = logging.getLogger(__name__)

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

HIT, NOT_MODIFIED, MISS, BYPASS = map(PAGE_CACHE.labels, ("hit", "not_modified", "miss", "bypass"))
MOST_UNKEPT = 10_000  # paths
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
# A browser and whatever stands between may keep it, and must ask each time whether it still holds.
ASK_EACH_TIME = "public, no-cache"


class PageCache:
    """A WSGI application round another.

    `own_cookies`: the names of cookies that make a question somebody's own; `own_paths`: how addresses begin
    below which nothing is kept. Such a question is neither kept nor looked for, and reaches Django as it came.
    """

    def __init__(
        self,
        application: Application,
        clock: Clock,
        store: Store,
        shared: SharedStore,
        own_cookies: Iterable[str],
        own_paths: Iterable[str] = (),
    ) -> None:
        self._application = application
        self._clock, self._store, self._shared = clock, store, shared
        self._own_cookies, self._own_paths = tuple(own_cookies), tuple(own_paths)
        self._unkept: set[str] = set()  # the paths whose last answer was not kept: nobody need wait for another there
        self._makers: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if not rules.is_public_question(environ, self._own_cookies, self._own_paths):
            return self._passed(environ, start_response)
        if query := environ.get("QUERY_STRING"):
            environ = environ | {"QUERY_STRING": rules.without_marks(query)}
        try:
            now = self._clock.now()
        except Away:
            return self._passed(environ, start_response)
        name = rules.name_of(environ)
        entry = self._store.get(name)
        is_made = entry is None or not self._holds(entry, now)
        if is_made and environ["REQUEST_METHOD"] == "HEAD":
            entry, is_made = self._kept(name, now), False
            if entry is None:
                return self._passed(environ, start_response)
        elif entry is None or is_made:
            stale = entry if entry is not None and entry.may_be_late else None
            answer = self._find_or_make(name, environ, start_response, now, stale)
            if not isinstance(answer, Entry):
                MISS.inc()
                return answer
            entry = answer
            is_made = not entry.found_at  # else another had made it
        if entry.reading:
            count_reading(environ, entry.reading)
        return self._answer(entry, environ, start_response, is_made)

    def _passed(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """What is asked as if there were no page cache."""
        BYPASS.inc()
        answer = self._application(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return answer
        answer.close()  # type: ignore[attr-defined]  # as below; Django leaves it to the server to send no body
        return []

    # --- what is kept ------------------------------------------------------------------------------------------------

    def _holds(self, entry: Entry, now: int) -> bool:
        if entry.until <= time.time():
            return False
        if entry.found_at != now:
            if self._clock.has_changed(entry.tags, entry.time):
                return False
            entry.found_at = now
        return True

    def _kept(self, name: str, now: int) -> Entry | None:
        """Here, or by another process."""
        for entry in (self._store.get(name), self._shared.get(name)):
            if entry is not None and self._holds(entry, now):
                self._store.put(name, entry)
                return entry
        return None

    def _answer(self, entry: Entry, environ: Environ, start_response: StartResponse, is_made: bool) -> Iterable[bytes]:
        encoding = rules.encoding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))
        is_unchanged = rules.has_tag(environ.get("HTTP_IF_NONE_MATCH", ""), entry.tag)
        (MISS if is_made else NOT_MODIFIED if is_unchanged else HIT).inc()
        headers = entry.headers_unchanged(encoding) if is_unchanged else entry.headers_for(encoding)
        if is_made:
            headers = [*headers[:-1], MADE]
        if is_unchanged:
            start_response("304 Not Modified", headers)
            return []
        body = entry.body(encoding)
        start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    # --- what is made ------------------------------------------------------------------------------------------------

    def _find_or_make(
        self, name: str, environ: Environ, start_response: StartResponse, now: int, stale: Entry | None
    ) -> Entry | Iterable[bytes]:
        """One makes it, and all who ask meanwhile get what that one has made: first here, then among the processes.

        Where nobody is harmed by what was true a moment ago, they get that, and need not wait.
        """
        if environ["PATH_INFO"] in self._unkept:
            return self._make(name, environ, start_response, now)
        with self._lock:
            maker = self._makers.setdefault(name, threading.Lock())
        if not maker.acquire(blocking=stale is None) and stale is not None:
            return stale
        try:
            found = self._kept(name, now)
            if found is not None:
                return found
            with self._shared.alone(name) as is_mine:
                found = None if is_mine else stale or self._wait_for(name, now)
                return found or self._make(name, environ, start_response, now)
        finally:
            maker.release()
            with self._lock:
                self._makers.pop(name, None)

    def _wait_for(self, name: str, now: int) -> Entry | None:
        """What another process is making now; None when it made nothing that is kept, or takes too long."""
        patience = time.monotonic() + HELD
        while time.monotonic() < patience:
            is_being_made = self._shared.is_being_made(name)
            found = self._kept(name, now)
            if found is not None or not is_being_made:
                return found
            time.sleep(LOOKED)
        return None

    def _make(self, name: str, environ: Environ, start_response: StartResponse, now: int) -> Entry | Iterable[bytes]:
        """Asks Django. What may not be kept is passed on as it comes, films and all."""
        began = timezone.now()
        said: list[Any] = []
        # Of what is kept, the whole is wanted; what is not, Django compares with what the browser has.
        left_out = () if environ["PATH_INFO"] in self._unkept else CONDITIONS
        inner = {key: value for key, value in environ.items() if key not in left_out}
        with recorded(self._clock.position) as recorder:

            def hold(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], Any]:
                said[:] = [status, headers]
                return lambda _data: None

            answer = self._application(inner, hold)
            status, headers = said
            if not (recorder.is_kept and rules.may_be_kept(status, headers)):
                self._remember_unkept(environ["PATH_INFO"])
                return self._passed_on(recorder, answer, environ, start_response, status, headers)
            try:
                body = b"".join(answer)
                with unrecorded():
                    until = true_until(recorder.seen, recorder.keys(), began)
            finally:
                answer.close()  # type: ignore[attr-defined]  # every answer of Django's has it
        entry = Entry.of(
            body,
            [*rules.kept_headers(headers), *_how_long(headers)],
            time=now,
            until=min(until, recorder.until or until).timestamp(),
            tags=recorder.all_tags(),
            reading=recorder.reading,
            may_be_late=recorder.may_be_late,
        )
        if recorder.unwatched:
            logger.error("Not kept, since nobody watches %s", ", ".join(sorted(recorder.unwatched)))
        else:
            self._unkept.discard(environ["PATH_INFO"])
            self._store.put(name, entry)
            self._shared.put(name, entry)
        return entry

    def _remember_unkept(self, path: str) -> None:
        if len(self._unkept) >= MOST_UNKEPT:
            self._unkept.clear()
        self._unkept.add(path)

    @staticmethod
    def _passed_on(
        recorder: Recorder,
        answer: Iterable[bytes],
        environ: Environ,
        start_response: StartResponse,
        status: str,
        headers: list[tuple[str, str]],
    ) -> Iterable[bytes]:
        if recorder.reading and status.startswith(str(int(HTTPStatus.OK))):
            count_reading(environ, recorder.reading)
        start_response(status, headers)
        return answer


def _how_long(headers: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return (
        [] if any(name.lower() == "cache-control" for name, _value in headers) else [("Cache-Control", ASK_EACH_TIME)]
    )
