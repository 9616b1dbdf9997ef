"""From a question to its answer: which works, in which order, how many of each kind."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import numpy as np
from django.utils import timezone
from numpy.typing import NDArray

from search import ranking, spelling
from search.questions import Question, concepts
from search.ranking import Concept
from search.reading import Index, TermPostings, read_with_postings
from search.words.analysis import terms

Phrase = tuple[str, ...]


@dataclass
class Understanding:
    """The question as it was answered."""

    question: Question
    concepts: list[Concept] = field(default_factory=list)
    meant: dict[str, str] = field(default_factory=dict)  # by word with an error: the word searched for instead
    promoted: list[int] = field(default_factory=list)  # pages to be shown first for those

    @property
    def corrected(self) -> str:
        """What was searched for instead; empty where nothing was corrected."""
        return self.question.corrected(self.meant).text if self.meant else ""


@dataclass(frozen=True)
class Moment:
    """Now, as the facts count it."""

    day: int
    minute: int

    @classmethod
    def now(cls) -> "Moment":
        now = timezone.now()
        return cls(timezone.localdate(now).toordinal(), int(now.timestamp() // 60))


@dataclass
class Found:
    """By position: the score of every work that answers, and the page it is from."""

    index: Index
    scores: NDArray[np.float32]
    sources: NDArray[np.int64]
    understanding: Understanding
    moment: Moment


def find(
    question: Question,
    synonyms: Mapping[Phrase, Sequence[Phrase]] | None = None,
    *,
    literally: bool = False,
    everything: bool = False,
) -> Found:
    """`literally` leaves typing errors as they are; `everything` answers no question with all there is."""
    asked = concepts(question, synonyms or {}, {})
    index, postings = read_with_postings({term for concept in asked for term, _weight in concept.terms})
    if literally:
        understanding = Understanding(question, asked)
    else:
        understanding = _understand(index, question, synonyms or {}, asked, postings)
    moment = Moment.now()
    if question.words:
        scores = ranking.score(understanding.concepts, postings, index.facts).score * index.alive
    else:
        scores = (index.alive & everything).astype(np.float32)
    weigh(scores, index, moment)
    best, sources = ranking.by_work(scores, index.parts, index.roots[index.parts])
    return Found(index, best, sources, understanding, moment)


def weigh(scores: NDArray[np.float32], index: Index, moment: Moment) -> None:
    """Weighs what was found by what it is worth whatever is asked."""
    scores *= index.kept("standing", moment, lambda: ranking.standing(index.facts, moment.day, moment.minute))


def _understand(
    index: Index,
    question: Question,
    synonyms: Mapping[Phrase, Sequence[Phrase]],
    asked: list[Concept],
    postings: TermPostings,
) -> Understanding:
    """What each word may mean. Two queries where a word is not in the bank; what they bring is added to `postings`."""
    said = {term for term in postings if is_said(index, postings, term)}
    known = {word for phrase in synonyms for word in phrase}
    missing = {
        word: any(term in said for term, _weight in concept.terms)  # whether at least a part of it is in the bank
        for word, concept in zip(question.words, asked, strict=True)
        if not any(term in said for term, weight in concept.terms if weight == 1 or word in known)
        and len(word) >= spelling.SHORTEST_BEGINNING
        and not word.isdecimal()
    }
    if not missing:
        return Understanding(question, asked)
    candidates = spelling.candidates(list(missing))
    decisions = candidates.decisions
    own = {other: _own_terms([other]) for other in candidates.words}
    meaning = {other: _own_terms(chain(*decisions.synonyms[other,])) for other in candidates.words}
    postings |= index.postings(set().union(*own.values(), *meaning.values()))

    def is_any_said(terms: set[str]) -> bool:
        return any(is_said(index, postings, term) for term in terms)

    def choose(word: str, ways: dict[str, list[str]]) -> tuple[str, list[str]]:
        """A word that pages say, before one that is only known by its synonyms."""
        has_parts = missing[word]
        said = spelling.choose(word, ways, lambda other: is_any_said(own[other]), has_parts=has_parts)
        return (
            said
            if said[1]
            else spelling.choose(word, ways, lambda other: is_any_said(meaning[other]), has_parts=has_parts)
        )

    chosen = {word: choose(word, ways) for word, ways in candidates.found.items()}
    guesses = {word: words for word, (_how, words) in chosen.items() if words}
    meant = {word: words[0] for word, (how, words) in chosen.items() if how == "error"}
    return Understanding(
        question,
        concepts(question, {**synonyms, **decisions.synonyms}, guesses),
        meant,
        [page for word in meant.values() for page in decisions.promoted[word,]],
    )


def _own_terms(words: Iterable[str]) -> set[str]:
    return {term for word in words for term, weight in terms(word) if weight == 1}


def is_said(index: Index, postings: Mapping[str, Sequence[tuple[int, Any]]], term: str) -> bool:
    """Whether the term stands on a page that readers can open."""
    return any(index.alive[index.at(block, pages)].any() for block, pages in postings.get(term, ()))


def best_of(found: Found, number: int) -> list[int]:
    """The positions of the best works, the best first."""
    hits = np.flatnonzero(found.scores)
    if len(hits) > number:
        hits = hits[np.argpartition(-found.scores[hits], number - 1)[:number]]
    return [int(at) for at in hits[np.lexsort((hits, -found.scores[hits]))]]
