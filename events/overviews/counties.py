"""The counties, each with what is to come there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from cms.core.listing import FilterForm, active_filters, narrow
from cms.core.sections import SECTION_PATH_LENGTH, attach_libraries, libraries_by_section_path
from events.filters import EventFilterForm
from events.models.event import EventPage
from events.querysets import attach_shown, upcoming

SHOWN = 3  # of each county; the rest is behind its link


@dataclass(frozen=True)
class Group:
    """A county, or with no `code` what is open to all: the first of its events, and how many there are."""

    code: str
    name: str
    events: list[EventPage]
    number: int


@dataclass
class ShownCounties:
    """What the template needs. `silent`: the counties in which nothing is planned. `total`: each event once."""

    form: FilterForm
    ignored: list[str]
    active: list[tuple[str, str]]
    for_all: Group
    groups: list[Group]
    silent: list[str]
    total: int


def counties(query: QueryDict) -> ShownCounties:
    """By the same rule as the filter: what a county's library makes or organises, and what is open to it alone.

    An event may so stand in several counties. Where counties are chosen, only those are shown.
    """
    found = narrow(EventFilterForm, query, upcoming(EventPage.objects.live()))
    libraries: Mapping[str, Any] = libraries_by_section_path()  # with the county codes that it gives them
    codes_of = {library.pk: set(library.county_codes) for library in libraries.values()}
    by_county: dict[str, list[int]] = defaultdict(list)
    for_all: list[int] = []
    rows = _rows(found.pages)
    for pk, path, open_to, organisers in rows:
        owner = libraries.get(path[:SECTION_PATH_LENGTH])
        makers = {*organisers, *([owner.pk] if owner else [])}
        for code in set(open_to).union(*(codes_of.get(maker, set()) for maker in makers)):
            by_county[code].append(pk)
        if not open_to:
            for_all.append(pk)
    chosen = found.form.cleaned_data["fylke"]
    field: Any = found.form.fields["fylke"]
    shown = [(code, name) for code, name in field.choices if not chosen or code in chosen]
    events = _events(found.pages, [for_all, *(by_county[code] for code, _name in shown)], libraries)
    return ShownCounties(
        form=found.form,
        ignored=found.ignored,
        active=active_filters(found.form, query),
        for_all=_group("", str(_("Open to all")), for_all, events),
        groups=[_group(code, name, by_county[code], events) for code, name in shown if by_county[code]],
        silent=[name for code, name in shown if not by_county[code]],
        total=len(rows),
    )


def _rows(pages: QuerySet[Any]) -> list[tuple[int, str, list[str], list[int]]]:
    """Of each event its primary key, its path, the counties it is open to alone, and who organises it beside its owner.

    All there are, since they are counted; with no more of each than that.
    """
    related = {
        name: ArraySubquery(getattr(EventPage, name).through.objects.filter(eventpage=OuterRef("pk")).values(column))
        for name, column in (("open_to", "county"), ("organisers", "countylibrary"))
    }
    rows = pages.annotate(open_codes=related["open_to"], organiser_keys=related["organisers"])
    return list(rows.values_list("pk", "path", "open_codes", "organiser_keys"))


def _events(pages: QuerySet[Any], groups: Iterable[list[int]], libraries: Mapping[str, Any]) -> dict[int, EventPage]:
    """Those that are shown."""
    wanted = {pk for group in groups for pk in group[:SHOWN]}
    found = {event.pk: event for event in pages.filter(pk__in=wanted).select_related("main_area")}
    attach_shown(list(found.values()))
    attach_libraries(found.values(), libraries)
    return found


def _group(code: str, name: str, events: list[int], found: dict[int, EventPage]) -> Group:
    return Group(code, name, [found[pk] for pk in events[:SHOWN]], len(events))
