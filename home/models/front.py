"""The front page, and the route by which any language shows any page."""

from http import HTTPStatus
from typing import Any, ClassVar, cast

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from cms.core.addresses import leads_nearer
from cms.core.editions import farther, nearest_first
from cms.core.models import BasePage
from cms.core.prepared import Prepared
from cms.core.sections import attach_libraries
from events.models import EventPage
from events.querysets import attach_occurrences, to_come, upcoming
from learning.models import CompetenceArea, CoursePage, GuidePage, ResourcePage
from learning.querysets import ON_A_CARD, attach_lessons
from workflows.querysets import is_taken_down

CARDS = 4
SHELF = 20
MEETINGS = 60  # are looked through first for the next events


class HomePage(BasePage):
    """The front page of one language; its slug is the language's code."""

    class Meta:
        verbose_name = gettext_lazy("front page")

    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    template = "home/home_page.html"
    is_permanent = True
    is_found_by_search = False

    @property
    def editions(self) -> dict[str, str]:  # no query: there is one for each language of the interface
        return {code: "" for code, _name in settings.INTERFACE_LANGUAGES}

    @classmethod
    def of(cls, language: str) -> "HomePage":
        """The live front page of that language, or else of the site's own. Raises DoesNotExist."""
        slug = _HOMES.first(language) or _HOMES.first(settings.LANGUAGE_CODE)
        if slug is None:
            raise cls.DoesNotExist
        return cls.read(slug)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if not path_components:
            return super().route(request, path_components)
        return route(request, path_components, self.slug)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """What was taken down says so plainly, instead of looking like a wrong address."""
        if kwargs.pop("is_taken_down", False):
            return render(request, "taken_down.html", status=HTTPStatus.GONE)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        others = farther()
        courses, resources = _COURSES(_kind(CoursePage), others), _RESOURCES(_kind(ResourcePage), others)
        events = _next_events(others)
        attach_libraries([*courses, *resources, *events])
        attach_lessons(courses[:CARDS])
        attach_occurrences(events)
        return super().get_context(request, *args, **kwargs) | {
            "courses": courses[:CARDS],
            "resources": resources[:CARDS],
            "events": events,
            "areas": _areas(others),
            "chips": _situations(),
            "shelf_items": [(page.title, page.colour) for page in [*courses, *resources]],
        }


_HOMES: Prepared[Any] = Prepared(lambda slug: HomePage.objects.live().filter(slug=slug).values_list("pk", flat=True))
_PLACED: Prepared[tuple[str, int, int]] = Prepared(
    lambda places: Page.objects.live().filter(url_path__one_of=places).values_list("url_path", "pk", "content_type_id")
)


def route(request: HttpRequest, components: list[str], language: str) -> RouteResult:
    """Finds the page in that language's tree first, then in the others: one query for the path, whole.

    Raises Http404 where there is none, or where a redirect leads on.
    """
    path = "/".join(components)
    places = {f"/{code}/{path}/": number for number, code in enumerate(nearest_first(language))}
    found = _PLACED(list(places))
    if not found:
        if is_taken_down(places):
            return RouteResult(HomePage.of(language), kwargs={"is_taken_down": True})
        raise Http404
    _url_path, pk, type_pk = min(found, key=lambda row: places[row[0]])
    kind = cast("type[BasePage]", ContentType.objects.get_for_id(type_pk).model_class())
    page = kind.read(pk)
    if leads_nearer(page, f"{path}/"):
        raise Http404
    page.draft_title = page.title  # the dialog for links tells it to whoever pastes the page's address
    return page.route(request, [])


def _live(model: type[Page], kind: Any, others: Any) -> Any:
    """Each work once: without the pages that have a nearer edition. `kind` is the index's word for the model."""
    return model.objects.live().filter(content_type=kind).exclude(id__one_of=others)


def _newest(model: type[Page], kind: Any, others: Any, *shown: str) -> Any:
    pages = _live(model, kind, others).select_related("main_area").only(*ON_A_CARD, *shown)
    return pages.order_by("-first_published_at", "pk")[: SHELF // 2]


_COURSES: Prepared[CoursePage] = Prepared(lambda kind, others: _newest(CoursePage, kind, others, "lesson_order"))
_RESOURCES: Prepared[ResourcePage] = Prepared(lambda kind, others: _newest(ResourcePage, kind, others, "type"))
_AREAS = Prepared(CompetenceArea.objects.all)
_GUIDES = Prepared(lambda: GuidePage.objects.live().order_by().values_list("slug", flat=True))
_IN_AREA: Prepared[tuple[int, int]] = Prepared(
    lambda kind, others: (
        _live(CoursePage, kind, others).order_by().values_list("main_area").annotate(number=Count("pk"))
    )
)


def _kind(model: type[Page]) -> int:
    return ContentType.objects.get_for_model(model).pk


def _soon(others: Any, now: Any, first: int | None) -> Any:
    """The next events; of the `first` meetings that have not ended, or of all."""
    events = EventPage.objects.live().exclude(id__one_of=others).select_related("main_area")
    events = events.only(*ON_A_CARD, "form", "sign_up_url", "from_desk")
    if first is not None:
        meetings = to_come(now).order_by("starts_at").values("work")[:first]
        events = events.filter(translation_key__in=meetings)
    return upcoming(events, now)[:CARDS]


_OF_FIRST: Prepared[EventPage] = Prepared(lambda others, now: _soon(others, now, MEETINGS))
_OF_ALL: Prepared[EventPage] = Prepared(lambda others, now: _soon(others, now, None))


def _next_events(others: list[int]) -> list[EventPage]:
    """To sort all that are to come takes longer the more there are. The first meetings nearly always name enough.

    Whatever is next has one of its meetings among the first, so that what they name is the same as of all.
    """
    now = timezone.now()
    found = _OF_FIRST(others, now)
    return found if len(found) == CARDS else _OF_ALL(others, now)


def _areas(others: list[int]) -> list[dict[str, Any]]:
    """Each competence area with how many live courses have it as their main area, and its address."""
    base = reverse("wagtail_serve", args=("kurs/",))
    counts = dict(_IN_AREA(_kind(CoursePage), others))
    return [
        {"area": area, "count": counts.get(area.pk, 0), "url": f"{base}?kompetanse={area.slug}"} for area in _AREAS()
    ]


def _situations() -> list[tuple[str, str]]:
    """The situations librarians are in, each with its entrance; a guide's once readers can open it."""
    entrances = [
        ("jeg-har-10-minutter", _("I have 10 minutes")),
        *_guides(),
        ("til-personalmotet", _("For the staff meeting")),
        ("bibliotek-som-ligner", _("Libraries like mine")),
    ]
    return [(text, reverse("wagtail_serve", args=(f"{slug}/",))) for slug, text in entrances]


def _guides() -> list[tuple[str, str]]:
    there = set(_GUIDES())
    return [(slug, str(label)) for slug, label in GuidePage.Situation.choices if slug in there]
