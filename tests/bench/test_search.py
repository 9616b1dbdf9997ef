"""The search at several sizes of the bank, beside Wagtail's own: `make bench-search`, or a short form in `make bench`.

Prints two tables: how well judged questions are answered, where a file of them is given, and how long everything takes.
"""

import io
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models.signals import post_save
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from cms.core.actions import go_live
from cms.core.models import ApprovalRecord
from cms.wsgi import application
from home.demo.measuring import make_pages
from learning.models import ResourcePage
from search import signals
from search.decisions import read_decisions
from search.finding import find
from search.indexing import rebuild
from search.models import Entry
from search.questions import Question
from search.tasks import index_waiting
from tests.world import draft_resource, find_world

SIZES = [int(size) for size in os.environ.get("SEARCH_SIZES", "1000").split(",")]
ROUNDS = int(os.environ.get("SEARCH_ROUNDS", "5"))
# The first word stands on nearly every page.
SEARCHES = (
    "q=bibliotek",
    "q=formidling+for+barn",
    "q=kurs+i+kildekritikk",
    "q=bibliotek&slag=ressurs&slag=kurs",
    "q=lesing&kompetanse=formidling-og-leselyst",
    "q=sommarles+i+skulen",
    "q=bibliotek&side=3",
    "q=formidling&orden=nyest",
)
BEGINNINGS = ("bi", "bib", "bibliotek", "les", "lesel", "form", "kilde", "spill f")
MISTYPED = ("bibliotke", "formidlign", "kildekritkk", "arangement")


@dataclass
class Times:
    """Milliseconds."""

    taken: list[float] = field(default_factory=list)

    @contextmanager
    def one(self) -> Iterator[None]:
        began = time.perf_counter()
        yield
        self.taken.append((time.perf_counter() - began) * 1000)

    @property
    def p50(self) -> float:
        return median(self.taken)

    @property
    def p95(self) -> float:
        return quantiles(self.taken, n=20, method="inclusive")[-1]


def measured(*ask: Callable[[], Any]) -> Times:
    """Each asked once for what a process keeps, then all in turn."""
    for one in ask:
        one()
    times = Times()
    for _round in range(ROUNDS):
        for one in ask:
            with times.one():
                one()
    return times


def asks(what: Callable[[str], Any], arguments: tuple[str, ...]) -> list[Callable[[], Any]]:
    return [lambda argument=argument: what(argument) for argument in arguments]  # type: ignore[misc]


def get(address: str) -> str:
    """As a WSGI server asks; Django's test client copies every template's context. Returns the status."""
    statuses: list[str] = []
    environ = RequestFactory().get(address).environ
    answer = application(environ, lambda status, headers, fault=None: statuses.append(status))  # type: ignore[arg-type]
    b"".join(answer)
    answer.close()
    return statuses[0]


def correct(text: str) -> Any:
    question = Question.of(text)
    return find(question, read_decisions(question).synonyms)


def stock(query: str) -> list[Any]:
    """The first page of Wagtail's own, with its number of hits; it counts no facets."""
    text = query.removeprefix("q=").partition("&")[0].replace("+", " ")
    found = get_search_backend().search(text, Page.objects.live())
    return [found.count(), *found[:20]]


def stock_suggestions(text: str) -> list[Any]:
    return list(get_search_backend().autocomplete(text, Page.objects.live())[:9])


def cost_of_saving() -> tuple[Times, Times]:
    """Saving one live page, with the search and without, in turn."""
    page = draft_resource(find_world(), "Trollbok")
    go_live(page, kind=ApprovalRecord.Kind.MEASURING, grounds="A bench.")
    page = ResourcePage.objects.get(pk=page.pk)
    page.save()
    with_search, without = Times(), Times()
    for _round in range(10 * ROUNDS):
        with with_search.one():
            page.save()
        post_save.disconnect(sender=ResourcePage, dispatch_uid="search.page_saved")
        with without.one():
            page.save()
        post_save.connect(signals.page_saved, sender=ResourcePage, dispatch_uid="search.page_saved")
    index_waiting()
    return with_search, without


def measure(size: int) -> dict[str, float]:
    list(make_pages(size - Page.objects.filter(depth__gt=3).count()))
    figures: dict[str, float] = {"pages": Page.objects.count()}
    began = time.perf_counter()
    list(rebuild())
    figures["rebuild, s"] = time.perf_counter() - began
    began = time.perf_counter()
    call_command("update_index", verbosity=0, stdout=io.StringIO())
    figures["stock: update_index, s"] = time.perf_counter() - began
    for address in SEARCHES:
        get(f"/sok/?{address}")
        with CaptureQueriesContext(connection) as queries:
            assert get(f"/sok/?{address}") == "200 OK"
        figures["search: queries"] = max(len(queries), figures.get("search: queries", 0))
    rows = {
        "search with facets": measured(*asks(lambda query: get(f"/sok/?{query}"), SEARCHES)),
        "search, a word on most pages": measured(*asks(lambda query: get(f"/sok/?{query}"), SEARCHES[:1])),
        "suggestions": measured(*asks(lambda text: get(f"/sok/forslag/?q={quote(text)}"), BEGINNINGS)),
        "an answer without a page": measured(*asks(correct, ("bibliotek", "formidling"))),
        "the same, corrected": measured(*asks(correct, MISTYPED)),
        "stock: search, no facets": measured(*asks(stock, SEARCHES)),
        "stock: suggestions": measured(*asks(stock_suggestions, BEGINNINGS)),
    }
    for name, times in rows.items():
        figures |= {f"{name}, p50 ms": times.p50, f"{name}, p95 ms": times.p95}
    with_search, without = cost_of_saving()
    figures["a save costs more, p50 ms"] = with_search.p50 - without.p50
    return figures


@pytest.mark.bench
@pytest.mark.django_db(transaction=True)
def test_search_at_several_sizes(settings: Any, capsys: pytest.CaptureFixture[str]) -> None:
    settings.DEBUG = False
    connection.settings_dict["CONN_MAX_AGE"] = None  # as production's pool keeps them
    judged = os.environ.get("SEARCH_FILE")
    if judged:
        with capsys.disabled():
            print()
            call_command("evaluate_search", judged)
    tables = [measure(size) for size in SIZES]
    with capsys.disabled():
        print(f"\n{'':40}" + "".join(f"{table['pages']:>12,.0f}" for table in tables) + f"{'growth':>10}")
        for name in list(tables[0])[1:]:
            values = [table[name] for table in tables]
            growth = f"{values[-1] / values[0]:>10.1f}" if len(values) > 1 and values[0] > 0 else ""
            print(f"{name:40}" + "".join(f"{value:>12.1f}" for value in values) + growth)

    assert Entry.objects.filter(is_hidden=False).count() >= SIZES[-1] * 0.9
