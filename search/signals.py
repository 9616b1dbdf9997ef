"""What changes what is found waits in the same transaction, and is indexed when that is through.

What readers must not see any more is hidden in the transaction itself: nothing that was taken down is found a moment
longer (docs/adr/0025-indexing.md, docs/adr/0026-search-index.md).
"""

from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction, get_page_models
from wagtail.search.signal_handlers import post_delete_signal_handler

from cms.core.jobs import ask
from cms.core.models import BasePage
from cms.core.models.freshness import OwnerCheck
from cms.media.models import BankDocument
from cms.people.models import County, CountyLibrary
from events.models import EventPage, Occurrence, SignUp
from learning.models import (
    Competence,
    CompetenceArea,
    CoursePage,
    LearningPathPage,
    ResourcePage,
    TargetGroup,
    Topic,
)
from search.models import Entry, Synonym, WaitingPage
from search.values import name_values

WORKS = (CoursePage, ResourcePage, EventPage, LearningPathPage)

RELATIONS: dict[type[Model], str] = {
    CompetenceArea: "areas",
    Competence: "competences",
    TargetGroup: "target_groups",
    Topic: "topics",
}


def let_wait(pages: Iterable[int]) -> None:
    """Writes each row anew where it stands, and so waits for the job that is about to take it away."""
    rows = [WaitingPage(page_id=pk) for pk in sorted(set(pages))]
    WaitingPage.objects.bulk_create(rows, update_conflicts=True, unique_fields=["page"], update_fields=["changed_at"])
    # A course is saved a dozen times in one transaction; one job indexes all of it.
    if rows and all(waiting[1] is not ask_for_indexing for waiting in connection.run_on_commit):
        transaction.on_commit(ask_for_indexing)


def ask_for_indexing() -> None:
    from search.tasks import index_waiting

    ask(index_waiting)


def hide(page: Page) -> None:
    """The page, and what is readable only with it."""
    Entry.objects.filter(path__startswith=page.path, is_hidden=False).update(is_hidden=True)


def page_saved(sender: type[Page], *, instance: Page, raw: bool, **kwargs: Any) -> None:
    if raw:
        return
    let_wait([instance.pk])
    if not instance.live:
        hide(instance)


def page_deleted(sender: type[Page], *, instance: Page, **kwargs: Any) -> None:
    hide(instance)
    post_delete_signal_handler(instance)


def restriction_changed(sender: type[Model], *, instance: PageViewRestriction, **kwargs: Any) -> None:
    hide(instance.page)
    let_wait(Page.objects.filter(path__startswith=instance.page.path, live=True).values_list("pk", flat=True))


def document_saved(sender: type[Model], *, instance: BankDocument, raw: bool, **kwargs: Any) -> None:
    """What is to be read is known by the document alone; the job only need not wait for the clock."""
    if not raw and all(waiting[1] is not ask_for_reading for waiting in connection.run_on_commit):
        transaction.on_commit(ask_for_reading)


def ask_for_reading() -> None:
    from search.tasks import read_files

    ask(read_files)


def occurrence_changed(sender: type[Model], *, instance: Occurrence | SignUp, **kwargs: Any) -> None:
    """All editions say another time, or that places are few; where the last is being deleted, there is none."""
    let_wait(EventPage.objects.filter(translation_key=instance.work).values_list("pk", flat=True))


def row_of_page_changed(sender: type[Model], *, instance: Any, **kwargs: Any) -> None:
    let_wait(Page.objects.filter(pk=instance.page_id).values_list("pk", flat=True))


def word_changed(sender: type[Model], *, instance: Any, **kwargs: Any) -> None:
    """An area, a competence, a target group or a topic has another name: every work that carries it says so."""
    name_values()
    relation = RELATIONS[type(instance)]
    carries = Q(**{relation: instance})
    if isinstance(instance, CompetenceArea):
        carries |= Q(main_area=instance)
    let_wait(pk for model in WORKS for pk in _keys(model.objects.filter(carries)))


def synonym_saved(sender: type[Model], *, instance: Synonym, raw: bool, **kwargs: Any) -> None:
    """Its words are corrected to, whether a page says them or not."""
    from search.indexing import add_words

    if not raw:
        add_words({word for phrase in instance.all_phrases() for word in phrase})


def maker_changed(sender: type[Model], *, instance: Any, **kwargs: Any) -> None:
    """A county or a county library has another name: all it has made, and made together with others, says so."""
    name_values()
    library = instance.library if isinstance(instance, County) else instance
    sections = Page.objects.filter(translation_key=library.section).values_list("path", flat=True)
    let_wait(pk for path in sections for pk in _keys(Page.objects.filter(path__startswith=path)))
    let_wait(pk for model in WORKS for pk in _keys(model.objects.filter(co_producers=library)))


def _keys(pages: QuerySet[Any]) -> QuerySet[Any]:
    return pages.filter(live=True).values_list("pk", flat=True)


def connect() -> None:
    """Pages: to every model whose own indexing `BasePage` has switched off."""
    for model in get_page_models():
        if issubclass(model, BasePage):
            post_save.connect(page_saved, sender=model, dispatch_uid="search.page_saved")
            post_delete.connect(page_deleted, sender=model, dispatch_uid="search.page_deleted")
    receivers: dict[Any, tuple[type[Model], ...]] = {
        restriction_changed: (PageViewRestriction,),
        occurrence_changed: (Occurrence, SignUp),
        row_of_page_changed: (OwnerCheck,),
        word_changed: tuple(RELATIONS),
        maker_changed: (County, CountyLibrary),
    }
    post_save.connect(synonym_saved, sender=Synonym, dispatch_uid="search.synonym_saved")
    post_save.connect(document_saved, sender=BankDocument, dispatch_uid="search.document_saved")
    for receiver, models in receivers.items():
        for model in models:
            for signal in (post_save, post_delete):
                signal.connect(receiver, sender=model, dispatch_uid=f"search.{receiver.__name__}")
