"""What it costs each request to be seen: named, timed, counted, its queries counted, and told in a line: `make bench`."""

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


def microseconds(ask: Any, rounds: int = ROUNDS) -> float:
    request = RequestFactory().get("/kurs/")
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        ask(request)
        times.append(time.perf_counter() - began)
    return median(times) * 1e6


@pytest.fixture(autouse=True)
def _into_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line is written, and not kept."""
    handler = logging.StreamHandler(io.StringIO())
    monkeypatch.setattr(logging.getLogger(), "handlers", [handler])


@pytest.mark.parametrize("token", ["", "with-figures"])
def test_a_request_that_is_seen(settings: Any, token: str) -> None:
    settings.METRICS_TOKEN = token
    plain = microseconds(answer)
    seen = microseconds(ProbesMiddleware(ObservingMiddleware(answer)))
    asking = microseconds(answer_with_queries, 500)
    asking_seen = microseconds(ObservingMiddleware(answer_with_queries), 500)

    print(
        f"\n{'with' if token else 'without'} figures: {seen - plain:.0f} µs for a request; of {QUERIES} queries", end=""
    )
    print(f" ({asking:.0f} µs) {(asking_seen - asking - seen + plain) / QUERIES:.1f} µs each")
