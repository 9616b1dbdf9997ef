"""The owners' screens: which courses there are figures of, and one course's."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _

from cms.core.spreadsheet import spreadsheet
from cms.people.requests import AdminRequest
from learning.figures.access import courses_seen, sight_of
from learning.figures.chart import chart_of
from learning.figures.course import figures_of, lines_of
from learning.figures.periods import period_in_words
from learning.figures.quizzes import ATTEMPTS
from learning.figures.rules import STEP, Period, period_named
from learning.figures.sheet import rows
from learning.models import CoursePage

PAGE_SIZE = 50


def index(request: AdminRequest) -> HttpResponse:
    sight = sight_of(request.user)
    if not sight.may_look:
        raise PermissionDenied
    page = Paginator(courses_seen(sight), PAGE_SIZE).get_page(request.GET.get("p"))
    context = {
        "page_title": _("Course figures"),
        "header_icon": "view",
        "page": page,
        "lines": lines_of(list(page.object_list)),
        "step": STEP,
    }
    return render(request, "learning/figures/index.html", context)


def course(request: AdminRequest, work: UUID) -> HttpResponse:
    found = _seen(request, work)
    period = period_named(request.GET.get("periode", "")) or Period.THIS
    figures = figures_of(found, period)
    context: dict[str, Any] = {
        "page_title": _("Course figures"),
        "page_subtitle": found.title,
        "header_icon": "view",
        "figures": figures,
        "periods": [(each.value, period_in_words(each), each == period) for each in Period],
        "period": period_in_words(period),
        "chart": chart_of(figures.lessons),
        "attempts": range(1, ATTEMPTS + 1),
        "most_attempts": ATTEMPTS,
        "step": STEP,
    }
    return render(request, "learning/figures/course.html", context)


def course_csv(request: AdminRequest, work: UUID, period: str) -> HttpResponseBase:
    chosen, found = period_named(period), _seen(request, work)
    if chosen is None:
        raise Http404
    name = f"kurstall-{slugify(found.title)}-{chosen}.csv"
    return spreadsheet(name, rows(figures_of(found, chosen)))


def _seen(request: AdminRequest, work: UUID) -> CoursePage:
    """One of those whose figures the user sees; another is not there, rather than forbidden."""
    found = next(iter(courses_seen(sight_of(request.user), work)), None)
    if found is None:
        raise Http404
    return found
