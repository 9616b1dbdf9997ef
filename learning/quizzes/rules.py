"""What a question must have, and who may try a quiz. Plain functions of plain values (docs/adr/0034-quizzes.md)."""

from collections.abc import Sequence
from enum import StrEnum

from learning.quizzes.grading import normalised
from learning.quizzes.questions import CHOSEN, WHOLE, Choice, Kind, Part, Question

FEWEST = 2  # choices, items or pairs; with fewer there is nothing to answer


class Flaw(StrEnum):
    """What is wrong with a question as it is written; `texts` says each to its editor."""

    NO_TEXT = "no_text"
    TOO_FEW = "too_few"
    EMPTY_CHOICE = "empty_choice"
    ALIKE = "alike"
    NOT_ONE_RIGHT = "not_one_right"
    NO_TRUTH = "no_truth"
    NONE_RIGHT = "none_right"
    NO_ANSWER = "no_answer"
    NO_GAP = "no_gap"
    EMPTY_GAP = "empty_gap"
    LOOSE_BRACKET = "loose_bracket"
    NO_QUESTIONS = "no_questions"
    DRAWS_TOO_MANY = "draws_too_many"


class Refusal(StrEnum):
    """Why a quiz cannot be begun; `texts` says each to the learner."""

    NOT_IN_COURSE = "not_in_course"
    NO_QUIZ = "no_quiz"
    IS_PASSED = "is_passed"
    NO_ATTEMPTS_LEFT = "no_attempts_left"


def flaws_of(question: Question) -> list[Flaw]:
    """The flaw of its text, then the first of what is answered."""
    flaws = [] if question.text.strip() else [Flaw.NO_TEXT]
    if question.kind in (Kind.SHORT, Kind.CLOZE):
        found = _flaw_of_written(question)
    else:
        found = _flaw_of_lists(question) or _flaw_of_right(question)
    return flaws + ([found] if found else [])


def _flaw_of_written(question: Question) -> Flaw | None:
    if question.kind == Kind.CLOZE and not question.right:
        return Flaw.NO_GAP
    if any(bracket in piece for piece in question.passage for bracket in "[]"):
        return Flaw.LOOSE_BRACKET
    if all(accepted and all(map(normalised, accepted)) for accepted in question.right.values()):
        return None
    return Flaw.EMPTY_GAP if question.kind == Kind.CLOZE else Flaw.NO_ANSWER


def _flaw_of_lists(question: Question) -> Flaw | None:
    if question.kind == Kind.TRUE_FALSE:
        return None
    lists = [things for things in (question.choices, question.items) if things]
    if not lists or any(len(things) < FEWEST for things in lists):
        return Flaw.TOO_FEW
    if not all(thing.text.strip() for things in lists for thing in things):
        return Flaw.EMPTY_CHOICE
    return Flaw.ALIKE if any(map(_has_alike, lists)) else None


def _has_alike(things: Sequence[Choice]) -> bool:
    return len({normalised(thing.text) for thing in things}) < len(things)


def _flaw_of_right(question: Question) -> Flaw | None:
    if question.kind not in CHOSEN:
        return None
    right = len(question.right[WHOLE])
    if question.kind == Kind.MULTIPLE:
        return None if right else Flaw.NONE_RIGHT
    if right == 1:
        return None
    return Flaw.NO_TRUTH if question.kind == Kind.TRUE_FALSE else Flaw.NOT_ONE_RIGHT


def flaw_of_pool(part: Part) -> Flaw | None:
    if not part.questions:
        return Flaw.NO_QUESTIONS
    return None if 1 <= part.drawn <= len(part.questions) else Flaw.DRAWS_TOO_MANY


def may_begin(
    *, is_in_course: bool, questions: int, attempts: int, most: int | None, is_passed: bool
) -> Refusal | None:
    """`attempts`: how many were begun before. `most`: how many the course allows, None for any number."""
    if not is_in_course:
        return Refusal.NOT_IN_COURSE
    if is_passed:
        return Refusal.IS_PASSED
    if not questions:
        return Refusal.NO_QUIZ
    return Refusal.NO_ATTEMPTS_LEFT if attempts_left(attempts, most) == 0 else None


def attempts_left(attempts: int, most: int | None) -> int | None:
    """None where there is no limit."""
    return None if most is None else max(most - attempts, 0)


def questions_asked(parts: Sequence[Part]) -> int:
    return sum(min(part.drawn, len(part.questions)) for part in parts)
