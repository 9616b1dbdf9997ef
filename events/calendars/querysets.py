"""From the database to entries: rows of values, since a feed is hundreds of them and is asked for every hour."""

import datetime
import hashlib
from collections.abc import Mapping, Sequence
from email.utils import parseaddr
from typing import Any, NamedTuple

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import EmptyResultSet
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from cms.core.editions import farther, language_of
from cms.core.replica import reading_connection
from cms.core.sections import SECTION_PATH_LENGTH, libraries_by_section_path
from cms.people.models import CountyLibrary
from events.calendars import rules
from events.calendars.entries import Entry
from events.calendars.rules import Standing
from events.calendars.texts import description_of, location_of, title_of
from events.models import EventPage, Occurrence, OccurrenceChange, Registration
from learning.competences.querysets import NAMES
from learning.models import CompetenceArea

OF_PAGES = (
    *("translation_key", "path", "url_path", "title", "summary", "form", "contact_email"),
    *("main_area", "other_areas", "told_at"),
)
OF_OCCURRENCES = (
    *("work", "uid", "sequence", "starts_at", "ends_at", "title", "venue", "place", "online_link", "preparation"),
    *("cancelled_at", "cancel_reason", "sign_up", "changed_at"),
)


class Own(NamedTuple):
    """What somebody has at a sign-up, and since when."""

    standing: Standing
    since: datetime.datetime


def readable_events() -> "QuerySet[EventPage]":
    """Those that anybody may read, in each of their editions."""
    return EventPage.objects.live().public()


def each_once(events: "QuerySet[EventPage]") -> "QuerySet[EventPage]":
    return events.exclude(pk__in=farther())


def to_come_and_last_year() -> "QuerySet[Occurrence]":
    return Occurrence.objects.filter(ends_at__gte=timezone.now() - rules.KEPT)


def of_county_library(library: CountyLibrary) -> "QuerySet[EventPage]":
    """All that stand in its sections, in every language."""
    found = Q(pk__in=[])
    for path, owner in libraries_by_section_path().items():
        if owner == library:
            found |= Q(path__startswith=path)
    return readable_events().filter(found)


def entries(
    events: "QuerySet[EventPage]", occurrences: "QuerySet[Occurrence]", own: Mapping[int, Own] | None = None
) -> tuple[Entry, ...]:
    """The occurrences of these pages, soonest first. Four queries.

    `own`: by sign-up, what the person has whose calendar it is; without it, it is nobody's own.
    """
    pages = {row.translation_key: row for row in _pages(events, occurrences)}
    owners = libraries_by_section_path()
    areas = {area.pk: area.name for area in CompetenceArea.objects.all()}
    return tuple(
        _entry(pages[row.work], row, owners, areas, own.get(row.sign_up) if own else None)
        for row in _occurrences(occurrences.filter(work__in=list(pages)))
    )


def version_of(name: str, events: "QuerySet[EventPage]", occurrences: "QuerySet[Occurrence]") -> str:
    """Another whenever `entries` would say anything else of these. One query, and no row of theirs is fetched.

    The database hashes the very columns that entries are made of. Counting rows and looking for the latest change is
    not enough: of two changes at once, the one that began first may be stored last.
    """
    told = (
        _pages(events, occurrences),
        _occurrences(occurrences.filter(work__in=events.values("translation_key"))),
        CountyLibrary.objects.values_list("section", "name"),
        CompetenceArea.objects.values_list(*NAMES),
    )
    digests = [_digest(rows) for rows in told]
    with reading_connection().cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(sql for sql, _values in digests)}",  # the ORM's own, its values apart
            [value for _sql, values in digests for value in values],
        )
        found = cursor.fetchone()
    said = repr((get_language(), name, found))
    return hashlib.sha256(said.encode()).hexdigest()


def _digest(rows: Any) -> tuple[str, Sequence[Any]]:
    """SQL for one hash of all rows, and its values."""
    try:
        sql, values = rows.order_by().query.sql_with_params()
    except EmptyResultSet:  # nothing can be found, as the ORM sees without asking
        return "NULL", ()
    order = 'said::text COLLATE "C"'  # any order that is always the same; this one is the cheapest
    return f"(SELECT md5(string_agg(said::text, '' ORDER BY {order})) FROM ({sql}) AS said)", values  # noqa: S608


def own_of(registration: Registration) -> dict[int, Own]:
    """By sign-up, what stands in the name of the registration's address."""
    found: dict[int, list[Registration]] = {}
    same = Registration.objects.standing().filter(email=registration.email, erased_at=None)
    for each in same.only("sign_up_id", "state", "changed_at"):
        found.setdefault(each.sign_up_id, []).append(each)
    return {
        door: Own(rules.strongest(each.state for each in some), max(each.changed_at for each in some))
        for door, some in found.items()
    }


def _pages(events: "QuerySet[EventPage]", occurrences: "QuerySet[Occurrence]") -> Any:
    """Those with one of the occurrences."""
    others = EventPage.areas.through.objects.filter(eventpage=OuterRef("pk"))
    return (
        events.filter(translation_key__in=occurrences.order_by().values("work"))
        .order_by()
        .annotate(
            other_areas=ArraySubquery(others.order_by("competencearea").values("competencearea")),
            told_at=Coalesce("last_published_at", "latest_revision_created_at"),
        )
        .values_list(*OF_PAGES, named=True)
    )


def _occurrences(occurrences: "QuerySet[Occurrence]") -> Any:
    changes = OccurrenceChange.objects.filter(occurrence=OuterRef("pk")).order_by("-changed_at")
    return (
        occurrences.order_by("starts_at", "pk")
        .annotate(place=F("municipality__name"), changed_at=Subquery(changes.values("changed_at")[:1]))
        .values_list(*OF_OCCURRENCES, named=True)
    )


def _entry(
    page: Any, row: Any, owners: Mapping[str, CountyLibrary], areas: Mapping[int, str], own: Own | None
) -> Entry:
    standing = own.standing if own else None
    is_cancelled = row.cancelled_at is not None
    link = row.online_link if standing == Standing.PLACE else ""
    url = settings.BASE_URL + reverse("wagtail_serve", args=(page.url_path.lstrip("/").partition("/")[2],))
    owner = owners.get(page.path[:SECTION_PATH_LENGTH])
    moments = (page.told_at, row.changed_at, row.cancelled_at, own.since if own else None)
    return Entry(
        uid=str(row.uid),
        sequence=row.sequence,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        modified_at=max(moment for moment in moments if moment),
        title=title_of(page.title, row.title, standing, is_cancelled=is_cancelled),
        language=language_of(page.url_path),
        description=description_of(
            standing=standing,
            is_cancelled=is_cancelled,
            cancel_reason=row.cancel_reason,
            link=link,
            summary=page.summary,
            preparation=row.preparation,
            url=url,
        ),
        location=location_of(
            venue=row.venue,
            municipality=row.place or "",
            is_digital=page.form == EventPage.Form.DIGITAL,
            link=link,
        ),
        url=url,
        categories=_names(page, areas),
        organiser=owner.name if owner else settings.WAGTAIL_SITE_NAME,
        organiser_email=page.contact_email or bank_address(),
        status=rules.status_of(standing, is_cancelled=is_cancelled),
        is_busy=rules.is_busy(standing, is_cancelled=is_cancelled),
    )


def _names(page: Any, areas: Mapping[int, str]) -> tuple[str, ...]:
    """The main area first, each once."""
    keys = dict.fromkeys(key for key in (page.main_area, *page.other_areas) if key)
    return tuple(rules.one_line(areas[key]) for key in keys)


def bank_address() -> str:
    """The address the bank's own letters come from, without its name."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
