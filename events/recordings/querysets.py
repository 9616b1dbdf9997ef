"""What readers may fetch of a recording at this moment."""

import datetime

from cms.core.uses import live_pages_using
from cms.media.models import BankDocument
from events.models import EventPage, Recording
from events.recordings.films import FILE, keys_on


def is_shown(recording: Recording, now: datetime.datetime) -> bool:
    """On a live page, and not held."""
    pages = EventPage.objects.live().filter(translation_key=recording.work)
    return not recording.is_held(now) and any(recording.film in keys_on(page) for page in pages)


def is_held_everywhere(document: BankDocument, now: datetime.datetime) -> bool:
    """Whether the file is a recording that is held, and no page shows it for another reason.

    The number of a file is in its address: without this, whoever has kept that would play what is taken down.
    """
    works = Recording.objects.held(now).filter(film=f"{FILE}{document.pk}").values_list("work", flat=True)
    held = list(works)
    if not held:
        return False
    events = EventPage.objects.filter(translation_key__in=held)
    return not live_pages_using(document).exclude(pk__in=events.values("pk")).exists()
