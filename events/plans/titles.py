"""When two titles are likely to be of the same thing.

The stems of the words that tell titles apart, sorted, and how many letters lie between. The threshold, and what is left
out, were found on pairs that were judged by hand: `tests/events/judged_titles.tsv`, docs/adr/0044-plan.md.
"""

import re
from functools import lru_cache

from rapidfuzz import fuzz
from snowballstemmer import stemmer

ALIKE = 71  # of 100


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


# In either written form: what a title says about any theme.
LITTLE = frozenset(
    _words("i på av for til med om og å en et ei ein eit den det de dei som ved du slik hvordan korleis ny nye nytt")
)
COMMON = _words(
    """kurs kurset bibliotek biblioteket folkebibliotek bibliotekansatte bibliotektilsette webinar seminar konferanse
    nettverk nettverksmøte møte verksted verkstad innføring introduksjon praksis"""
)
_stemmer = stemmer("norwegian")  # of the library; the search's own word tables stand in a room above this


def is_alike(one: str, other: str) -> bool:
    return fuzz.token_sort_ratio(normal(one), normal(other)) >= ALIKE


@lru_cache(maxsize=50_000)
def normal(title: str) -> str:
    """The stems of the words that say what it is about; of a title without any, of all its words."""
    words = _words(title)
    telling = [word for word in words if word not in LITTLE]
    stems = _stems(telling or words)
    return " ".join([stem for stem in stems if stem not in _common_stems()] or stems)


def _stems(words: list[str]) -> list[str]:
    stems: list[str] = _stemmer.stemWords(words)
    return stems


@lru_cache(maxsize=1)
def _common_stems() -> frozenset[str]:
    return frozenset(_stems(COMMON))
