"""Whether the site can answer, asked of its parts."""

import threading
import time
from functools import cache
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from redis import Redis, RedisError

PATIENCE = 2  # seconds for each part
KEPT = 1.0  # seconds an answer is given again: whoever asks often costs no more than one question a second
DATABASE, MIGRATIONS, REDIS = "database", "migrations", "redis"

_lock = threading.Lock()
_known: tuple[float, frozenset[str]] = (-KEPT, frozenset())
_is_migrated = False


def away() -> frozenset[str]:
    """The parts that are lacking: `database`, `migrations`, `redis`. May be a second old."""
    global _known  # noqa: PLW0603  # one answer for the whole process
    with _lock:
        asked_at, parts = _known
        if time.monotonic() - asked_at >= KEPT:
            parts = frozenset([*_lacking_in_database(), *_lacking_in_redis()])
            _known = (time.monotonic(), parts)
        return parts


def _lacking_in_database() -> list[str]:
    """Over a connection of its own: whether the pool has one left says nothing of the database."""
    global _is_migrated  # noqa: PLW0603  # what is applied stays so while the process lives
    try:
        with psycopg.connect(**_parameters()) as asked:
            asked.execute(f"SET statement_timeout = '{PATIENCE}s'")
            if not _is_migrated:
                applied = set(asked.execute("SELECT app, name FROM django_migrations").fetchall())
                _is_migrated = _expected() <= applied
            else:
                asked.execute("SELECT 1")
    except psycopg.errors.UndefinedTable:  # a new database
        return [MIGRATIONS]
    except psycopg.Error:
        return [DATABASE]
    return [] if _is_migrated else [MIGRATIONS]


def _parameters() -> dict[str, Any]:
    names = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    given = {name: connection.settings_dict[key] for name, key in names.items() if connection.settings_dict[key]}
    return given | {"connect_timeout": PATIENCE}


@cache
def _expected() -> frozenset[tuple[str, str]]:
    """What this code knows; read once."""
    return frozenset(MigrationLoader(None).graph.nodes)


def _lacking_in_redis() -> list[str]:
    try:
        with Redis.from_url(settings.CELERY_BROKER_URL, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE) as it:
            it.ping()
    except RedisError:
        return [REDIS]
    return []
