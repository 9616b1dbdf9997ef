"""Reading what a form sends into the shapes of `grading`, and seeing what it lacks. Plain functions of plain values."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from learning.quizzes.grading import Answer
from learning.quizzes.questions import WRITTEN, Kind, Question

LONGEST = 300  # characters of a written answer


class Fault(StrEnum):
    """What an answer lacks."""

    UNANSWERED = "unanswered"
    SAME_PLACE = "same_place"


def name_of(question: Question, part: str) -> str:
    """The name of the form's field."""
    return f"q-{question.key}-{part}"


def read(question: Question, sent: Mapping[str, list[str]], kept: Answer) -> dict[str, list[str]]:
    """The answer as it is now: what was sent, and of parts that were not sent what was kept before.

    A value that the question does not offer is left out; so is what a text has beyond the longest.
    """
    offered = _is_offered(question)
    answer = {part: list(values) for part, values in kept.items()}
    for part in question.right:
        if (name := name_of(question, part)) in sent:
            answer[part] = [text for text in map(_cleaned, sent[name]) if text and offered(text)]
    return answer


def _cleaned(text: str) -> str:
    """Without the one character that the database cannot store in JSON."""
    return text.replace("\x00", "").strip()[:LONGEST]


def _is_offered(question: Question) -> Callable[[str], bool]:
    if question.kind in WRITTEN:
        return bool
    if question.kind == Kind.ORDER:
        return {str(place) for place in range(1, len(question.items) + 1)}.__contains__
    return {choice.key for choice in question.choices}.__contains__


def fault_of(question: Question, answer: Answer) -> Fault | None:
    if not all(answer.get(part) for part in question.right):
        return Fault.UNANSWERED
    places = [place for part in question.right for place in answer[part]]
    if question.kind == Kind.ORDER and len(set(places)) < len(places):
        return Fault.SAME_PLACE
    return None
