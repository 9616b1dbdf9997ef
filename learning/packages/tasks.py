"""Jobs of packages."""

from celery import shared_task

from learning.packages import actions


@shared_task(name="learning.unpack_package")
def unpack_package(pk: int) -> None:
    """May run twice, also at once: the second finds the row locked, or no longer waiting."""
    actions.look_through(pk)


@shared_task(name="learning.tend_packages")
def tend_packages() -> None:
    """Every five minutes: what the broker did not carry or a dead worker left, and files that nobody names."""
    actions.sweep()
