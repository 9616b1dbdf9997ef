"""Verbs that bring a translation level with its source, and what follows when either is published."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from django.core.validators import MaxLengthValidator
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.strings import StringValue

from cms.core.jobs import ask
from cms.core.models import BasePage
from cms.core.models.edition import TranslatedWork
from cms.people.models import User
from workflows.actions.refused import Refused, raise_if
from workflows.models import Translation
from workflows.rules import Refusal
from workflows.translation import rules
from workflows.translation.actions.drafting import draft_of_part
from workflows.translation.changes import Change, Comparison
from workflows.translation.memory import Proposals, remember
from workflows.translation.proposing import proposals_for
from workflows.translation.segments import check_lengths, strings_of, texts_of, words_in
from workflows.translation.sources import pages_to_translate, source_of, version_to_translate

MOST_WORDS = 2_000  # the machine is asked while somebody waits; of what is more, it is asked next time


@dataclass
class Look:
    """What stands between a translation and its source: changes in the page, and parts it has not got."""

    comparison: Comparison
    proposals: Proposals
    changes: list[Change]
    missing: list[BasePage]

    @property
    def is_level(self) -> bool:
        return not self.changes and not self.missing


def look(translation: Translation, *, with_machine: bool = True) -> Look:
    """Compares, with a proposal for what is new: from memory, and from the machine where there is one for it."""
    comparison = Comparison(translation)
    proposals = Proposals()
    if with_machine:
        proposals = proposals_for(
            _at_once(comparison.new_strings),
            comparison.new.page.locale,
            comparison.present.page.locale,
            comparison.present.page.county_library,
        )
    return Look(comparison, proposals, comparison.changes_with(proposals), missing_parts(translation))


def _at_once(strings: Iterable[StringValue]) -> list[StringValue]:
    """As many of them as can be translated while somebody waits."""
    words = accumulate(words_in([string]) for string in strings)
    return [string for string, so_far in zip(strings, words, strict=True) if so_far <= MOST_WORDS]


def missing_parts(translation: Translation) -> list[BasePage]:
    """The lessons of the source that the translated course has not got, and nobody has chosen to leave out."""
    source, page = source_of(translation), translation.page.specific
    if page.pk != page.work_root().pk:
        return []
    there = {part.translation_key for part in page.work_pages()} | {source.translation_key}
    return [
        part
        for part in pages_to_translate(source)
        if part.translation_key not in there and _mark_of(part) not in translation.settled
    ]


def _mark_of(part: BasePage) -> str:
    return f"part:{part.translation_key}"


@transaction.atomic
def take(page: BasePage, user: User, key: str, seen: str, words: str = "") -> None:
    """Writes one change of the source into a new draft of the translation. `words`: in place of the proposal.

    `seen`: what the translation said where the user saw it. Raises Refused when it says something else by now, or the
    user may not; ValidationError when the page cannot hold the text.
    """
    translation, found, change = _found(page, user, key, seen)
    if change.obstacle is not None:
        raise Refused(Refusal.DOES_NOT_FIT)
    words = words.strip() if change.can_write else ""
    if change.can_write and not (words or change.proposal):
        raise Refused(Refusal.NO_TEXT)
    changed = found.comparison.taken(change, found.proposals, words)
    check_lengths(changed)
    changed.save_revision(user=user, log_action="kb.translation_taken")
    _settle(translation, change.mark)


@transaction.atomic
def leave(page: BasePage, user: User, key: str, seen: str) -> None:
    """The translation stays as it is there: it says the same, or somebody has written it by hand."""
    translation, _look, change = _found(page, user, key, seen, with_machine=False)
    _settle(translation, change.mark)


def _found(
    page: BasePage, user: User, key: str, seen: str, *, with_machine: bool = True
) -> tuple[Translation, Look, Change]:
    translation = _locked(page, user)
    found = look(translation, with_machine=with_machine)
    change = next((change for change in found.changes if change.key == key and change.seen == seen), None)
    if change is None:
        raise Refused(Refusal.TEXT_CHANGED)
    return translation, found, change


@transaction.atomic
def take_part(page: BasePage, user: User, part_key: str, *, leave_out: bool = False) -> BasePage | None:
    """Begins the translation of a lesson that the source has got since, or says that it is to have none."""
    translation = _locked(page, user)
    part = next((part for part in missing_parts(translation) if str(part.translation_key) == part_key), None)
    if part is None:
        raise Refused(Refusal.TEXT_CHANGED)
    mark, draft = _mark_of(part), None
    if not leave_out:
        proposals = proposals_for(
            _at_once(strings_of(texts_of(part).values())), part.locale, page.locale, page.county_library
        )
        draft = draft_of_part(part, page, user, proposals)
    _settle(translation, mark)
    return draft


def read_through(page: BasePage, user: User) -> None:
    """A person says that what a machine wrote is right as it is. Raises Refused."""
    with transaction.atomic():
        translation = _locked(page, user)
        translation.read_through_by = user
        translation.save(update_fields=["read_through_by"])


@transaction.atomic
def say_why(page: BasePage, user: User, reason: str) -> None:
    """Keeps why the work stands in several languages, for the language ledger. Raises Refused; ValidationError."""
    if not page.permissions_for_user(user).can_edit():
        raise Refused(Refusal.NOT_YOUR_WORK)
    MaxLengthValidator(TranslatedWork._meta.get_field("reason").max_length)(reason)
    TranslatedWork.objects.filter(key=page.work_root().translation_key).update(reason=reason)


def _locked(page: BasePage, user: User) -> Translation:
    """The page's row first, as in `save_revision`, then the translation's. Raises Refused."""
    Page.objects.select_for_update().get(pk=page.pk)
    may_edit = page.permissions_for_user(user).can_edit()
    raise_if(rules.may_bring_level(may_edit=may_edit, is_pinned=page.is_pinned))
    translations = Translation.objects.select_for_update(of=("self",)).select_related("source", "page")
    translation = translations.filter(page=page.pk).exclude(source=None).first()
    if translation is None:
        raise Refused(Refusal.NOT_A_TRANSLATION)
    return translation


def _settle(translation: Translation, mark: str) -> None:
    translation.settled = [*translation.settled, mark]
    _judge(translation)


def _judge(translation: Translation) -> None:
    """Writes whether the translation is behind; where it is level, it is so with what the source says now."""
    found = look(translation, with_machine=False)
    if found.is_level:
        translation.source_content = found.comparison.new.content
        left_out = [mark for mark in translation.settled if mark.startswith("part:")]
        translation.settled, translation.behind_since = left_out, None
    else:
        translation.behind_since = translation.behind_since or timezone.now()
    translation.to_tend = False
    translation.save(update_fields=["source_content", "settled", "behind_since", "to_tend"])


# --- what follows when somebody works on either ---


def page_went_live(page: BasePage) -> None:
    """In the transaction that publishes: the machine's mark goes, and a job looks at what else follows."""
    root = page.work_root()
    Translation.objects.filter(page=page.pk).update(machine_texts={}, to_tend=True)
    _let_tend(Q(source__in=[page.pk, root.pk]) | Q(page=page.pk))


def source_was_saved(page_pk: int) -> None:
    """A draft that was never published is followed as it is written."""
    _let_tend(Q(source=page_pk, source__live=False))


def _let_tend(which: Q) -> None:
    concerned = Translation.objects.filter(which).update(to_tend=True)
    if concerned and all(waiting[1] is not _ask_for_tending for waiting in connection.run_on_commit):
        transaction.on_commit(_ask_for_tending)


def _ask_for_tending() -> None:
    from workflows.tasks import tend_translations

    ask(tend_translations)


@transaction.atomic
def tend(pk: int) -> None:
    """Says whether the translation is behind, and remembers what was published. May run twice."""
    translations = Translation.objects.select_for_update(of=("self",), skip_locked=True)
    translation = translations.select_related("source", "page").filter(pk=pk, to_tend=True).first()
    if translation is None:
        return
    if translation.source is None:
        Translation.objects.filter(pk=pk).update(to_tend=False, behind_since=None)
        return
    if translation.page.live:
        _remember(translation)
    _judge(translation)


def _remember(translation: Translation) -> None:
    comparison = Comparison(translation)
    page = version_to_translate(translation.page.specific)
    texts = texts_of(page)
    pairs = [(old, texts[path]) for path, old in comparison.old.texts.items() if path in texts]
    remember(page, comparison.old.page.locale, page.locale, pairs)
