"""What a package reports of a learner, from their browser and back to it. To everybody else it is not there."""

import json

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from cms.core.uses import live_pages_using
from learning.learners.session import learner_of
from learning.models import Enrolment, LessonPackage, LessonPage
from learning.packages import actions, rules
from learning.packages.querysets import reported


@never_cache
@require_http_methods(["GET", "POST"])
def state(request: HttpRequest, enrolment_pk: int, lesson_pk: int, package_pk: int) -> HttpResponse:
    enrolment, lesson, package = _asked_for(request, enrolment_pk, lesson_pk, package_pk)
    if request.method == "GET":
        kept = reported(enrolment, lesson.translation_key, package)
        return JsonResponse({"state": json.loads(kept.state) if kept and kept.state else None})
    if len(request.body) > rules.MOST_STATE:
        return HttpResponse(status=413)
    report = _report(request.body)
    if report is None:
        return HttpResponse(status=400)
    actions.keep_report(enrolment, lesson.translation_key, package, report)
    return HttpResponse(status=204)


def _asked_for(
    request: HttpRequest, enrolment_pk: int, lesson_pk: int, package_pk: int
) -> tuple[Enrolment, LessonPage, LessonPackage]:
    """The learner's own enrolment, a lesson of the course that readers see, and a package that it shows."""
    enrolment = get_object_or_404(Enrolment, pk=enrolment_pk, learner=learner_of(request))
    lesson = get_object_or_404(LessonPage, pk=lesson_pk, live=True)
    package = get_object_or_404(LessonPackage, pk=package_pk)
    if not lesson.is_readable or lesson.course.translation_key != enrolment.work:
        raise Http404
    if not live_pages_using(package).filter(pk=lesson.pk).exists():
        raise Http404
    return enrolment, lesson, package


def _report(body: bytes) -> rules.Report | None:
    try:
        return rules.report_of(json.loads(body, parse_constant=_refuse))
    except (ValueError, RecursionError):
        return None


def _refuse(constant: str) -> None:
    """NaN and the infinities, which Python reads and no browser does."""
    raise ValueError(constant)
