"""The group's page and its agenda. They translate and delegate."""

import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.people.requests import AdminRequest
from events.network.querysets import next_of_group
from workflows.actions.refused import Refused
from workflows.mandate import actions
from workflows.mandate.agenda import agenda as build_agenda
from workflows.mandate.forms import PointForm
from workflows.mandate.members import rows_of, terms_of_the_group, warnings_about
from workflows.mandate.rules import next_meeting
from workflows.models import AgendaPoint, Mandate


def group(request: AdminRequest) -> HttpResponse:
    """For everybody with a role: what the group does, when, and who is in it."""
    mandate = Mandate.load(request_or_site=request)
    terms = list(terms_of_the_group())
    context = {
        "page_title": _("The resource group"),
        "header_icon": "group",
        "mandate": mandate,
        "months": _year_of(mandate),
        "rows": rows_of(terms),
        "warnings": warnings_about(terms),
        "meets_on": _meets_on(mandate),
        "may_change": request.user.has_perm("workflows.change_mandate"),
        "keeps_agenda": actions.refusal_to_keep_agenda(request.user) is None,
    }
    return render(request, "workflows/mandate/group.html", context)


def _meets_on(mandate: Mandate) -> datetime.date | None:
    """The day of the next meeting that is called; as long as none is, the day that follows from the leader's."""
    called = next_of_group(timezone.now())
    if called is not None:
        return timezone.localdate(called.starts_at)
    return next_meeting(mandate.next_meeting_on, timezone.localdate())


def _year_of(mandate: Mandate) -> list[dict[str, Any]]:
    """The months that have a task, this one marked."""
    tasks: dict[int, list[str]] = {}
    for row in mandate.year_wheel.all():
        tasks.setdefault(row.month, []).append(row.task)
    this = timezone.localdate().month
    return [
        {"name": MONTHS[month], "tasks": tasks[month], "is_now": month == this} for month in MONTHS if month in tasks
    ]


def agenda(request: AdminRequest) -> HttpResponse:
    """For the group. A point that was not accepted is shown again with what was typed."""
    if actions.refusal_to_keep_agenda(request.user) is not None:
        raise PermissionDenied
    form = PointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_point(request.user, form.cleaned_data["text"])
        messages.success(request, _("The point is on the agenda."))
        return redirect("mandate:agenda")
    mandate = Mandate.load(request_or_site=request)
    context = {
        "page_title": _("Agenda"),
        "header_icon": "list-ul",
        "meets_on": _meets_on(mandate),
        "sections": build_agenda(),
        "points": AgendaPoint.objects.filter(settled_at=None).select_related("added_by"),
        "form": form,
        "may_change": request.user.has_perm("workflows.change_mandate"),
    }
    return render(request, "workflows/mandate/agenda.html", context)


@require_POST
def settle(request: AdminRequest, point_pk: int) -> HttpResponse:
    if actions.refusal_to_keep_agenda(request.user) is not None:
        raise PermissionDenied
    try:
        actions.settle_point(point_pk, request.user)
    except AgendaPoint.DoesNotExist:
        raise Http404 from None
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The point is done."))
    return redirect("mandate:agenda")
