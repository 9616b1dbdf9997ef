"""The group's screens: what waits, one work under review, and the verbs on it. `workflows.actions` decides."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages as admin_messages
from wagtail.models import Page, TaskState

from cms.core.models import Pin
from cms.core.sections import attach_libraries
from cms.people.models import User
from cms.people.requests import AdminRequest
from cms.people.terms import is_leader
from workflows import actions, rules
from workflows.checklists import Point, points_for
from workflows.forms import DecisionForm, FollowUpForm, HandOverForm, NameApproverForm
from workflows.models import FollowUp, NamedApprover, ReviewTaskState
from workflows.people import reviewer_of, reviewers_of
from workflows.prefill import answers_for
from workflows.texts import REFUSALS
from workflows.views.looking import Material, context_of, pins_of
from workflows.views.thread import REVIEW, Typed, talk_of

RECENT = 10


def require_reader(request: AdminRequest, task_state: ReviewTaskState | None = None) -> None:
    """Lets in the group, its leader, and for one work who was named for it. Raises PermissionDenied."""
    user = request.user
    if reviewer_of(user).is_member or is_leader(user):
        return
    if task_state is None or not NamedApprover.objects.filter(task_state=task_state, user=user).exists():
        raise PermissionDenied


def index(request: AdminRequest) -> HttpResponse:
    """Everything under review, those due first, with what the user may take and why not the rest; then the decided."""
    require_reader(request)
    states = ReviewTaskState.objects.select_related("workflow_state__requested_by", "revision", "finished_by")
    waiting = list(
        states.filter(status=TaskState.STATUS_IN_PROGRESS)
        .prefetch_related("workflow_state__content_object", "claims__user")
        .order_by("due_on", "started_at")
    )
    attach_libraries(state.workflow_state.content_object for state in waiting)
    recent = (
        states.filter(status__in=[TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED])
        .prefetch_related("workflow_state__content_object")
        .order_by("-finished_at")[:RECENT]
    )
    context = {
        "page_title": _("Review"),
        "header_icon": "clipboard-list",
        "rows": rows_for(waiting, request.user),
        "recent": recent,
        "follow_ups": FollowUp.objects.filter(done_at=None).select_related("by"),
        "follow_up_form": FollowUpForm(),
    }
    return render(request, "workflows/index.html", context)


def rows_for(states: list[ReviewTaskState], user: User) -> list[dict[str, Any]]:
    """Each review with what the user can do about it, without a query per row."""
    reviewer, works = reviewer_of(user), actions.works_of(states)
    rows = []
    for state in states:
        refusal = rules.may_decide(reviewer, works[state.pk], "approve", "")
        rows.append(
            {
                "state": state,
                "page": state.workflow_state.content_object,
                "refusal": REFUSALS[refusal] if refusal else "",
                "claimants": [claim.user for claim in state.claims.all() if claim.ended_at is None],
                "days_left": actions.days_left(state.due_on),
                "may_claim": rules.may_claim(reviewer, works[state.pk]) is None,
            }
        )
    return rows


def review(request: AdminRequest, task_state_pk: int) -> HttpResponse:
    """The work under review: each page as readers will see it, the checklist, and the decision."""
    state = get_object_or_404(ReviewTaskState.objects.select_related("workflow_state"), pk=task_state_pk)
    require_reader(request, state)
    form = _sent_form(request, Material(state, request.user)) if request.method == "POST" else None
    if form is not None and form.is_valid():
        try:
            decided = actions.decide(
                state.pk,
                request.user,
                form.cleaned_data["action"],
                comment=form.cleaned_data["comment"],
                checklist=form.given(),
                shown=form.shown(),
            )
        except (PermissionDenied, ValidationError) as fault:  # refused by the rules, or it cannot go up as it is
            form.add_error(None, fault.messages if isinstance(fault, ValidationError) else str(fault))
            state.refresh_from_db()
        else:
            _say_and_lead_on(request, decided)
            return redirect("workflows:index")
    return review_screen(request, state, form)


def review_screen(
    request: AdminRequest,
    state: ReviewTaskState,
    form: DecisionForm | None = None,
    typed: Typed | None = None,
) -> HttpResponse:
    """`typed`: what was written in the conversation and refused, as `thread.talk_of` names it."""
    material = Material(state, request.user)
    form = form or _fresh_form(material)
    return render(request, "workflows/review.html", _review_context(request, state, form, typed, material))


def _sent_form(request: AdminRequest, material: Material) -> DecisionForm:
    pins = material.pins_left
    return DecisionForm(request.POST, points=_points(pins), pins=[pin.pk for pin in pins])


def _fresh_form(material: Material) -> DecisionForm:
    """With what the machine answers beforehand for the pages that the user has still to decide on."""
    pins = material.pins_left
    mine = {pin.page_id for pin in pins}
    points, pages = _points(pins), [page for page in material.pages if page.pk in mine]
    prefilled = answers_for(points, pages, material.findings, material.facts) if pages else {}
    return DecisionForm(points=points, pins=[pin.pk for pin in pins], prefilled=prefilled)


def _points(pins: list[Pin]) -> list[Point]:
    return points_for(actions.page_types_of(pins))


def _published_source(material: Material) -> Page | None:
    """What the work was translated from, where readers can see it: a reviewer may want to read it beside."""
    translations = [material.facts[id(page)].translation for page in material.pages[:1]]
    sources = [translation.source for translation in translations if translation is not None]
    return next((source.specific for source in sources if source is not None and source.live), None)


def _review_context(
    request: AdminRequest, state: ReviewTaskState, form: DecisionForm, typed: Typed | None, material: Material
) -> dict[str, Any]:
    reviewer, work = material.reviewer, material.work
    refusal = rules.may_decide(reviewer, work, "approve", "")
    mine = rules.pages_left_to(reviewer, work) if refusal is None else frozenset()
    open_to_user = rules.pages_open_to(reviewer, work) if work.is_under_review else frozenset()
    talk = talk_of(
        state.workflow_state,
        request.user,
        material.pins,
        at=REVIEW,
        open_to_user=[pin for pin in material.pins if pin.page_id in open_to_user],
        typed=typed,
    )
    return context_of(request, material) | {
        "page_title": state.revision.object_str,
        "header_icon": "clipboard-list",
        "state": state,
        "here": reverse(
            "workflows:review", args=(state.pk,)
        ),  # other doors show this screen too, with what they refuse
        "work": state.workflow_state.content_object.specific,
        "goes_up_at": material.goes_up_at,
        "source": _published_source(material),
        "earlier": _sent_back_before(state),
        "expert_comments": actions.comments_on(state.workflow_state.content_object),
        "form": form,
        "talk": talk,
        "refusal": REFUSALS[refusal] if refusal else "",
        "may_send_back": rules.may_review(reviewer, work) is None,
        "others": [pin for pin in material.pins if mine and pin.page_id not in mine],
        "claims": list(state.claims.filter(ended_at=None).select_related("user")),
        "has_claimed": reviewer.pk in work.claimants,
        "may_claim": rules.may_claim(reviewer, work) is None,
        "days_left": actions.days_left(state.due_on),
        "next": actions.next_review(request.user, state),
        "hand_over_form": HandOverForm(receivers=_receivers(state, request.user)),
        "name_form": _name_form(state) if is_leader(request.user) and actions.uncovered_pages(state) else None,
    }


def _say_and_lead_on(request: AdminRequest, state: ReviewTaskState) -> None:
    """How it went, and a way straight to the next."""
    following = actions.next_review(request.user, state)
    buttons = []
    if following is not None:
        label = _("Next: %(title)s") % {"title": following.revision.object_str}
        buttons.append(admin_messages.button(reverse("workflows:review", args=(following.pk,)), label))
    admin_messages.success(request, _decision_text(state), buttons=buttons)


def _decision_text(state: ReviewTaskState) -> str:
    match state.status:
        case TaskState.STATUS_APPROVED:
            return _("The work is approved.")
        case TaskState.STATUS_REJECTED:
            return _("The work is sent back with your reason.")
    return _("Your approval is kept. The work goes up when the others it needs have approved too.")


def _sent_back_before(state: ReviewTaskState) -> QuerySet[TaskState]:
    """The earlier rounds of the same review, with what the author was asked for."""
    rounds = state.workflow_state.task_states.filter(status=TaskState.STATUS_REJECTED, started_at__lt=state.started_at)
    return rounds.select_related("finished_by").order_by("-finished_at")


def preview(request: AdminRequest, task_state_pk: int, page_pk: int) -> HttpResponse:
    """One pinned page as readers will see it: the revision under review, not the latest."""
    state = get_object_or_404(ReviewTaskState, pk=task_state_pk)
    require_reader(request, state)
    pin = get_object_or_404(pins_of(state), page=page_pk)
    page = pin.revision.as_object()
    return page.make_preview_request(request, page.default_preview_mode)


# --- verbs ---


def _tell(request: AdminRequest, verb: Callable[[], object], done: str, task_state_pk: int) -> HttpResponse:
    """Does what was asked and says how it went, on the screen it was asked on."""
    try:
        verb()
    except actions.Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect("workflows:review", task_state_pk)


@require_POST
def claim(request: AdminRequest, task_state_pk: int) -> HttpResponse:
    verb = partial(actions.claim, task_state_pk, request.user)
    return _tell(request, verb, _("The work is yours to review."), task_state_pk)


@require_POST
def release(request: AdminRequest, task_state_pk: int) -> HttpResponse:
    verb = partial(actions.release, task_state_pk, request.user)
    return _tell(request, verb, _("The work is free for others to take."), task_state_pk)


@require_POST
def hand_over(request: AdminRequest, task_state_pk: int) -> HttpResponse:
    state = get_object_or_404(ReviewTaskState, pk=task_state_pk)
    form = HandOverForm(request.POST, receivers=_receivers(state, request.user))
    if not form.is_valid():
        messages.error(request, _("Choose who takes over."))
        return redirect("workflows:review", task_state_pk)
    receiver = form.cleaned_data["receiver"]
    verb = partial(actions.hand_over_claim, task_state_pk, request.user, receiver)
    return _tell(request, verb, _("The review is handed over to %(name)s.") % {"name": receiver}, task_state_pk)


def _receivers(state: ReviewTaskState, user: User) -> QuerySet[User]:
    eligible = [other.pk for other in actions.eligible_for(state) if other.pk != user.pk]
    return User.objects.filter(pk__in=eligible).order_by("first_name", "last_name")


@require_POST
def name_approver(request: AdminRequest, task_state_pk: int) -> HttpResponse:
    state = get_object_or_404(ReviewTaskState, pk=task_state_pk)
    if not is_leader(request.user):
        raise PermissionDenied
    form = _name_form(state, request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose who decides, and say why."))
        return redirect("workflows:review", task_state_pk)
    candidate, reason = form.cleaned_data["candidate"], form.cleaned_data["reason"]
    verb = partial(actions.name_approver, task_state_pk, request.user, candidate, reason)
    return _tell(request, verb, _("%(name)s may decide on this work.") % {"name": candidate}, task_state_pk)


def _name_form(state: ReviewTaskState, data: Any = None) -> NameApproverForm:
    """Everybody with a role in the bank who has no part in the work."""
    work = actions.work_of(state)
    others = User.objects.filter(is_active=True).filter(
        Q(memberships__isnull=False) | Q(deputy_memberships__isnull=False)
    )
    reviewers = reviewers_of(others.distinct())
    free = partial(rules.may_name, is_leader=True, work=work, reason="-")
    able = [reviewer.pk for reviewer in reviewers if reviewer.pk and free(candidate=reviewer) is None]
    return NameApproverForm(data, candidates=User.objects.filter(pk__in=able).order_by("first_name", "last_name"))
