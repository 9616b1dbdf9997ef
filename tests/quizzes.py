"""Quizzes for tests: one question of each kind, as the editor stores them, and how each is answered."""

from typing import Any

from learning.models import CoursePage, Enrolment, Learner, LessonPage
from tests import learners
from tests.world import World, draft_course, put_up

WELL, BADLY = "<p>Godt sett.</p>", "<p>Les én gang til.</p>"


def listed(*values: Any) -> list[dict[str, Any]]:
    return [{"type": "item", "id": f"i{number}", "value": value} for number, value in enumerate(values, 1)]


def block(kind: str, key: str, **fields: Any) -> dict[str, Any]:
    asked = {"question": f"Spørsmål {key}?", "feedback_right": WELL, "feedback_wrong": BADLY}
    return {"type": kind, "id": key, "value": asked | fields}


def option(text: str, is_right: bool = False, feedback: str = "") -> dict[str, Any]:
    return {"text": text, "is_right": is_right, "feedback": feedback}


def single(key: str = "single") -> dict[str, Any]:
    options = listed(option("Rødt", feedback="<p>Rødt er stopp.</p>"), option("Grønt", True), option("Gult"))
    return block("single", key, options=options)


def multiple(key: str = "multiple") -> dict[str, Any]:
    return block("multiple", key, options=listed(option("Roman", True), option("Novelle", True), option("Stol")))


def true_false(key: str = "true_false") -> dict[str, Any]:
    return block("true_false", key, answer="true")


def order(key: str = "order") -> dict[str, Any]:
    return block("order", key, items=listed("Hilse", "Lytte", "Finne boka"))


def match(key: str = "match") -> dict[str, Any]:
    pairs = listed({"left": "Ibsen", "right": "Vildanden"}, {"left": "Hamsun", "right": "Sult"})
    return block("match", key, pairs=pairs)


def short(key: str = "short") -> dict[str, Any]:
    return block("short", key, answers=listed("Nasjonalbiblioteket", "NB"))


def cloze(key: str = "cloze") -> dict[str, Any]:
    return block("cloze", key, passage="Vi låner ut [bøker|ei bok] og sier [hei].")


def every_kind() -> list[dict[str, Any]]:
    return [single(), multiple(), true_false(), order(), match(), short(), cloze()]


def pool(*questions: Any, draw: int = 1, key: str = "pool") -> dict[str, Any]:
    return {"type": "pool", "id": key, "value": {"draw": draw, "questions": list(questions)}}


def lesson_with(
    world: World,
    quiz: list[dict[str, Any]],
    *,
    kind: str = "formalised",
    title: str = "Skranken",
    section: Any = None,
    **course: Any,
) -> LessonPage:
    """A live lesson with that quiz, the only one of a live course, whose fields may be given."""
    work = draft_course(world, title, lessons=1, section=section)
    CoursePage.objects.filter(pk=work.pk).update(format=kind, **course)
    lesson = LessonPage.objects.child_of(work).get()
    lesson.quiz = quiz
    lesson.save()
    put_up(CoursePage.objects.get(pk=work.pk))
    return LessonPage.objects.get(pk=lesson.pk)


def enrolled(lesson: LessonPage, learner: Learner | None = None) -> Enrolment:
    """In the lesson's course; of who has not said a name, where none is given."""
    return learners.enrolled(learner or Learner.objects.create(email="elev@example.org"), lesson.course)


def right_answers(questions: Any) -> dict[str, list[str]]:
    """What a form sends when each of these questions (of `learning.quizzes.questions`) is answered rightly."""
    return {
        f"q-{question.key}-{part}": list(values) if question.kind == "multiple" else [values[0]]
        for question in questions
        for part, values in question.right.items()
    }
