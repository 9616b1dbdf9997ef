"""The learner's assignment: writing, files, handing in."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.core.context import catalog_crumbs
from learning.assignments import actions, rules
from learning.assignments.forms import AnswerForm
from learning.courses.actions import latest_round
from learning.courses.overview import course_crumb, own_crumb
from learning.courses.works import live_course
from learning.learners.doors import for_learners
from learning.models import CoursePage, Enrolment, Learner, Submission, SubmissionFile
from learning.refused import Refused


def _mine(learner: Learner, work: UUID) -> tuple[CoursePage, Enrolment]:
    course, enrolment = live_course(work), latest_round(learner, work)
    if course is None or enrolment is None or not course.has_assignment:
        raise Http404
    return course, enrolment


@for_learners
def assignment(request: HttpRequest, learner: Learner, work: UUID) -> HttpResponse:
    """One form with three buttons: save, add a file, hand in. Whichever is pressed, what is written is kept."""
    course, enrolment = _mine(learner, work)
    submission = actions.draft_of(enrolment)
    form = AnswerForm(request.POST or None, initial={"text": submission.text})
    stored = ""
    fault_of_file = ""
    if request.method == "POST" and form.is_valid():
        try:
            _do(request, submission, form.cleaned_data)
        except Refused as refused:
            if refused.refusal == rules.Refusal.CHANGED_MEANWHILE:
                stored = actions.draft_of(enrolment).text
            if "add" in request.POST and not stored:
                fault_of_file = str(refused)
            else:
                form.add_error("text", str(refused))
        else:
            return redirect("learners:assignment", work=work)
        submission.refresh_from_db()
    context = {
        "learner": learner,
        "page": course,
        "submission": submission,
        "earlier": enrolment.submissions.exclude(pk=submission.pk).order_by("-number"),
        "form": form,
        "stored": stored,
        "kinds": ",".join(f".{each}" for each in rules.EXTENSIONS),
        "most_files": rules.MOST_FILES,
        "fault_of_file": fault_of_file,
        "deadline": rules.deadline(timezone.localdate(enrolment.started_at), course.assignment_days),
        "today": timezone.localdate(),
        "crumbs": [*catalog_crumbs("kurs", _("Courses")), own_crumb(), course_crumb(course)],
    }
    return render(request, "learning/assignments/assignment.html", context)


def _do(request: HttpRequest, submission: Submission, typed: dict[str, str]) -> None:
    """Raises Refused; the text is saved before anything else is tried."""
    actions.save_draft(submission.pk, typed["text"], typed["version"] if "version" in request.POST else None)
    file = request.FILES.get("file")
    if file is not None:
        actions.add_file(submission.pk, file)
    if "remove" in request.POST:
        actions.remove_file(submission.pk, _number(request.POST["remove"]))
    if "hand_in" in request.POST:
        actions.hand_in(submission.pk)
        messages.success(request, _("It is handed in. You get a letter when it is assessed."))


def _number(value: str) -> int:
    return int(value) if value.isdigit() else 0


@require_POST
@for_learners
def save(request: HttpRequest, learner: Learner, work: UUID) -> HttpResponse:
    """Saves while one writes; answers with the time of day it was saved at, and the draft's version."""
    _course, enrolment = _mine(learner, work)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"message": " ".join(map(str, form.errors["text"]))}, status=400)
    draft = actions.draft_of(enrolment)
    version = form.cleaned_data["version"] if "version" in request.POST else None
    try:
        saved = actions.save_draft(draft.pk, form.cleaned_data["text"], version)
    except Refused as refused:
        return JsonResponse({"message": str(refused)}, status=409)
    return JsonResponse({"saved": timezone.localtime(saved.saved_at).strftime("%H.%M"), "version": saved.version})


@for_learners
def file(request: HttpRequest, learner: Learner, pk: int) -> HttpResponseBase:
    """A file of one's own; another's is not there."""
    found = get_object_or_404(SubmissionFile, pk=pk, submission__enrolment__learner=learner)
    return as_download(found)


def as_download(found: SubmissionFile) -> FileResponse:
    """To be saved and not shown: what somebody uploaded runs nowhere on this site."""
    response = FileResponse(found.file.open(), as_attachment=True, filename=found.name)
    response.headers["Content-Type"] = "application/octet-stream"
    return response
