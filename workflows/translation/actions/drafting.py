"""Verbs of translating: beginning an edition, by hand or with a machine's first draft, and reading it through."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from wagtail.models import Page

from cms.core.actions import open_section
from cms.core.jobs import ask
from cms.core.models import BasePage
from cms.core.models.edition import TranslatedWork
from cms.people.models import User
from workflows.actions.copying import free_slug
from workflows.actions.refused import Refused, raise_if
from workflows.models import Translation, TranslationJob
from workflows.rules import Refusal
from workflows.texts import REFUSALS
from workflows.translation import rules
from workflows.translation.apertium import NotInstalled, machine
from workflows.translation.memory import Proposals
from workflows.translation.proposing import proposals_for
from workflows.translation.segments import Text, put, shorten, strings_of, texts_of, words_in
from workflows.translation.sources import (
    is_translatable,
    languages_without,
    locale_of,
    pages_to_translate,
)

MOST_ATTEMPTS = 3


def refusal_to_translate(work: BasePage, user: User, language: str) -> Refusal | None:
    return rules.may_translate(
        is_owner=work.permissions_for_user(user).is_owner() and work.permissions_for_user(user).can_edit(),
        is_work=is_translatable(work) and work.pk == work.work_root().pk,
        is_language=language in dict(settings.WAGTAIL_CONTENT_LANGUAGES),
        has_edition=language not in languages_without(work),
    )


def refusal_of_machine(work: BasePage, language: str) -> Refusal | None:
    found = machine()
    return rules.may_ask_machine(
        can_translate=found is not None and found.can_translate(work.locale, locale_of(language)),
        is_installed=found is not None and found.is_installed,
    )


@transaction.atomic
def translate_by_hand(work: BasePage, user: User, language: str, reason: str = "") -> BasePage:
    """A draft of the whole work in the other tree, its texts as in the source until somebody writes others.

    Raises Refused with the reason why not.
    """
    return _draft(work, user, language, reason, Proposals())


@transaction.atomic
def ask_machine(work: BasePage, user: User, language: str, reason: str = "") -> TranslationJob:
    """Stores that a first draft by machine is wanted; a job makes it. Raises Refused with the reason why not."""
    raise_if(refusal_to_translate(work, user, language) or refusal_of_machine(work, language))
    waiting = TranslationJob.objects.filter(source=work.pk, language=language, finished_at=None).first()
    if waiting is not None:  # a form that is sent twice
        return waiting
    texts = [text for page in pages_to_translate(work) for text in texts_of(page).values()]
    job = TranslationJob.objects.create(
        source=work, language=language, reason=reason, asked_by=user, words=words_in(strings_of(texts))
    )
    transaction.on_commit(lambda: _ask(job.pk))
    return job


def _ask(job_pk: int) -> None:
    from workflows.tasks import translate

    ask(translate, job_pk)


def run(job_pk: int) -> None:
    """Makes the draft that was asked for, whole, in the transaction that says so. May run twice, and makes one."""
    job = TranslationJob.objects.select_related("source", "asked_by").filter(pk=job_pk, finished_at=None).first()
    if job is None or not TranslationJob.objects.filter(pk=job_pk).update(attempts=F("attempts") + 1):
        return
    work = job.source.specific
    try:
        proposals = _proposals(work, job)
        with transaction.atomic():
            _hold(work)
            if not TranslationJob.objects.select_for_update().filter(pk=job_pk, finished_at=None).exists():
                return
            draft = _draft(work, job.asked_by, job.language, job.reason, proposals)
            _finish(job, work=draft)
    except Refused as refused:
        _finish(job, refused.refusal)
    except NotInstalled:
        _finish(job, Refusal.NO_MACHINE)


def give_up(job: TranslationJob) -> None:
    """After some attempts: whoever asked is told, and may ask again or write it by hand."""
    _finish(job, Refusal.MACHINE_FAILED)


def _finish(job: TranslationJob, refusal: Refusal | None = None, work: BasePage | None = None) -> None:
    with translation.override(job.asked_by.preferred_language):
        error = str(REFUSALS[refusal]) if refusal else ""
    words = {} if refusal else {"words_done": F("words")}
    TranslationJob.objects.filter(pk=job.pk).update(finished_at=timezone.now(), error=error, work=work, **words)


def _proposals(work: BasePage, job: TranslationJob) -> Proposals:
    def tell(words: int) -> None:
        TranslationJob.objects.filter(pk=job.pk).update(words_done=words)

    texts = [text for page in pages_to_translate(work) for text in texts_of(page).values()]
    return proposals_for(
        strings_of(texts),
        work.locale,
        locale_of(job.language),
        work.county_library,
        tell=tell,
        must_have_machine=True,
    )


def _draft(work: BasePage, user: User, language: str, reason: str, proposals: Proposals) -> BasePage:
    _hold(work)  # two who begin at once: the second sees the first's
    raise_if(refusal_to_translate(work, user, language))
    library: Any = work.county_library  # whoever may translate owns the section it stands in
    section = open_section(library, language)
    source, *parts = pages_to_translate(work)
    slug = free_slug(section, source.slug, work.translation_key)
    root = _draft_page(source, section, user, proposals, slug=slug, locale=section.locale)
    for part in parts:
        _draft_page(part, root, user, proposals, slug=part.slug, locale=section.locale)
    if reason:
        TranslatedWork.objects.filter(key=work.translation_key).update(reason=reason)
    return root


def _hold(work: BasePage) -> None:
    """The work's pages stay until the draft is stored: a deletion takes the same rows first. Raises Refused."""
    rows = Page.objects.select_for_update().filter(path__startswith=work.path).order_by("pk")
    if work.pk not in set(rows.values_list("pk", flat=True)):
        raise Refused(Refusal.NOT_A_WORK)


def draft_of_part(source: BasePage, translated_work: BasePage, user: User, proposals: Proposals) -> BasePage:
    """A lesson that the source has got since, as a draft below the translated course."""
    return _draft_page(source, translated_work, user, proposals, slug=source.slug, locale=translated_work.locale)


def _draft_page(source: BasePage, parent: Page, user: User, proposals: Proposals, **attributes: object) -> BasePage:
    content, texts = source.serializable_data(), texts_of(source)
    put(source, in_other_language(texts.values(), proposals))
    shorten(source)
    source.go_live_at = source.expire_at = None
    parent.refresh_from_db()
    page: BasePage = source.copy(
        to=parent,
        user=user,
        copy_revisions=False,
        reset_translation_key=False,
        update_attrs=attributes,
        log_action="wagtail.copy_for_translation",
    )
    by_machine = {path for path, text in texts.items() if proposals.by_machine & set(text.strings)}
    written = {
        path: [string.data for string in text.strings] for path, text in texts_of(page).items() if path in by_machine
    }
    Translation.objects.create(
        page=page, source_id=source.pk, source_content=content, machine_texts=written, made_by=user
    )
    return page


def in_other_language(texts: Iterable[Text], proposals: Proposals) -> Iterable[Text]:
    """The texts with what is proposed for their strings; the others stay as they are."""
    for text in texts:
        yield text.with_strings(proposals.strings.get(string, string) for string in text.strings)
