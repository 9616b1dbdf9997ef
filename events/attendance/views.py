"""What those who come open: the page behind the code at the door, and their own. Opening an address changes nothing."""

import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from cms.core.context import page_crumb
from cms.core.open_forms import open_form
from cms.people.auth import client_address
from events.attendance import actions, rules
from events.attendance.addresses import occurrence_of
from events.attendance.forms import DoorForm
from events.attendance.texts import REFUSALS
from events.models import CheckIn, EventPage, Occurrence, Registration
from events.places.addresses import registration_of
from events.works import event_of
from learning.certificates.addresses import verification_address
from learning.refused import Refused

DONE = "svar"  # in the query string, after a form; a message would need a cookie
HERE = "her"


@open_form
def door(request: HttpRequest, key: str) -> HttpResponse:
    """Says nothing of who is signed up but to whoever writes the address."""
    occurrence = occurrence_of(key)
    if occurrence is None:
        raise Http404
    page = _event_of(occurrence.work)
    form = DoorForm(request.POST or None)
    status, refusal = 200, _refusal_now(occurrence)
    if request.method == "POST" and (form.is_trapped or form.is_valid()):
        try:
            if not form.is_trapped:
                _enter(request, occurrence, form)
        except Refused as refused:
            form.add_error(None, str(refused))
            status = 429 if refused.refusal is rules.Refusal.TOO_MANY else 409
        else:
            return redirect(f"{request.path}?{DONE}={HERE}")
    context = _context(page) | {
        "occurrence": occurrence,
        "form": form,
        "refusal": REFUSALS[refusal] if refusal else "",
        "is_entered": request.GET.get(DONE) == HERE and request.method != "POST",
    }
    return render(request, "events/attendance/door.html", context, status=status)


def _enter(request: HttpRequest, occurrence: Occurrence, form: DoorForm) -> None:
    given = form.cleaned_data
    actions.enter_by_address(occurrence, given["email"], given["name"], address=client_address(request))


def _refusal_now(occurrence: Occurrence) -> rules.Refusal | None:
    times = {"starts_at": occurrence.starts_at, "ends_at": occurrence.ends_at, "now": timezone.now()}
    return rules.may_enter(is_organiser=False, is_cancelled=occurrence.is_cancelled, **times)


def _opens_later(occurrence: Occurrence) -> datetime.datetime | None:
    times = {"starts_at": occurrence.starts_at, "now": timezone.now()}
    return rules.opens_later(is_cancelled=occurrence.is_cancelled, **times)


@open_form
def own(request: HttpRequest, key: str) -> HttpResponse:
    """Of one who has signed up: «I am here» while a meeting is on, and the certificate when all is over."""
    registration = registration_of(key)
    if registration is None:
        raise Http404
    page = _event_of(registration.sign_up.work)
    status, refusal = 200, ""
    if request.method == "POST":
        try:
            return _do(request, registration, page)
        except Refused as refused:
            status, refusal = 409, str(refused)
    context = _context(page) | _own_context(registration) | {"refusal": refusal}
    return render(request, "events/attendance/own.html", context, status=status)


def _do(request: HttpRequest, registration: Registration, page: EventPage) -> HttpResponse:
    """Raises Refused, and Http404 for what is no button of the page."""
    if "certificate" in request.POST:
        actions.fetch_certificate(registration, page)
        return redirect(request.path)
    meeting = request.POST.get("here", "")
    of_door = Occurrence.objects.filter(sign_up=registration.sign_up_id)
    occurrence = of_door.filter(pk=int(meeting)).first() if meeting.isdecimal() else None
    if occurrence is None:
        raise Http404
    actions.enter(occurrence, registration.pk, by=None)
    return redirect(request.path)


def _own_context(registration: Registration) -> dict[str, Any]:
    meetings = list(Occurrence.objects.filter(sign_up=registration.sign_up_id).order_by("starts_at"))
    entered = set(CheckIn.objects.filter(registration=registration).values_list("occurrence", flat=True))
    certificate = actions.certificate_of(registration)
    held = [meeting for meeting in meetings if not meeting.is_cancelled]
    is_over = rules.is_over([meeting.ends_at for meeting in held], timezone.now())
    was_at = sum(meeting.pk in entered for meeting in held)
    has_place = registration.state == Registration.State.PLACE
    return {
        "registration": registration,
        "meetings": [
            {
                "occurrence": meeting,
                "is_entered": meeting.pk in entered,
                "may_enter": has_place and _refusal_now(meeting) is None,
                "opens_at": has_place and _opens_later(meeting),
            }
            for meeting in meetings
        ],
        "certificate": certificate,
        "certificate_address": verification_address(certificate) if certificate else "",
        "may_fetch": certificate is None and rules.may_have_certificate(is_over=is_over, meetings=was_at) is None,
    }


def _event_of(work: Any) -> EventPage:
    page = event_of(work)
    if page is None:
        raise Http404
    return page


def _context(page: EventPage) -> dict[str, Any]:
    return {"page": page, "crumbs": [*page.crumbs(), page_crumb(page)]}
