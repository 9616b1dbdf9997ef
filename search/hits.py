"""A result as it is shown: what one needs to choose, kept in the index so that no page is fetched for it."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe

from cms.core import shelf
from events.models import EventPage
from events.models.event import STATE_TEXTS
from learning.models import ResourcePage
from search.finding import Found
from search.models import Entry
from search.passages import Marker

RESOURCE_TYPES = dict(ResourcePage.Type.choices)
MARKED = 0.5  # how much a term must say of what was asked for, to be marked in the text
EVENT_FORMS = dict(EventPage.Form.choices)


@dataclass
class Occasion:
    """When an event is, as the template's words for it want it."""

    starts_at: datetime.datetime
    ends_at: datetime.datetime


@dataclass
class Hit:
    """A work that answers, and the lesson of it that does. `page` is its primary key."""

    page: int
    shown: Mapping[str, Any]
    title: SafeString
    passage: SafeString
    is_due: bool
    file: str = ""  # the title of the file the passage is from
    is_promoted: bool = False
    lesson: "Hit | None" = None

    def __getattr__(self, name: str) -> Any:
        """What the index keeps to be shown; empty for what this kind of page does not have."""
        if name.startswith("_"):
            raise AttributeError(name)
        return self.shown.get(name, "")

    @property
    def plain_title(self) -> str:
        return str(self.shown["title"])

    @property
    def url(self) -> str:
        return reverse("wagtail_serve", args=(self.shown["path"],))

    @property
    def type_text(self) -> str:
        return str(RESOURCE_TYPES.get(self.shown.get("type", ""), ""))

    @property
    def form_text(self) -> str:
        return str(EVENT_FORMS.get(self.shown.get("form", ""), ""))

    @property
    def state_text(self) -> str:
        return str(STATE_TEXTS.get(self.shown.get("state", ""), ""))

    @property
    def hours(self) -> Decimal | None:
        return Decimal(self.shown["hours"]) if self.shown.get("hours") else None

    @property
    def occasion(self) -> Occasion | None:
        if "starts_at" not in self.shown:
            return None
        starts_at, ends_at = (parse_datetime(self.shown[name]) for name in ("starts_at", "ends_at"))
        return Occasion(starts_at, ends_at) if starts_at and ends_at else None

    @property
    def picture(self) -> SafeString:
        """The drawing of its kind; both what it is made of and what makes it escape the words."""
        match self.shown["kind"]:
            case "course":
                drawn = shelf.course_shelf(self.plain_title, self.shown["lessons"])
            case "resource":
                drawn = shelf.resource_sheet(self.shown["type"], self.plain_title)
            case "path":
                drawn = shelf.course_shelf(self.plain_title, self.shown["steps"])
            case "event" if self.occasion:
                day = timezone.localtime(self.occasion.starts_at)
                drawn = shelf.event_leaf(date_format(day, "M").lower(), str(day.day))
            case _:
                return SafeString()
        return mark_safe(drawn)  # noqa: S308  # see above

    @property
    def reviewed_on(self) -> datetime.date | None:
        return parse_date(self.shown["reviewed_on"]) if self.shown.get("reviewed_on") else None


def make_hits(found: Found, at: Sequence[int], promoted: Collection[int] = ()) -> list[Hit]:
    """One query. `promoted` are works. A page that was taken out between two queries is left out."""
    index, understanding = found.index, found.understanding
    sources = [int(found.sources[position]) for position in at]
    pages = {position: int(index.facts["page"][position]) for position in {*at, *sources}}
    entries = Entry.objects.in_bulk(list(pages.values()))
    terms = [term for concept in understanding.concepts for term, weight in concept.terms if weight >= MARKED]
    marker = Marker(terms)
    today = timezone.localdate().toordinal()
    hits = []
    for position, source in zip(at, sources, strict=True):
        entry, part = entries.get(pages[position]), entries.get(pages[source])
        if entry is None:
            continue
        hit = _hit(entry, marker, is_due=0 < index.facts["due"][position] < today)
        if part is not None and source != position:
            hit.lesson = _hit(part, marker, is_due=False)
        hit.is_promoted = int(index.facts["work"][position]) in promoted
        hits.append(hit)
    return hits


def _hit(entry: Entry, marker: Marker, *, is_due: bool) -> Hit:
    """The passage is the page's own; that of a file it shows where the page says nothing of it."""
    shown = entry.shown
    texts = [("", entry.text.removeprefix(shown["summary"]).strip()), *entry.files]
    file, passage = next(
        ((title, found) for title, text in texts if (found := marker.passage(text))), ("", SafeString())
    )
    return Hit(entry.page_id, shown, marker.mark(shown["title"]), passage, bool(is_due), file)
