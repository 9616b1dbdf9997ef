"""The quiz of an open course, graded for those whose browser cannot; and a learner's own, which counts.

Of the first nothing is stored.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from cms.core.context import page_crumb
from cms.core.open_forms import open_form
from learning.learners.doors import for_learners
from learning.models import Enrolment, Learner, LessonPage, QuizAttempt
from learning.quizzes import actions, grading, rules
from learning.quizzes.actions import Incomplete
from learning.quizzes.answers import Fault
from learning.quizzes.reading import parts_of
from learning.quizzes.showing import Score, notice, practice, show_all
from learning.refused import Refused

KEPT = "lagret"  # in the query string, after «Save»


def _lesson(pk: int, *, is_formalised: bool) -> LessonPage:
    """A lesson that readers can open, in a course of that format. Raises Http404."""
    lesson = get_object_or_404(LessonPage.objects.live(), pk=pk)
    if not lesson.is_readable or lesson.course.is_formalised is not is_formalised:
        raise Http404
    return lesson


@open_form
def grade(request: HttpRequest, lesson_pk: int) -> HttpResponse:
    """An open course's quiz. What is sent is graded and forgotten."""
    lesson = _lesson(lesson_pk, is_formalised=False)
    parts = parts_of(lesson.quiz)
    if not parts:
        raise Http404
    if request.method != "POST":
        return redirect(f"{lesson.get_url(request)}#quiz")
    context = {
        "lesson": lesson,
        "practice": practice(parts, dict(request.POST.lists())),
        "crumbs": [*lesson.course.crumbs(), page_crumb(lesson.course), page_crumb(lesson)],
    }
    return render(request, "learning/quiz/graded.html", context)


# --- a learner's own -------------------------------------------------------------------------------------------------


@for_learners
def take(request: HttpRequest, learner: Learner, enrolment_pk: int, lesson_pk: int) -> HttpResponse:
    """Another learner's is not there. To look changes nothing: a quiz is begun by a button."""
    enrolment = get_object_or_404(Enrolment, pk=enrolment_pk, learner=learner)
    lesson = _lesson(lesson_pk, is_formalised=True)
    if lesson.course.translation_key != enrolment.work:
        raise Http404
    attempts = list(enrolment.attempts.filter(lesson=lesson.translation_key).order_by("number"))
    if not attempts and not parts_of(lesson.quiz):
        raise Http404
    if request.method != "POST":
        return _page(request, enrolment, lesson, attempts)
    try:
        return _act(request, enrolment, lesson, attempts)
    except Incomplete as incomplete:
        return _page(request, enrolment, lesson, [*attempts[:-1], incomplete.attempt], incomplete.faults)
    except Refused as refused:
        return _page(request, enrolment, lesson, attempts, refused=str(refused))


def _act(request: HttpRequest, enrolment: Enrolment, lesson: LessonPage, attempts: list[QuizAttempt]) -> HttpResponse:
    """Begins, keeps or hands in, as the button says. The attempt is one of the learner's own or not there."""
    action = request.POST.get("action")
    if action == "begin":
        actions.begin(enrolment.pk, lesson)
        return redirect(request.path)
    attempt = next((one for one in attempts if str(one.pk) == request.POST.get("attempt")), None)
    if attempt is None:
        raise Http404
    if action == "hand_in":
        actions.hand_in(attempt.pk, request.POST)
        return redirect(request.path)
    actions.keep_answers(attempt.pk, request.POST)
    return redirect(f"{request.path}?{KEPT}=1") if request.accepts("text/html") else HttpResponse(status=204)


def _page(
    request: HttpRequest,
    enrolment: Enrolment,
    lesson: LessonPage,
    attempts: list[QuizAttempt],
    faults: dict[str, Fault] | None = None,
    refused: str = "",
) -> HttpResponse:
    course = lesson.course
    last = attempts[-1] if attempts else None
    shown = []
    if last is not None:
        questions = actions.questions_of(last)
        shown = show_all(questions, last.answers, faults=faults, is_graded=last.is_graded)
    is_under_way = last is not None and not last.is_graded
    context = {
        "lesson": lesson,
        "course": course,
        "attempt": last,
        "shown": shown,
        "faults": [question for question in shown if question.fault],
        "score": Score(*grading.score(last.marks)) if last is not None and last.is_graded else None,
        "quiz_notice": notice(parts_of(lesson.quiz), course.pass_mark, course.most_attempts),
        "attempts_left": rules.attempts_left(len(attempts), course.most_attempts),
        "may_begin": not is_under_way and actions.refusal_to_begin(enrolment, lesson, attempts) is None,
        "refused": refused,
        "is_kept": KEPT in request.GET and is_under_way,
    }
    return render(request, "learning/quiz/take.html", context)
