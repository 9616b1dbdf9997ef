"""From a work's key to the page that readers open."""

from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from cms.core.editions import nearest
from events.models import EventPage


def event_of(work: UUID) -> EventPage | None:
    """The edition nearest to the reader's language: a live one, else the one there is."""
    editions = list(EventPage.objects.filter(translation_key=work))
    found: Any = nearest([page for page in editions if page.live] or editions)
    return found


# Asked for each of five hundred who sign up at once, and so written out: see events.places.held.
TERMS = """
SELECT page.id, page.url_path, event.is_binding,
    ARRAY(SELECT county_id FROM events_eventpage_open_to WHERE eventpage_id = page.id)
FROM events_eventpage AS event JOIN wagtailcore_page AS page ON page.id = event.page_ptr_id
WHERE page.translation_key = %s AND page.live
"""


class _Edition(NamedTuple):
    pk: int
    url_path: str
    is_binding: bool
    codes: list[str]


@dataclass(frozen=True)
class Terms:
    """On what one signs up to a live event. `open_to`: the codes of the counties, none for all."""

    page_pk: int
    is_binding: bool
    open_to: frozenset[str]


def terms_of(work: UUID) -> Terms | None:
    """Of the live edition nearest to the reader, without the page: one query. None where no edition is up."""
    with connection.cursor() as cursor:
        cursor.execute(TERMS, [work])
        found: Any = nearest(_Edition(*row) for row in cursor.fetchall())
    return found and Terms(found.pk, found.is_binding, frozenset(found.codes))
