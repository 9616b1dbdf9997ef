"""The calendar: coming events, and those that have been."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.core.context import front_crumb
from cms.core.models import BasePage
from events.calendars.addresses import query_of
from events.overviews.listing import overview


class EventCalendarPage(BasePage):
    """Every event: as a list soonest first, by month, by county, and those that are over."""

    class Meta:
        verbose_name = _("calendar of events")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    template = "events/event_calendar_page.html"
    is_permanent = True
    is_found_by_search = False

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        shown = overview(request.GET)
        feed = {"feed_query": query_of(shown["listing"].form.cleaned_data)}
        return super().get_context(request, *args, **kwargs) | shown | feed | {"crumbs": [front_crumb()]}
