"""Who writes, sends and approves over HTTP, as browsers do it, and what they fill their forms with."""

import http.client
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

HOST = "127.0.0.1"
LESSONS = 2  # in each course
TOKEN = "x" * 32  # of the form; the browser's cookie says the same
AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


class NotDone(Exception):
    """A form was answered with something else than the way on."""


@dataclass
class Browser:
    """One connection for each request. `session`: of somebody who has proved a second factor."""

    port: int
    session: str = ""

    def get(self, path: str) -> tuple[int, dict[str, str], bytes]:
        return self._ask("GET", path)

    def post(self, path: str, fields: dict[str, Any]) -> None:
        """Raises NotDone unless the site leads on."""
        status, _headers, body = self._ask("POST", path, urlencode({"csrfmiddlewaretoken": TOKEN} | fields, doseq=True))
        if status != 302:
            raise NotDone(f"{path}: {status} {body[:2000]!r}")

    def headers(self) -> dict[str, str]:
        headers = {"X-Forwarded-Proto": "https", "User-Agent": AGENT}
        if self.session:
            headers |= {
                "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
                "Referer": f"https://{HOST}:{self.port}/",
                "Content-Type": "application/x-www-form-urlencoded",
            }
        return headers

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=60)
        try:
            connection.request(method, path, body, self.headers())
            answer = connection.getresponse()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        finally:
            connection.close()


def session_of(user: Any) -> str:
    """What a login with a second factor leaves behind."""
    from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from tests.world import BACKEND

    store = SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(user.pk), BACKEND
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "totp"}]
    store[f"{AUTHENTICATION_METHODS_SESSION_KEY}_user"] = str(user.pk)
    store.save()
    return str(store.session_key)


@dataclass
class Editors:
    """Those who write and review in one bank."""

    port: int
    _count: int = 0
    _at: str = field(default_factory=lambda: f"{time.time():.0f}")

    def __post_init__(self) -> None:
        from cms.people.models import User
        from tests.world import find_world, make_world

        if not User.objects.filter(email="contact@example.org").exists():
            make_world()
        self.world = find_world()
        self.contact = Browser(self.port, session_of(self.world.contact))
        self.reviewer = Browser(self.port, session_of(self.world.reviewer))

    def draft(self) -> Any:
        from tests.world import draft_course

        self._count += 1
        return draft_course(self.world, f"Maalt kurs {self._at} {self._count}", lessons=LESSONS)

    def submission(self, work: Any) -> tuple[str, dict[str, Any]]:
        """The form that sends it, filled in."""
        from workflows.actions import changed_pages

        return f"/admin/gjennomgang/send/{work.pk}/", {"pages": [page.pk for page in changed_pages(work)]}

    def decision(self, work: Any) -> tuple[str, dict[str, Any]]:
        """The form that approves it, filled in."""
        from tests.world import CHECKED, open_review, shown

        work.refresh_from_db()
        answers = CHECKED | shown(work) | {"action": "approve", "comment": ""}
        return f"/admin/gjennomgang/{open_review(work).pk}/", answers
