"""The passage of a text that answers best, with what was asked for marked."""

import re
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from search.words.analysis import LONGEST_WORD, plain, terms

LENGTH = 220  # letters
BEFORE = 60  # letters of a passage that come before its first hit
MOST_HITS = 60  # looked at, to find where they stand closest
BEGINNING = 1  # letters that a word and what it is found by have in common, as a rule


class Marker:
    """Knows the words of one question in any text. A first look by their beginnings spares most words a second."""

    def __init__(self, asked: Iterable[str], also: Iterable[str] = ()) -> None:
        """`asked` are terms; `also` words whose forms begin otherwise than their terms do."""
        self._terms = set(asked)
        beginnings = {re.escape(word[:BEGINNING]) for word in {*self._terms, *also} if word}
        self._pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(sorted(beginnings))})[^\W_]*", re.IGNORECASE)
        self._is_empty = not beginnings

    def hits(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand, as (first letter, letter after the last)."""
        if self._is_empty:
            return []
        found = (match.span() for match in self._pattern.finditer(text) if self._is_asked(match.group()))
        return [span for span, _number in zip(found, range(MOST_HITS), strict=False)]

    def _is_asked(self, word: str) -> bool:
        return len(word) <= LONGEST_WORD and any(term in self._terms for term, _weight in terms(plain(word)))

    def mark(self, text: str) -> SafeString:
        """The whole text, escaped, with the words marked."""
        return _marked(text, self.hits(text))

    def passage(self, text: str) -> SafeString:
        """The part of the text where the words stand closest; empty where none does."""
        hits = self.hits(text)
        if not hits:
            return SafeString()
        inside = [
            [hit for hit in hits[number:] if hit[1] - start <= LENGTH - BEFORE]
            for number, (start, _e) in enumerate(hits)
        ]
        best = max(inside, key=lambda group: len({plain(text[a:b]) for a, b in group}))
        start = _word_boundary(text, max(best[0][0] - BEFORE, 0)) if best else hits[0][0]
        end = text.rfind(" ", start, start + LENGTH) if len(text) > start + LENGTH else len(text)
        end = max(end, best[-1][1] if best else start + LENGTH)
        shown = _marked(text[start:end], [(a - start, b - start) for a, b in hits if start <= a and b <= end])
        return mark_safe(("… " if start else "") + shown + (" …" if end < len(text) else ""))  # noqa: S308  # escaped


def _word_boundary(text: str, at: int) -> int:
    """The beginning of the first whole word from there; of the sentence, where one begins on the way to the hit."""
    if at == 0:
        return 0
    sentence = re.compile(r"[.!?:\n]\s+").search(text, at, at + BEFORE)
    if sentence:
        return sentence.end()
    space = text.find(" ", at)
    return space + 1 if 0 <= space < at + BEFORE else at


def _marked(text: str, hits: Iterable[tuple[int, int]]) -> SafeString:
    parts, last = [], 0
    for start, end in hits:
        parts += [escape(text[last:start]), "<mark>", escape(text[start:end]), "</mark>"]
        last = end
    return mark_safe("".join([*parts, escape(text[last:])]))  # noqa: S308  # each part is escaped
