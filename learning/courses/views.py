"""A learner's own pages: what they take, how far they are, and each lesson with its tools."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cms.core.context import catalog_crumbs
from learning.courses import actions, facts, rules
from learning.courses.overview import courses_of, own_crumb
from learning.courses.works import lesson_of, live_course
from learning.learners.doors import for_learners
from learning.learners.forms import NameForm
from learning.models import CoursePage, Enrolment, Learner
from learning.refused import Refused
from learning.requirements import requirements_in_words


@for_learners
def index(request: HttpRequest, learner: Learner) -> HttpResponse:
    context = {
        "learner": learner,
        "courses": courses_of(learner),
        "certificates": learner.certificates.filter(replaced_by=None),
        "attendances": learner.attendances.order_by("-held_on", "-pk"),
        "name_form": NameForm(initial={"name": learner.name}),
    }
    return render(request, "learning/learners/index.html", context)


@for_learners
def name(request: HttpRequest, learner: Learner) -> HttpResponse:
    form = NameForm(request.POST or None, initial={"name": learner.name})
    if request.method == "POST" and form.is_valid():
        if actions.give_name(learner, form.cleaned_data["name"]):
            messages.success(request, _("The certificate is issued. It is ready in a moment."))
        return redirect("learners:index")
    context = {"learner": learner, "form": form, "waits": actions.waits_for_name(learner)}
    return render(request, "learning/learners/name.html", context)


@for_learners
def course(request: HttpRequest, learner: Learner, work: UUID) -> HttpResponse:
    """The course as its learner has it; who has not begun is asked whether to, and begins by a POST."""
    page = _course(work)
    enrolment = actions.latest_round(learner, work)
    if request.method == "POST":
        actions.begin(learner, page)
        return redirect("learners:course", work=work)
    context = _context(page) | {"learner": learner, "enrolment": enrolment}
    if enrolment is not None:
        needs, done = facts.needs_of(page), facts.done_by(enrolment)
        context |= {
            "done": done,
            "steps": [
                {"need": need, "is_done": need not in rules.lacking(needs, done)} for need in rules.needed(needs)
            ],
            "certificate": actions.certificate_of(enrolment),
            "upcoming": next((each for each in page.lessons if str(each.translation_key) not in done.lessons), None),
        }
    return render(request, "learning/courses/course.html", context)


@require_POST
@for_learners
def again(request: HttpRequest, learner: Learner, work: UUID) -> HttpResponse:
    _course(work)
    try:
        actions.begin_anew(learner, work)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("learners:course", work=work)


@for_learners
def lesson(request: HttpRequest, learner: Learner, work: UUID, lesson: UUID) -> HttpResponse:
    page = _course(work)
    enrolment = actions.latest_round(learner, work)
    if enrolment is None:
        return redirect("learners:course", work=work)
    shown = lesson_of(page, lesson)
    if shown is None:
        raise Http404
    if request.method == "POST":
        actions.finish_part(enrolment, shown)
        return _onward(page, enrolment, lesson)
    progress = actions.open_part(enrolment, shown)
    context = shown.get_context(request) | _context(page)
    context |= {"page": shown, "course": page, "learner": learner, "enrolment": enrolment, "progress": progress}
    done = facts.done_by(enrolment)
    context |= {"done": done, "quiz_is_passed": str(lesson) in done.quizzes}
    return render(request, "learning/courses/lesson.html", context)


def _course(work: UUID) -> CoursePage:
    found = live_course(work)
    if found is None:
        raise Http404
    return found


def _context(page: CoursePage) -> dict[str, Any]:
    return {
        "page": page,
        "lessons": page.lessons,
        "requirements": requirements_in_words(page, page.lessons),
        "crumbs": [*catalog_crumbs("kurs", _("Courses")), own_crumb()],
    }


def _onward(page: CoursePage, enrolment: Enrolment, finished: UUID) -> HttpResponse:
    """To the next lesson, or after the last to the overview."""
    keys = [each.translation_key for each in page.lessons]
    place = keys.index(finished) + 1
    if place < len(keys):
        return redirect("learners:lesson", work=page.translation_key, lesson=keys[place])
    return redirect(reverse("learners:course", args=(page.translation_key,)))
