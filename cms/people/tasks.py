"""Jobs about people."""

from celery import shared_task

from cms.people.actions import sync_all_groups


@shared_task(name="people.sync_roles")
def sync_roles() -> None:
    sync_all_groups()
