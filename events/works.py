"""From a work's key to the page that readers open."""

from typing import Any
from uuid import UUID

from cms.core.editions import nearest
from events.models import EventPage


def event_of(work: UUID) -> EventPage | None:
    """The edition nearest to the reader's language: a live one, else the one there is."""
    editions = list(EventPage.objects.filter(translation_key=work))
    found: Any = nearest([page for page in editions if page.live] or editions)
    return found
