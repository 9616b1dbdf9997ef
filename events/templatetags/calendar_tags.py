"""The ways from a page into a calendar."""

from typing import Any

from django import template

from events.calendars.addresses import feed_address

register = template.Library()


@register.inclusion_tag("events/calendars/links.html")
def calendar_links(name: str, *args: Any, query: str = "") -> dict[str, Any]:
    """`name` and `args`: of a feed in `events.calendars.urls`; `query`: its filters."""
    return {"feed": feed_address(name, *args, query=query)}


@register.inclusion_tag("events/calendars/news.html")
def news_links(slug: str = "") -> dict[str, Any]:
    """To word of new events, for feed readers: of one county library's, or of all."""
    return {"feeds": _news(slug)}


@register.inclusion_tag("events/calendars/head.html")
def calendar_head(slug: str = "") -> dict[str, Any]:
    """For `extra_head`: how the links look, and the feeds that a reader of feeds finds by itself."""
    return {"feeds": _news(slug)}


def _news(slug: str) -> dict[str, str]:
    names = (
        {"atom": "new_of_library_atom", "rss": "new_of_library_rss"} if slug else {"atom": "new_atom", "rss": "new_rss"}
    )
    return {kind: feed_address(name, *filter(None, [slug])).path for kind, name in names.items()}
