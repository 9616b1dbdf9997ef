"""A feed of five hundred events that have not changed since it was last asked for, and one that has: `make bench`.

Prints how long each takes, through every layer of the site.
"""

import datetime
import time
from collections.abc import Callable
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


def ask(**headers: str) -> tuple[float, str, dict[str, str], bytes]:
    """Milliseconds, the status, the headers and the body."""
    said: dict[str, Any] = {}

    def begin(status: str, head: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
        said.update(status=status, head=dict(head))
        return len

    environ = RequestFactory().get(ADDRESS, **headers).environ  # type: ignore[arg-type]
    began = time.perf_counter()
    body = b"".join(application(environ, begin))
    return (time.perf_counter() - began) * 1000, said["status"], said["head"], body


def measured(**headers: str) -> list[float]:
    return [ask(**headers)[0] for _round in range(ROUNDS)]


def show(size: int, measured: dict[str, list[float]], written: float) -> None:
    print(f"\n{EVENTS} events, {size // 1024} KB; milliseconds: the fastest of {ROUNDS}, and the median")
    for name, times in measured.items():
        print(f"{name:18}{min(times):8.1f}{median(times):8.1f}")
    print(f"{'written anew':18}{written:8.1f}")


@pytest.mark.bench
@pytest.mark.django_db(transaction=True)
def test_a_feed_of_five_hundred_events_that_has_not_changed_takes_no_time(
    settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEBUG = False
    connection.settings_dict["CONN_MAX_AGE"] = None  # as production's pool keeps them
    make_events()
    ask()
    _took, _status, head, body = ask()
    assert body.count(b"BEGIN:VEVENT") == EVENTS
    cache.clear()
    written = ask()[0]
    kept, unchanged = measured(), measured(HTTP_IF_NONE_MATCH=head["ETag"])
    compressed = measured(HTTP_ACCEPT_ENCODING="gzip")

    with capsys.disabled():
        show(len(body), {"unchanged (304)": unchanged, "kept (200)": kept, "kept, compressed": compressed}, written)
    assert ask(HTTP_IF_NONE_MATCH=head["ETag"])[1].startswith("304")
    # The fastest: what is over it was spent waiting for a processor that others use.
    assert min(unchanged) <= BUDGET
    assert min(kept) <= BUDGET
