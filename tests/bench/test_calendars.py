"""A feed of five hundred events that have not changed since it was last asked for, and one that has: `make bench`.

Prints how long each takes, through every layer of the site.
"""

import datetime
import time
from dataclasses import dataclass
from statistics import median
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone

from cms.wsgi import application
from events.calendars.querysets import readable_events
from events.models import EventPage, Occurrence
from home.demo.measuring import make_pages

EVENTS = 500
BUDGET = 50  # milliseconds, for what has not changed
ROUNDS = 25
ADDRESS = "/kalender/arrangement.ics"


def make_events() -> None:
    """So many that are to come, and none besides."""
    while readable_events().count() < EVENTS:
        list(make_pages(2000))
    kept = readable_events().order_by("pk").values_list("pk", flat=True)[:EVENTS]
    works = EventPage.objects.filter(pk__in=list(kept)).values("translation_key")
    Occurrence.objects.exclude(work__in=works).delete()
    starts_at = timezone.now() + datetime.timedelta(days=30)
    Occurrence.objects.update(starts_at=starts_at, ends_at=starts_at + datetime.timedelta(hours=2))


@dataclass
class Answer:
    """`took` and `worked`: milliseconds, on the clock and of this process's processor time."""

    took: float
    worked: float
    status: str
    tag: str
    body: bytes


def ask(**headers: str) -> Answer:
    """As a WSGI server asks."""
    said: dict[str, Any] = {}
    environ = RequestFactory().get(ADDRESS, **headers).environ  # type: ignore[arg-type]
    began, worked = time.perf_counter(), time.process_time()
    answer = application(environ, lambda status, head, fault=None: said.update(status=status, head=dict(head)))  # type: ignore[arg-type]
    body = b"".join(answer)
    answer.close()
    took, worked = time.perf_counter() - began, time.process_time() - worked
    return Answer(took * 1000, worked * 1000, said["status"], said["head"]["ETag"], body)


@pytest.mark.bench
@pytest.mark.django_db(transaction=True)
def test_a_feed_of_five_hundred_events_that_has_not_changed(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    settings.DEBUG = False
    connection.settings_dict["CONN_MAX_AGE"] = None  # as production's pool keeps them
    make_events()
    ask()
    cache.clear()
    written = ask()
    cases = {
        "unchanged (304)": {"HTTP_IF_NONE_MATCH": written.tag},
        "kept (200)": {},
        "kept, compressed": {"HTTP_ACCEPT_ENCODING": "gzip"},
    }
    answers = {name: [ask(**headers) for _round in range(ROUNDS)] for name, headers in cases.items()}

    with capsys.disabled():
        print(f"\n{EVENTS} events, {len(written.body) // 1024} KB, budget {BUDGET} ms; in ms:")
        print(f"{'':18}{'median':>10}{'fastest':>10}{'processor':>10}")
        for name, given in (answers | {"written anew": [written]}).items():
            took = [answer.took for answer in given]
            worked = median(answer.worked for answer in given)
            print(f"{name:18}{median(took):>10.1f}{min(took):>10.1f}{worked:>10.1f}")
    assert written.body.count(b"BEGIN:VEVENT") == EVENTS
    assert {answer.status for answer in answers["unchanged (304)"]} == {"304 Not Modified"}
    assert {answer.body for answer in answers["kept (200)"]} == {written.body}
