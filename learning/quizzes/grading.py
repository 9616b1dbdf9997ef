"""What is right and what is wrong. Plain functions of plain values.

An answer to a question is a dictionary: for each part of the question (see `Question.right`) a list of what was chosen
or written there.

- single, true_false: `{"answer": ["<key of a choice>"]}`
- multiple: `{"answer": ["<key>", "<key>"]}`
- order: `{"<key of an item>": ["<its place, from 1>"], …}`
- match: `{"<key of an item>": ["<key of a choice>"], …}`
- short: `{"answer": ["<text>"]}`
- cloze: `{"<number of a gap, from 1>": ["<text>"], …}`

An answer that is under way may lack parts; an empty list or text is no answer.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from learning.quizzes.questions import CHOSEN, WRITTEN, Kind, Question

Answer = Mapping[str, Sequence[str]]

# What JavaScript and Python each take for a space, so that `quiz.js` says the same.
_SPACES = re.compile(r"[\s\ufeff]+")
_FINAL = ".,;:!?"


@dataclass(frozen=True)
class Mark:
    """Whether an answer is right. `parts`: whether each part of it is. `feedback`: pieces of rich text to show."""

    is_right: bool
    parts: Mapping[str, bool]
    feedback: Sequence[str] = ()


def normalised(text: str) -> str:
    """Written answers that differ in capitals, spaces, final punctuation or the coding of letters are the same."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text).lower()).strip(" ").rstrip(_FINAL + " ")


def grade(question: Question, answer: Answer) -> Mark:
    parts = {part: _is_right(question.kind, answer.get(part, ()), right) for part, right in question.right.items()}
    is_right = all(parts.values())
    chosen = {value for values in answer.values() for value in values} if question.kind in CHOSEN else set()
    feedback = [choice.feedback for choice in question.choices if choice.key in chosen]
    feedback.append(question.feedback_right if is_right else question.feedback_wrong)
    return Mark(is_right, parts, tuple(filter(None, feedback)))


def _is_right(kind: Kind, given: Sequence[str], right: Sequence[str]) -> bool:
    if kind in WRITTEN:
        return any(normalised(text) in set(map(normalised, right)) for text in given)
    return set(given) == set(right)


def score(marks: Mapping[str, bool]) -> tuple[int, int]:
    """How many are right, and out of how many. `marks`: whether each question is."""
    return sum(marks.values()), len(marks)


def is_passed(right: int, out_of: int, pass_mark: int) -> bool:
    """`pass_mark`: the per cent of the questions that must be right."""
    return out_of > 0 and right * 100 >= pass_mark * out_of
