"""Events with recordings, for the tests of every room, and moving their clock."""

import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from cms.media.models import BankDocument
from events.models import EventPage, Occurrence, Recording
from tests.world import World, draft_event

DAY = datetime.timedelta(days=1)
ELSEWHERE = "https://vimeo.com/123456789"
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\nVelkommen til fagprat.\n"


def make_document(name: str) -> BankDocument:
    return BankDocument.objects.create(title=name, file=ContentFile(b"innhold", name=name))


def film(title: str = "Opptaket", *, file: BankDocument | None = None, url: str = "") -> dict[str, Any]:
    return {"type": "film", "value": {"title": title, "file": file.pk if file else None, "url": url}}


def slides(document: BankDocument) -> dict[str, Any]:
    return {"type": "slides", "value": document.pk}


def draft_with(world: World, *blocks: dict[str, Any], title: str = "Fagprat", in_days: int = -3) -> EventPage:
    """An event that has been held, with these recordings and slides in its draft."""
    page = draft_event(world, title, in_days=in_days)
    page.recordings = list(blocks)
    page.save()
    page.save_revision(user=world.contact)
    return page


def end(page: EventPage) -> None:
    """As if it were over."""
    ago = timezone.now() - 3 * DAY
    Occurrence.objects.filter(work=page.translation_key).update(starts_at=ago, ends_at=ago + DAY / 24)


def days_pass(number: float) -> None:
    """As if all recordings had been up for so many days."""
    Recording.objects.exclude(put_up_at=None).update(put_up_at=timezone.now() - number * DAY)


def screen(page: EventPage) -> str:
    return reverse("recordings_admin:index", args=(page.pk,))


def vtt(content: str | bytes = CAPTIONS, name: str = "teksting.vtt") -> Any:
    data = content.encode() if isinstance(content, str) else content
    return ContentFile(data, name=name)
