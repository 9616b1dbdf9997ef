"""How often readers open each page: once for each reading, whether Django or the page cache answered.

While an answer is made, rooms leave with the request what its reading counts as; whoever gives the answer counts it.
"""

import datetime
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.db import connection
from django.dispatch import Signal
from django.http import HttpRequest
from wagtail.models import Page

from cms.core.models import PageViews
from cms.core.tallies import Tally

# Programs say so in their name, as a courtesy; what says nothing at all is none of our readers.
_PROGRAM = re.compile(
    r"bot|crawl|spider|slurp|fetch|preview|monitor|headless|lighthouse|python|curl|wget|java/|http", re.IGNORECASE
)

# A person outside the bank got what was asked for: with `meta`, the headers as WSGI names them, and `reading`, what
# rooms have left with `note_reading`.
reader_answered = Signal()


def note_reading(request: HttpRequest, **facts: Any) -> None:
    """Leaves with the request what is counted when it is answered; plain values, since they may be kept."""
    request.__dict__.setdefault("reading", {}).update(facts)


def reading_of(request: HttpRequest) -> str:
    """As text, to be kept with the answer; empty where nothing is counted."""
    facts = request.__dict__.get("reading")
    return json.dumps(facts) if facts else ""


def is_reader(meta: Mapping[str, Any]) -> bool:
    """Whether a person outside the bank asks: nobody who is logged in, no program, no browser that guesses ahead."""
    agent = meta.get("HTTP_USER_AGENT", "")
    return (
        meta["REQUEST_METHOD"] == "GET"
        and f"{settings.SESSION_COOKIE_NAME}=" not in meta.get("HTTP_COOKIE", "")
        and "prefetch" not in meta.get("HTTP_SEC_PURPOSE", "")
        and not _is_program(agent)
    )


@lru_cache(maxsize=1000)  # there are few, and the look for them cost as much as all else that is counted
def _is_program(agent: str) -> bool:
    return not agent or bool(_PROGRAM.search(agent))


def count_reading(meta: Mapping[str, Any], reading: str) -> None:
    """Counts the page that was answered with, if any; other rooms count what they know of it."""
    if not reading or not is_reader(meta):
        return
    facts = _facts(reading)
    if "page" in facts:
        VIEWS.count(str(facts["page"]))
    reader_answered.send(sender=None, meta=meta, reading=facts)


@lru_cache(maxsize=1000)  # the same for all who read the same; nobody writes in it
def _facts(reading: str) -> Mapping[str, Any]:
    return MappingProxyType(json.loads(reading))


def _add(day: datetime.date, counts: dict[str, int]) -> None:
    """In the order of pages, so that two batches never wait for each other. Django's own upsert cannot add."""
    numbers = {int(page): number for page, number in counts.items()}
    there = Page.objects.filter(pk__in=numbers).order_by("pk").values_list("pk", flat=True)
    table = connection.ops.quote_name(PageViews._meta.db_table)
    sql = (
        f"INSERT INTO {table} (page_id, day, number) VALUES (%s, %s, %s) "  # noqa: S608  # the table's own name
        f"ON CONFLICT (page_id, day) DO UPDATE SET number = {table}.number + EXCLUDED.number"
    )
    with connection.cursor() as cursor:
        cursor.executemany(sql, [(page, day, numbers[page]) for page in there])


VIEWS = Tally("views", _add)
