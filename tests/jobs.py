"""The broker of jobs as tests meet it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import redis
from kombu import pools

from cms.celery import app as celery_app

Commit = Callable[[], AbstractContextManager[Any]]


def asked_for() -> int:
    """How many jobs the broker carries."""
    return int(redis.Redis.from_url(celery_app.conf.broker_url).llen("celery"))


def forget_connections() -> None:
    """Celery keeps its connections open past a change of settings."""
    pools.reset()
    celery_app._pool = None
    celery_app.amqp._producer_pool = None
