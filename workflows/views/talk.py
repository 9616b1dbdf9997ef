"""The conversation about a review, and proposed wording: the doors of both, and the authors' own screen."""

from collections.abc import Callable
from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import WorkflowState

from cms.people.requests import AdminRequest
from workflows import actions, rules
from workflows.models import Note, ReviewTaskState, Wording
from workflows.talk_forms import AnswerForm, NoteForm, ReplyForm, WordingForm
from workflows.views.looking import in_order, pins_of
from workflows.views.review import require_reader, review_screen
from workflows.views.thread import CONVERSATION, Typed, talk_of


def conversation(request: AdminRequest, state_pk: int) -> HttpResponse:
    """The authors' own door: their page is locked meanwhile."""
    return _conversation(request, _heard(request, state_pk))


def _conversation(request: AdminRequest, state: WorkflowState, typed: Typed | None = None) -> HttpResponse:
    review = _round(state)
    pins = in_order(list(pins_of(review)))
    work = state.content_object.specific
    context = {
        "page_title": _("The conversation about the review"),
        "page_subtitle": work.get_admin_display_title(),
        "header_icon": "comment",
        "work": work,
        "review": review,
        "claims": list(review.claims.filter(ended_at=None).select_related("user")),
        "days_left": actions.days_left(review.due_on),
        "talk": talk_of(state, request.user, pins, at=CONVERSATION, typed=typed),
    }
    return render(request, "workflows/conversation.html", context)


# --- verbs ---


@require_POST
def write(request: AdminRequest, state_pk: int) -> HttpResponse:
    state = _heard(request, state_pk)
    form = NoteForm(request.POST, pins=pins_of(_round(state)))

    def verb() -> None:
        given = form.cleaned_data
        actions.write_note(state.pk, request.user, given["text"], page_pk=given["about"])

    return _do(request, state, "note", form, verb, _("The note is kept, and those concerned get a letter."))


@require_POST
def reply(request: AdminRequest, note_pk: int) -> HttpResponse:
    note = get_object_or_404(Note, pk=note_pk, parent=None)
    state = _heard(request, note.workflow_state_id)
    form = ReplyForm(request.POST, note_pk=note.pk)

    def verb() -> None:
        actions.write_note(state.pk, request.user, form.cleaned_data["text"], parent_pk=note.pk)

    return _do(
        request, state, f"reply-{note.pk}", form, verb, _("The reply is kept, and those concerned get a letter.")
    )


@require_POST
def settle(request: AdminRequest, note_pk: int) -> HttpResponse:
    """Resolves the thread, or opens it again."""
    note = get_object_or_404(Note, pk=note_pk, parent=None)
    state = _heard(request, note.workflow_state_id)
    is_resolved = request.POST.get("action") == "resolve"
    verb = partial(actions.settle_note, note.pk, request.user, is_resolved=is_resolved)
    done = _("The thread is resolved.") if is_resolved else _("The thread is open again.")
    return _do(request, state, "", forms.Form(request.POST), verb, done)


@require_POST
def propose(request: AdminRequest, task_state_pk: int) -> HttpResponse:
    review = get_object_or_404(ReviewTaskState.objects.select_related("workflow_state"), pk=task_state_pk)
    require_reader(request, review)
    form = WordingForm(request.POST, pins=pins_of(review))

    def verb() -> None:
        given = form.cleaned_data
        words = {name: given[name] for name in ("old", "new", "why")}
        actions.propose_wording(review.pk, request.user, given["pin"], given["where"], **words)

    return _do(request, review.workflow_state, "wording", form, verb, _("The proposal is sent to the authors."))


@require_POST
def answer(request: AdminRequest, wording_pk: int) -> HttpResponse:
    wording = get_object_or_404(Wording, pk=wording_pk)
    state = _heard(request, wording.workflow_state_id)
    form = AnswerForm(request.POST, wording_pk=wording.pk)

    def verb() -> None:
        if form.cleaned_data["action"] == "accept":
            actions.accept_wording(wording.pk, request.user)
        else:
            actions.decline_wording(wording.pk, request.user, form.cleaned_data["word"])

    accepts = request.POST.get("action") == "accept"
    done = _("The new words are in the text, and it is with the group still.") if accepts else _("The text stays.")
    return _do(request, state, f"answer-{wording.pk}", form, verb, done)


@require_POST
def take_back(request: AdminRequest, wording_pk: int) -> HttpResponse:
    wording = get_object_or_404(Wording, pk=wording_pk)
    state = _heard(request, wording.workflow_state_id)
    verb = partial(actions.take_back_wording, wording.pk, request.user)
    return _do(request, state, "", forms.Form(request.POST), verb, _("The proposal is taken back."))


def _do(
    request: AdminRequest, state: WorkflowState, name: str, form: forms.Form, verb: Callable[[], object], done: str
) -> HttpResponse:
    """Does what was asked, and goes back to the screen it was asked on; what was refused stands there as typed."""
    if form.is_valid():
        try:
            verb()
        except actions.Refused as refused:
            form.add_error(None, str(refused))
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, done)
            return redirect(f"{_address(request, state)}#kb-talk")
    if not name:
        messages.error(request, " ".join(map(str, form.non_field_errors())))
        return redirect(f"{_address(request, state)}#kb-talk")
    state.refresh_from_db()
    if request.POST.get("at") == CONVERSATION:
        return _conversation(request, state, {name: form})
    review = _round(state)
    require_reader(request, review)
    return review_screen(request, review, typed={name: form})


def _address(request: AdminRequest, state: WorkflowState) -> str:
    if request.POST.get("at") == CONVERSATION:
        return reverse("workflows:conversation", args=(state.pk,))
    return reverse("workflows:review", args=(state.current_task_state_id,))


def _heard(request: AdminRequest, state_pk: int) -> WorkflowState:
    """The review, if the user may hear what is said of it. Somebody else's is not there, rather than forbidden."""
    state = get_object_or_404(WorkflowState, pk=state_pk)
    if actions.refusal_to_talk(state, request.user) is rules.Refusal.NOT_YOUR_WORK:
        raise Http404
    return state


def _round(state: WorkflowState) -> ReviewTaskState:
    """The round that is under way, or the last one."""
    return get_object_or_404(ReviewTaskState.objects.select_related("workflow_state"), pk=state.current_task_state_id)
