"""What the review screen and the authors' screen show of the conversation: asked once for both."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from wagtail.models import WorkflowState

from cms.core.models import Pin
from cms.people.models import User
from workflows import actions, rules
from workflows.models import Note, Wording
from workflows.passages import Texts
from workflows.talk_forms import AnswerForm, NoteForm, ReplyForm, WordingForm

Typed = Mapping[str, forms.Form]
REVIEW, CONVERSATION = "review", "conversation"  # the screens; each form says on which it stands


def talk_of(
    state: WorkflowState,
    user: User,
    pins: Sequence[Pin],
    *,
    at: str,
    open_to_user: Sequence[Pin] = (),
    typed: Typed | None = None,
) -> dict[str, Any]:
    """`pins` of the round; `open_to_user` those the user may decide on. `typed`: forms that were sent and refused.

    They are named `note`, `wording`, `reply-<note>` and `answer-<wording>`, and are shown again as they were typed.
    """
    typed = typed or {}
    titles = {pin.page_id: pin.revision.object_str for pin in pins}
    is_open = actions.is_talked_about(state)
    return {
        "state": state,
        "at": at,
        "is_open": is_open,
        "threads": _threads(state, titles, typed),
        "proposals": _proposals(state, user, pins, titles, typed),
        "note_form": typed.get("note") or (NoteForm(pins=pins) if is_open else None),
        "wording_form": typed.get("wording") or (WordingForm(pins=open_to_user) if open_to_user else None),
        "is_writing_wording": "wording" in typed,
    }


def _threads(state: WorkflowState, titles: dict[int, str], typed: Typed) -> list[dict[str, Any]]:
    notes = list(Note.objects.filter(workflow_state=state).select_related("author", "resolved_by", "page"))
    return [
        {
            "note": note,
            "about": note.page and titles.get(note.page_id or 0, note.page.title),
            "replies": [reply for reply in notes if reply.parent_id == note.pk],
            "form": typed.get(f"reply-{note.pk}") or ReplyForm(note_pk=note.pk),
            "is_writing": f"reply-{note.pk}" in typed,
        }
        for note in notes
        if note.parent_id is None
    ]


def _proposals(
    state: WorkflowState, user: User, pins: Sequence[Pin], titles: dict[int, str], typed: Typed
) -> list[dict[str, Any]]:
    """Those that wait first. `fits`: the words stand there still, and the page is under review."""
    wordings = list(
        Wording.objects.filter(workflow_state=state).select_related("page", "proposer", "answered_by").order_by("pk")
    )
    if not wordings:
        return []
    may_edit, goes_on = actions.may_edit(state, user), actions.is_talked_about(state)
    held = {pin.page_id: pin for pin in pins if pin.released_at is None}
    texts = {pk: _words_by_place(held[pk]) for pk in {w.page_id for w in wordings if w.is_open} if pk in held}
    rows = []
    for wording in sorted(wordings, key=lambda wording: not wording.is_open):
        passage = texts.get(wording.page_id, {}).get(wording.place)
        own = {"is_answered": not wording.is_open, "is_own": wording.proposer_id == user.pk}
        facts = own | {"may_edit": may_edit}
        fits = passage is not None and passage.times(wording.old) == 1
        rows.append(
            {
                "wording": wording,
                "about": titles.get(wording.page_id, wording.page.title),
                "fits": fits,
                "may_accept": fits and rules.may_answer(**facts, is_current=True) is None,
                "may_decline": rules.may_answer(**facts, is_current=goes_on) is None,
                "may_take_back": rules.may_take_back(**own, is_current=goes_on) is None,
                "form": typed.get(f"answer-{wording.pk}") or AnswerForm(wording_pk=wording.pk),
            }
        )
    return rows


def _words_by_place(pin: Pin) -> dict[str, Any]:
    passages = Texts(pin.page.specific_class, pin.revision.content).passages
    return {passage.place: passage for passage in passages}
