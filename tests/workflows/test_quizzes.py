"""A quiz in the review and in translation: every text is compared and translated, and what is right stays so."""

import json
from typing import Any

import pytest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail_localize.strings import StringValue

from learning.models import CoursePage, LessonPage
from learning.quizzes.reading import parts_of
from tests.quizzes import cloze, every_kind, listed, match, multiple, option, order, pool, short, single, true_false
from tests.reading import soup, text
from tests.world import World, draft_course, edit, login, open_review, put_up, submit
from workflows.changes import Mark, Part, changes_between
from workflows.passages import Texts
from workflows.passages import label_of as passage_label
from workflows.translation.actions import translate_by_hand
from workflows.translation.segments import label_of, put, texts_of

pytestmark = pytest.mark.django_db

QUIZ = [*every_kind(), pool(single("p-single"), match("p-match"), cloze("p-cloze"), draw=2)]


def lesson_of(world: World, quiz: list[dict[str, Any]]) -> LessonPage:
    lesson = LessonPage.objects.child_of(draft_course(world, lessons=1)).get()
    edit(lesson, world.contact, quiz=quiz)
    draft = LessonPage.objects.get(pk=lesson.pk).get_latest_revision_as_object()
    draft.save()
    return LessonPage.objects.get(pk=lesson.pk)


def stored(lesson: LessonPage) -> Any:
    return json.loads(json.dumps(lesson.quiz.get_prep_value()))


def shouted(value: Any) -> Any:
    """A stored quiz with every text in capitals, and all else as it was."""
    if isinstance(value, dict):
        untouched = ("id", "type", "draw", "is_right", "answer")
        return {name: part if name in untouched else shouted(part) for name, part in value.items()}
    if isinstance(value, list):
        return [shouted(part) for part in value]
    return value.replace("<p>", "").replace("</p>", "").upper() if isinstance(value, str) else value


# --- translation -----------------------------------------------------------------------------------------------------


def test_every_text_of_a_quiz_is_taken_out_and_put_back_and_nothing_else_changes(world: World) -> None:
    lesson = lesson_of(world, QUIZ)
    before = stored(lesson)
    texts = {path: each for path, each in texts_of(lesson).items() if path.startswith("quiz.")}

    loud = [each.with_strings(StringValue(string.data.upper()) for string in each.strings) for each in texts.values()]
    put(lesson, loud)

    after = stored(lesson)
    assert without_paragraphs(after) == shouted(before)
    assert keys_of(parts_of(lesson.quiz)) == keys_of(parts_of(LessonPage.objects.get(pk=lesson.pk).quiz))


def without_paragraphs(value: Any) -> Any:
    return json.loads(json.dumps(value).replace("<p>", "").replace("</p>", ""))


def keys_of(parts: Any) -> Any:
    """What a quiz is but for its words: keys, kinds, and which keys are right."""
    return [
        (
            part.drawn,
            [
                (
                    question.key,
                    question.kind,
                    [choice.key for choice in question.choices],
                    [item.key for item in question.items],
                    question.right if question.kind not in ("short", "cloze") else len(question.right),
                )
                for question in part.questions
            ],
        )
        for part in parts
    ]


def test_a_text_of_a_quiz_is_named_for_who_translates(world: World) -> None:
    lesson = lesson_of(world, QUIZ)
    texts = texts_of(lesson)

    named = {path: label_of(lesson, path).split(" – ") for path in texts if path.startswith("quiz.")}

    block = lesson._meta.get_field("quiz").stream_block
    inside = block.child_blocks["pool"].child_blocks["questions"].child_blocks["match"]
    assert named["quiz.pool.questions.p-match.pairs.i2.left"] == [
        capfirst(str(label))
        for label in (
            lesson._meta.get_field("quiz").verbose_name,
            block.child_blocks["pool"].label,
            block.child_blocks["pool"].child_blocks["questions"].label,
            inside.label,
            inside.child_blocks["pairs"].label,
            inside.child_blocks["pairs"].child_block.child_blocks["left"].label,
        )
    ]
    assert all(len(labels) >= 3 for labels in named.values())


def test_a_translated_quiz_asks_the_same_and_has_the_same_right(world: World) -> None:
    lesson = lesson_of(world, QUIZ)
    course = put_up(CoursePage.objects.get(pk=lesson.course.pk))

    draft = translate_by_hand(course, world.contact, "nn")

    translated = draft.work_pages()[1].get_latest_revision_as_object()
    assert stored(translated) == stored(lesson)


# --- review ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (short(), {**short(), "value": short()["value"] | {"answers": listed("NB")}}, "Nasjonalbiblioteket"),
        (true_false(), {**true_false(), "value": true_false()["value"] | {"answer": "false"}}, gettext("False")),
        (pool(order("a"), multiple("b")), pool(order("a"), multiple("b"), draw=2), "2"),
        (pool(order("a")), pool(order("a"), cloze("b")), "Vi låner ut [bøker|ei bok]"),
    ],
    ids=["answers", "choice", "number", "question of a pool"],
)
def test_a_difference_in_a_quiz_is_seen_in_words(world: World, before: Any, after: Any, shown: str) -> None:
    ((label, (part,)),) = differences(world, before, after)

    assert (label.casefold(), part.mark) == ("quiz", Mark.CHANGED)
    assert shown in "".join(piece.text for piece in part.pieces if piece.mark != Mark.SAME)
    assert not any("'id'" in piece.text for piece in part.pieces)  # a block in words, not as it is stored


def test_that_another_choice_is_right_is_seen_too(world: World) -> None:
    options = listed(option("Rødt", True, "<p>Rødt er stopp.</p>"), option("Grønt"), option("Gult"))
    after = {**single(), "value": single()["value"] | {"options": options}}

    ((_label, (part,)),) = differences(world, single(), after)

    yes, no = gettext("Yes"), gettext("No")
    assert [(piece.mark, piece.text) for piece in part.pieces if piece.mark != Mark.SAME] == [
        (Mark.REMOVED, no),
        (Mark.ADDED, yes),
        (Mark.REMOVED, yes),
        (Mark.ADDED, no),
    ]


def differences(world: World, before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, list[Part]]]:
    """Between a live lesson with one question and a draft of it with another."""
    lesson = lesson_of(world, [before])
    put_up(lesson.course)
    revision = edit(LessonPage.objects.get(pk=lesson.pk), world.contact, quiz=[after])
    live = LessonPage.objects.get(pk=lesson.pk)
    return [(change.label, change.parts) for change in changes_between(live, revision.as_object())]


def test_the_review_shows_the_quiz_with_its_answers_and_its_differences(world: World) -> None:
    lesson = lesson_of(world, QUIZ)
    course = put_up(CoursePage.objects.get(pk=lesson.course.pk))
    edit(LessonPage.objects.get(pk=lesson.pk), world.contact, quiz=[*QUIZ[1:], short("ny")])
    submit(course, world.contact)
    client, state = login(world.reviewer), open_review(course)
    pages = soup(client.get(reverse("workflows:review", args=(state.pk,)))).select("a[href]")

    answers = [client.get(link["href"]) for link in pages if f"/{state.pk}/" in link["href"]]

    assert {answer.status_code for answer in answers} == {200}
    assert any("Spørsmål ny?" in text(soup(answer)) for answer in answers)


def test_other_words_are_proposed_for_a_question_in_a_pool(world: World) -> None:
    lesson = lesson_of(world, QUIZ)
    content = json.loads(lesson.latest_revision.as_object().to_json())
    texts = Texts(LessonPage, content)

    place = "quiz/pool.pool/questions/single.p-single/question"
    words = {passage.place: passage.words for passage in texts.passages}
    texts.replace(place, "Spørsmål p-single?", "Hva gjør du?")

    assert words[place] == "Spørsmål p-single?"
    assert json.loads(texts.content["quiz"])[-1]["value"]["questions"][0]["value"]["question"] == "Hva gjør du?"
    assert (
        passage_label(LessonPage, place)
        == "Quiz – Spørsmålsbank – Spørsmål å trekke blant – Ett riktig svar – Spørsmål"
    )
