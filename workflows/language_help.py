"""What can be said of the language on one page, as help to whoever writes it. Asks the database nothing."""

from dataclasses import dataclass, field

from cms.core.editions import WRITTEN_FORMS
from cms.core.models import BasePage
from workflows.clear_language import Hint, hints_for
from workflows.contents import nodes_of
from workflows.preferred_words import WordList
from workflows.prose import sentences_in, texts_in
from workflows.readability import is_too_long, lix_of, words_in

_APART = "\n¶\n"  # no phrase goes on from one paragraph into the next


@dataclass(frozen=True)
class LongSentence:
    place: str
    text: str
    words: int


@dataclass(frozen=True)
class LanguageHelp:
    """`long`: the sentences over the limit, the longest first. `preferred`: (instead of, write, times)."""

    sentences: int
    words: int
    lix: int | None = None
    long: list[LongSentence] = field(default_factory=list)
    preferred: list[tuple[str, str, int]] = field(default_factory=list)
    hints: list[Hint] = field(default_factory=list)

    @property
    def mean(self) -> int:
        """Words to a sentence."""
        return round(self.words / self.sentences) if self.sentences else 0

    @property
    def long_share(self) -> int:
        """Of the sentences, in hundredths."""
        return round(100 * len(self.long) / self.sentences) if self.sentences else 0


def help_with(page: BasePage, words: WordList) -> LanguageHelp:
    """The sentences in any language; LIX and words in Norwegian, which they are made for.

    `words`: the section's list. What it speaks of, the bank's own lists do not.
    """
    nodes = list(nodes_of(page))
    sentences = sentences_in(nodes)
    long = [LongSentence(place, text, len(words_in(text))) for place, text in sentences if is_too_long(text)]
    long.sort(key=lambda sentence: -sentence.words)
    number = sum(len(words_in(text)) for _place, text in sentences)
    if page.content_language not in WRITTEN_FORMS:
        return LanguageHelp(len(sentences), number, long=long)
    text = _APART.join(line for node in nodes for line in texts_in(node))
    spoken_of = frozenset(word.lower() for row in words.rows for word in row)
    return LanguageHelp(
        len(sentences),
        number,
        lix_of([text for _place, text in sentences]),
        long,
        words.found_in(text),
        hints_for(text, page.content_language, spoken_of),
    )
