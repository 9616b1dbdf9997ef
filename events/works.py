"""From a work's key to the page that readers open."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from cms.core.editions import nearest
from events.models import EventPage


def event_of(work: UUID) -> EventPage | None:
    """The edition nearest to the reader's language: a live one, else the one there is."""
    editions = list(EventPage.objects.filter(translation_key=work))
    found: Any = nearest([page for page in editions if page.live] or editions)
    return found


@dataclass(frozen=True)
class Terms:
    """On what one signs up to a live event. `open_to`: the codes of the counties, none for all."""

    page_pk: int
    is_binding: bool
    open_to: frozenset[str]


def terms_of(work: UUID) -> Terms | None:
    """Of the live edition nearest to the reader, without the page: one query. None where no edition is up."""
    through: Any = EventPage.open_to.through
    counties = through.objects.filter(eventpage=OuterRef("pk")).values("county_id")
    rows = EventPage.objects.live().filter(translation_key=work).order_by().annotate(codes=ArraySubquery(counties))
    found: Any = nearest(rows.values_list("pk", "url_path", "is_binding", "codes", named=True))
    return found and Terms(found.pk, found.is_binding, frozenset(found.codes))
