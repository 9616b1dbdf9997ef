"""What the calendar's template needs: a list, a month or the counties, each behind the same filters."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from cms.core.listing import left_out, listing_of, narrow
from events.filters import EventFilters
from events.models.event import EventPage
from events.overviews.counties import counties
from events.overviews.months import month
from events.overviews.rules import read_year
from events.querysets import attach_shown, in_year, past, upcoming, years_of


class View(StrEnum):
    """As it stands in the address."""

    LIST = "liste"
    MONTH = "maned"
    COUNTIES = "fylke"


NAMES = {
    View.LIST: pgettext_lazy("calendar", "List"),
    View.MONTH: pgettext_lazy("calendar", "Month"),
    View.COUNTIES: gettext_lazy("Counties"),
}
PAST = "tidligere"


def overview(query: QueryDict) -> dict[str, Any]:
    """`listing` has the filters' form and what was left out of the question; `kept` goes along when they are sent."""
    asked = query.get("visning", "")
    view = View(asked) if asked in set(View) else View.LIST
    shown = _OVERVIEWS[view](query)
    if asked and asked != view:
        shown["listing"].ignored.append(left_out(pgettext("calendar", "View"), asked))
    return shown | {"view": view.value, "views": [(each.value, NAMES[each]) for each in View]}


def _list(query: QueryDict) -> dict[str, Any]:
    """Coming events, soonest first, or with `nar=tidligere` those that are over, of one year where `ar` names it."""
    events = EventPage.objects.live().select_related("main_area", "image")
    is_past = query.get("nar") == PAST
    found = narrow(EventFilters, query, past(events) if is_past else upcoming(events))
    years = years_of(found.pages) if is_past else {}
    asked = query.get("ar", "") if is_past else ""
    year = read_year(asked)
    if year is not None:
        found.pages = in_year(found.pages, year)
    elif asked:
        found.ignored.append(left_out(_("Year"), asked))
    total = years.get(year, 0) if year else sum(years.values())
    return {
        "listing": listing_of(found, query, attach_shown, total=total if is_past else None),
        "is_past": is_past,
        "years": list(years.items()),
        "year": year,
        "kept": kept(ar=str(year) if year else ""),
    }


def kept(**values: str) -> QueryDict:
    """What stands in the address beside the filters."""
    found = QueryDict(mutable=True)
    for name, value in values.items():
        if value:
            found[name] = value
    return found


def _month(query: QueryDict) -> dict[str, Any]:
    shown = month(query)
    return {"listing": shown, "kept": kept(visning=View.MONTH, maned=query.get("maned", "") and str(shown.month))}


def _counties(query: QueryDict) -> dict[str, Any]:
    return {"listing": counties(query), "kept": kept(visning=View.COUNTIES)}


_OVERVIEWS: dict[View, Callable[[QueryDict], dict[str, Any]]] = {
    View.LIST: _list,
    View.MONTH: _month,
    View.COUNTIES: _counties,
}
