"""What an editor writes a quiz in: what is said by which field, what a draft may lack, what stops at the review."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.blocks import ListBlockValidationError, StreamBlockValidationError, StructBlockValidationError
from wagtail.test.utils.form_data import nested_form_data, streamfield

from learning.models import LessonPage
from learning.quizzes.blocks import QuizBlock
from learning.quizzes.questions import FALSE, TRUE, WHOLE, Choice, Kind, Question
from learning.quizzes.reading import flaws_of_quiz, parts_of
from learning.quizzes.rules import Flaw
from learning.quizzes.showing import solutions
from learning.quizzes.texts import FLAWS
from tests.editing import as_shown
from tests.quizzes import (
    BADLY,
    WELL,
    block,
    cloze,
    every_kind,
    listed,
    match,
    multiple,
    option,
    order,
    pool,
    short,
    single,
    true_false,
)
from tests.reading import soup, text
from tests.world import World, draft_course, edit, login, submit

BLOCK = QuizBlock(required=False)


def value_of(*stored: dict[str, Any]) -> Any:
    return BLOCK.to_python(list(stored))


def errors_of(stored: dict[str, Any]) -> dict[str, list[str]]:
    """The codes of what is said by each field of one question."""
    with pytest.raises(StreamBlockValidationError) as raised:
        BLOCK.clean(value_of(stored))
    inside = raised.value.block_errors[0]
    assert isinstance(inside, StructBlockValidationError)
    return {name: codes_of(error) for name, error in inside.block_errors.items()}


def codes_of(error: Any) -> list[str]:
    if isinstance(error, ListBlockValidationError):
        return [one.code for one in error.non_block_errors.as_data()]
    return [error.code]


# --- what is written -------------------------------------------------------------------------------------------------


def test_each_kind_of_block_is_a_question_in_plain_values() -> None:
    parts = parts_of(value_of(*every_kind()))

    asked = {"feedback_right": WELL, "feedback_wrong": BADLY}
    red = Choice("i1", "Rødt", "<p>Rødt er stopp.</p>")
    order_of = [Choice("i1", "Hilse"), Choice("i2", "Lytte"), Choice("i3", "Finne boka")]
    assert [part.drawn for part in parts] == [1] * 7
    assert [part.questions[0] for part in parts] == [
        Question(
            key="single",
            kind=Kind.SINGLE,
            text="Spørsmål single?",
            right={WHOLE: ["i2"]},
            choices=[red, Choice("i2", "Grønt"), Choice("i3", "Gult")],
            **asked,
        ),
        Question(
            key="multiple",
            kind=Kind.MULTIPLE,
            text="Spørsmål multiple?",
            right={WHOLE: ["i1", "i2"]},
            choices=[Choice("i1", "Roman"), Choice("i2", "Novelle"), Choice("i3", "Stol")],
            **asked,
        ),
        Question(
            key="true_false",
            kind=Kind.TRUE_FALSE,
            text="Spørsmål true_false?",
            right={WHOLE: [TRUE]},
            choices=[Choice(TRUE, ""), Choice(FALSE, "")],
            **asked,
        ),
        Question(
            key="order",
            kind=Kind.ORDER,
            text="Spørsmål order?",
            right={"i1": ["1"], "i2": ["2"], "i3": ["3"]},
            items=order_of,
            **asked,
        ),
        Question(
            key="match",
            kind=Kind.MATCH,
            text="Spørsmål match?",
            right={"i1": ["i1"], "i2": ["i2"]},
            items=[Choice("i1", "Ibsen"), Choice("i2", "Hamsun")],
            choices=[Choice("i1", "Vildanden"), Choice("i2", "Sult")],
            **asked,
        ),
        Question(
            key="short",
            kind=Kind.SHORT,
            text="Spørsmål short?",
            right={WHOLE: ["Nasjonalbiblioteket", "NB"]},
            **asked,
        ),
        Question(
            key="cloze",
            kind=Kind.CLOZE,
            text="Spørsmål cloze?",
            right={"1": ["bøker", "ei bok"], "2": ["hei"]},
            passage=["Vi låner ut ", " og sier ", "."],
            **asked,
        ),
    ]


def test_a_pool_is_one_part_of_many_questions() -> None:
    (part,) = parts_of(value_of(pool(single("a"), short("b"), draw=1)))

    assert ([question.key for question in part.questions], part.drawn) == (["a", "b"], 1)


def test_what_code_has_written_without_keys_is_called_by_its_place() -> None:
    bare = {"question": "Hva?", "options": [option("Ja", True), option("Nei")]}
    stored = {"type": "pool", "value": {"draw": 1, "questions": [{"type": "single", "value": bare}]}}

    (alone,), (inside,) = (part.questions for part in parts_of(value_of({"type": "single", "value": bare}, stored)))

    assert (alone.key, inside.key) == ("1", "2-1")
    assert [choice.key for choice in alone.choices] == ["1", "2"]


# --- what is wrong ---------------------------------------------------------------------------------------------------


def test_a_whole_quiz_is_taken_as_it_is() -> None:
    quiz = value_of(*every_kind(), pool(single("a"), short("b"), draw=2))

    cleaned = BLOCK.clean(quiz)

    assert cleaned.get_prep_value() == quiz.get_prep_value()
    assert flaws_of_quiz(quiz) == []


@pytest.mark.parametrize(
    ("stored", "errors"),
    [
        (block("single", "x", options=listed(option("Ja", True))), {"options": [Flaw.TOO_FEW]}),
        (block("single", "x", options=listed(option("Ja"), option("Nei"))), {"options": [Flaw.NOT_ONE_RIGHT]}),
        (block("single", "x", options=listed(option("A", True), option("B", True))), {"options": [Flaw.NOT_ONE_RIGHT]}),
        (block("multiple", "x", options=listed(option("Ja"), option("Nei"))), {"options": [Flaw.NONE_RIGHT]}),
        (block("true_false", "x", answer=""), {"answer": ["required"]}),
        (block("order", "x", items=listed("Hei")), {"items": [Flaw.TOO_FEW]}),
        (block("match", "x", pairs=listed({"left": "A", "right": "B"})), {"pairs": [Flaw.TOO_FEW]}),
        (block("short", "x", answers=listed("?")), {"answers": [Flaw.NO_ANSWER]}),
        (block("cloze", "x", passage="Uten hull."), {"passage": [Flaw.NO_GAP]}),
        (block("cloze", "x", passage="Et [] hull."), {"passage": [Flaw.EMPTY_GAP]}),
        (pool(single("a"), draw=2), {"draw": [Flaw.DRAWS_TOO_MANY]}),
        ({**short(), "value": short()["value"] | {"question": " "}}, {"question": ["required"]}),
    ],
)
def test_what_is_wrong_is_said_by_its_field(stored: dict[str, Any], errors: dict[str, list[str]]) -> None:
    assert errors_of(stored) == errors


@pytest.mark.parametrize(
    "stored",
    [
        block("single", "x", question="", options=listed(option(""))),
        block("order", "x", items=[]),
        block("match", "x", pairs=listed({"left": "", "right": ""})),
        block("short", "x", answers=[]),
        block("cloze", "x", passage=""),
        block("true_false", "x", answer=""),
        {"type": "pool", "id": "x", "value": {"draw": None, "questions": []}},
    ],
)
def test_a_draft_may_be_half_written(stored: dict[str, Any]) -> None:
    quiz = value_of(stored)

    assert BLOCK.clean_deferred(quiz).get_prep_value() == quiz.get_prep_value()
    assert flaws_of_quiz(quiz)[0][0] == 1


def test_what_is_wrong_is_counted_from_the_first_question() -> None:
    no_right = block("single", "x", options=listed(option("Ja"), option("Nei")))

    assert flaws_of_quiz(value_of(short(), pool(no_right, draw=3), cloze())) == [
        (2, Flaw.DRAWS_TOO_MANY),
        (2, Flaw.NOT_ONE_RIGHT),
    ]


def test_what_is_right_is_told_in_words_to_those_who_review() -> None:
    quiz = [single(), multiple(), true_false(), order(), match(), pool(short(), cloze())]

    assert [solution.lines for solution in solutions(parts_of(value_of(*quiz)))] == [
        ["Grønt"],
        ["Roman", "Novelle"],
        [TRUE],
        ["Hilse", "Lytte", "Finne boka"],
        ["Ibsen – Vildanden", "Hamsun – Sult"],
        ["Nasjonalbiblioteket", "NB"],
        ["bøker / ei bok", "hei"],
    ]


# --- in the editor ---------------------------------------------------------------------------------------------------


def write(world: World, lesson: LessonPage, quiz: dict[str, Any]) -> Any:
    url = reverse("wagtailadmin_pages:edit", args=(lesson.pk,))
    client = login(world.contact)
    return client.post(url, as_shown(client.get(url)) | nested_form_data({"quiz": quiz}))


HALF = streamfield(
    [
        (
            "short",
            {
                "question": "Hvem?",
                "answers": {"count": "0"},
                "feedback_right": "null",
                "feedback_wrong": "null",
            },
        )
    ]
)


@pytest.mark.django_db
def test_a_half_written_quiz_is_saved_and_stopped_when_the_work_is_sent(world: World) -> None:
    course = draft_course(world, lessons=1)
    lesson = LessonPage.objects.child_of(course).get()

    write(world, lesson, HALF)
    response = submit(course, world.contact)

    lesson.refresh_from_db()
    kept = lesson.get_latest_revision_as_object().quiz
    assert [(child.block_type, child.value["question"]) for child in kept] == [("short", "Hvem?")]
    assert str(FLAWS[Flaw.NO_ANSWER]) in text(soup(response))
    assert not course.is_pinned


@pytest.mark.django_db
def test_a_whole_quiz_goes_to_review_and_its_preview_says_what_is_right(world: World) -> None:
    course = draft_course(world, lessons=1)
    lesson = LessonPage.objects.child_of(course).get()
    edit(lesson, world.contact, quiz=every_kind())
    lesson.refresh_from_db()
    draft = lesson.get_latest_revision_as_object()

    assert draft.faults_before_review() == {}
    shown = soup(draft.make_preview_request(preview_mode=""))
    assert [text(line) for line in shown.select(".quiz-solutions > li:first-child li")] == ["Grønt"]
    assert len(shown.select("form.quiz [data-question]")) == 7
    submit(course, world.contact)
    assert course.is_pinned
