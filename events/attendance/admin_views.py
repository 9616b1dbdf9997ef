"""The organiser's list at the door, and the code that those who come scan."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.core import qr
from cms.core.editions import interface_of
from cms.people.requests import AdminRequest
from events.attendance import actions, rules
from events.attendance.addresses import door_address
from events.attendance.querysets import expected_at
from events.models import EventPage, Occurrence, Registration
from events.people import own_event, owns, seen_event
from learning.refused import Refused

THERE, NOT_THERE = "there", "not_there"  # the names of the buttons; each carries who it is about


def attendance(request: AdminRequest, page_pk: int, occurrence_pk: int) -> HttpResponse:
    """Everybody who has a place: one tap for each who comes. The group looks, and changes nothing."""
    is_sent = request.method == "POST"
    page = own_event(request.user, page_pk) if is_sent else seen_event(request.user, page_pk)
    occurrence = _meeting_of(page, occurrence_pk)
    refusal = _enter(request, occurrence) if is_sent else ""
    if is_sent and not refusal:
        return redirect("events:attendance", page.pk, occurrence.pk)
    expected = expected_at(occurrence)
    when = {"starts_at": occurrence.starts_at, "now": timezone.now()}
    opens_at = rules.opens_later(is_cancelled=occurrence.is_cancelled, **when)
    context = {
        "page_title": _("Who is here"),
        "page_subtitle": page.title,
        "header_icon": "tick",
        "page": page,
        "occurrence": occurrence,
        "expected": expected,
        "present": sum(each.check_in is not None for each in expected),
        "is_own": owns(request.user, page),
        "opens_at": opens_at,
        "refusal": refusal,
    }
    return render(request, "events/attendance/list.html", context, status=409 if refusal else 200)


def _enter(request: AdminRequest, occurrence: Occurrence) -> str:
    """Why not, in words, or nothing. Raises Http404 for what is no button of the list."""
    there, gone = request.POST.get(THERE, ""), request.POST.get(NOT_THERE, "")
    try:
        if there.isdecimal():
            actions.enter(occurrence, int(there), by=request.user)
        elif gone.isdecimal():
            actions.take_out(occurrence, int(gone))
        else:
            raise Http404
    except Registration.DoesNotExist as error:
        raise Http404 from error
    except Refused as refused:
        return str(refused)
    return ""


@require_safe
def code(request: AdminRequest, page_pk: int, occurrence_pk: int) -> HttpResponse:
    """Large, for a projector or a sheet at the door."""
    page = own_event(request.user, page_pk)
    occurrence = _meeting_of(page, occurrence_pk)
    address = door_address(occurrence, interface_of(page.content_language))
    context = {
        "page_title": _("Code at the door"),
        "page_subtitle": page.title,
        "header_icon": "mobile-alt",
        "page": page,
        "occurrence": occurrence,
        "address": address,
        "drawing": qr.svg_address(address),
        "opens_at": occurrence.starts_at - rules.OPENS_BEFORE,
        "closes_at": occurrence.ends_at + rules.CLOSES_AFTER,
    }
    return render(request, "events/attendance/code.html", context)


def _meeting_of(page: EventPage, occurrence_pk: int) -> Occurrence:
    return get_object_or_404(page.occurrences.select_related("sign_up"), pk=occurrence_pk)
