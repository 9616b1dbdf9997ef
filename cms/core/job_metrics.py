"""The jobs: one name for a request and what it asks for, and what has become of each, counted in Redis.

The worker is another container than the site and is asked by nobody, so its figures lie where both reach.
"""

import logging
import time
from collections.abc import Iterator
from contextvars import Token
from typing import Any

from celery import Task, signals
from django.conf import settings
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from redis import Redis, RedisError

from cms.core.logs import request_id
from cms.core.metrics import measured
from cms.core.tallies import PATIENCE, client

logger = logging.getLogger(__name__)
KEY = "kb:jobs"
_begun: dict[str, tuple[float, Token[str]]] = {}  # by the job's number: when, and what was named before


@signals.before_task_publish.connect(dispatch_uid="core.name_job")
def name_job(headers: dict[str, Any], **kwargs: Any) -> None:
    """A job goes by the name of the request it was asked for in."""
    if name := request_id.get():
        headers["request_id"] = name


@signals.task_prerun.connect(dispatch_uid="core.begin_job")
def begin_job(task_id: str, task: Task[Any, Any], **kwargs: Any) -> None:
    named = request_id.set(getattr(task.request, "request_id", None) or task_id.replace("-", ""))
    _begun[task_id] = (time.perf_counter(), named)
    _count(task.name, {"started": 1})


@signals.task_postrun.connect(dispatch_uid="core.end_job")
def end_job(task_id: str, task: Task[Any, Any], state: str, **kwargs: Any) -> None:
    began, named = _begun.pop(task_id)
    seconds = time.perf_counter() - began
    ended = "succeeded" if state == "SUCCESS" else "failed"
    _count(task.name, {ended: 1, "seconds": seconds}, now=time.time() if ended == "succeeded" else None)
    request_id.reset(named)


def _count(job: str, figures: dict[str, float], now: float | None = None) -> None:
    if not settings.METRICS_TOKEN:
        return
    try:
        with client(PATIENCE).pipeline(transaction=False) as pipe:
            for name, figure in figures.items():
                pipe.hincrbyfloat(KEY, f"{job} {name}", figure)
            if now is not None:
                pipe.hset(KEY, f"{job} last", now)
            pipe.execute()
    except RedisError as error:
        logger.warning("A job was not counted: %s", error)


@measured("redis")
def jobs() -> Iterator[Metric]:
    counts = CounterMetricFamily("kb_jobs", "Jobs, by what has become of them", labels=["job", "state"])
    seconds = CounterMetricFamily("kb_job_seconds", "How long jobs have worked, together", labels=["job"])
    last = GaugeMetricFamily("kb_job_last_success", "When a job was last done (Unix time)", labels=["job"])
    for field, value in sorted(client(PATIENCE).hgetall(KEY).items()):
        job, _space, name = field.partition(" ")
        if name in ("seconds", "last"):
            (seconds if name == "seconds" else last).add_metric([job], float(value))
        else:
            counts.add_metric([job, name], float(value))
    yield from (counts, seconds, last)
    with Redis.from_url(settings.CELERY_BROKER_URL, socket_connect_timeout=1, socket_timeout=1) as broker:
        waiting = int(broker.llen("celery"))
    yield GaugeMetricFamily("kb_jobs_waiting", "Jobs no worker has taken yet", value=waiting)
