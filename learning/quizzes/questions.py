"""A question in plain values: what is asked, what may be answered, and what is right."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

WHOLE = "answer"  # the one part of a question that is answered at once
TRUE, FALSE = "true", "false"


class Kind(StrEnum):
    """Also the name of the question's block."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    TRUE_FALSE = "true_false"
    ORDER = "order"
    MATCH = "match"
    SHORT = "short"
    CLOZE = "cloze"


_CHOICES = ("choices", "items")
WRITTEN = (Kind.SHORT, Kind.CLOZE)  # answered in one's own words
CHOSEN = (Kind.SINGLE, Kind.MULTIPLE, Kind.TRUE_FALSE)  # answered by choosing among what is shown


@dataclass(frozen=True)
class Choice:
    """Something to choose, to put in order or to match. `feedback`: rich text for who chose it."""

    key: str
    text: str
    feedback: str = ""


@dataclass(frozen=True)
class Question:
    """One question.

    `right` holds for each part of the question what is right there, and so says which parts there are. Of a question
    that is answered at once the one part is `WHOLE`, of others it is the key of an item, or a gap's number from 1:

    - single, multiple, true_false: the keys of the right `choices`
    - order: the place of each of the `items`, «1» for the first
    - match: the key of the one among `choices` that belongs to each of the `items`
    - short: everything that is accepted
    - cloze: everything that is accepted in each gap; `passage` is the text around the gaps, one piece more than gaps

    The feedback is rich text as it is stored, shown with a right or a wrong answer.
    """

    key: str
    kind: Kind
    text: str
    right: Mapping[str, Sequence[str]]
    choices: Sequence[Choice] = ()
    items: Sequence[Choice] = ()
    passage: Sequence[str] = field(default_factory=list)
    feedback_right: str = ""
    feedback_wrong: str = ""

    def as_json(self) -> dict[str, Any]:
        """As it is read again: lists, where a default is a tuple."""
        return asdict(self) | {name: [asdict(choice) for choice in getattr(self, name)] for name in _CHOICES}

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "Question":
        listed = {name: [Choice(**choice) for choice in stored[name]] for name in _CHOICES}
        return cls(**stored | listed | {"kind": Kind(stored["kind"])})


@dataclass(frozen=True)
class Part:
    """One place in a quiz: as many questions as `drawn` out of these. A question that is always asked is one of one."""

    questions: Sequence[Question]
    drawn: int = 1
