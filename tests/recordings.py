"""Events with recordings, for the tests of every room, and moving their clock."""

import datetime
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.media.models import BankDocument
from events.models import EventPage, Occurrence, Recording
from tests.reading import soup
from tests.world import World, draft_event, login, put_up

ADDRESS = "/innlandet/fagprat/"
DAY = datetime.timedelta(days=1)
ELSEWHERE = "https://vimeo.com/123456789"
PLAYER = "https://player.vimeo.com/video/123456789"
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\nVelkommen til fagprat.\n"


def make_document(name: str) -> BankDocument:
    return BankDocument.objects.create(title=name, file=ContentFile(b"innhold", name=name))


def address_of(name: str) -> str:
    """Where that file is fetched."""
    return str(BankDocument.objects.get(title=name).url)


def status_of(browser: Client, address: str, **headers: str) -> int:
    """Read to its end: a file that is sent is closed by then."""
    response = browser.get(address, headers=headers)
    if response.streaming:
        response.getvalue()
    return response.status_code


def film(title: str = "Opptaket", *, file: BankDocument | None = None, url: str = "") -> dict[str, Any]:
    return {"type": "film", "value": {"title": title, "file": file.pk if file else None, "url": url}}


def slides(document: BankDocument) -> dict[str, Any]:
    return {"type": "slides", "value": document.pk}


def recordings(name: str, number: int) -> list[dict[str, Any]]:
    """So many films of our own, films from elsewhere, and sets of slides."""
    found = []
    for n in range(number):
        own, shown = make_document(f"{name}-{n}.mp4"), make_document(f"{name}-{n}.pdf")
        found += [film(f"Vår {n}", file=own), film(f"Annet {n}", url=f"{ELSEWHERE}{n}"), slides(shown)]
    return found


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


def live_event(world: World) -> EventPage:
    """With a film of our own, one from elsewhere, and slides."""
    own, shown = make_document("opptak.mp4"), make_document("lysbilder.pdf")
    return put_up(draft_with(world, film("Vår film", file=own), film("Et annet sted", url=ELSEWHERE), slides(shown)))


def describe(event: EventPage, by: Any, number: int = 0, **fields: Any) -> Any:
    """Posts the organiser's form of the film with that number."""
    return login(by).post(screen(event), {f"film-{number}-{name}": value for name, value in fields.items()})


def complete(event: EventPage, by: Any) -> Any:
    return describe(event, by, is_captioned="on", audio_description="spoken")


def section(client: Client, prefix: str = "") -> Any:
    """What a reader finds of recordings and slides."""
    return soup(client.get(f"{prefix}{ADDRESS}")).select_one("section:has(.film), section:has(.files)")
