"""Word of events that are new in the bank: RSS and Atom, of all and of one county library."""

import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.translation import gettext as _

from cms.core.sections import attach_libraries
from cms.people.models import CountyLibrary
from events.calendars.addresses import feed_address
from events.calendars.querysets import each_once, of_county_library, readable_events
from events.calendars.rules import one_line
from events.models import EventPage
from events.querysets import attach_occurrences

SHOWN = 30


class NewEvents(Feed[EventPage, Any]):
    """The latest published first."""

    feed_type: Any = Rss201rev2Feed
    address = "new_rss"
    author_name = settings.WAGTAIL_SITE_NAME

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return None

    def title(self, obj: Any) -> str:
        return _("New events in Kompetansebanken")

    def description(self, obj: Any) -> str:
        return _("Meetings, webinars and gatherings for everybody who works in a Norwegian public library.")

    def subtitle(self, obj: Any) -> str:
        return self.description(obj)

    def link(self, obj: Any) -> str:
        return settings.BASE_URL + reverse("wagtail_serve", args=("arrangement/",))

    def feed_url(self, obj: Any) -> str:
        return feed_address(self.address).absolute

    def feed_guid(self, obj: Any) -> str:
        return self.feed_url(obj)

    def items(self, obj: Any) -> list[EventPage]:
        events = each_once(self._events(obj)).order_by("-first_published_at", "pk")
        found = list(events.select_related("main_area")[:SHOWN])
        attach_occurrences(found)
        attach_libraries(found)
        return found

    def _events(self, obj: Any) -> Any:
        return readable_events()

    def item_title(self, item: EventPage) -> str:
        return one_line(item.title)

    def item_description(self, item: EventPage) -> str:
        """In HTML, which readers of feeds take it for. When it is comes first: that is what one looks for."""
        meeting = item.next_occurrence
        when = date_format(timezone.localtime(meeting.starts_at), "DATETIME_FORMAT") if meeting else ""
        lines = [f"{item.state_text}: {when}" if when else "", item.summary]
        return format_html_join("", "<p>{}</p>", ((line,) for line in lines if line))

    def item_link(self, item: EventPage) -> str:
        return settings.BASE_URL + reverse("wagtail_serve", args=(item.url_path.lstrip("/").partition("/")[2],))

    def item_guid(self, item: EventPage) -> str:
        return f"urn:uuid:{item.translation_key}"

    item_guid_is_permalink = False

    def item_author_name(self, item: EventPage) -> str:
        return item.county_library.name if item.county_library else settings.WAGTAIL_SITE_NAME

    def item_pubdate(self, item: EventPage) -> datetime.datetime | None:
        return item.first_published_at

    def item_updateddate(self, item: EventPage) -> datetime.datetime | None:
        return item.last_published_at

    def item_extra_kwargs(self, item: EventPage) -> dict[str, Any]:
        return {"language": item.content_language}

    def item_categories(self, item: EventPage) -> list[str]:
        return [item.main_area.name] if item.main_area else []


class AtomInLanguages(Atom1Feed):
    """Each entry is in the language of its work; Atom can say so, RSS cannot."""

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]}


class NewEventsAtom(NewEvents):
    feed_type = AtomInLanguages
    address = "new_atom"


class NewEventsOfLibrary(NewEvents):
    address = "new_of_library_rss"

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> CountyLibrary:
        return get_object_or_404(CountyLibrary, slug=kwargs["slug"])

    def title(self, obj: CountyLibrary) -> str:
        return _("New events from %(library)s") % {"library": obj.name}

    def feed_url(self, obj: CountyLibrary) -> str:
        return feed_address(self.address, obj.slug).absolute

    def _events(self, obj: CountyLibrary) -> Any:
        return of_county_library(obj)


class NewEventsOfLibraryAtom(NewEventsOfLibrary):
    feed_type = AtomInLanguages
    address = "new_of_library_atom"
