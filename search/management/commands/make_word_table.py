"""Writes the table of nynorsk words that are other words in bokmål."""

import subprocess
from collections import defaultdict
from difflib import SequenceMatcher
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from search.words.analysis import LINKS, SHORTEST_PART
from search.words.dictionaries import NYNORSK

HEAD = """\
# Nynorsk words that are other words in bokmål, with what they are there: facts asked of Apertium nno-nob, word by word.
# Written by `manage.py make_word_table`; do not edit.
"""
SURELY_COMPOUND = 13  # letters; handtering is not made of hand and tering
ALIKE = 0.6  # kjelde and kilde are one word, konflikt and stridighet are not


class Command(BaseCommand):
    """Asks Apertium what every dictionary form that simplemma knows is in the other written form."""

    help = "Write search/words/nynorsk.tsv. Needs Debian's package apertium-nno-nob."

    def handle(self, *args: Any, **options: Any) -> None:
        to_nynorsk = _translate(_lemmas("nb"), "nob-nno")
        to_bokmaal = _translate(_lemmas("nn") | set(to_nynorsk.values()), "nno-nob")
        table: dict[str, set[str]] = defaultdict(set)
        for word, other in to_bokmaal.items():
            table[word].add(other)
        for word, other in to_nynorsk.items():
            if other in to_bokmaal and (to_bokmaal[other] != other or _alike(word, other)):
                table[other].add(word)
        others = {word: meanings - {word} for word, meanings in table.items() if meanings - {word}}
        told = {word: meanings for word, meanings in others.items() if not _tells_itself(word, meanings, others)}
        lines = [f"{word}\t{' '.join(sorted(meanings))}\n" for word, meanings in sorted(told.items())]
        NYNORSK.write_text(HEAD + "".join(lines), "utf-8")
        self.stdout.write(f"{len(lines)} words")


def _lemmas(language: str) -> set[str]:
    lemmas = set(DefaultDictionaryFactory().get_dictionary(language).values())
    return {lemma for lemma in lemmas if lemma.isalpha() and lemma.islower()}


def _translate(words: set[str], direction: str) -> dict[str, str]:
    """Each word with its translation, where that is one word; a paragraph each, or one would be another's context."""
    ordered = sorted(words)
    command = ["apertium", "-u", direction]
    try:
        answer = subprocess.run(command, input="\n\n".join(ordered), capture_output=True, text=True, check=True)  # noqa: S603
    except FileNotFoundError as fault:
        raise CommandError("Apertium is missing: apt-get install apertium-nno-nob") from fault
    translated = answer.stdout.split("\n\n")
    if len(translated) != len(ordered):
        raise CommandError(f"{direction}: {len(ordered)} words asked, {len(translated)} answered.")
    pairs = zip(ordered, (line.strip() for line in translated), strict=True)
    return {word: other for word, other in pairs if other.isalpha() and other.islower()}


def _alike(word: str, other: str) -> bool:
    return SequenceMatcher(None, word, other).ratio() >= ALIKE


def _tells_itself(word: str, meanings: set[str], table: dict[str, set[str]]) -> bool:
    """Whether the analysis finds the meanings without the table: an infinitive in -a, or a compound of words in it."""
    if meanings == {word.removesuffix("a") + "e"}:
        return True
    if len(word) < SURELY_COMPOUND:
        return False
    put_together = set()
    for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        first, head = word[:cut], word[cut:]
        firsts = {first} | table.get(first, set())
        for link in filter(first.endswith, LINKS):
            firsts |= {meaning + link for meaning in table.get(first.removesuffix(link), ())}
        put_together |= {a + b for a in firsts for b in {head} | table.get(head, set())}
    return meanings <= put_together
