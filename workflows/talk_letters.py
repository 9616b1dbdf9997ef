"""Letters about the conversation and about proposed wording: to those concerned, with the address of their screen."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from wagtail.models import WorkflowState

from cms.core.outbox import store_mail
from cms.people.models import User
from workflows.letters import concerned, review_path
from workflows.models import Note, Wording


def note_written(note: Note, readers: Iterable[User]) -> None:
    """To the authors' library, and to those of the review's readers who are concerned; not to the writer."""
    context = _about(note.workflow_state) | {"note": note}
    for user, path in _paths(note.workflow_state, readers):
        if user != note.author:
            store_mail(user, "note", context | {"path": path}, key=f"note:{note.pk}:{user.pk}", can_wait=True)


def wording_proposed(wording: Wording) -> None:
    """To the authors' library, who answer it."""
    context = _about(wording.workflow_state) | {"wording": wording}
    for user, path in _paths(wording.workflow_state, []):
        store_mail(user, "wording", context | {"path": path}, key=f"wording:{wording.pk}:{user.pk}", can_wait=True)


def wording_answered(wording: Wording, voters: Iterable[User]) -> None:
    """To the proposer; and to those whose approval was of the text as it was."""
    context = _about(wording.workflow_state) | {"wording": wording, "path": review_path_of(wording.workflow_state)}
    if wording.proposer is not None:
        key = f"wording_answered:{wording.pk}:{wording.proposer.pk}"
        store_mail(wording.proposer, "wording_answered", context, key=key, can_wait=True)
    for user in voters:
        if user != wording.proposer:
            store_mail(user, "wording_changed", context, key=f"wording_changed:{wording.pk}:{user.pk}", can_wait=True)


def conversation_path(state: WorkflowState) -> str:
    return reverse("workflows:conversation", args=(state.pk,))


def review_path_of(state: WorkflowState) -> str:
    return review_path(state.current_task_state)


def _paths(state: WorkflowState, readers: Iterable[User]) -> list[tuple[User, str]]:
    """Each person once: the authors to their own screen, the others to the review."""
    authors = concerned(state.content_object.specific, state)
    others = {user.pk: user for user in readers if user not in authors}
    at_review = review_path_of(state)
    return [(user, conversation_path(state)) for user in authors] + [(user, at_review) for user in others.values()]


def _about(state: WorkflowState) -> dict[str, Any]:
    return {"page": state.content_object.specific}
