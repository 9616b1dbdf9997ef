"""Where a course's owner says who was at its webinars and meetings."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.people.requests import AdminRequest
from learning.assignments.admin_views import named_by
from learning.meetings import actions
from learning.meetings.forms import RegisterForm
from learning.models import Attendance


def register(request: AdminRequest, work: UUID) -> HttpResponse:
    """Each person once for each day; whoever has not begun the course is named, and stays in the form."""
    course = named_by(request, work)
    form = RegisterForm(request.POST or None, work=work)
    if request.method == "POST" and form.is_valid():
        actions.register(course, form.learners, by=request.user, **form.facts())
        number = len(form.learners)
        message = ngettext("%(number)d person is entered.", "%(number)d people are entered.", number)
        messages.success(request, message % {"number": number})
        return redirect("assessing:register", work=work)
    attended = Attendance.objects.counting().filter(work=work)
    context = {
        "page_title": _("Who attended"),
        "page_subtitle": course.get_admin_display_title(),
        "header_icon": "group",
        "course": course,
        "form": form,
        "attendances": attended.select_related("learner").order_by("-held_on", "pk"),
    }
    return render(request, "learning/meetings/register.html", context)
