"""The counties, each with what is to come there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from cms.core.listing import FilterForm, active_filters, narrow
from cms.core.sections import SECTION_PATH_LENGTH, attach_libraries, libraries_by_section_path
from cms.people.models import County
from events.filters import EventFilterForm
from events.models.event import EventPage
from events.querysets import attach_shown, upcoming

SHOWN = 3  # of each county; the rest is behind its link


@dataclass(frozen=True)
class Group:
    """A county, or None for what is open to all: the first of its events, and how many there are."""

    county: County | None
    events: list[EventPage]
    number: int


@dataclass
class ShownCounties:
    """What the template needs. `silent`: counties in which nothing is planned. `total`: all events, each once."""

    form: FilterForm
    ignored: list[str]
    active: list[tuple[str, str]]
    for_all: Group
    groups: list[Group]
    silent: list[County]
    total: int


def counties(query: QueryDict) -> ShownCounties:
    """By the same rule as the filter: what a county's library makes or organises, and what is open to it alone.

    An event may so stand in several counties. Where counties are chosen, only those are shown.
    """
    found = narrow(EventFilterForm, query, upcoming(EventPage.objects.live()))
    rows = list(found.pages.values_list("pk", "path"))
    libraries = libraries_by_section_path()
    open_to = _related("open_to", "county", rows)
    organisers = _related("organisers", "countylibrary", rows)
    chosen = found.form.cleaned_data["fylke"]
    shown = [county for county in County.objects.all() if not chosen or county.code in chosen]
    by_county: dict[str, list[int]] = {county.code: [] for county in shown}
    for pk, path in rows:
        owner = libraries.get(path[:SECTION_PATH_LENGTH])
        makers = {*organisers[pk], *([owner.pk] if owner else [])}
        for county in shown:
            if county.library_id in makers or county.code in open_to[pk]:
                by_county[county.code].append(pk)
    for_all = [pk for pk, _path in rows if not open_to[pk]]
    events = _events(found.pages, [for_all, *by_county.values()])
    attach_libraries(events.values(), libraries)
    return ShownCounties(
        form=found.form,
        ignored=found.ignored,
        active=active_filters(found.form, query),
        for_all=_group(None, for_all, events),
        groups=[_group(county, by_county[county.code], events) for county in shown if by_county[county.code]],
        silent=[county for county in shown if not by_county[county.code]],
        total=len(rows),
    )


def _related(relation: str, column: str, rows: list[tuple[int, str]]) -> dict[int, set[Any]]:
    """By event, the primary keys of what it is related to."""
    through = getattr(EventPage, relation).through.objects
    found: dict[int, set[Any]] = defaultdict(set)
    for event, other in through.filter(eventpage__in=[pk for pk, _path in rows]).values_list("eventpage", column):
        found[event].add(other)
    return found


def _events(pages: QuerySet[Any], groups: Iterable[list[int]]) -> dict[int, EventPage]:
    """Those that are shown."""
    wanted = {pk for group in groups for pk in group[:SHOWN]}
    found = {event.pk: event for event in pages.filter(pk__in=wanted).select_related("main_area")}
    attach_shown(list(found.values()))
    return found


def _group(county: County | None, events: list[int], found: dict[int, EventPage]) -> Group:
    return Group(county, [found[pk] for pk in events[:SHOWN]], len(events))
