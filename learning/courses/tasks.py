"""Jobs of courses."""

from celery import shared_task

from learning.courses import lengths


@shared_task(name="learning.count_lengths")
def count_lengths() -> None:
    """How long courses take, where it was miscounted."""
    lengths.recount()
