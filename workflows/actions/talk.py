"""The conversation about a review: writing a note, answering one, settling it."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from cms.people.models import User
from cms.people.terms import is_leader
from workflows import rules, talk_letters
from workflows.actions.facts import eligible_for
from workflows.actions.refused import Refused
from workflows.models import NamedApprover, Note, ReviewTaskState
from workflows.people import reviewer_of

OPEN = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


def reads_review(state: WorkflowState, user: User) -> bool:
    """The group, its leader, and who was named for the work."""
    if reviewer_of(user).is_member or is_leader(user):
        return True
    return NamedApprover.objects.filter(task_state__workflow_state=state, user=user).exists()


def may_edit(state: WorkflowState, user: User) -> bool:
    return bool(state.content_object.specific.permissions_for_user(user).can_edit())


def is_talked_about(state: WorkflowState) -> bool:
    """Under review, or sent back and not sent anew yet."""
    return state.status in OPEN


def refusal_to_talk(state: WorkflowState, user: User, text: str = "…") -> rules.Refusal | None:
    return rules.may_talk(
        reads_review=reads_review(state, user),
        may_edit=may_edit(state, user),
        is_open=is_talked_about(state),
        text=text,
    )


@transaction.atomic
def write_note(
    state_pk: int, user: User, text: str, *, page_pk: int | None = None, parent_pk: int | None = None
) -> Note:
    """On the work or one page of it, or in answer to a note. Those concerned are told. Raises Refused.

    A note is either in the evidence of the decision or refused: both lock the review.
    """
    state = WorkflowState.objects.select_for_update().get(pk=state_pk)
    _refuse(refusal_to_talk(state, user, text))
    parent = Note.objects.get(pk=parent_pk, workflow_state=state, parent=None) if parent_pk is not None else None
    note = Note.objects.create(
        workflow_state=state,
        page_id=parent.page_id if parent else page_pk,
        parent=parent,
        author=user,
        text=text.strip(),
    )
    talk_letters.note_written(note, _others_of_the_group(note, user))
    return note


@transaction.atomic
def settle_note(note_pk: int, user: User, *, is_resolved: bool) -> Note:
    """Resolves a thread, or opens it again. Raises Refused."""
    state_pk = Note.objects.values_list("workflow_state", flat=True).get(pk=note_pk)
    state = WorkflowState.objects.select_for_update().get(pk=state_pk)
    _refuse(refusal_to_talk(state, user))
    note = Note.objects.select_for_update(of=("self",)).get(pk=note_pk)
    note.resolved_at, note.resolved_by = (timezone.now(), user) if is_resolved else (None, None)
    note.save(update_fields=["resolved_at", "resolved_by"])
    return note


def _refuse(refusal: rules.Refusal | None) -> None:
    if refusal is not None:
        raise Refused(refusal)


def _others_of_the_group(note: Note, writer: User) -> list[User]:
    """Who of the readers of the review is concerned: those who have taken it, and those in the thread.

    Where nobody has taken it, an author's question goes to who sent the work back, else to all who may decide.
    """
    state = note.workflow_state
    task_state = ReviewTaskState.objects.get(pk=state.current_task_state_id)
    people = list(User.objects.filter(claims__task_state=task_state, claims__ended_at=None))
    if not people and not reads_review(state, writer):
        sent_back_by = task_state.finished_by if task_state.status == TaskState.STATUS_REJECTED else None
        people = [sent_back_by] if sent_back_by is not None else eligible_for(task_state)
    if note.parent is not None:
        thread = [note.parent.author, *(reply.author for reply in note.parent.replies.select_related("author"))]
        people += [user for user in thread if user is not None and reads_review(state, user)]
    return people
