"""The terms a word is found by: its dictionary forms in bokmål, and, for less, the parts it is made of."""

import re
import unicodedata
from functools import lru_cache
from itertools import islice, product

from search.words.dictionaries import foreign_lemmas, norwegian_lemmas, nynorsk_to_bokmaal, stem
from search.words.little import LITTLE_WORDS

WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 50  # longer ones are addresses and keys, and nobody asks for them
SHORTEST_PART = 3
SHORTEST_COMPOUND = 7
ENDINGS = frozenset(["ane", "ast", "ene", "ens", "ert", "het", "ring", "set", "ske", "sle"])  # words too, but no parts
LINKS = ("", "s", "e")  # what may join the parts of a compound: formidling-s-kurs
PART = 0.2  # how much a part says of what the whole is about
MOST_READINGS = 4


def plain(text: str) -> str:
    """Lower case, with the ligatures of PDF files and the like written out."""
    return unicodedata.normalize("NFKC", text).lower()


def words(text: str) -> list[str]:
    return [word for word in WORD.findall(plain(text)) if len(word) <= LONGEST_WORD]


@lru_cache(maxsize=100_000)
def terms(word: str) -> tuple[tuple[str, float], ...]:
    """Each term of a word with its weight: 1 for what the word is, less for its parts."""
    found = dict.fromkeys(own_terms(word), 1.0)
    for whole in norwegian_lemmas(word) or {word}:
        for part in _all_parts(whole):
            for lemma in norwegian_lemmas(part):
                found.setdefault(lemma, PART)
    return tuple(found.items())


def own_terms(word: str) -> list[str]:
    """What the word is, without what it is made of."""
    known = norwegian_lemmas(word) or foreign_lemmas(word)
    joined = [term for whole in known or {word} for term in _joined(whole, always=not known)]
    return sorted({*known, *joined}) or [stem(word)]


def _joined(word: str, *, always: bool) -> list[str]:
    """A compound put together anew of what its parts are, so that skulebibliotek and skolebiblioteket are one.

    Of a compound that a dictionary knows only where a part is another word in bokmål.
    """
    parts = () if word in nynorsk_to_bokmaal() else split_compound(word)
    if not parts or not (always or any(part in nynorsk_to_bokmaal() for part in parts)):
        return []
    first, head = parts
    link = word[len(first) : len(word) - len(head)]
    pairs = product(sorted(norwegian_lemmas(first)), sorted(norwegian_lemmas(head)))
    return [f"{a}{link}{b}" for a, b in islice(pairs, MOST_READINGS)]


def _all_parts(word: str) -> list[str]:
    """The parts of a compound, and theirs: folkebibliotek and konferanse, folke and bibliotek."""
    return [deeper for part in split_compound(word) for deeper in (part, *_all_parts(part))]


@lru_cache(maxsize=100_000)
def split_compound(word: str) -> tuple[str, ...]:
    """The two known words a word is made of, as even as can be; empty for a word that is none."""
    best: tuple[int, tuple[str, ...]] = (0, ())
    if len(word) < SHORTEST_COMPOUND:
        return ()
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        head = word[cut:]
        if not _is_part(head):
            continue
        for link in LINKS:
            first = word[:cut].removesuffix(link)
            if len(first) + len(link) == cut and _is_part(first):
                best = max(best, (min(len(first), len(head)), (first, head)))
    return best[1]


def _is_part(word: str) -> bool:
    apart = word in LITTLE_WORDS or word in ENDINGS
    return len(word) >= SHORTEST_PART and not apart and bool(norwegian_lemmas(word))
