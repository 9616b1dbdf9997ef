"""The review's own screens in the admin. They translate and delegate; `workflows.actions` decides."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.models import Page, TaskState

from cms.core.models import BasePage, Pin
from cms.core.sections import attach_libraries
from cms.people.models import User
from cms.people.requests import AdminRequest
from workflows import actions
from workflows.forms import DecisionForm, SubmitForm, TakeDownForm
from workflows.models import ReviewTaskState
from workflows.people import reviewer_of
from workflows.texts import REFUSALS

RECENT = 10
WIDTHS = (360, 768, 1440)  # CSS pixels: a phone, a tablet, a desktop
# The faults themselves stand beside each page, where the way to mend them is.
_LACKING = gettext_lazy("Nothing is sent yet. Fill in what is missing, or leave out the lessons that are not ready.")


def index(request: AdminRequest) -> HttpResponse:
    """Everything under review, with what the user may take and why not the rest; then what was decided lately."""
    if not reviewer_of(request.user).is_member:
        raise PermissionDenied
    states = ReviewTaskState.objects.select_related("workflow_state__requested_by", "revision", "finished_by")
    waiting = list(
        states.filter(status=TaskState.STATUS_IN_PROGRESS)
        .prefetch_related("workflow_state__content_object")
        .order_by("started_at")
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
        "rows": [_row(state, request.user) for state in waiting],
        "recent": recent,
    }
    return render(request, "workflows/index.html", context)


def _row(state: ReviewTaskState, user: User) -> dict[str, Any]:
    refusal = actions.refusal_to_review(state, user)
    page = state.workflow_state.content_object
    return {"state": state, "page": page, "refusal": REFUSALS[refusal] if refusal else ""}


def review(request: AdminRequest, task_state_pk: int) -> HttpResponse:
    """The work under review: each page as readers will see it, and the decision."""
    state = get_object_or_404(ReviewTaskState.objects.select_related("workflow_state"), pk=task_state_pk)
    reviewer = reviewer_of(request.user)
    if not reviewer.is_member:
        raise PermissionDenied
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decide(state.pk, request.user, form.cleaned_data["action"], comment=form.cleaned_data["comment"])
        except actions.Refused as refused:
            form.add_error(None, str(refused))
            state.refresh_from_db()
        else:
            messages.success(request, _decision_text(form.cleaned_data["action"]))
            return redirect("workflows:index")
    refusal = actions.refusal_to_review(state, request.user)
    pins = _pins(state)
    context = {
        "page_title": state.revision.object_str,
        "header_icon": "clipboard-list",
        "state": state,
        "work": state.workflow_state.content_object.specific,
        "pins": pins,
        "shown": next((pin for pin in pins if str(pin.page_id) == request.GET.get("page")), pins[0] if pins else None),
        "widths": WIDTHS,
        "width": next((width for width in WIDTHS if str(width) == request.GET.get("width")), WIDTHS[-1]),
        "earlier": _sent_back_before(state),
        "form": form,
        "refusal": REFUSALS[refusal] if refusal else "",
    }
    return render(request, "workflows/review.html", context)


def _decision_text(action: str) -> str:
    return _("The work is approved.") if action == "approve" else _("The work is sent back with your reason.")


def _pins(state: ReviewTaskState) -> QuerySet[Pin]:
    """The pins of this very round: a work that was sent back and sent again has those of every round."""
    pins = Pin.objects.filter(workflow_state=state.workflow_state, created_at__gte=state.started_at)
    if state.finished_at is not None:
        pins = pins.filter(created_at__lte=state.finished_at)
    return pins.select_related("page", "revision").order_by("page__path")


def _sent_back_before(state: ReviewTaskState) -> QuerySet[TaskState]:
    """The earlier rounds of the same review, with what the author was asked for."""
    rounds = state.workflow_state.task_states.filter(status=TaskState.STATUS_REJECTED, started_at__lt=state.started_at)
    return rounds.select_related("finished_by").order_by("-finished_at")


def preview(request: AdminRequest, task_state_pk: int, page_pk: int) -> HttpResponse:
    """One pinned page as readers will see it: the revision under review, not the latest."""
    if not reviewer_of(request.user).is_member:
        raise PermissionDenied
    state = get_object_or_404(ReviewTaskState, pk=task_state_pk)
    pin = get_object_or_404(_pins(state), page=page_pk)
    page = pin.revision.as_object()
    return page.make_preview_request(request, page.default_preview_mode)


def submit(request: AdminRequest, page_pk: int) -> HttpResponse:
    """What goes along, what is missing, and the button that sends it."""
    page = _own_page(request, page_pk)
    root = page.work_root()
    if Pin.objects.filter(page__in=root.get_descendants(inclusive=True), released_at=None).exists():
        messages.warning(request, _("The work is with the resource group already."))
        return redirect("wagtailadmin_pages:edit", page.pk)
    changed = actions.changed_pages(root)
    form = SubmitForm(request.POST or None, pages=changed, initial={"pages": _default_ticks(changed, request.user)})
    if request.method == "POST" and form.is_valid():
        try:
            actions.submit(root, request.user, form.cleaned_data["pages"])
        except ValidationError as error:
            sent = [part for part in changed if part.pk in form.cleaned_data["pages"]]
            form.add_error(None, _LACKING if any(actions.faults_of(part) for part in sent) else error)
        else:
            messages.success(request, _("The work is sent to the resource group. You will have an answer by mail."))
            return redirect("wagtailadmin_explore", root.get_parent().pk)
    ticked = {str(pk) for pk in form["pages"].value() or []}
    context = {
        "page_title": _("Send to review"),
        "page_subtitle": root.get_admin_display_title(),
        "header_icon": "upload",
        "page": page,
        "root": root,
        "form": form,
        "parts": [{"page": part, "faults": _faults(part), "is_ticked": str(part.pk) in ticked} for part in changed],
    }
    return render(request, "workflows/submit.html", context)


def _faults(page: BasePage) -> list[tuple[str, str]]:
    return [
        (str(page._meta.get_field(name).verbose_name) if name in actions.field_names(page) else "", message)
        for name, messages_ in actions.faults_of(page).items()
        for message in messages_
    ]


def _default_ticks(pages: list[BasePage], user: User) -> list[int]:
    """What has never been up, and what the user changed: another author's half-finished lesson is not taken unasked."""
    return [page.pk for page in pages if user.pk in actions.contributors_of(page) or page.work_root().pk == page.pk]


@require_POST
def withdraw(request: AdminRequest, page_pk: int) -> HttpResponse:
    page = _own_page(request, page_pk)
    try:
        actions.withdraw(page, request.user)
    except actions.Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The work is yours again. Nothing is lost."))
    return redirect("wagtailadmin_pages:edit", page.pk)


def take_down(request: AdminRequest, page_pk: int) -> HttpResponse:
    page = get_object_or_404(Page, pk=page_pk).specific
    may_edit = page.permissions_for_user(request.user).can_edit()
    if not isinstance(page, BasePage) or not (may_edit or (page.live and reviewer_of(request.user).is_member)):
        raise Http404
    form = TakeDownForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_down(page, request.user, form.cleaned_data["reason"])
        except actions.Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("The page is taken down. It is a draft now."))
        return redirect("wagtailadmin_pages:edit" if may_edit else "workflows:index", *([page.pk] if may_edit else []))
    context = {
        "page_title": _("Take down"),
        "page_subtitle": page.title,
        "header_icon": "download",
        "page": page,
        "form": form,
        "may_edit": may_edit,
    }
    return render(request, "workflows/take_down.html", context)


def _own_page(request: AdminRequest, page_pk: int) -> BasePage:
    """The page, if the user may write in it. Somebody else's is not there, rather than forbidden."""
    page = get_object_or_404(Page, pk=page_pk).specific
    if not isinstance(page, BasePage) or not page.permissions_for_user(request.user).can_edit():
        raise Http404
    return page
