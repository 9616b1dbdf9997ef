"""Words that make a text heavy, or that do not belong in nynorsk, with what to write instead: the bank's own lists.

`nb.json` and `nn.json` hold, by kind, entries of `write` and of the forms it stands for. Each form is written out. What
is a slip in nynorsk is outside the norm of 2012; what is to be avoided there may be allowed, but is not good nynorsk.
"""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from workflows.phrases import Phrases


class Kind(StrEnum):
    """In the order they are shown."""

    SLIP = "slip"
    AVOID = "avoid"
    NOUN = "noun"
    PASSIVE = "passive"
    HEAVY = "heavy"


@dataclass(frozen=True)
class Hint:
    """A word or phrase that stands in the text so many times, and what to write instead."""

    kind: Kind
    phrase: str
    write: str
    times: int


def hints_for(text: str, language: str, but: frozenset[str] = frozenset()) -> list[Hint]:
    """By kind, and within each the most frequent first. `but`: phrases, in small letters, that others speak of."""
    entries, phrases = _entries_of(language)
    found = [Hint(*entries[phrase], times) for phrase, times in phrases.times_in(text).items() if phrase not in but]
    order = list(Kind)
    return sorted(found, key=lambda hint: (order.index(hint.kind), -hint.times))


@cache
def _entries_of(language: str) -> tuple[dict[str, tuple[Kind, str, str]], Phrases]:
    """By phrase: its kind, the phrase itself, and what to write."""
    by_kind = json.loads((Path(__file__).parent / f"{language}.json").read_text("utf-8"))
    entries = {
        phrase: (Kind(kind), phrase, entry["write"])
        for kind, list_ in by_kind.items()
        for entry in list_
        for phrase in entry["instead_of"]
    }
    return entries, Phrases(entries)
