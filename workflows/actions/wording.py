"""Proposed wording: a reviewer proposes or takes back, an author accepts or declines (docs/adr/0019-talk.md)."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from cms.core.models import BasePage, Pin
from cms.people.models import User
from workflows import rules, talk_letters
from workflows.actions.decision import lock_review
from workflows.actions.facts import work_of
from workflows.actions.refused import Refused
from workflows.actions.submission import faults_of, pin_of
from workflows.actions.talk import is_talked_about
from workflows.models import Wording
from workflows.passages import DoesNotFit, Texts
from workflows.people import reviewer_of


@transaction.atomic
def propose_wording(task_state_pk: int, user: User, pin: Pin, place: str, *, old: str, new: str, why: str) -> Wording:
    """`pin` holds the version that was read. Raises Refused, ValidationError when the page could not go up reworded."""
    task_state = lock_review(task_state_pk)
    if task_state is None:
        raise Refused(rules.Refusal.NOT_UNDER_REVIEW)
    state = task_state.workflow_state
    _refuse(rules.may_propose(reviewer_of(user), pin.page_id, work_of(task_state)))
    _refuse(rules.has_seen([pin.pk], _open_pins(state).filter(page=pin.page_id).values_list("pk", flat=True)))
    _reworded(pin, place, old, new)
    wording = Wording.objects.create(
        workflow_state=state,
        page_id=pin.page_id,
        place=place,
        old=old,
        new=new,
        why=why.strip(),
        proposer=user,
    )
    talk_letters.wording_proposed(wording)
    return wording


@transaction.atomic
def accept_wording(wording_pk: int, user: User) -> Pin:
    """Saves the page with the new words, as the user's, and pins that version in place of the old one.

    Claims and the day the answer is due stay; the votes hang on the old pin, so the page is voted on anew. Raises
    Refused with the reason, ValidationError when the page could no longer go up.
    """
    wording, state = _locked(wording_pk)
    pin = _open_pins(state).filter(page=wording.page_id).first()
    refusal = rules.may_answer(**_facts(wording, user), is_current=pin is not None)
    if refusal is not None or pin is None:
        raise Refused(refusal or rules.Refusal.NOT_UNDER_REVIEW)
    # The page's row first, as in `save_revision`: a save under way is over, and the next finds the new pin. Nobody
    # outside this transaction sees the page without one, so the guard is asked here as everywhere.
    list(Page.objects.select_for_update().filter(pk=wording.page_id).values_list("pk"))
    page = _reworded(pin, wording.place, wording.old, wording.new)
    voters = [vote.user for vote in pin.votes.select_related("user")]
    Pin.objects.filter(pk=pin.pk).update(released_at=timezone.now())
    revision = page.save_revision(user=user, log_action="kb.wording")
    # Wagtail counts an approval of a round only for the revision that the round names, which is the root's.
    state.task_states.filter(pk=state.current_task_state_id, revision=pin.revision).update(revision=revision)
    new_pin = pin_of(page, state)
    new_pin.save()
    _answer(wording, user, Wording.Status.ACCEPTED)
    talk_letters.wording_answered(wording, voters)
    return new_pin


@transaction.atomic
def decline_wording(wording_pk: int, user: User, word: str) -> Wording:
    """Leaves the text as it is, with a word why. Raises Refused with the reason."""
    wording, state = _locked(wording_pk)
    _refuse(rules.may_decline(**_facts(wording, user), is_current=is_talked_about(state), word=word))
    _answer(wording, user, Wording.Status.DECLINED, word.strip())
    talk_letters.wording_answered(wording, [])
    return wording


@transaction.atomic
def take_back_wording(wording_pk: int, user: User) -> Wording:
    """The proposer thinks better of it, and nobody gets a letter. Raises Refused with the reason why not."""
    wording, state = _locked(wording_pk)
    facts = {"is_own": wording.proposer_id == user.pk, "is_answered": not wording.is_open}
    _refuse(rules.may_take_back(**facts, is_current=is_talked_about(state)))
    _answer(wording, user, Wording.Status.TAKEN_BACK)
    return wording


def _locked(wording_pk: int) -> tuple[Wording, WorkflowState]:
    """The review first, as all its verbs do, so that of two at once the second sees what the first did."""
    state_pk = Wording.objects.values_list("workflow_state", flat=True).get(pk=wording_pk)
    state = WorkflowState.objects.select_for_update().get(pk=state_pk)
    wordings = Wording.objects.select_for_update(of=("self",)).select_related("page", "proposer")
    return wordings.get(pk=wording_pk), state


def _open_pins(state: WorkflowState) -> QuerySet[Pin]:
    return Pin.objects.filter(workflow_state=state, released_at=None).select_related("page", "revision")


def _facts(wording: Wording, user: User) -> dict[str, bool]:
    return {
        "may_edit": bool(wording.page.specific.permissions_for_user(user).can_edit()),
        "is_answered": not wording.is_open,
        "is_own": wording.proposer_id == user.pk,
    }


def _answer(wording: Wording, user: User, status: str, word: str = "") -> None:
    wording.status, wording.answered_by, wording.answered_at, wording.answer = status, user, timezone.now(), word
    wording.save(update_fields=["status", "answered_by", "answered_at", "answer"])


def _reworded(pin: Pin, place: str, old: str, new: str) -> BasePage:
    """The pinned version with the new words in it.

    Raises Refused when the old ones do not stand there once, ValidationError when the page could not go up so.
    """
    page = pin.page.specific
    texts = Texts(type(page), pin.revision.content)
    try:
        texts.replace(place, old, new)
    except DoesNotFit as error:
        raise Refused(rules.Refusal.DOES_NOT_FIT) from error
    page = page.with_content_json(texts.content)
    faults = faults_of(page)
    if faults:
        raise ValidationError([message for messages in faults.values() for message in messages])
    return page


def _refuse(refusal: rules.Refusal | None) -> None:
    if refusal is not None:
        raise Refused(refusal)
