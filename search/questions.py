"""What somebody asks: the words that matter, and all that may be meant by each."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product

from search.ranking import Concept
from search.words.analysis import WORD, own_terms, plain, terms, words
from search.words.folding import SHORTEST, fold
from search.words.little import LITTLE_WORDS

LONGEST = 200  # letters; what is beyond is not read
MOST_WORDS = 24
LONGEST_PHRASE = 4  # words
MOST_KEYS = 8
SYNONYM = 0.8  # how much a synonym says of what was asked for
GUESS = 0.9  # how much a word says that is guessed to be meant
SECOND_GUESS = 0.7


def clean(text: str) -> str:
    """A NUL, which PostgreSQL refuses, and half a pair of UTF-16, which UTF-8 does, are dropped."""
    text = text.replace("\x00", "").encode("utf-8", "ignore").decode()
    return " ".join(text.split())


def telling(asked: Sequence[str]) -> tuple[str, ...]:
    """The words that say what is looked for; little words only where there are no others."""
    return tuple(word for word in asked if word not in LITTLE_WORDS) or tuple(asked)


def phrase_keys(phrase: Sequence[str]) -> set[str]:
    """What a run of words is recognised by: whatever their endings and written form, and as it is written."""
    return {" ".join(key) for key in islice(product(*map(own_terms, phrase)), MOST_KEYS)} | {" ".join(phrase)}


def stored_keys(phrase: Sequence[str]) -> set[str]:
    """The keys of a phrase that questions may hold, and the one of those who write it without its marks."""
    return phrase_keys(phrase) | {" ".join(fold(word) if len(word) >= SHORTEST else word for word in phrase)}


@dataclass(frozen=True)
class Question:
    """The words that matter, in order and each once; of a text that `is_cut`, those of its beginning."""

    text: str
    words: tuple[str, ...]
    is_cut: bool = False

    @classmethod
    def of(cls, text: str) -> "Question":
        whole = clean(text)
        text = whole[:LONGEST]
        return cls(text, telling(tuple(dict.fromkeys(words(text)))[:MOST_WORDS]), is_cut=text != whole)

    def phrases(self) -> list[tuple[str, ...]]:
        """The runs of words that may be one thing."""
        return [
            self.words[start : start + length]
            for start in range(len(self.words))
            for length in range(1, min(LONGEST_PHRASE, len(self.words) - start) + 1)
        ]

    def corrected(self, meant: Mapping[str, str]) -> "Question":
        """The question with some words written otherwise, in the text too."""

        def write(found: re.Match[str]) -> str:
            return meant.get(plain(found.group()), found.group())

        return replace(self, text=WORD.sub(write, self.text), words=tuple(meant.get(word, word) for word in self.words))


def concepts(
    question: Question,
    synonyms: Mapping[tuple[str, ...], Sequence[Sequence[str]]],
    guesses: Mapping[str, Sequence[str]],
) -> list[Concept]:
    """One for each word: its own terms, those of its synonyms, and those of the words it is guessed to stand for.

    `synonyms` are other phrases for phrases of the question and for words that are guessed; `guesses` the best first.
    """
    said = {word: dict(terms(word)) for word in question.words}
    for word, meant in guesses.items():
        for number, other in enumerate(meant):
            share = SECOND_GUESS if number else GUESS
            _add(said[word], terms(other), share)
            for synonym in synonyms.get((other,), ()):
                _add_synonym(said[word], synonym, share)
    for phrase, others in synonyms.items():
        for word in phrase if said.keys() >= set(phrase) else ():
            for synonym in others:
                _add_synonym(said[word], synonym)
    return [Concept(tuple(found.items())) for found in said.values()]


def _add_synonym(said: dict[str, float], synonym: Sequence[str], share: float = 1) -> None:
    for part in synonym:
        _add(said, terms(part), share * SYNONYM / len(synonym) ** 0.5)


def _add(said: dict[str, float], others: Iterable[tuple[str, float]], share: float) -> None:
    for term, weight in others:
        said[term] = max(said.get(term, 0.0), weight * share)
