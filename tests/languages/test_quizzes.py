"""A quiz in each interface: its words are the interface's, what is asked and said of an answer is the lesson's."""

from typing import Any

import pytest
from django.test import Client

from learning.models import LessonPage, QuizAttempt
from learning.quizzes import actions
from learning.quizzes.reading import parts_of
from tests.languages.stage import q
from tests.languages.walk import PREFIXES, astray, faults
from tests.learners import past_the_door
from tests.learning.test_quiz_taken import as_sent
from tests.quizzes import block, enrolled, lesson_with, listed, option, pool, right_answers
from tests.world import World

pytestmark = pytest.mark.django_db

OTHER = {"nb": "nn", "nn": "nb", "se": "nn", "en": "nb"}


def quiz(language: str) -> list[dict[str, Any]]:
    def w(word: str) -> str:
        return q(language, word)

    said = {"feedback_right": f"<p>{w('bra')}</p>", "feedback_wrong": f"<p>{w('nei')}</p>"}

    def asked(kind: str, **answered: Any) -> dict[str, Any]:
        return block(kind, kind, question=w(kind.replace("_", "")), **said, **answered)

    return [
        asked("single", options=listed(option(w("a"), True, f"<p>{w('fordi')}</p>"), option(w("b")))),
        asked("multiple", options=listed(option(w("a"), True), option(w("b"), True))),
        asked("true_false", answer="true"),
        asked("order", items=listed(w("forst"), w("sist"))),
        asked(
            "match", pairs=listed({"left": w("ibsen"), "right": w("and")}, {"left": w("hamsun"), "right": w("sult")})
        ),
        asked("short", answers=listed(w("svar"))),
        pool(asked("cloze", passage=f"{w('for')} [{w('hol')}] {w('etter')}")),
    ]


def lesson_in(world: World, language: str, kind: str) -> LessonPage:
    section = world.other_section if language == "nn" else world.section
    lesson = lesson_with(world, quiz(language), kind=kind, title=q(language, f"kurs{kind}"), section=section)
    LessonPage.objects.filter(pk=lesson.pk).update(title=q(language, "leksjon"))
    return LessonPage.objects.get(pk=lesson.pk)


@pytest.mark.parametrize("language", ["nb", "nn", "se", pytest.param("en", marks=pytest.mark.stress)])
def test_a_quiz_for_practice_speaks_the_interfaces_language(world: World, client: Client, language: str) -> None:
    lesson = lesson_in(world, OTHER[language], "open")
    right = right_answers([question for part in parts_of(lesson.quiz) for question in part.questions])
    here = f"{PREFIXES[language]}/quiz/{lesson.pk}/"

    shown = client.get(f"{PREFIXES[language]}/{lesson.url_path.split('/', 2)[2]}")
    answers = [shown, client.post(here), client.post(here, right), client.post(here, right | {"q-short-answer": "x"})]

    assert [answer.status_code for answer in answers] == [200] * 4
    assert [faults(answer, language) + astray(answer, language) for answer in answers] == [[]] * 4


@pytest.mark.parametrize("language", ["nb", "nn", "se", pytest.param("en", marks=pytest.mark.stress)])
def test_a_quiz_that_counts_speaks_it_too(world: World, language: str) -> None:
    lesson = lesson_in(world, OTHER[language], "formalised")
    enrolment = enrolled(lesson)
    client, here = (
        past_the_door(enrolment.learner),
        f"{PREFIXES[language]}/min-laering/quiz/{enrolment.pk}/{lesson.pk}/",
    )

    answers = [client.get(f"{PREFIXES[language]}/{lesson.url_path.split('/', 2)[2]}"), client.get(here)]
    answers.append(client.post(here, {"action": "begin"}, follow=True))
    attempt = QuizAttempt.objects.get()
    answers.append(client.post(here, {"action": "hand_in", "attempt": attempt.pk}))
    answers.append(client.post(here, {"action": "keep", "attempt": attempt.pk}, follow=True))
    actions.hand_in(attempt.pk, as_sent(right_answers(actions.questions_of(attempt))))
    answers.append(client.get(here))
    answers.append(client.post(here, {"action": "begin"}))

    assert [answer.status_code for answer in answers] == [200] * 7
    assert [faults(answer, language) + astray(answer, language) for answer in answers] == [[]] * 7
