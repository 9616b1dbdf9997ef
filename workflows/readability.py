"""How hard a text is to read: LIX (C. H. Björnsson, 1968), and sentences that are too long. Pure functions of text."""

import re
from collections.abc import Iterable, Sequence

LONG_WORD = 6  # letters; a word with more is long
EASY, MEDIUM, HARD, VERY_HARD = 30, 40, 50, 60  # 40–50: a newspaper; 50–60: official texts; above: the law
FEWEST_WORDS = 100  # in a shorter text chance decides
LONGEST_SENTENCE = 35  # words
ADVISED_MEAN = (15, 20)  # words to a sentence, by Språkrådet

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# A stop counts where a new sentence begins: «kl. 12», «bl.a. bøker» and «nr. 3» go on.
_END = re.compile(r"(?<=[.!?:…])[»”\"')\]]*\s+(?=[«“\"'(\[–-]?\s?[A-ZÆØÅÁČĐŊŠŦŽÄÖ])")


def words_in(text: str) -> list[str]:
    return _WORD.findall(text)


def sentences_of(paragraphs: Iterable[str]) -> list[str]:
    """Each paragraph, heading and item of a list ends a sentence, with a stop or without. What has no word is none."""
    return [part for paragraph in paragraphs for part in _END.split(paragraph.strip()) if words_in(part)]


def lix_of(sentences: Sequence[str]) -> int | None:
    """Words to a sentence, and long words in a hundred, added up. None for a text too short to say."""
    words = [word for sentence in sentences for word in words_in(sentence)]
    if len(words) < FEWEST_WORDS:
        return None
    long = sum(len(word) > LONG_WORD for word in words)
    return round(len(words) / len(sentences) + 100 * long / len(words))


def is_too_long(sentence: str) -> bool:
    return len(words_in(sentence)) > LONGEST_SENTENCE
