"""Several at once, with real threads on the real database."""

import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import connection, connections, transaction

PATIENCE = 60  # seconds


def at_once(*verbs: Callable[[], Any]) -> list[Any]:
    """Begins all at the same moment, each with a connection of its own; what each returned or raised, in order."""
    start = threading.Barrier(len(verbs))
    results: list[Any] = [None] * len(verbs)

    def run(place: int, verb: Callable[[], Any]) -> None:
        try:
            start.wait(PATIENCE)
            results[place] = verb()
        except Exception as error:  # noqa: BLE001 — what went wrong is what the test looks at
            results[place] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(verbs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return results


def in_between(first: Callable[[], Any], second: Callable[[], Any]) -> Any:
    """What `second` returned or raised, begun when `first` was done but not yet stored, and waiting for that."""
    results: list[Any] = []
    thread = threading.Thread(target=lambda: results.extend(at_once(second)))
    with transaction.atomic():
        first()
        thread.start()
        deadline = time.monotonic() + PATIENCE
        while not _somebody_waits():
            assert thread.is_alive()
            assert time.monotonic() < deadline
            time.sleep(0.01)
    thread.join(PATIENCE)
    return results[0]


def _somebody_waits() -> bool:
    """For a lock of this database. PostgreSQL shows a transaction what it showed first, unless told to look again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[0])
