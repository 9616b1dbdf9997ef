"""Jobs of the search."""

import logging

from celery import shared_task
from django.db import transaction
from wagtail.models import Page
from wagtail.search.index import insert_or_update_object

from search.models import WaitingPage

logger = logging.getLogger(__name__)


@shared_task(name="search.index_waiting")
def index_waiting() -> None:
    """Indexes every page that waits, each in a transaction of its own. May run twice, late or at once.

    A page that cannot be indexed is told of in the log, goes on waiting, and keeps no other from its turn.
    """
    for pk in WaitingPage.objects.order_by("changed_at").values_list("pk", flat=True):
        try:
            _index(pk)
        except Exception:
            logger.exception("Page %s could not be indexed and waits for the next round.", pk)


@transaction.atomic
def _index(pk: int) -> None:
    """Takes the row away before it reads the page: what is written meanwhile waits for that and stores a new row."""
    row = WaitingPage.objects.select_for_update(skip_locked=True).filter(pk=pk).first()
    if row is not None:
        row.delete()
        insert_or_update_object(Page.objects.get(pk=pk))
