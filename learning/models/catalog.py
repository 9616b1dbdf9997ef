"""The catalogues: lists by kind, across all sections."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.core.context import front_crumb
from cms.core.listing import build_listing
from cms.core.models import BasePage
from cms.core.prepared import Prepared
from learning import filters
from learning.models.course import CoursePage
from learning.models.path import LearningPathPage
from learning.models.resource import ResourcePage
from learning.paths.querysets import newest
from learning.querysets import ON_A_CARD, attach_lessons

_PATHS: Prepared[LearningPathPage] = Prepared(lambda: LearningPathPage.objects.live().select_related("main_area"))


class CourseFilters(filters.CourseFilterForm):
    model = CoursePage


class PathFilters(filters.WorkFilterForm):
    model = LearningPathPage


class ResourceFilters(filters.ResourceFilterForm):
    model = ResourcePage


class CourseCatalogPage(BasePage):
    """Every course, whoever made it; the learning paths stand before them where nothing is filtered."""

    class Meta:
        verbose_name = _("course catalogue")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    template = "learning/course_catalog_page.html"
    is_permanent = True
    is_found_by_search = False

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        courses = CoursePage.objects.live().exact_type(CoursePage)  # so that the index of live pages by kind is used
        courses = courses.select_related("main_area").only(*ON_A_CARD, "lesson_order")
        courses = courses.order_by("-first_published_at", "pk")
        is_narrowed = any(name in request.GET for name in (*CourseFilters.base_fields, "side"))
        paths = [] if is_narrowed else newest(_PATHS())
        listing = build_listing(CourseFilters, request.GET, courses, attach_lessons, paths, CoursePage)
        return super().get_context(request, *args, **kwargs) | {
            "listing": listing,
            "paths": paths,
            "crumbs": [front_crumb()],
        }


class ResourceCatalogPage(BasePage):
    """Every resource, whoever made it."""

    class Meta:
        verbose_name = _("resource catalogue")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    template = "learning/resource_catalog_page.html"
    is_permanent = True
    is_found_by_search = False

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        resources = ResourcePage.objects.live().exact_type(ResourcePage)
        resources = resources.select_related("main_area").only(*ON_A_CARD, "type")
        resources = resources.order_by("-first_published_at", "pk")
        listing = build_listing(ResourceFilters, request.GET, resources, lambda _pages: None, kind=ResourcePage)
        return super().get_context(request, *args, **kwargs) | {"listing": listing, "crumbs": [front_crumb()]}
