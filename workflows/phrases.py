"""Whole words and phrases found in plain text. Pure functions of text.

A hyphen, an apostrophe and a stop with letters on both sides hold a word together: `post` is not found in «e-post», in
«post-it» or in an address. Nor is it found before a hyphen alone: in «post- og telefontid» it is half a compound.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

# Marks that stand on the letter before them, and what may divide a word at the end of a line without parting it.
_INSIDE = r"[\w\u0300-\u036f\u00ad\u200b-\u200d\u2060]"
_BEFORE = rf"(?<!{_INSIDE})(?<!\w[-‐‑'’.@])"
_AFTER = rf"(?!{_INSIDE}|[-‐‑]|['’.@]\w)"
_ADDRESS = r"(?:https?://|www\.)\S+"


def tidy(text: str) -> str:
    """One form of each letter, however it was typed (NFC)."""
    return unicodedata.normalize("NFC", text)


class Phrases:
    """Finds these phrases, in small and capital letters and across any space; the longest where several begin."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self.phrases = sorted(phrases, key=len, reverse=True)
        choices = "|".join(f"({_any_space(phrase)})" for phrase in self.phrases)
        self.pattern = re.compile(f"{_ADDRESS}|{_BEFORE}(?:{choices}){_AFTER}" if choices else _ADDRESS, re.IGNORECASE)

    def found_by(self, match: re.Match[str]) -> str | None:
        """The phrase, as it was given; None for an address, which is passed over whole."""
        return self.phrases[match.lastindex - 1] if match.lastindex else None

    def found_in(self, text: str) -> Iterator[str]:
        """Each place once, from the beginning to the end."""
        return filter(None, map(self.found_by, self.pattern.finditer(tidy(text))))

    def times_in(self, text: str) -> Counter[str]:
        return Counter(self.found_in(text))


def _any_space(phrase: str) -> str:
    return r"\s+".join(map(re.escape, tidy(phrase).split()))
