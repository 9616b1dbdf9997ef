"""A course for the staff meeting: its plan, the view for the projector, and who was there."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.core.context import catalog_crumbs, page_crumb
from cms.core.editions import nearest
from cms.core.open_forms import open_form
from learning.courses.overview import own_crumb
from learning.learners.doors import for_learners
from learning.learners.forms import NameForm
from learning.meetings import actions
from learning.meetings.forms import MeetingForm
from learning.meetings.plan import plan_of
from learning.models import CoursePage, Learner, StaffMeeting
from learning.refused import Refused


def _course(work: UUID) -> CoursePage:
    course: CoursePage | None = nearest(CoursePage.for_readers().live().filter(translation_key=work))
    if course is None:
        raise Http404
    return course


def _context(course: CoursePage) -> dict[str, Any]:
    return {"course": course, "crumbs": [*catalog_crumbs("kurs", _("Courses")), page_crumb(course)]}


def plan(request: HttpRequest, work: UUID) -> HttpResponse:
    course = _course(work)
    if not course.lessons:
        raise Http404
    return render(request, "learning/meetings/plan.html", _context(course) | plan_of(course, request.GET))


def projector(request: HttpRequest, work: UUID) -> HttpResponse:
    course = _course(work)
    return render(request, "learning/meetings/projector.html", _context(course) | plan_of(course, request.GET))


@for_learners
def enter(request: HttpRequest, learner: Learner, work: UUID) -> HttpResponse:
    """Whoever led the meeting says who was there."""
    course = _course(work)
    form = MeetingForm(request.POST or None)
    minutes = plan_of(course, request.GET)["minutes"]
    if request.method == "POST" and form.is_valid():
        known = {"minutes": minutes, "language": get_language() or "nb"} | form.cleaned_data
        try:
            meeting = actions.enter(course, learner, **known)
        except Refused as refused:
            form.add_error("held_on", str(refused))
        else:
            return redirect("learners:meeting", pk=meeting.pk)
    return render(request, "learning/meetings/enter.html", _context(course) | {"learner": learner, "form": form})


@for_learners
def meeting(request: HttpRequest, learner: Learner, pk: int) -> HttpResponse:
    """Who has confirmed; for whoever led it alone."""
    found = get_object_or_404(StaffMeeting, pk=pk, led_by=learner)
    context = {
        "learner": learner,
        "meeting": found,
        "attendees": found.attendees.all(),
        "crumbs": [*catalog_crumbs("kurs", _("Courses")), own_crumb()],
    }
    return render(request, "learning/meetings/meeting.html", context)


@open_form
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The letter's link: opening it changes nothing, its button does. Who comes again sees that it is done."""
    attendee = actions.attendee_of(token)
    if attendee is None:
        return render(request, "learning/meetings/gone.html", status=404)
    form = NameForm(request.POST or None, initial={"name": attendee.name})
    if request.method == "POST" and form.is_valid():
        actions.confirm(attendee.pk, form.cleaned_data["name"], language=get_language() or "nb")
        return redirect(request.path)
    return render(request, "learning/meetings/confirm.html", {"attendee": attendee, "form": form})
