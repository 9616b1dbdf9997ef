"""What a machine sees in a page before a person reads it. Advice: nothing here stops anybody."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath

from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.core import blocks
from cms.core.editions import WRITTEN_IN
from cms.core.models import BasePage
from cms.media.models import BankDocument, BankImage
from workflows.contents import Node, label_of, markup, nodes_of, words_of
from workflows.links import DeadLink, dead_links_of
from workflows.models import Translation
from workflows.prose import sentences_in
from workflows.readability import HARD, VERY_HARD, is_too_long, lix_of
from workflows.sami import wished_in
from workflows.translation.marks import untouched
from workflows.translation.sources import translations_of

FILM_AND_SOUND = frozenset({".mp4", ".webm", ".mp3", ".m4a"})
# What cameras and telephones call their pictures, and any name with a picture's ending.
_FILE_NAME = re.compile(r"\.(jpe?g|png|gif|webp)$|^(img|dsc|dscn|pxl|bilde|image|skjermbilde)[ _-]?\d", re.IGNORECASE)
SHOWN_OF_SENTENCE = 8  # words, enough to find it by


class Kind(StrEnum):
    ALT_TEXT = "alt_text"
    CREDIT = "credit"
    PICTURE = "picture"
    HEADING = "heading"
    LINK = "link"
    READABILITY = "readability"
    FILM = "film"
    CHECK_DAY = "check_day"
    SAMI = "sami"
    TRANSLATION = "translation"


@dataclass(frozen=True)
class Finding:
    """What is wrong, where, and what to do about it. `page`: the page's title."""

    kind: Kind
    page_pk: int | None
    page: str
    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.page}, {self.place}: {self.what}"


@dataclass(frozen=True)
class Facts:
    """What the pages' numbers stand for, looked up once for all of them."""

    pictures: Mapping[int, BankImage] = field(default_factory=dict)
    films: frozenset[int] = frozenset()  # documents that are film or sound
    dead: list[DeadLink] = field(default_factory=list)
    sami: Mapping[str, list[str]] = field(default_factory=dict)  # as `workflows.sami.wished_in` tells it
    translation: Translation | None = None  # how the page came from another


def findings_of(pages: Iterable[BasePage], going_up: Collection[int] = ()) -> list[Finding]:
    """Page by page. `going_up`: the primary keys of pages that go up with these."""
    pages = list(pages)
    facts = facts_of(pages, going_up)
    return [finding for page in pages for finding in findings_in(page, facts[id(page)])]


def facts_of(pages: Iterable[BasePage], going_up: Collection[int] = ()) -> dict[int, Facts]:
    """By `id()` of the page, since a draft in memory may have no number."""
    pages = list(pages)
    nodes = [node for page in pages for node in nodes_of(page)]
    pictures = {node.value for node in nodes if isinstance(node.kind, ImageChooserBlock) and node.value}
    pictures |= {page.image_id for page in pages if page.image_id}
    documents = {node.value for node in nodes if isinstance(node.kind, DocumentChooserBlock) and node.value}
    found = BankImage.objects.in_bulk(pictures) if pictures else {}
    files = BankDocument.objects.filter(pk__in=documents).values_list("pk", "file") if documents else []
    films = frozenset(pk for pk, name in files if PurePath(name).suffix.lower() in FILM_AND_SOUND)
    dead = dead_links_of(pages, going_up)
    translations = {each.page_id: each for each in translations_of(pages)}
    return {
        id(page): Facts(found, films, links, wished_in(page), translations.get(page.pk or 0))
        for page, links in zip(pages, dead, strict=True)
    }


def findings_in(page: BasePage, facts: Facts) -> list[Finding]:
    nodes = list(nodes_of(page))
    found = [
        *_of_pictures(page, nodes, facts),
        *_of_headings(nodes),
        *((Kind.LINK, link.place, _link_text(link), _("Correct the link, or take it out.")) for link in facts.dead),
        *_of_films(nodes),
        *_of_language(nodes),
        *_of_check_day(page),
        *_of_sami(facts),
        *_of_translation(page, facts),
    ]
    return [Finding(kind, page.pk, page.title, place, what, remedy) for kind, place, what, remedy in found]


def has_film(pages: Iterable[BasePage], facts: Mapping[int, Facts]) -> bool:
    """Whether there is film or sound among these, our own or from elsewhere."""
    return any(
        isinstance(node.kind, blocks.VideoBlock | blocks.EmbedBlock)
        or (isinstance(node.kind, DocumentChooserBlock) and node.value in facts[id(page)].films)
        or (node.is_rich and any(host in (node.value or "") for host in blocks.EMBED_HOSTS))
        for page in pages
        for node in nodes_of(page)
    )


_Found = tuple[Kind, str, str, str]  # kind, place, what, remedy


def _link_text(link: DeadLink) -> str:
    return _("The link “%(text)s” leads nowhere. %(why)s") % {"text": link.text or link.address, "why": link.why}


# --- pictures ---


def _of_pictures(page: BasePage, nodes: Iterable[Node], facts: Facts) -> Iterator[_Found]:
    if page.image_id:
        yield from _of_picture(facts.pictures.get(page.image_id), "", label_of(page._meta.get_field("image")))
    for node in nodes:
        if isinstance(node.kind, blocks.ImageBlock):
            picture = facts.pictures.get((node.value or {}).get("image") or 0)
            yield from _of_picture(picture, (node.value or {}).get("alt_text") or "", node.place)


def _of_picture(picture: BankImage | None, alt_text: str, place: str) -> Iterator[_Found]:
    if picture is None:
        yield Kind.PICTURE, place, _("The picture is gone."), _("Choose another, or take the block out.")
        return
    alt_text = (alt_text or picture.description).strip()
    if not alt_text:
        what = _("The picture has no alternative text.")
        yield Kind.ALT_TEXT, place, what, _("Say what it shows, for those who do not see it.")
    elif _FILE_NAME.search(alt_text):
        what = _("The picture's alternative text is the name of a file: “%(text)s”.") % {"text": alt_text}
        yield Kind.ALT_TEXT, place, what, _("Say what it shows, for those who do not see it.")
    if not picture.creator.strip() or not picture.licence:
        what = _("The picture lacks its creator or its licence.")
        yield Kind.CREDIT, place, what, _("Write who made it and on which licence, on the picture itself.")


# --- headings ---


def _of_headings(nodes: Iterable[Node]) -> Iterator[_Found]:
    """A page begins at its title, the first level; a step down goes one level at a time."""
    level, field_name = 1, ""
    for node in nodes:
        first = node.place.partition(" › ")[0]
        level, field_name = (level if first == field_name else 1), first
        if isinstance(node.kind, blocks.HeadingBlock):
            if not str(node.value or "").strip():
                yield Kind.HEADING, node.place, _("The heading is empty."), _("Write it, or take the block out.")
            level = 2
        elif isinstance(node.kind, blocks.CalloutBlock | blocks.VideoBlock):
            level = 3  # as their templates have it
        elif node.is_rich:
            for number, text in _headings_in(node):
                if not text:
                    yield Kind.HEADING, node.place, _("A heading is empty."), _("Write it, or take it out.")
                elif number > level + 1:
                    what = _("“%(heading)s” is a sub-heading without a heading above it.") % {"heading": text}
                    yield Kind.HEADING, node.place, what, _("Put a block with a heading before it.")
                level = number


def _headings_in(node: Node) -> list[tuple[int, str]]:
    tags = markup(node.value).find_all(["h2", "h3", "h4", "h5", "h6"])
    return [(int(tag.name[1]), " ".join(tag.get_text(" ").split())) for tag in tags]


# --- film and sound ---


def _of_films(nodes: Iterable[Node]) -> Iterator[_Found]:
    for node in nodes:
        value = node.value or {}
        if isinstance(node.kind, blocks.VideoBlock):
            if value.get("file") and not value.get("captions"):
                yield Kind.FILM, node.place, _("The film has no captions."), _("Add a file with captions (VTT).")
            if not words_of(value.get("transcript")):
                yield Kind.FILM, node.place, _("The film has no transcript."), _("Write what is said, under the film.")
        elif isinstance(node.kind, blocks.EmbedBlock) and not words_of(value.get("transcript")):
            what = _("The film or sound from elsewhere has no transcript.")
            yield (
                Kind.FILM,
                node.place,
                what,
                _("Write what is said, or make sure that it has captions where it plays."),
            )


# --- language ---


def _of_language(nodes: Iterable[Node]) -> Iterator[_Found]:
    by_place = sentences_in(nodes)
    sentences = [sentence for _place, sentence in by_place]
    lix = lix_of(sentences)
    if lix is not None and lix >= HARD:
        what = _("The text is hard to read: LIX %(lix)s.") if lix < VERY_HARD else _("Very hard to read: LIX %(lix)s.")
        yield Kind.READABILITY, _("the whole page"), what % {"lix": lix}, _("Use shorter sentences and shorter words.")
    long = [(place, sentence) for place, sentence in by_place if is_too_long(sentence)]
    for place in dict.fromkeys(place for place, _sentence in long):
        here = [sentence for other, sentence in long if other == place]
        what = ngettext(
            "%(number)s very long sentence: “%(start)s”", "%(number)s very long sentences, first “%(start)s”", len(here)
        )
        start = Truncator(here[0]).words(SHOWN_OF_SENTENCE)
        yield Kind.READABILITY, place, what % {"number": len(here), "start": start}, _("Divide it.")


# --- the next check ---


def _of_check_day(page: BasePage) -> Iterator[_Found]:
    if page.review_due_on is not None and page.review_due_on < timezone.localdate():
        place = label_of(page._meta.get_field("review_due_on"))
        yield Kind.CHECK_DAY, place, _("The day has passed."), _("Choose a day to come.")


# --- Sámi ---


def _of_sami(facts: Facts) -> Iterator[_Found]:
    """A proposal, and no fault."""
    for language, municipalities in facts.sami.items():
        names = {"language": WRITTEN_IN[language], "municipalities": ", ".join(municipalities)}
        what = _("It is also for %(municipalities)s, where %(language)s and Norwegian have equal standing.") % names
        yield Kind.SAMI, _("Language"), what, _("A proposal only: readers there may want it in %(language)s.") % names


# --- translations ---


def _of_translation(page: BasePage, facts: Facts) -> Iterator[_Found]:
    translation = facts.translation
    if translation is None:
        return
    if number := len(untouched(translation, page)):
        what = ngettext(
            "%(number)d text stands as a machine wrote it.", "%(number)d texts stand as a machine wrote them.", number
        )
        yield Kind.TRANSLATION, _("Language"), what % {"number": number}, _("Read it beside its source.")
    if translation.is_behind:
        what = _("The page it is translated from has changed since.")
        yield Kind.TRANSLATION, _("Language"), what, _("See what has changed, and take it over or leave it.")
