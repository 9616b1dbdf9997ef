"""The county libraries' screens of the common plan: everybody sees all of it, each changes its own."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import ModelLogEntry

from cms.core.listing import read_filters
from cms.people.models import CountyLibrary
from cms.people.requests import AdminRequest
from events.models import Joining, PlannedMeasure
from events.plans import actions, rules
from events.plans.access import Sight, sight_of
from events.plans.drafts import make_draft
from events.plans.filters import PlanFilters
from events.plans.forms import MeasureForm, ReasonForm
from events.plans.overlaps import Overlap, in_words, names_of, others, overlaps, overlaps_of
from events.plans.querysets import measures
from events.plans.rules import State
from events.plans.states import attach_standings, standing_of
from events.plans.texts import STATES
from learning.models import Strategy
from learning.refused import Refused

PAGE_SIZE = 50
ICON = "calendar-alt"


def index(request: AdminRequest) -> HttpResponse:
    """One's own first, then by time; each with how many it overlaps."""
    sight = _sight(request)
    form, ignored = read_filters(PlanFilters, request.GET)
    found = list(measures().filter(form.where()))
    attach_standings(found)
    found = [measure for measure in found if form.has_state(measure)]
    found.sort(key=lambda measure: (measure.library not in sight.own, measure.year, measure.half, measure.title))
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("p"))
    lines = others()
    query = request.GET.copy()
    query.pop("p", None)
    context = {
        "page_title": _("The common plan"),
        "header_icon": ICON,
        "form": form,
        "ignored": ignored,
        "page": page,
        "query": query.urlencode(),
        "rows": [_row(measure, sight, len(overlaps_of(measure, lines))) for measure in page.object_list],
        "may_enter": bool(sight.own),
    }
    return render(request, "events/plans/index.html", context)


def _row(measure: PlannedMeasure, sight: Sight, overlapping: int) -> dict[str, Any]:
    return {
        "measure": measure,
        "state": STATES[measure.standing.state],
        "is_own": measure.library in sight.own,
        "makers": _makers(measure),
        "overlapping": overlapping,
    }


def _makers(measure: PlannedMeasure) -> list[CountyLibrary]:
    return [each.library for each in measure.joinings.all() if each.state == Joining.State.ACCEPTED]


def measure(request: AdminRequest, pk: int) -> HttpResponse:
    """What is planned, what it overlaps, who takes part, and what whoever looks may do."""
    sight = _sight(request)
    shown = get_object_or_404(measures(), pk=pk)
    standing, is_own = standing_of(shown), shown.library in sight.own
    state, joinings = standing.state, list(shown.joinings.all())
    context = {
        "page_title": _("The common plan"),
        "header_icon": ICON,
        "measure": shown,
        "standing": standing,
        "state": STATES[state],
        "is_own": is_own,
        "makers": _makers(shown),
        "overlaps": [in_words(overlap, names_of(shown)) for overlap in overlaps_of(shown, others())],
        "strategies": Strategy.objects.current().filter(area__in=shown.area_list).select_related("area"),
        "joinings": [_joining(each, sight, shown, is_own=is_own) for each in joinings],
        "may_change": rules.may_change(is_contact=is_own, state=state, is_as_shown=True) is None,
        "may_draft": rules.may_draft(is_contact=is_own, state=state, has_place=True) is None,
        "may_join": [library for library in sight.own if _may_join(library, shown, joinings)],
        "history": ModelLogEntry.objects.for_instance(shown).select_related("user", "content_type"),
    }
    return render(request, "events/plans/measure.html", context)


def _joining(joining: Joining, sight: Sight, measure: PlannedMeasure, *, is_own: bool) -> dict[str, Any]:
    is_open, is_theirs = joining.state in actions.OPEN, joining.library in sight.own
    is_waiting = joining.state == Joining.State.WAITING and measure.standing.state != State.WITHDRAWN
    return {
        "joining": joining,
        "may_answer": is_own and is_waiting,
        "may_leave": rules.may_leave(is_contact=is_theirs, is_open=is_open) is None,
    }


def _may_join(library: CountyLibrary, measure: PlannedMeasure, joinings: list[Joining]) -> bool:
    has_joined = any(each.library == library and each.state in actions.OPEN for each in joinings)
    refusal = rules.may_join(
        is_contact=True,
        is_owner=library == measure.library,
        has_joined=has_joined,
        state=measure.standing.state,
    )
    return refusal is None


def add(request: AdminRequest) -> HttpResponse:
    sight = _sight(request)
    if not sight.own:
        raise Http404
    form = MeasureForm(request.POST or None, libraries=sight.own)
    found: list[Overlap] = []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        is_sent_again = PlannedMeasure.objects.filter(key=said["key"]).exists()
        found = [] if is_sent_again else overlaps(form.values().facts(), others())
        if not _is_news(form, found):
            entered = actions.enter(said["library"], request.user, form.values(), said["key"])
            messages.success(request, _("The measure is in the plan, where all county libraries see it."))
            return redirect("plans:measure", entered.pk)
    return _form_page(request, form, found, _("Plan a measure"))


def change(request: AdminRequest, pk: int) -> HttpResponse:
    shown = _own(request, pk)
    form = MeasureForm(request.POST or None, instance=shown)
    found: list[Overlap] = []
    if request.method == "POST" and form.is_valid():
        found = overlaps(form.values().facts(), others(), shown)
        if not _is_news(form, found):
            try:
                version = form.cleaned_data["version"] or 0
                actions.change(pk, request.user, form.values(), version=version)
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, _("The measure is changed."))
                return redirect("plans:measure", pk)
    return _form_page(request, form, found, _("Change the measure"))


def _is_news(form: MeasureForm, found: list[Overlap]) -> bool:
    """Whether the form overlaps something it has not told of; when it is shown again it has."""
    keys = {overlap.line.key for overlap in found}
    data: Any = form.data.copy()  # type: ignore[attr-defined]  # what a request sends has it
    data["seen"] = " ".join(sorted(keys))
    form.data = data
    return not keys <= set(form.cleaned_data["seen"].split())


def _form_page(request: AdminRequest, form: MeasureForm, found: list[Overlap], title: str) -> HttpResponse:
    context = {
        "page_title": title,
        "header_icon": ICON,
        "form": form,
        "measure": form.instance,
        "overlaps": [in_words(overlap, form.names()) for overlap in found],
        "strategies": Strategy.objects.current().select_related("area").order_by("area__order"),
    }
    return render(request, "events/plans/form.html", context)


def withdraw(request: AdminRequest, pk: int) -> HttpResponse:
    shown = _own(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(pk, request.user, form.cleaned_data["reason"])
        except Refused as refused:
            form.add_error("reason", str(refused))
        else:
            messages.success(request, _("The measure is withdrawn, and those who had joined are told."))
            return redirect("plans:measure", pk)
    context = {"page_title": _("Withdraw the measure"), "header_icon": ICON}
    return render(request, "events/plans/withdraw.html", context | {"measure": shown, "form": form})


# --- one click each --------------------------------------------------------------------------------------------------


@require_POST
def draft(request: AdminRequest, pk: int) -> HttpResponse:
    """To the editor, where the page is written."""
    _own(request, pk)
    try:
        page = make_draft(pk, request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("plans:measure", pk)
    messages.success(request, _("This is the draft of the measure. Time, place and the rest is yours to fill in."))
    return redirect("wagtailadmin_pages:edit", page.pk)


@require_POST
def join(request: AdminRequest, pk: int) -> HttpResponse:
    sight, shown = _sight(request), get_object_or_404(PlannedMeasure, pk=pk)
    library = next((each for each in sight.own if str(each.pk) == request.POST.get("library")), None)
    if library is None:
        raise Http404
    done = _("The owner is asked whether you may join.")
    return _told(request, shown.pk, lambda: actions.join(pk, library, request.user), done)


@require_POST
def answer(request: AdminRequest, pk: int) -> HttpResponse:
    joining = get_object_or_404(Joining.objects.select_related("measure"), pk=pk)
    _own(request, joining.measure_id)
    accept, reason = request.POST.get("action") == "accept", request.POST.get("reason", "")[:300]
    done = _("They take part, and are told.") if accept else _("They are told why not.")
    return _told(
        request,
        joining.measure_id,
        lambda: actions.answer(pk, request.user, accept=accept, reason=reason),
        done,
    )


@require_POST
def leave(request: AdminRequest, pk: int) -> HttpResponse:
    joining = get_object_or_404(Joining.objects.select_related("library"), pk=pk)
    if joining.library not in _sight(request).own:
        raise Http404
    done = _("You no longer take part, and the owner is told.")
    return _told(request, joining.measure_id, lambda: actions.leave(pk, request.user), done)


def _told(request: AdminRequest, pk: int, verb: Callable[[], Any], done: str) -> HttpResponse:
    """Back to the measure, with what came of it."""
    try:
        verb()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect("plans:measure", pk)


# --- who may ---------------------------------------------------------------------------------------------------------


def _sight(request: AdminRequest) -> Sight:
    sight = sight_of(request.user)
    if not sight.may_look:
        raise PermissionDenied
    return sight


def _own(request: AdminRequest, pk: int) -> PlannedMeasure:
    """A measure of one's own county library. Another's screens for changing are not there, rather than forbidden."""
    found = get_object_or_404(measures(), pk=pk)
    if found.library not in _sight(request).own:
        raise Http404
    attach_standings([found])
    return found
