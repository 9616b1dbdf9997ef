"""What goes on paper. Plain functions of plain values."""

from collections.abc import Sequence
from typing import TypeVar

ON_A_SHEET = 8  # name tags on an A4
ON_A_POSTER = 5  # meetings of a series; the page itself has them all
LARGE_WORD, MIDDLE_WORD = 12, 18  # letters of the longest word that a name tag has room for in that size
T = TypeVar("T")


def size_of_name(name: str) -> str:
    """“large”, “middle” or “small”: so that neither the longest word nor the whole leaves the tag."""
    longest = max((len(word) for word in name.replace("-", "- ").split()), default=0)
    if longest <= LARGE_WORD and len(name) <= 2 * LARGE_WORD:
        return "large"
    return "middle" if longest <= MIDDLE_WORD and len(name) <= 2 * MIDDLE_WORD else "small"


def size_of_title(title: str) -> str:
    """Of a poster."""
    longest = max((len(word) for word in title.replace("-", "- ").split()), default=0)
    if longest <= 16 and len(title) <= 48:
        return "large"
    return "middle" if longest <= 24 and len(title) <= 96 else "small"


def sheets(people: Sequence[T], size: int = ON_A_SHEET) -> list[Sequence[T]]:
    return [people[first : first + size] for first in range(0, len(people), size)]
