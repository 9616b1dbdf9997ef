"""The calendar: coming events, and those that have been."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.core.context import front_crumb
from cms.core.listing import build_listing
from cms.core.models import BasePage
from events.calendars.addresses import query_of
from events.filters import EventFilterForm
from events.models.event import EventPage
from events.querysets import attach_occurrences, past, upcoming


class EventFilters(EventFilterForm):
    """`nar` chooses the list itself, before any filter narrows it."""

    model = EventPage
    field_order = ("nar",)

    nar = forms.ChoiceField(
        label=_("When"),
        required=False,
        choices=[("kommende", _("Coming")), ("tidligere", _("Past"))],
        widget=forms.RadioSelect,
        initial="kommende",
    )

    def narrow(self, name: str, values: list[str]) -> Q:
        return Q() if name == "nar" else super().narrow(name, values)


class EventCalendarPage(BasePage):
    """Every event, soonest first."""

    class Meta:
        verbose_name = _("calendar of events")

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    template = "events/event_calendar_page.html"
    is_permanent = True
    is_found_by_search = False

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        order = past if request.GET.get("nar") == "tidligere" else upcoming
        events = order(EventPage.objects.live().select_related("main_area", "image"))
        listing = build_listing(EventFilters, request.GET, events, attach_occurrences)
        return super().get_context(request, *args, **kwargs) | {
            "listing": listing,
            "feed_query": query_of(listing.form.cleaned_data),
            "crumbs": [front_crumb()],
        }
