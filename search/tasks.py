"""Jobs of the search."""

import logging
from collections.abc import Sequence

from celery import shared_task
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page
from wagtail.search.index import insert_or_update_object

from cms.core.sections import WORK_PATH_LENGTH
from search import files, indexing, log
from search.models import Entry, WaitingPage

logger = logging.getLogger(__name__)

MOST = 100  # works indexed in one transaction


@shared_task(name="search.index_waiting")
def index_waiting() -> None:
    """Indexes every page that waits, and those whose facts the clock has changed. May run twice, late or at once.

    A page that cannot be indexed is told of in the log, goes on waiting, and keeps no other from its turn.
    """
    indexing.forget_hidden()
    paths = WaitingPage.objects.order_by("changed_at").values_list("page__path", flat=True)
    works = list(dict.fromkeys(path[:WORK_PATH_LENGTH] for path in paths))
    for start in range(0, len(works), MOST):
        _index_each(works[start : start + MOST])
    changed = Entry.objects.filter(changes_at__lte=timezone.now(), is_hidden=False)
    indexing.index_works(list(changed.values_list("pk", flat=True)))


@shared_task(name="search.read_files")
def read_files() -> None:
    """Reads the files that nobody has read yet, one after the other. May run twice, late or at once."""
    for document in files.unread():
        files.read_file(document)


@shared_task(name="search.store_queries")
def store_queries() -> None:
    """Every ten minutes: what was asked goes from Redis into the table. May run twice, late or at once."""
    log.LOG.move()


@shared_task(name="search.tend_log")
def tend_log() -> None:
    log.tend()


@shared_task(name="search.compact")
def compact() -> None:
    """Drops what the index holds of pages that have changed or gone since."""
    indexing.compact()


def _index_each(works: Sequence[str]) -> None:
    """All in one transaction; where one of them fails, each in its own."""
    try:
        _index(works)
    except Exception:
        if len(works) == 1:
            logger.exception("The work at %s could not be indexed and waits for the next round.", works[0])
            return
        for work in works:
            _index_each([work])


@transaction.atomic
def _index(works: Sequence[str]) -> None:
    """Takes the rows away before it reads the pages: what is written meanwhile waits for that and stores new rows."""
    mine = indexing.in_works(works, "page__path")
    rows = WaitingPage.objects.select_for_update(of=("self",), skip_locked=True).filter(mine).order_by("pk")
    keys = [row.pk for row in rows]
    WaitingPage.objects.filter(pk__in=keys).delete()
    for page in Page.objects.filter(pk__in=keys):
        insert_or_update_object(page)  # Wagtail's own index, which the editors' lists and choosers search
    indexing.index_works(keys)
