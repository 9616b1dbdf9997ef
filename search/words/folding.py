"""Words without the marks on their letters, for those who write them without: tromso for Tromsø."""

import unicodedata

# Letters that are letters of their own, which taking marks off leaves as they are.
LETTERS = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t", "ß": "ss"})
SHORTEST = 4  # ås is not as, and bøk is not bok


def fold(word: str) -> str:
    """The word as it is typed on a keyboard that lacks its letters."""
    decomposed = unicodedata.normalize("NFD", word.translate(LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
