"""Which pages answer a question, and how well: BM25 over weighted terms, all pages at once.

Plain functions of arrays; where the arrays come from is `search.reading`'s business. Robertson & Zaragoza, "The
Probabilistic Relevance Framework: BM25 and Beyond" (2009), chapters 3 and 4.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from events.rules import EventState
from search.arrays import BLOCK, STATES, Columns, Postings

K1 = 1.2  # how soon a term that is repeated has said what it says
B = 0.6  # how much a long page must say it more often than a short one
COVERAGE = 0.15  # how much of the score rests on answering the whole question
FRESHEST = 0.08  # what a page gains by being new, at the most
FADES_IN = 730.0  # days
COMING = 0.08  # what an event gains by being still to come
PAST = 0.25  # what it loses when it is over
OVERDUE = 0.05  # what a page loses that must be checked
DONE, CANCELLED = STATES.index(EventState.DONE), STATES.index(EventState.CANCELLED)

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Concept:
    """One thing that is asked for, with each term that says it and how well: the word, its parts, its synonyms."""

    terms: tuple[tuple[str, float], ...]


@dataclass
class Scores:
    """By page number: the score, and how many concepts are matched."""

    score: Floats
    matched: NDArray[np.uint8]


def score(
    concepts: Sequence[Concept], postings: Mapping[str, Sequence[tuple[int, Postings]]], facts: Columns
) -> Scores:
    """Scores every page against the question; a page that matches nothing has 0."""
    size = len(facts["length"])
    number = max(size - int(np.count_nonzero(facts["length"] == 0)), 1)
    mean = float(facts["length"].sum()) / number or 1.0
    long = np.float32(K1 * (1 - B)) + np.float32(K1 * B / mean) * facts["length"].astype(np.float32)
    total = Scores(np.zeros(size, np.float32), np.zeros(size, np.uint8))
    for concept in concepts:
        best = np.zeros(size, np.float32)
        for term, weight in concept.terms:
            blocks = postings.get(term)
            if not blocks:
                continue
            at = np.concatenate([pages["offset"].astype(np.int64) + block * BLOCK for block, pages in blocks])
            count = np.concatenate([pages["count"] for _block, pages in blocks]).astype(np.float32)
            rarity = weight * np.log1p((max(number - len(at), 0) + 0.5) / (len(at) + 0.5))
            gain = np.float32(rarity * (K1 + 1)) * count / (count + long[at])
            best[at] = np.maximum(best[at], gain)
        total.score += best
        total.matched += best > 0
    share = np.float32(COVERAGE / max(len(concepts), 1))
    total.score *= np.float32(1 - COVERAGE) + share * total.matched.astype(np.float32)
    return total


def is_over(facts: Columns, now: int) -> NDArray[np.bool_]:
    """Which events nobody can come to any more; what goes on is not over, a cancelled one is when its time has come."""
    state = facts["state"]
    return (state == DONE) | ((state == CANCELLED) & (facts["starts"] <= now))


def standing(facts: Columns, today: int, now: int) -> Floats:
    """What a page is worth before anything is asked, around 1: `today` is a day, `now` a minute, as in the facts."""
    over = is_over(facts, now)
    age = np.maximum(today - facts["updated"].astype(np.float32), 0)
    worth = 1 + FRESHEST * np.exp(-age / FADES_IN)
    worth += np.where((facts["starts"] > 0) & ~over, COMING, 0)
    worth -= np.where(over, PAST, 0)
    worth -= np.where((facts["due"] > 0) & (facts["due"] < today), OVERDUE, 0)
    return worth.astype(np.float32)


def by_work(scores: Floats, parts: NDArray[Any], roots: NDArray[Any]) -> tuple[Floats, NDArray[Any]]:
    """Each work's best score, at its root, and where that score is from: the page itself, or a lesson of it.

    `parts` are the pages that are shown under another, `roots` those they are shown under. Parts have 0.
    """
    best = scores.copy()
    best[parts] = 0
    hits = np.flatnonzero(scores[parts])
    inside, under = parts[hits], roots[hits]
    np.maximum.at(best, under, scores[inside])
    tops = (scores[inside] == best[under]) & (scores[inside] > scores[under])  # the page before its lesson, if equal
    source = np.arange(len(scores))
    source[under[tops]] = inside[tops]
    return best, source
