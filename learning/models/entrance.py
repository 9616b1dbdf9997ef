"""The entrances by time and by kind of library: lists across all sections, as the catalogues are."""

from typing import Any, ClassVar

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.core.context import front_crumb
from cms.core.listing import FilterForm, Listing, Ticks, build_listing
from cms.core.models import BasePage
from learning import entrances, rules
from learning.filters import area_choices
from learning.models.course import CoursePage
from learning.models.resource import ResourcePage
from learning.models.tried import with_tried_count


class AreaFilters(FilterForm):
    """Of courses and resources at once, which are asked for as plain pages."""

    kompetanse = Ticks(label=_("Competence"), choices=area_choices)

    def narrow(self, name: str, values: list[str]) -> Q:
        found = Q()
        for model in (CoursePage, ResourcePage):
            for relation in ("main_area", "areas"):
                works = model.objects.order_by().filter(**{f"{relation}__slug__in": values})
                found |= Q(pk__in=works.values("pk"))
        return found


class SimilarFilters(FilterForm):
    """A recipe for any size is for each of them."""

    storrelse = Ticks(
        label=_("Size of the municipality"),
        choices=[choice for choice in ResourcePage.Size.choices if choice[0] != ResourcePage.Size.ANY],
    )
    bemanning = Ticks(label=_("Staffing"), choices=ResourcePage.Staff.choices)
    kostnad = Ticks(label=_("Cost"), choices=ResourcePage.Price.choices)

    def narrow(self, name: str, values: list[str]) -> Q:
        match name:
            case "storrelse":
                return Q(recipe_municipality_size__in=[*values, ResourcePage.Size.ANY])
            case "bemanning":
                return Q(recipe_staff__in=values)
            case "kostnad":
                return Q(recipe_price__in=values)
        return super().narrow(name, values)


def _context(listing: Listing, minutes: int, choices: tuple[int, ...], ignored: list[str]) -> dict[str, Any]:
    listing.ignored[:0] = ignored
    return {"listing": listing, "minutes": minutes, "choices": choices, "crumbs": [front_crumb()]}


class TimeBudgetPage(BasePage):
    """What fits the minutes one has, down to the lesson: «Jeg har 10 minutter»."""

    class Meta:
        verbose_name = _("entrance by time")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    template = "learning/time_budget_page.html"
    is_permanent = True
    is_found_by_search = False

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        choices = rules.BUDGETS
        minutes, ignored = entrances.minutes_asked_for(request.GET, choices, rules.USUAL_BUDGET)
        works, prepare = entrances.works_for(minutes), entrances.prepare_for(minutes)
        listing = build_listing(AreaFilters, request.GET, works, prepare)
        return super().get_context(request, *args, **kwargs) | _context(listing, minutes, choices, ignored)


class StaffMeetingPage(BasePage):
    """Works to take together, by the minutes of the meeting: «Til personalmøtet»."""

    class Meta:
        verbose_name = _("entrance for the staff meeting")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    template = "learning/staff_meeting_page.html"
    is_permanent = True
    is_found_by_search = False

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        choices = rules.MEETINGS
        minutes, ignored = entrances.minutes_asked_for(request.GET, choices, rules.USUAL_MEETING)
        works, prepare = entrances.works_for_meeting(minutes), entrances.prepare_for_meeting(minutes)
        listing = build_listing(AreaFilters, request.GET, works, prepare)
        return super().get_context(request, *args, **kwargs) | _context(listing, minutes, choices, ignored)


class SimilarLibraryPage(BasePage):
    """Practice recipes by what kind of library they were made in: «Bibliotek som ligner på mitt»."""

    class Meta:
        verbose_name = _("entrance by kind of library")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    template = "learning/similar_library_page.html"
    is_permanent = True
    is_found_by_search = False

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        recipes = ResourcePage.objects.live().filter(type=ResourcePage.Type.RECIPE).select_related("main_area")
        recipes = with_tried_count(recipes).order_by("-tried_count", "-first_published_at", "pk")
        listing = build_listing(SimilarFilters, request.GET, recipes, lambda _pages: None)
        return super().get_context(request, *args, **kwargs) | {"listing": listing, "crumbs": [front_crumb()]}
