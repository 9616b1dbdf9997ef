"""What the interface says in each language, as Django resolves it, and which words on a screen are in another."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import allauth
import taggit
import wagtail
from django.utils.translation import trans_real

from cms.local.catalogues import entries

NORWEGIAN = ("nb", "nn")
PLACEHOLDER = re.compile(r"%\(\w+\)[sdf]|%[sd]|\{\w*\}|%%")
TAG = re.compile(r"<[^>]*>")
ENOUGH = 6  # letters beside what is filled in, for a text to be known again
LETTERS = re.compile(r"[^\W\d_]{2}")
TITLE = re.compile(r" [-–] Kompetansebanken$")
# What things are called in every language, though a catalogue says otherwise.
NAMES = frozenset({"English", "Wagtail", "Kompetansebanken", "Nasjonalbiblioteket", "Felles tiltak"})


@dataclass(frozen=True)
class Said:
    """Texts of one language: those that stand as they are, and those with something to be filled in."""

    plain: frozenset[str]
    patterns: tuple[tuple[str, re.Pattern[str]], ...]  # each with its longest word, which whatever fits it must hold

    def has(self, text: str) -> bool:
        return text in self.plain or any(word in text and pattern.fullmatch(text) for word, pattern in self.patterns)


def normal(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


def trimmed(text: str) -> str:
    """Without what a template may put around a text."""
    return text.strip(" \t.:·,;–()*«»→←|/0123456789")


def collected(texts: Iterable[str]) -> Said:
    plain: set[str] = set()
    patterns: dict[str, tuple[str, re.Pattern[str]]] = {}
    for piece in {piece for text in texts for piece in _pieces(text)}:
        literal = PLACEHOLDER.split(piece)
        if len(literal) == 1:
            plain |= {piece, trimmed(piece)}
        elif sum(map(str.isalpha, "".join(literal))) >= ENOUGH:
            word = max((word for part in literal for word in part.split()), key=len)
            patterns[piece] = (word, re.compile(".+?".join(re.escape(part) for part in literal)))
    return Said(frozenset(plain), tuple(patterns.values()))


def _pieces(said: str) -> list[str]:
    """The texts between the tags of a translated text, as they stand on a screen."""
    parts = (normal(part) for part in TAG.split(said))
    return [part for part in parts if LETTERS.search(PLACEHOLDER.sub("", part))]


@cache
def translations(language: str) -> dict[str, str]:
    """Each text, and the number of its plural, with its translation; without what Django falls back on."""
    found: dict[str, str] = {}
    for key, said in trans_real.translation(language)._catalog.items():
        text, number = key if isinstance(key, tuple) else (key, 0)
        if text and said:
            found.setdefault(f"{text}\x00{number}", said)
    return found


def _msgid(key: str) -> str:
    return key.partition("\x00")[0].rpartition("\x04")[2]


@cache
def said_in(language: str) -> Said:
    return english() if language == "en" else collected(translations(language).values())


@cache
def english() -> Said:
    """As their authors wrote them: what is translated, and what of Wagtail's and the login's nobody has translated."""
    texts = {_msgid(key) for language in NORWEGIAN for key in translations(language)}
    for package in (wagtail, allauth, taggit):
        for file in Path(package.__file__).parent.rglob("locale/en/LC_MESSAGES/django.po"):
            texts |= {entry.text for entry in entries(file.read_text("utf-8"))}
    return collected(texts)


@lru_cache(maxsize=100_000)
def language_of(text: str, language: str) -> str | None:
    """The language a text is in where it should be in this one; “en” for what is left untranslated.

    None if all is well. A text that no catalogue has was written by somebody.
    """
    text = TITLE.sub("", text)
    both = (text, trimmed(text))
    if not LETTERS.search(text) or NAMES & set(both) or any(map(said_in(language).has, both)):
        return None
    others = [other for other in (*NORWEGIAN, "en") if other != language]
    return next((other for other in others if any(map(said_in(other).has, both))), None)


def untranslated_scripts(language: str) -> list[str]:
    """What Wagtail's scripts say and the language has no word for."""
    files = Path(wagtail.__file__).parent.rglob("locale/en/LC_MESSAGES/djangojs.po")
    texts = {entry.text for file in files for entry in entries(file.read_text("utf-8"))}
    texts = {text for text in texts if LETTERS.search(PLACEHOLDER.sub("", text))}
    said = trans_real.DjangoTranslation(language, domain="djangojs")._catalog.keys()
    return sorted(texts - {key[0] if isinstance(key, tuple) else key for key in said})
