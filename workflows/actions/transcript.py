"""What was said during a review, as evidence that stands alone: names and words, no keys that may go."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import WorkflowState

from cms.people.models import User
from workflows.models import Note, Wording


def said_by_page(state: WorkflowState, page_pks: Iterable[int]) -> dict[int, list[dict[str, Any]]]:
    """For each page the notes on it and on the whole work, each with its replies, then the proposals for the page.

    Three queries, however many pages there are.
    """
    notes = Note.objects.filter(workflow_state=state, parent=None)
    notes = notes.select_related("author", "resolved_by").prefetch_related("replies__author")
    wordings = Wording.objects.filter(workflow_state=state).select_related("page", "proposer", "answered_by")
    return {
        pk: [
            *(_note(note) for note in notes if note.page_id in (None, pk)),
            *(_wording(wording) for wording in wordings if wording.page_id == pk),
        ]
        for pk in page_pks
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "kind": "note",
        "on": "work" if note.page_id is None else "page",
        **_said(note),
        "resolved_by": _person(note.resolved_by),
        "resolved_at": note.resolved_at and note.resolved_at.isoformat(),
        "replies": [_said(reply) for reply in note.replies.all()],
    }


def _said(note: Note) -> dict[str, Any]:
    return {"by": _person(note.author), "at": note.written_at.isoformat(), "text": note.text}


def _wording(wording: Wording) -> dict[str, Any]:
    return {
        "kind": "wording",
        "by": _person(wording.proposer),
        "at": wording.proposed_at.isoformat(),
        "place": wording.place,
        "label": wording.label,
        "from": wording.old,
        "to": wording.new,
        "why": wording.why,
        "status": wording.status,
        "answered_by": _person(wording.answered_by),
        "answered_at": wording.answered_at and wording.answered_at.isoformat(),
        "answer": wording.answer,
    }


def _person(user: User | None) -> dict[str, Any] | None:
    return {"id": user.pk, "name": str(user)} if user is not None else None
