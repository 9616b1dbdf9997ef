"""Which words a written form may belong to, in bokmål, nynorsk, Northern Sámi and English."""

from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import simplemma
from django.conf import settings
from simplemma.strategies.dictionaries import TrieDictionaryFactory
from snowballstemmer import stemmer

from search.words.little import LITTLE_WORDS

NYNORSK = Path(__file__).with_name("nynorsk.tsv")  # made by `manage.py make_word_table`
NORWEGIAN = ("nb", "nn")
OTHERS = ("se", "en")  # asked only for what is not Norwegian
# What nouns and adjectives end in, in either written form; the longest first.
ENDINGS = ("enes", "anes", "ene", "ane", "ens", "ets", "en", "et", "er", "ar", "a")
SHORTEST_BASE = 4


@cache
def _tries() -> TrieDictionaryFactory:
    """Tries on disk, unpacked once for all processes: it takes some seconds, reading them some milliseconds."""
    folder = settings.WORDS_DIR / simplemma.__version__
    folder.mkdir(parents=True, exist_ok=True)
    for language in (*NORWEGIAN, *OTHERS):
        if not (folder / f"{language}.dic").exists():
            _unpack(language, folder)
    return TrieDictionaryFactory(disk_cache_dir=str(folder))


def _unpack(language: str, folder: Path) -> None:
    """Moved into place when whole, for another process may be reading."""
    with TemporaryDirectory(dir=folder) as aside:
        TrieDictionaryFactory(disk_cache_dir=aside).get_dictionary(language)
        (Path(aside) / f"{language}.dic").replace(folder / f"{language}.dic")


@cache
def nynorsk_to_bokmaal() -> dict[str, tuple[str, ...]]:
    """Each nynorsk word that is another word in bokmål, with what it is there."""
    lines = NYNORSK.read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: tuple(meanings.split(" ")) for word, meanings in pairs}


def _look_up(word: str, language: str) -> str | None:
    """The dictionaries write names with a capital; the search knows none."""
    words = _tries().get_dictionary(language)
    found = words.get(word) or words.get(word.capitalize())
    return found.lower() if found else None


def is_common_word(word: str) -> bool:
    """Whether it is a Norwegian word that is no name."""
    forms = (_tries().get_dictionary(language).get(word) for language in NORWEGIAN)
    return any(form and form.islower() for form in forms)


def _in_bokmaal(word: str) -> tuple[str, ...]:
    """A nynorsk verb may end in -a or in -e (avhøyra, avhøyre); the table has the latter, and bokmål only that."""
    with_e = word[:-1] + "e" if word.endswith("a") else word
    table = nynorsk_to_bokmaal()
    return table.get(word) or table.get(with_e) or ((with_e,) if _look_up(with_e, "nb") else (word,))


@lru_cache(maxsize=100_000)
def norwegian_lemmas(word: str) -> frozenset[str]:
    """The dictionary forms of a word, nynorsk ones as they are in bokmål; empty for a word of neither.

    Several where the form says no more: `kurset` is of `kurs` and of `kurse`.
    """
    found = set(nynorsk_to_bokmaal().get(word, ()))
    if found and word in LITTLE_WORDS:  # the nynorsk for samme, before the Sámi of bokmål
        return frozenset(found)
    if bokmaal := _look_up(word, "nb"):
        found.add(bokmaal)
    if nynorsk := _look_up(word, "nn"):
        found.update(_in_bokmaal(nynorsk))
    return frozenset(found) or _by_ending(word)


def _by_ending(word: str) -> frozenset[str]:
    """Of a form the dictionaries lack, the lemmas of the word it is a form of: formidlarar of formidlar."""
    for ending in filter(word.endswith, ENDINGS):
        base = word.removesuffix(ending)
        for whole in (base, base + "e"):
            if len(base) >= SHORTEST_BASE and (_look_up(whole, "nb") or whole in nynorsk_to_bokmaal()):
                return norwegian_lemmas(whole)
    return frozenset()


def foreign_lemmas(word: str) -> frozenset[str]:
    return frozenset(filter(None, (_look_up(word, language) for language in OTHERS)))


@cache
def _stemmer() -> Any:
    return stemmer("norwegian")


def stem(word: str) -> str:
    """What is left of a word without its ending, for one that no dictionary knows."""
    return str(_stemmer().stemWord(word))
