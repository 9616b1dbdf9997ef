"""Which questions are hard: how many had each right, at the first, the second and the later attempts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from wagtail.fields import StreamField

from learning.figures.numbers import Share
from learning.models import Enrolment, LessonPage, QuizAttempt

ATTEMPTS = 3  # those that are told apart; the last of them stands for it and all later ones


@dataclass(frozen=True)
class QuestionFigures:
    """`last`: of all who answered, by their last attempt. `by_attempt`: the first, the second, the third or a later.

    `text` is empty where the question is no longer in the lesson.
    """

    text: str
    last: Share
    by_attempt: tuple[Share, ...]


@dataclass
class _Answers:
    """By attempt, and by person: whether they had it right, with the number of their attempt."""

    by_attempt: dict[int, dict[int, tuple[int, bool]]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, person: int, number: int, *, is_right: bool) -> None:
        """The last of those that count as the same attempt stands, and under 0 the last of all."""
        for place in (0, min(number, ATTEMPTS)):
            known = self.by_attempt[place].get(person, (0, False))
            self.by_attempt[place][person] = max(known, (number, is_right))

    def share(self, place: int) -> Share:
        answers = self.by_attempt[place].values()
        return Share.of(sum(is_right for _number, is_right in answers), len(answers))


def quizzes(people: QuerySet[Enrolment], lessons: Iterable[LessonPage]) -> dict[UUID, list[QuestionFigures]]:
    """By lesson's translation key, in the order the questions stand; those that are gone come last. One query."""
    found: dict[UUID, dict[str, _Answers]] = defaultdict(lambda: defaultdict(_Answers))
    attempts = QuizAttempt.objects.filter(enrolment__in=people).exclude(graded_at=None).order_by()
    for person, lesson, number, marks in attempts.values_list("enrolment", "lesson", "number", "marks").iterator():
        for question, is_right in marks.items():
            found[lesson][question].add(person, number, is_right=bool(is_right))
    texts = {lesson.translation_key: questions_of(lesson) for lesson in lessons}
    return {lesson: _in_order(answers, texts.get(lesson, {})) for lesson, answers in found.items()}


def _in_order(answers: dict[str, _Answers], texts: dict[str, str]) -> list[QuestionFigures]:
    place = {key: number for number, key in enumerate(texts)}
    keys = sorted(answers, key=lambda key: (place.get(key, len(place)), key))
    return [
        QuestionFigures(
            texts.get(key, ""),
            answers[key].share(0),
            tuple(answers[key].share(number) for number in range(1, ATTEMPTS + 1)),
        )
        for key in keys
    ]


def questions_of(lesson: LessonPage) -> dict[str, str]:
    """The text of each question in the lesson by its block's id, in their order; read from what is stored."""
    fields = [field for field in lesson._meta.get_fields() if isinstance(field, StreamField)]
    stored = [getattr(lesson, field.name).get_prep_value() for field in fields]
    return dict(questions_in(stored))


def questions_in(stored: Any) -> Iterator[tuple[str, str]]:
    """Every block, however deep, whose value has a `question` of words."""
    if isinstance(stored, dict):
        value = stored.get("value")
        question = value.get("question") if isinstance(value, dict) else None
        if stored.get("id") and isinstance(question, str):
            yield str(stored["id"]), question
        stored = list(stored.values())
    if isinstance(stored, list):
        for inner in stored:
            yield from questions_in(inner)
