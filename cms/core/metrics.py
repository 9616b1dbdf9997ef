"""What the site tells Prometheus (docs/adr/0048-eyes.md).

Labels are few and known beforehand: names of views and jobs, never an address or anything of a person's. Each process
of the site counts for itself, and any of them tells what all have counted (gunicorn.conf.py).
"""

import os
from collections.abc import Callable, Iterator

from django.db import DatabaseError
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import REGISTRY, Collector
from redis import RedisError

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
REQUESTS = Counter("kb_requests", "Answers, by view, method and status", ["view", "method", "status"])
SECONDS = Histogram(
    "kb_request_seconds",
    "How long an answer took, by view",
    ["view"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10),
)
QUERIES = Histogram(
    "kb_request_queries", "Questions to the database for one answer", buckets=(0, 1, 2, 5, 10, 20, 50, 100, 200)
)
PAGE_CACHE = Counter("kb_page_cache", "What the page cache did: hit, not_modified, miss or bypass", ["result"])

Measure = Callable[[], Iterator[Metric]]
_measures: dict[str, Measure] = {}


def measured(part: str) -> Callable[[Measure], Measure]:
    """Registers what is read at each question, from the part it needs: `database` or `redis`. Rooms bring their own."""

    def register(measure: Measure) -> Measure:
        _measures[f"{part}:{measure.__module__}"] = measure
        return measure

    return register


class _Read(Collector):
    """What is read when somebody asks. A part that is away is told, and keeps nothing else from being told."""

    def collect(self) -> Iterator[Metric]:
        up = GaugeMetricFamily("kb_part_up", "Whether a part of the site answers", labels=["part"])
        answers: dict[str, float] = {}
        for name, measure in _measures.items():
            part = name.partition(":")[0]
            try:
                found = list(measure())
            except (DatabaseError, RedisError):
                answers[part] = 0
            else:
                answers.setdefault(part, 1)
                yield from found
        for part, value in answers.items():
            up.add_metric([part], value)
        yield up


def as_text() -> bytes:
    """In Prometheus’ own format."""
    counted, read = REGISTRY, CollectorRegistry()
    read.register(_Read())
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        counted = CollectorRegistry()
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
    return generate_latest(counted) + generate_latest(read)


def gauge(name: str, says: str, values: dict[str, float], label: str) -> GaugeMetricFamily:
    """One number for each value of the label."""
    family = GaugeMetricFamily(name, says, labels=[label])
    for value, number in values.items():
        family.add_metric([value], number)
    return family
