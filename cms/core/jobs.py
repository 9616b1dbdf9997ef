"""Asking a worker to do now what is stored already."""

import datetime
import logging
from typing import Any

from django.core.cache import cache
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def ask_soon(job: Any, *, seconds: int) -> None:
    """Asks for the job after so many seconds, once for all who ask meanwhile; it does whatever is stored by then.

    The cache remembers that it has been asked for. What is stored after that has gone by asks anew.
    """
    if cache.add(f"asked:{job.name}", 1, timeout=seconds):
        _send(job, (), countdown=seconds)


def ask_at(job: Any, moment: datetime.datetime) -> None:
    """Asks for the job at that moment, once for all who ask for the same: the beat alone would be late."""
    if cache.add(f"asked:{job.name}:{moment.isoformat()}", 1, timeout=60):
        _send(job, (), eta=moment)


def ask(job: Any, *args: Any) -> None:
    """A broker that is away costs a minute, not the work: the beat does what is waiting."""
    _send(job, args)


def _send(job: Any, args: tuple[Any, ...], **options: Any) -> None:
    try:
        job.apply_async(args, **options)
    except OperationalError:
        named = ", ".join(map(str, args))
        logger.warning("The broker is away; %s(%s) waits for the beat.", job.name, named)
