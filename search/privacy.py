"""What is left of a question when all that may tell of a person is taken out (docs/adr/0030-search-log.md).

A list of given names knows most of those that are asked for here; what a person may be known by besides is known by its
shape. It is rather too strict: a question that is not counted is no loss, a name that is kept is one.
"""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path

from search.words.analysis import WORD, plain
from search.words.dictionaries import is_common_word
from search.words.little import LITTLE_WORDS

GIVEN_NAMES = Path(__file__).parent / "words" / "given_names.txt"
FATHERS = ("sen", "son", "datter", "dotter")
STREETS = (
    "gata|gaten|gate|gt|veien|vegen|vei|veg|allé|alle|alleen|stien|plass|plassen|bakken|bakke|lia|haugen|svingen|tunet"
    "|torget|torg|brygge|brygga|kaia|åsen|løkka|ringen|kroken|jordet|stubben|toppen"
)
_SHAPES = re.compile(
    r"""
    \S*@\S+                                    # an e-mail address, or a name in some network
    | (?:https?://|www\.)\S+                   # an address of a page
    | \S+\s*[(\[]\s*(?:a|at|krøllalfa)\s*[)\]]\s*\S+   # one that is written so that no program shall see it
    | \d(?:[\s.,/–-]{0,2}\d){4,}               # a telephone, an account, a date of birth, an identity number
    | \d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}         # a day, in figures
    | \d{1,2}\.?\s*(?:jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)[a-z]*\.?\s*\d{2,4}   # a day of some year
    | \w+(?:STREET)\.?\s*\d+\w?\b   # a house in a street
    | \w+\s+(?:STREET)\s+\d+\w?\b
    """.replace("STREET", STREETS),
    re.VERBOSE | re.IGNORECASE,
)


@cache
def given_names() -> dict[str, bool]:
    """Each with whether it is nothing but a name."""
    lines = GIVEN_NAMES.read_text("utf-8").splitlines()
    return {line.removesuffix(" *"): not line.endswith("*") for line in lines if not line.startswith("#")}


def without_persons(text: str) -> str:
    """The words that remain, in small letters, with one space between them."""
    text = _SHAPES.sub(" ", text)
    found = list(WORD.finditer(text))
    names: set[int] = set()
    for number, (first, second) in enumerate(pairwise(found)):
        if _is_name(first.group(), second.group()):
            names |= {number, number + 1}
    for number, (first, second) in enumerate(pairwise(found)):
        if number in names and text[first.end() : second.start()] == "-":  # Strøm-Erichsen
            names.add(number + 1)
    kept = [match.group() for number, match in enumerate(found) if number not in names]
    return " ".join(plain(word) for word in kept)


def _is_name(first: str, second: str) -> bool:
    """Two words in a row: a given name and what may be a family name, or the other way round.

    Two with capitals that are not both words of the dictionaries are taken for a name, too.
    """
    names, one, other = given_names(), plain(first), plain(second)
    are_capitals = first.istitle() and second.istitle()
    if are_capitals and not (is_common_word(one) and is_common_word(other)):
        return True  # of whatever language
    if other in names and one.endswith(FATHERS):
        return True
    if one in names and other not in LITTLE_WORDS:
        return names[one] or are_capitals or other.endswith(FATHERS) or not is_common_word(other)
    return names.get(other, False) and (are_capitals or not is_common_word(one))
