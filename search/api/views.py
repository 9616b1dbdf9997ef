"""The endpoints. Each asks for what is public and hands it on; what goes for all of them stands in `middleware`."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import P, PathEx, Query
from ninja.errors import ValidationError
from ninja.renderers import JSONRenderer
from wagtail.models import Page

from cms.core.listing import PAGE_SIZE
from cms.people.models import County
from search import hits, results
from search.api import answers, cursors, parameters, schemas, works
from search.api.addresses import api_url, page_url
from search.api.document import DESCRIPTION, ReadApi
from search.api.problems import Problem, answer_invalid, answer_problem, not_there, not_understood
from search.values import LANGUAGES

Key = PathEx[UUID, P(description="The `id` of the work.")]


class NorwegianRenderer(JSONRenderer):
    """Letters as they are."""

    json_dumps_params = {"ensure_ascii": False}  # noqa: RUF012  # as the class it is of has it


api = ReadApi(
    title="Kompetansebanken",
    version="1.0.0",
    description=DESCRIPTION,
    urls_namespace="api_v1",
    docs_url=None,
    renderer=NorwegianRenderer(),
    servers=[{"url": settings.BASE_URL}],
)
api.add_exception_handler(Problem, answer_problem)
api.add_exception_handler(ValidationError, answer_invalid)


def refuse_unknown_names(view: Callable[..., Any]) -> Callable[..., Any]:
    """A parameter that is not there was meant to be another."""

    @wraps(view)
    def asked_rightly(request: HttpRequest, *args: Any, asked: parameters.Asked, **kwargs: Any) -> Any:
        unknown = sorted(set(request.GET) - set(type(asked).model_fields))
        if unknown:
            raise not_understood([(name[:40], _("There is no such parameter.")) for name in unknown])
        return view(request, *args, asked=asked, **kwargs)

    return asked_rightly


api.add_decorator(refuse_unknown_names)


@api.get("/", response=schemas.Root, summary="Where everything is", url_name="root")
def root(request: HttpRequest, asked: Query[parameters.Asked]) -> schemas.Root:
    names = ("search", "courses", "resources", "events", "paths", "counties")
    return schemas.Root(document=api_url("openapi-json"), **{name: api_url(name) for name in names})


@api.get("/search", response=schemas.Hits, summary="Search", url_name="search")
def search(request: HttpRequest, response: HttpResponse, asked: Query[parameters.AskedForHits]) -> schemas.Hits:
    """The site's own search: both written forms, inflection, compounds and typing errors. Twenty works at once, each
    once; where a lesson answers, its course is shown with the lesson named."""
    answered = results.ask(request.GET)
    works.refuse_unknown(answered.form, request.GET)
    place = cursors.read_place(request)
    rest = answered.order.after(results.Place(*place)) if place else answered.order
    at = rest[: PAGE_SIZE + 1]
    found = hits.make_hits(answered.found, at[:PAGE_SIZE], answered.promoted)
    keys = _public_keys(found)
    following = cursors.next_url(request, list(rest.place_of(at[PAGE_SIZE - 1]))) if len(at) > PAGE_SIZE else None
    understanding = answered.found.understanding
    return schemas.Hits(
        query=understanding.question.text,
        corrected=understanding.corrected,
        total=len(answered.order),
        facets=answers.facet_list(answered),
        items=[answers.hit(hit, keys) for hit in found if hit.page in keys],
        next=_linked(response, following),
    )


def _public_keys(found: list[hits.Hit]) -> dict[int, UUID]:
    """The public ids of the pages found, by primary key; what was taken down a moment ago has none."""
    pages = [page for hit in found for page in (hit.page, hit.lesson.page if hit.lesson else None) if page]
    return dict(Page.objects.filter(pk__in=pages, live=True).values_list("pk", "translation_key"))


def _linked(response: HttpResponse, following: str | None) -> str | None:
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return following


@api.get("/courses", response=schemas.Courses, summary="Courses, the newest first", url_name="courses")
def courses(request: HttpRequest, response: HttpResponse, asked: Query[parameters.AskedForCourses]) -> schemas.Courses:
    found, following = works.read_list(works.COURSES, request, asked.antall)
    return schemas.Courses(items=[answers.course(one) for one in found], next=_linked(response, following))


@api.get("/courses/{key}", response=schemas.CourseInFull, summary="A course with its lessons", url_name="course")
def course(request: HttpRequest, key: Key, asked: Query[parameters.Asked]) -> schemas.CourseInFull:
    return answers.course_in_full(works.read_one(works.COURSES, key))


@api.get("/resources", response=schemas.Resources, summary="Resources, the newest first", url_name="resources")
def resources(
    request: HttpRequest, response: HttpResponse, asked: Query[parameters.AskedForResources]
) -> schemas.Resources:
    found, following = works.read_list(works.RESOURCES, request, asked.antall)
    return schemas.Resources(items=[answers.resource(one) for one in found], next=_linked(response, following))


@api.get("/resources/{key}", response=schemas.ResourceInFull, summary="A resource", url_name="resource")
def resource(request: HttpRequest, key: Key, asked: Query[parameters.Asked]) -> schemas.ResourceInFull:
    return answers.resource_in_full(works.read_one(works.RESOURCES, key))


@api.get("/events", response=schemas.Events, summary="Events to come, or those that are over", url_name="events")
def events(request: HttpRequest, response: HttpResponse, asked: Query[parameters.AskedForEvents]) -> schemas.Events:
    found, following = works.read_list(works.EVENTS, request, asked.antall)
    return schemas.Events(items=[answers.event(one) for one in found], next=_linked(response, following))


@api.get("/events/{key}", response=schemas.EventInFull, summary="An event", url_name="event")
def event(request: HttpRequest, key: Key, asked: Query[parameters.Asked]) -> schemas.EventInFull:
    return answers.event_in_full(works.read_one(works.EVENTS, key))


@api.get("/paths", response=schemas.LearningPaths, summary="Learning paths, the newest first", url_name="paths")
def paths(
    request: HttpRequest, response: HttpResponse, asked: Query[parameters.AskedForPaths]
) -> schemas.LearningPaths:
    found, following = works.read_list(works.PATHS, request, asked.antall)
    return schemas.LearningPaths(items=[answers.path(one) for one in found], next=_linked(response, following))


@api.get("/paths/{key}", response=schemas.LearningPathInFull, summary="A learning path", url_name="path")
def path(request: HttpRequest, key: Key, asked: Query[parameters.Asked]) -> schemas.LearningPathInFull:
    return answers.path_in_full(works.read_one(works.PATHS, key))


@api.get("/counties", response=schemas.Counties, summary="Counties and who serves them", url_name="counties")
def counties(request: HttpRequest, asked: Query[parameters.Asked]) -> schemas.Counties:
    rows = list(County.objects.select_related("library"))
    pages = _section_pages({row.library.section for row in rows if row.library.section})
    return schemas.Counties(items=[answers.county(row, pages) for row in rows])


def _section_pages(sections: set[UUID]) -> dict[UUID, str]:
    """The address of each section's page, in the edition nearest to the reader."""
    near = [get_language() or "nb", *LANGUAGES]
    pages = Page.objects.live().public().filter(translation_key__in=sections).select_related("locale")
    editions = sorted(pages, key=lambda page: near.index(page.locale.language_code), reverse=True)
    return {page.translation_key: page_url(page.url_path) for page in editions}


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Any other address below /api/."""
    return answer_problem(request, not_there())
