"""Every page that is saved waits to be indexed, and is when the change is through (docs/adr/0025-indexing.md)."""

from typing import Any

from django.db import connection, transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, get_page_models
from wagtail.search.signal_handlers import post_delete_signal_handler

from cms.core.jobs import ask
from cms.core.models import BasePage
from search.models import WaitingPage


def store_waiting_page(sender: type[Page], *, instance: Page, raw: bool, **kwargs: Any) -> None:
    """Writes the row anew where it stands, and so waits for the job that is about to take it away."""
    if raw:
        return
    row = WaitingPage(page_id=instance.pk)
    WaitingPage.objects.bulk_create([row], update_conflicts=True, unique_fields=["page"], update_fields=["changed_at"])
    # A course is saved a dozen times in one transaction; one job indexes all of it.
    if all(waiting[1] is not ask_for_indexing for waiting in connection.run_on_commit):
        transaction.on_commit(ask_for_indexing)


def ask_for_indexing() -> None:
    from search.tasks import index_waiting

    ask(index_waiting)


def connect() -> None:
    """To every model whose own indexing `BasePage` has switched off."""
    for model in get_page_models():
        if issubclass(model, BasePage):
            post_save.connect(store_waiting_page, sender=model, dispatch_uid="search.store_waiting_page")
            post_delete.connect(post_delete_signal_handler, sender=model, dispatch_uid="search.remove_from_index")
