"""How a feed's address is given: to read once (https), and to subscribe to (webcal)."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse


class FeedAddress(NamedTuple):
    """`path`: on this site. `absolute`: what one pastes into a calendar on the web. `webcal`: what programs open."""

    path: str
    absolute: str
    webcal: str


def feed_address(name: str, *args: Any, query: str = "") -> FeedAddress:
    """`name`: of an address in `events.calendars.urls`. `query`: the filters, see `query_of`."""
    path = reverse(f"calendars:{name}", args=args) + (f"?{query}" if query else "")
    absolute = settings.BASE_URL + path
    return FeedAddress(path, absolute, f"webcal:{absolute.partition(':')[2]}")


def query_of(chosen: Mapping[str, Any]) -> str:
    """The filters of a valid form of the calendar's as a feed takes them, always in the same order.

    Whether one looks at what has been makes no difference: a feed has both.
    """
    given = {name: values for name, values in chosen.items() if values and name != "nar"}
    return urlencode(given, doseq=True)
