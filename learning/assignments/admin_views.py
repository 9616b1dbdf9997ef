"""The assessors' queue, one submission, and who assesses which course."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.core.editions import nearest
from cms.people.requests import AdminRequest
from cms.people.terms import is_contact_of, is_member, libraries_written_for
from learning.assignments import actions, rules
from learning.assignments.facts import could_be_seen_by, facts_of
from learning.assignments.forms import AssessForm, AssessorForm
from learning.assignments.queue import courses_to_assess, queue_of
from learning.assignments.views import as_download
from learning.courses.works import live_course
from learning.models import Assessor, CoursePage, Submission, SubmissionFile
from learning.refused import Refused


def index(request: AdminRequest) -> HttpResponse:
    """What waits, one's own first; and for owners the courses whose assessors they name."""
    queue = queue_of(request.user)
    courses = courses_to_assess(request.user)
    if not (queue.may_look or courses or libraries_written_for(request.user)):
        raise PermissionDenied
    context = {"page_title": _("Assessment"), "header_icon": "clipboard-list", "queue": queue, "courses": courses}
    return render(request, "learning/assignments/index.html", context)


def submission(request: AdminRequest, pk: int) -> HttpResponse:
    found = _seen(request, pk)
    form = AssessForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            told = _do(request, found, form.cleaned_data["feedback"])
        except Refused as refused:
            form.add_error("feedback", str(refused))
        else:
            messages.success(request, told)
            return redirect("assessing:submission", pk=pk)
        found.refresh_from_db()
    facts = facts_of([found], request.user)[0]
    course = _course_of(found)
    days = course.assignment_days if course else None
    context = {
        "page_title": _("Assessment"),
        "page_subtitle": course.title if course else "",
        "header_icon": "clipboard-list",
        "course": course,
        "submission": found,
        "deadline": rules.deadline(timezone.localdate(found.enrolment.started_at), days),
        "form": form,
        "earlier": found.enrolment.submissions.filter(number__lt=found.number).order_by("-number"),
        "is_mine": facts.claimant == request.user.pk,
        "may_claim": rules.may_claim(facts) is None,
    }
    return render(request, "learning/assignments/submission.html", context)


def _course_of(found: Submission) -> CoursePage | None:
    """What was asked, also where the course is down at the moment; None where it is deleted."""
    work = found.enrolment.work
    course: CoursePage | None = live_course(work) or nearest(CoursePage.objects.filter(translation_key=work))
    return course


def _do(request: AdminRequest, found: Submission, feedback: str) -> str:
    if "claim" in request.POST:
        actions.claim(found.pk, request.user)
        return _("It is yours.")
    if "let_go" in request.POST:
        actions.let_go(found.pk, request.user)
        return _("Others can take it again.")
    passes = "pass" in request.POST
    actions.assess(found.pk, request.user, passes=passes, feedback=feedback)
    return _("It is passed, and the learner is told.") if passes else _("The learner is asked to try again.")


def _seen(request: AdminRequest, pk: int) -> Submission:
    """One of those the user may see; another is not there, rather than forbidden."""
    found = get_object_or_404(could_be_seen_by(request.user), pk=pk)
    if rules.may_see(facts_of([found], request.user)[0]) is not None:
        raise Http404
    return found


def file(request: AdminRequest, pk: int) -> HttpResponseBase:
    found = get_object_or_404(SubmissionFile, pk=pk)
    _seen(request, found.submission_id)
    return as_download(found)


def assessors(request: AdminRequest, work: UUID) -> HttpResponse:
    course = named_by(request, work)
    form = AssessorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.name_assessor(work, form.user, request.user)
        messages.success(request, _("%(person)s assesses this course now.") % {"person": form.user})
        return redirect("assessing:assessors", work=work)
    context = {
        "page_title": _("Assessors"),
        "page_subtitle": course.get_admin_display_title(),
        "header_icon": "user",
        "course": course,
        "assessors": Assessor.objects.filter(work=work).select_related("user").order_by("user__last_name", "pk"),
        "form": form,
    }
    return render(request, "learning/assignments/assessors.html", context)


@require_POST
def remove_assessor(request: AdminRequest, work: UUID, pk: int) -> HttpResponse:
    named_by(request, work)
    actions.remove_assessor(work, pk)
    messages.success(request, _("Removed. This person assesses the course no more."))
    return redirect("assessing:assessors", work=work)


def named_by(request: AdminRequest, work: UUID) -> CoursePage:
    """The course for whom the rule lets name its assessors; a draft is its owner's alone."""
    course: CoursePage | None = nearest(CoursePage.objects.filter(translation_key=work))
    if course is None:
        raise Http404
    is_contact = is_contact_of(request.user, course.county_library)
    may = rules.may_name_assessors(is_contact=is_contact, is_member=course.live and is_member(request.user))
    if not may:
        raise Http404
    return course
