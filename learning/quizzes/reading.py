"""The quiz of a page, read from its blocks into plain values."""

from typing import Any

from learning.quizzes.questions import Part
from learning.quizzes.rules import Flaw, flaw_of_pool, flaws_of


def parts_of(quiz: Any) -> list[Part]:
    """The quiz of a page in plain values. What has no key yet, since code has written it, is called by its place."""
    return [child.block.as_part(child.id or str(number), child.value) for number, child in enumerate(quiz, 1)]


def flaws_of_quiz(quiz: Any) -> list[tuple[int, Flaw]]:
    """What is wrong with it, each with the number of the question or pool where it is."""
    found = []
    for number, (child, part) in enumerate(zip(quiz, parts_of(quiz), strict=True), 1):
        pool = flaw_of_pool(part) if child.block_type == "pool" else None
        found += [(number, pool)] if pool else []
        found += [(number, flaw) for question in part.questions for flaw in flaws_of(question)]
    return found
