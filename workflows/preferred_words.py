"""The words a county library prefers, found in a text and put into it."""

import re
from dataclasses import dataclass
from functools import cached_property

from cms.people.models import CountyLibrary
from workflows.models import PreferredWord
from workflows.phrases import Phrases, tidy


@dataclass(frozen=True)
class WordList:
    """`rows`: (instead of, write), for texts in one language."""

    rows: tuple[tuple[str, str], ...] = ()

    def applied_to(self, text: str) -> str:
        """Plain text with the preferred words in place of the others; capitals are kept, as is all else.

        What has been put in is not looked at again. A second time changes nothing more, unless a word that was put in
        makes a phrase of the list together with the words beside it.
        """
        return self._phrases.pattern.sub(self._written_for, tidy(text))

    def found_in(self, text: str) -> list[tuple[str, str, int]]:
        """(instead of, write, times), in the order the text has them."""
        return [(phrase, self._write[phrase], times) for phrase, times in self._phrases.times_in(text).items()]

    def _written_for(self, match: re.Match[str]) -> str:
        phrase = self._phrases.found_by(match)
        return match[0] if phrase is None else _with_capitals_of(match[0], phrase, self._write[phrase])

    @cached_property
    def _write(self) -> dict[str, str]:
        return dict(self.rows)

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(self._write)


def word_list(library: CountyLibrary, language: str) -> WordList:
    """The library's list for texts in this language: one query."""
    rows = PreferredWord.objects.filter(library=library, language=language)
    return WordList(tuple(rows.values_list("instead_of", "write")))


def _with_capitals_of(found: str, phrase: str, write: str) -> str:
    """A phrase that the list itself has in capitals («NB») says nothing of how loud the text is."""
    if found.isupper() and sum(map(str.isalpha, found)) > 1 and not phrase.isupper():
        return write.upper()
    return write[:1].upper() + write[1:] if found[:1].isupper() else write
