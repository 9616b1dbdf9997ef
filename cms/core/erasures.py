"""What somebody asked to have erased is told in the log, by kind and number alone.

The log outlives the database. When an older state has been restored, `erase_again` reads it and erases the same once
more (docs/runbook.md).
"""

import logging
import re
from collections.abc import Iterable

from django.db import transaction

logger = logging.getLogger(__name__)
_TOLD = re.compile(r"Erased on request: ([a-z]+) (\d+)\b")


def tell(kind: str, number: int) -> None:
    """Once the transaction is through."""
    transaction.on_commit(lambda: logger.info("Erased on request: %s %s", kind, number))


def told(lines: Iterable[str]) -> list[tuple[str, int]]:
    """Kind and number of all that these lines of a log tell of, each once, in order."""
    found = {(kind, int(number)): None for line in lines for kind, number in _TOLD.findall(line)}
    return list(found)
