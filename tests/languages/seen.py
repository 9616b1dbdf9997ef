"""What an answer shows to whoever sees or hears it, in which language it says that is, and where it leads."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag

from tests.languages.catalogues import normal

UNSEEN = frozenset({"script", "style", "noscript", "svg", "code", "pre"})
HEARD = frozenset({"aria-label", "title", "placeholder", "alt", "label", "aria-description", "aria-roledescription"})


@dataclass(frozen=True)
class Shown:
    """A text, the language it stands in by the nearest `lang`, and what it stands in."""

    text: str
    language: str
    where: str


def shown_in(page: BeautifulSoup, language: str = "") -> list[Shown]:
    """`language` is that of what has no `lang` at all, as a piece of a page."""
    return [shown for shown in _below(page, language) if shown.text]


def shown_in_json(value: Any, language: str) -> list[Shown]:
    """The sentences and titles, and what stands in markup."""
    return [Shown(normal(text), language, "json") for text in _strings(value) if _is_text(text)]


def _below(tag: Tag, language: str) -> Iterator[Shown]:
    """What an element says by itself, and what stands in it."""
    language = str(tag.get("lang") or language)
    yield from (Shown(normal(text), language, f"<{tag.name} {name}>") for name, text in _attributes(tag))
    if tag.name == "script" and tag.get("type") == "application/json":
        yield from (Shown(normal(text), language, "<script>") for text in _for_scripts(tag.string or ""))
    if tag.name in UNSEEN or (tag.has_attr("hidden") and tag.get_text(strip=True) == "None"):
        return  # a counter of Wagtail's that has nothing to count is hidden
    for child in tag.children:
        if isinstance(child, Tag):
            yield from _below(child, language)
        elif type(child) is NavigableString:  # no comment
            yield Shown(normal(child), language, f"<{tag.name}>")


def _attributes(tag: Tag) -> Iterator[tuple[str, str]]:
    for name, value in tag.attrs.items():
        if name in HEARD or (name == "value" and tag.name == "input" and tag.get("type") in ("submit", "button")):
            yield name, str(value)
        elif name.startswith("data-"):
            yield from ((name, text) for text in _for_scripts(str(value)))


def _for_scripts(value: str) -> Iterator[str]:
    try:
        found = json.loads(value) if value[:1] in ("[", "{", '"') else value
    except ValueError:
        found = value
    yield from filter(_is_text, _strings(found))


def _is_text(text: str) -> bool:
    """Names of things in code begin with a small letter."""
    return text[:1].isupper() or " " in text


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from BeautifulSoup(value, "lxml").stripped_strings if "<" in value else [value]
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _strings(one)
