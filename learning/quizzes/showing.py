"""What a page shows of a quiz. Nothing here says what is right before it has been graded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.rich_text import expand_db_html

from learning.quizzes import answers, grading
from learning.quizzes.answers import Fault, name_of
from learning.quizzes.drawing import mixed_for_all
from learning.quizzes.grading import Answer, Mark
from learning.quizzes.questions import CHOSEN, WHOLE, Choice, Kind, Part, Question
from learning.quizzes.rules import questions_asked
from learning.quizzes.texts import FAULTS

Layout = str  # “choices”, “places”, “pairs”, “short” or “cloze”: the markup a question takes

LAYOUTS: dict[Kind, Layout] = dict.fromkeys(CHOSEN, "choices") | {
    Kind.ORDER: "places",
    Kind.MATCH: "pairs",
    Kind.SHORT: "short",
    Kind.CLOZE: "cloze",
}


@dataclass(frozen=True)
class ShownChoice:
    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True)
class Row:
    """One field of the form. `text` is what stands before it; `is_right` is None until it is graded."""

    name: str
    text: str
    number: int
    choices: Sequence[ShownChoice]
    value: str
    is_right: bool | None


@dataclass(frozen=True)
class ShownQuestion:
    """`rest` is what stands after the last field. `fault` is what the answer lacks, in words; empty where nothing."""

    key: str
    kind: Kind
    layout: Layout
    number: int
    text: str
    rows: Sequence[Row]
    rest: str = ""
    fault: str = ""
    mark: Mark | None = None

    @property
    def first_field(self) -> str:
        """The id of the field that one who is sent to the question stands in."""
        return f"{self.rows[0].name}-1" if self.layout == "choices" else self.rows[0].name


@dataclass(frozen=True)
class Score:
    right: int
    out_of: int

    @property
    def is_full(self) -> bool:
        return self.right == self.out_of


def show(
    question: Question,
    number: int,
    answer: Answer,
    *,
    fault: Fault | None = None,
    mark: Mark | None = None,
) -> ShownQuestion:
    """The question as it stands in a form, with what was answered. `mark` is given only once it is graded."""
    texts = _texts_of(question)
    rows = [
        Row(
            name_of(question, part),
            text,
            place,
            _choices_of(question, answer.get(part, ())),
            next(iter(answer.get(part, ())), ""),
            mark.parts[part] if mark else None,
        )
        for place, (part, text) in enumerate(texts.items(), 1)
    ]
    return ShownQuestion(
        key=question.key,
        kind=question.kind,
        layout=LAYOUTS[question.kind],
        number=number,
        text=question.text,
        rows=rows,
        rest=question.passage[-1] if question.passage else "",
        fault=str(FAULTS[fault]) if fault else "",
        mark=mark,
    )


def _texts_of(question: Question) -> dict[str, str]:
    """What stands before each part, in the order in which they are shown: never in that of what is right."""
    if question.kind == Kind.CLOZE:
        return {str(number): text for number, text in enumerate(question.passage[:-1], 1)}
    return {item.key: item.text for item in question.items} or {WHOLE: ""}


def _choices_of(question: Question, given: Sequence[str]) -> list[ShownChoice]:
    offered: Sequence[Choice] = question.choices
    if question.kind == Kind.ORDER:
        offered = [Choice(str(place), str(place)) for place in range(1, len(question.items) + 1)]
    return [ShownChoice(choice.key, choice.text, choice.key in given) for choice in offered]


def show_all(
    questions: Sequence[Question],
    given: Mapping[str, Answer],
    *,
    faults: Mapping[str, Fault] | None = None,
    is_graded: bool = False,
) -> list[ShownQuestion]:
    """`given` and `faults` by the question's key."""
    return [
        show(
            question,
            number,
            given.get(question.key, {}),
            fault=(faults or {}).get(question.key),
            mark=grading.grade(question, given.get(question.key, {})) if is_graded else None,
        )
        for number, question in enumerate(questions, 1)
    ]


# --- open courses ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class ShownPart:
    """`drawn` of these are asked on a device that can draw."""

    drawn: int
    questions: Sequence[ShownQuestion]

    @property
    def is_pool(self) -> bool:
        return self.drawn < len(self.questions)


@dataclass(frozen=True)
class Practice:
    """A quiz that is graded where it is answered. `key` says what is right, for the device."""

    parts: Sequence[ShownPart]
    key: Mapping[str, Any]
    faults: Sequence[ShownQuestion] = ()
    score: Score | None = None


def practice(parts: Sequence[Part], sent: Mapping[str, list[str]] | None = None) -> Practice:
    """All questions of the quiz, every pool whole; with what was sent, graded once nothing lacks."""
    questions = [mixed_for_all(question) for part in parts for question in part.questions]
    given = {question.key: answers.read(question, sent or {}, {}) for question in questions}
    found = {question.key: answers.fault_of(question, given[question.key]) for question in questions}
    faults = {key: fault for key, fault in found.items() if fault} if sent is not None else {}
    is_graded = sent is not None and not faults
    shown = show_all(questions, given, faults=faults, is_graded=is_graded)
    rest = iter(shown)
    return Practice(
        parts=[ShownPart(part.drawn, [next(rest) for _question in part.questions]) for part in parts],
        key=_key_of(questions),
        faults=[question for question in shown if question.fault],
        score=score_of(shown) if is_graded else None,
    )


def _key_of(questions: Sequence[Question]) -> dict[str, Any]:
    """What `quiz.js` grades by, for each question by its key."""
    return {
        question.key: {
            "kind": question.kind,
            "right": question.right,
            "feedback": {choice.key: expand_db_html(choice.feedback) for choice in question.choices if choice.feedback},
            "whenRight": expand_db_html(question.feedback_right),
            "whenWrong": expand_db_html(question.feedback_wrong),
        }
        for question in questions
    }


def score_of(shown: Sequence[ShownQuestion]) -> Score:
    marks = {question.key: bool(question.mark and question.mark.is_right) for question in shown}
    return Score(*grading.score(marks))


# --- formalised courses ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Notice:
    """What everybody may know of a quiz that counts."""

    questions: int
    pass_mark: int
    most_attempts: int | None


def notice(parts: Sequence[Part], pass_mark: int, most_attempts: int | None) -> Notice:
    return Notice(questions_asked(parts), pass_mark, most_attempts)


# --- for those who write and review ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Solution:
    """A question with its answers in words, one on each line."""

    text: str
    kind: Kind
    lines: Sequence[str]


def solutions(parts: Sequence[Part]) -> list[Solution]:
    return [
        Solution(question.text, question.kind, _in_words(question)) for part in parts for question in part.questions
    ]


def _in_words(question: Question) -> list[str]:
    choices = {choice.key: choice.text for choice in question.choices}
    match question.kind:
        case Kind.SINGLE | Kind.MULTIPLE:
            return [choices[key] for key in question.right[WHOLE]]
        case Kind.TRUE_FALSE | Kind.SHORT:
            return list(question.right[WHOLE])
        case Kind.ORDER:
            return [item.text for item in question.items]
        case Kind.MATCH:
            return [f"{item.text} – {choices[item.key]}" for item in question.items]
        case _:
            return [" / ".join(accepted) for accepted in question.right.values()]
