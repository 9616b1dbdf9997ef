"""Strangers' questions may be answered from a copy of the database, where that copy has what it takes.

A copy runs behind by milliseconds, and an answer made of it may be kept: so it must have taken in everything that was
told before the question was asked. Each change is told with its place in PostgreSQL's log, and the copy is asked how
far it has come; where it is behind, away, or the question itself has written something, the first database answers.
"""

import logging
import time
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from cms.core.pagecache.recording import Recorder, current, unrecorded

logger = logging.getLogger(__name__)

REPLICA = "replica"
PAUSE = 5.0  # seconds without asking after it did not answer

_resume_at = 0.0


class ReplicaRouter:
    """Reads go to the copy only while an answer is made that every stranger gets."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return reading_alias()

    def db_for_write(self, model: Any, **hints: Any) -> str:
        recorder = current()
        if recorder is not None:
            recorder.reads_from = DEFAULT_DB_ALIAS
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == DEFAULT_DB_ALIAS


def reading_alias() -> str:
    """Where what is being answered now is read; asked once for each answer."""
    recorder = current()
    if recorder is None or REPLICA not in settings.DATABASES:
        return DEFAULT_DB_ALIAS
    if not recorder.reads_from:
        recorder.reads_from = REPLICA if _has_come_to(recorder) else DEFAULT_DB_ALIAS
    return recorder.reads_from


def reading_connection() -> Any:
    """The same for SQL of our own."""
    return connections[reading_alias()]


def position() -> int:
    """How far the first database has written its log: in bytes, as PostgreSQL counts them."""
    if REPLICA not in settings.DATABASES:
        return 0
    return _ask(DEFAULT_DB_ALIAS, "SELECT pg_current_wal_insert_lsn() - '0/0'")


def _has_come_to(recorder: Recorder) -> bool:
    global _resume_at  # noqa: PLW0603  # one switch for all threads of the process
    if time.monotonic() < _resume_at:
        return False
    try:
        with unrecorded():
            return _ask(REPLICA, "SELECT pg_last_wal_replay_lsn() - '0/0'") >= recorder.position
    except DatabaseError as error:
        _resume_at = time.monotonic() + PAUSE
        logger.warning("The copy of the database is left alone for %s seconds: %s", PAUSE, error)
        return False


def _ask(alias: str, question: str) -> int:
    with connections[alias].cursor() as cursor:
        cursor.execute(question)
        (found,) = cursor.fetchone()
    return int(found or 0)
