"""Several at once, with real threads on the real database."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections

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
