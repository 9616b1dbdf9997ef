"""Asking a worker to do now what is stored already."""

import logging
from typing import Any

from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def ask(job: Any, *args: Any) -> None:
    """A broker that is away costs a minute, not the work: the beat does what is waiting."""
    try:
        job.delay(*args)
    except OperationalError:
        named = ", ".join(map(str, args))
        logger.warning("The broker is away; %s(%s) waits for the beat.", job.name, named)
