"""When a step of a learning path is done. Plain functions of plain values."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    FORMALISED = "formalised"  # a course with a certificate of its own
    OPEN = "open"  # a course or a resource to read
    EVENT = "event"


@dataclass(frozen=True)
class Facts:
    """Of one step: whether the learner says so, has completed the course, is recorded as having been there."""

    says_so: bool = False
    has_completed: bool = False
    has_attended: bool = False


def is_done(kind: Kind, facts: Facts) -> bool:
    """What leaves evidence is asked for it; of what is only read, the learner's word is all there is."""
    if kind is Kind.FORMALISED:
        return facts.has_completed
    return facts.has_attended if kind is Kind.EVENT else facts.says_so


def may_say_so(kind: Kind) -> bool:
    return kind is Kind.OPEN


def is_completed(done: list[bool]) -> bool:
    """A path of which nothing can be opened is completed by nobody."""
    return bool(done) and all(done)
