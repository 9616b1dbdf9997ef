"""What is right in a quiz that counts reaches nobody before it is graded: no page, no search, no answer of the API."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from learning.models import CoursePage, Enrolment, LessonPage, QuizAttempt
from learning.quizzes import actions
from learning.quizzes.questions import Question
from search.models import Entry
from search.tasks import index_waiting
from tests.learners import past_the_door
from tests.learning.test_quiz_taken import address, as_sent, rightly
from tests.quizzes import block, enrolled, lesson_with, listed, option, pool
from tests.reading import soup
from tests.world import World

pytestmark = pytest.mark.django_db

SECRET = "qzfasit"  # in all that says what is right
ASKED = "qzspør"  # in all else of the quiz
SAID = {"feedback_right": f"<p>{SECRET} bra</p>", "feedback_wrong": f"<p>{SECRET} nei</p>"}


def marked(kind: str, **answered: Any) -> dict[str, Any]:
    return block(kind, f"nøkkel-{kind}", question=f"{ASKED} {kind}?", **SAID, **answered)


QUIZ = [
    marked("single", options=listed(option(f"{ASKED} a", feedback=f"<p>{SECRET}</p>"), option(f"{ASKED} b", True))),
    marked("multiple", options=listed(option(f"{ASKED} a", True), option(f"{ASKED} b", True), option(f"{ASKED} c"))),
    marked("true_false", answer="true"),
    marked("order", items=listed(*[f"{ASKED} {word}" for word in ("en", "to", "tre", "fire")])),
    marked("match", pairs=listed(*[{"left": f"{ASKED} l{n}", "right": f"{ASKED} r{n}"} for n in range(4)])),
    marked("short", answers=listed(SECRET, f"{SECRET} igjen")),
    pool(marked("cloze", passage=f"{ASKED} [{SECRET}|{SECRET} to] slutt."), draw=1),
]


@pytest.fixture(scope="module")
def lasting_lessons(lasting_world: World) -> dict[str, int]:
    counts = lesson_with(lasting_world, QUIZ, title="Qzteller")
    practice = lesson_with(lasting_world, QUIZ, title="Qzøver", kind="open")
    index_waiting()
    return {"counts": counts.pk, "practice": practice.pk}


@pytest.fixture
def lesson(lasting_lessons: dict[str, int], db: None) -> LessonPage:
    return LessonPage.objects.get(pk=lasting_lessons["counts"])


@pytest.fixture
def enrolment(lesson: LessonPage) -> Enrolment:
    return enrolled(lesson)


def public_addresses(lesson: LessonPage) -> list[str]:
    """Every address that shows, lists or finds the lesson or its course."""
    course = CoursePage.objects.get(pk=lesson.course.pk)
    shown = [lesson.url, course.url, "/", "/kurs/", "/innlandet/", "/jeg-har-10-minutter/", "/til-personalmotet/"]
    found = [f"/sok/?q={word}" for word in (SECRET, ASKED, "qzteller")] + ["/sok/forslag/?q=qz"]
    key, api = course.translation_key, "/api/v1"
    answered = [f"{api}/courses", f"{api}/courses/{key}", f"{api}/search?q=qzteller", f"{api}/search?q={SECRET}"]
    rest = ["/sitemap.xml", "/api/v1/", f"/quiz/{lesson.pk}/"]
    return [*shown, *[f"{prefix}{lesson.url}" for prefix in ("/nn", "/se", "/en")], *found, *answered, *rest]


def test_no_public_page_holds_anything_of_a_quiz_that_counts(lesson: LessonPage, client: Client) -> None:
    bodies = {path: client.get(path).content.decode() for path in public_addresses(lesson)}

    asked = [path for path, body in bodies.items() if "q=qz" not in path and (SECRET in body or ASKED in body)]
    assert asked == []
    assert [path for path, body in bodies.items() if "nøkkel-" in body or "is_right" in body] == []


@pytest.mark.parametrize("word", [SECRET, ASKED])
def test_no_search_finds_a_quiz(lesson: LessonPage, client: Client, word: str) -> None:
    hits = client.get(f"/api/v1/search?q={word}").json()
    titled = client.get("/api/v1/search?q=qzteller").json()

    assert (hits["items"], len(titled["items"])) == ([], 1)
    assert client.get(f"/sok/?q={word}").context["listing"].total == 0
    assert not Entry.objects.filter(text__contains=word).exists()


def test_an_open_quiz_is_on_its_page_alone(lasting_lessons: dict[str, int], client: Client) -> None:
    lesson = LessonPage.objects.get(pk=lasting_lessons["practice"])

    bodies = {path: client.get(path).content.decode() for path in public_addresses(lesson)}

    holding = [path for path, body in bodies.items() if "q=qz" not in path and SECRET in body]
    assert holding == [lesson.url, f"/nn{lesson.url}", f"/se{lesson.url}", f"/en{lesson.url}"]
    for structured in soup(client.get(lesson.url)).select("script[type='application/ld+json']"):
        assert SECRET not in str(structured)


def learners_pages(enrolment: Enrolment, lesson: LessonPage) -> dict[str, str]:
    """What the learner's browser gets, from the first look to the last before it is graded."""
    client, here = past_the_door(enrolment.learner), address(enrolment, lesson)
    got = {"before": client.get(here), "begun": client.post(here, {"action": "begin"}, follow=True)}
    attempt = QuizAttempt.objects.get()
    half = {name: values for name, values in rightly(attempt).items() if SECRET not in "".join(values)}
    sent = {"attempt": attempt.pk} | half
    got["kept"] = client.post(here, sent | {"action": "keep"}, follow=True)
    got["kept by script"] = client.post(here, sent | {"action": "keep"}, headers={"Accept": "application/json"})
    got["lacking"] = client.post(here, sent | {"action": "hand_in"})
    got["opened again"] = client.get(here)
    return {name: response.content.decode() for name, response in got.items()}


def test_a_learner_sees_what_is_asked_and_nothing_of_what_is_right(enrolment: Enrolment, lesson: LessonPage) -> None:
    pages = learners_pages(enrolment, lesson)

    assert {name for name, page in pages.items() if SECRET in page or "is-right" in page or "quiz-key" in page} == set()
    assert {name for name, page in pages.items() if ASKED in page} == {"begun", "kept", "lacking", "opened again"}


def test_after_the_grading_the_feedback_is_there(enrolment: Enrolment, lesson: LessonPage) -> None:
    attempt = actions.begin(enrolment.pk, lesson)
    actions.hand_in(attempt.pk, as_sent(rightly(attempt)))

    page = past_the_door(enrolment.learner).get(address(enrolment, lesson)).content.decode()

    assert page.count(f"{SECRET} bra") == 7


def test_the_page_is_the_same_whatever_is_right(enrolment: Enrolment, lesson: LessonPage) -> None:
    """Of two attempts that differ in nothing but what is right, the pages are one, byte for byte."""
    attempt = actions.begin(enrolment.pk, lesson)
    client, here = past_the_door(enrolment.learner), address(enrolment, lesson)
    first = without_token(client.get(here).content.decode())

    attempt.questions = [otherwise(question).as_json() for question in actions.questions_of(attempt)]
    attempt.save()

    assert without_token(client.get(here).content.decode()) == first


def otherwise(question: Question) -> Question:
    """The same question with something else that is right."""
    values = list(question.right.values())
    if len(values) > 1:
        right = dict(zip(question.right, [*values[1:], values[0]], strict=True))
    elif question.choices:
        right = {
            part: [choice.key for choice in question.choices if choice.key not in given]
            for part, given in question.right.items()
        }
    else:
        right = {part: ["noe annet"] for part in question.right}
    assert right != dict(question.right)
    return replace(question, right=right, feedback_right="<p>annet</p>", feedback_wrong="<p>annet</p>")


def without_token(page: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
