"""What a formalised course asks for, and what is lacking. Plain functions of plain values."""

from dataclasses import dataclass, field
from enum import StrEnum


class Refusal(StrEnum):
    UNDER_WAY = "under_way"


class Need(StrEnum):
    LESSONS = "lessons"
    QUIZZES = "quizzes"
    ASSIGNMENT = "assignment"
    MEETING = "meeting"


@dataclass(frozen=True)
class Needs:
    """Lessons are named by their translation keys; those with a quiz that must be passed stand in `quizzes`."""

    lessons: frozenset[str] = frozenset()
    quizzes: frozenset[str] = frozenset()
    assignment: bool = False
    meeting: bool = False

    @property
    def any(self) -> bool:
        return bool(self.lessons or self.quizzes or self.assignment or self.meeting)


@dataclass(frozen=True)
class Done:
    lessons: frozenset[str] = field(default_factory=frozenset)
    quizzes: frozenset[str] = field(default_factory=frozenset)
    assignment: bool = False
    meeting: bool = False


def needed(needs: Needs) -> list[Need]:
    """What the course asks for at all."""
    return lacking(needs, Done())


def lacking(needs: Needs, done: Done) -> list[Need]:
    """What the learner has still to do, in the order a learner meets it."""
    found = {
        Need.LESSONS: needs.lessons - done.lessons,
        Need.QUIZZES: needs.quizzes - done.quizzes,
        Need.ASSIGNMENT: needs.assignment and not done.assignment,
        Need.MEETING: needs.meeting and not done.meeting,
    }
    return [need for need, is_lacking in found.items() if is_lacking]


def is_completed(needs: Needs, done: Done) -> bool:
    """A course that asks for nothing is completed by nobody: its certificate would say nothing."""
    return needs.any and not lacking(needs, done)


def may_take_anew(*, is_completed: bool) -> Refusal | None:
    """A new round is for who has been through the last: a certificate is renewed by taking the course again."""
    return None if is_completed else Refusal.UNDER_WAY
