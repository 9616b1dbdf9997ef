"""From what stands on an event's page to the films and slides that readers meet, each film with its row."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from cms.core.templatetags.kb_tags import player_url
from cms.media.models import BankDocument
from events.models.recording import Recording
from events.recordings import rules

if TYPE_CHECKING:
    from events.models import EventPage

_SHOWN = ("id", "film", "put_up_at", "captions", "captions_language", "is_captioned", "audio_description")
FILE = "document:"  # begins the key of a film that is a file of our own


@dataclass
class Film:
    """`document` or `url`: where it is played from. `recording`: its row; not stored while nobody has written one."""

    title: str
    recording: Recording
    document: BankDocument | None = None
    url: str = ""

    @property
    def key(self) -> str:
        return self.recording.film

    @property
    def is_held(self) -> bool:
        return self.recording.is_held(timezone.now())

    @property
    def lapses_at(self) -> Any:
        """The moment it goes down by itself; None where it will not."""
        row = self.recording
        return None if row.is_complete or row.put_up_at is None else rules.lapses_at(row.put_up_at)

    @property
    def days_left(self) -> int | None:
        """None where no clock runs."""
        put_up_at = self.recording.put_up_at
        return None if self.lapses_at is None or put_up_at is None else rules.days_left(put_up_at, timezone.now())


@dataclass
class PutUp:
    films: list[Film] = field(default_factory=list)
    slides: list[BankDocument] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.films or self.slides)


def key_of(value: dict[str, Any]) -> str:
    """What is played, from a film's block as it is stored; empty where it names nothing."""
    return f"{FILE}{value['file']}" if value.get("file") else player_url(value.get("url") or "")


def keys_on(page: "EventPage") -> list[str]:
    """The films of this version of the page, each once. No query."""
    found = [key_of(value) for kind, value in _blocks(page) if kind == "film"]
    return list(dict.fromkeys(filter(None, found)))


def put_up_on(page: "EventPage") -> PutUp:
    """One query for the files and one for the rows, where they have not come with the page; none for a page without."""
    blocks = _blocks(page)
    if not blocks:
        return PutUp()
    numbers = [value if kind == "slides" else value.get("file") for kind, value in blocks]
    documents = BankDocument.objects.in_bulk([number for number in numbers if number])
    rows = {row.film: row for row in _rows_of(page)}
    films, slides = [], []
    for kind, value in blocks:
        if kind == "slides":
            slides += [documents[value]] if value in documents else []
            continue
        key, document = key_of(value), documents.get(value.get("file"))
        if document or (key and not value.get("file")):
            row = rows.get(key) or Recording(work=page.translation_key, film=key)
            films.append(Film(value["title"], row, document, value.get("url") or ""))
    return PutUp(films, slides)


def with_rows(pages: Any) -> Any:
    """Pages with `fetched_recordings`: a reader's page costs no query for them."""
    names = {name: name for name in _SHOWN}
    rows = Recording.objects.filter(work=OuterRef("translation_key")).values(shown=JSONObject(**names))
    return pages.annotate(fetched_recordings=ArraySubquery(rows))


def _rows_of(page: "EventPage") -> list[Recording]:
    fetched: list[dict[str, Any]] | None = page.__dict__.get("fetched_recordings")
    if fetched is None:
        return list(Recording.objects.filter(work=page.translation_key))
    found = [Recording(work=page.translation_key, **row) for row in fetched]
    for row in found:
        row.put_up_at = row.put_up_at and parse_datetime(str(row.put_up_at))
    return found


def _blocks(page: "EventPage") -> list[tuple[str, Any]]:
    """As they are stored, so that nothing is fetched one by one."""
    return [(block["type"], block["value"]) for block in page.recordings.get_prep_value()]
