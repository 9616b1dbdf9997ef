"""What it costs a request to be seen: named, timed, counted, its queries counted, and told in a line: `make bench`."""

import io
import logging
import time
from statistics import median
from typing import Any

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from cms.core.logs import HideSecrets, JsonFormatter
from cms.core.observing import ObservingMiddleware
from cms.core.probes import ProbesMiddleware

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
ROUNDS = 3000
QUERIES = 5


def answer(request: HttpRequest) -> HttpResponseBase:
    return HttpResponse("x")


def answer_with_queries(request: HttpRequest) -> HttpResponseBase:
    with connection.cursor() as cursor:
        for _ in range(QUERIES):
            cursor.execute("SELECT 1")
    return HttpResponse("x")


def in_turn(*verbs: Any) -> list[float]:
    """The median of each in microseconds; asked one after the other, so that a busy moment strikes all."""
    request = RequestFactory().get("/kurs/")
    times: dict[Any, list[float]] = {verb: [] for verb in verbs}
    for _ in range(ROUNDS):
        for verb in verbs:
            began = time.perf_counter()
            verb(request)
            times[verb].append(time.perf_counter() - began)
    return [median(each) * 1e6 for each in times.values()]


@pytest.fixture(autouse=True)
def _into_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line is written, and not kept."""
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(JsonFormatter())
    handler.addFilter(HideSecrets())
    monkeypatch.setattr(logging.getLogger(), "handlers", [handler])
    monkeypatch.setattr(logging.getLogger("cms.requests"), "level", logging.INFO)


@pytest.mark.parametrize("token", ["", "with-figures"])
def test_a_request_that_is_seen(settings: Any, token: str) -> None:
    settings.METRICS_TOKEN = token
    plain, seen = in_turn(answer, ProbesMiddleware(ObservingMiddleware(answer)))
    asking, asking_seen = in_turn(answer_with_queries, ObservingMiddleware(answer_with_queries))

    each = (asking_seen - asking - seen + plain) / QUERIES
    figures = "with" if token else "without"
    print(f"\n{figures} figures: {seen - plain:.0f} µs for a request and {each:.1f} µs for each query")
