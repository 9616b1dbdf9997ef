"""The quiz of an open course: graded on the reader's device, or by a form where that cannot. Nothing is kept."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext, pgettext

from learning.models import CoursePage, LessonPage, QuizAttempt
from learning.quizzes.answers import Fault
from learning.quizzes.reading import parts_of
from learning.quizzes.texts import FAULTS
from tests.quizzes import every_kind, lesson_with, pool, right_answers, short, single
from tests.reading import soup, text
from tests.world import World, draft_course

pytestmark = pytest.mark.django_db

QUIZ = [*every_kind(), pool(single("a"), short("b"), short("c"), draw=2)]
PLAIN = 5  # queries of a lesson's page without a quiz


@pytest.fixture(scope="module")
def lasting_lessons(lasting_world: World) -> dict[str, int]:
    return {
        "open": lesson_with(lasting_world, QUIZ, kind="open").pk,
        "formalised": lesson_with(lasting_world, QUIZ, title="Formalisert", most_attempts=2, pass_mark=75).pk,
        "none": lesson_with(lasting_world, [], kind="open", title="Uten").pk,
    }


@pytest.fixture
def lessons(lasting_lessons: dict[str, int], db: None) -> dict[str, LessonPage]:
    return {name: LessonPage.objects.get(pk=pk) for name, pk in lasting_lessons.items()}


@pytest.fixture
def lesson(lessons: dict[str, LessonPage]) -> LessonPage:
    return lessons["open"]


def address(lesson: LessonPage, prefix: str = "") -> str:
    return f"{prefix}/quiz/{lesson.pk}/"


def all_right(lesson: LessonPage) -> dict[str, list[str]]:
    return right_answers([question for part in parts_of(lesson.quiz) for question in part.questions])


def verdicts(response: Any) -> list[bool]:
    questions = soup(response).select("form.quiz [data-question]")
    return ["is-right" in question.select_one(".quiz-verdict")["class"] for question in questions]


# --- on the lesson's page --------------------------------------------------------------------------------------------


def test_the_page_of_an_open_lesson_asks_every_question_and_holds_the_key(lesson: LessonPage, client: Client) -> None:
    response = client.get(lesson.url)

    page = soup(response)
    form = page.select_one("form.quiz")
    keys = [question["data-question"] for question in form.select("[data-question]")]
    assert (form["action"], form["method"], form["data-lesson"]) == (
        address(lesson),
        "post",
        str(lesson.translation_key),
    )
    assert keys == ["single", "multiple", "true_false", "order", "match", "short", "cloze", "a", "b", "c"]
    assert [pool["data-draw"] for pool in form.select("[data-draw]")] == ["2"]
    assert list(json.loads(page.select_one("#quiz-key").string)) == keys
    assert dict(response.cookies) == {}
    assert page.select("form.quiz [name=csrfmiddlewaretoken]") == []


def test_what_is_shown_is_in_one_order_for_all_and_not_the_editors(lesson: LessonPage, client: Client) -> None:
    first, second = (soup(client.get(lesson.url)).select_one("form.quiz") for _time in range(2))

    assert str(first) == str(second)
    shown = [text(label) for label in first.select("#q-order label")]
    assert (sorted(shown), shown != ["Hilse", "Lytte", "Finne boka"]) == (["Finne boka", "Hilse", "Lytte"], True)


def test_every_field_has_a_name_and_every_question_a_legend(lesson: LessonPage, client: Client) -> None:
    form = soup(client.get(lesson.url)).select_one("form.quiz")

    for question in form.select("fieldset"):
        assert text(question.legend).endswith("?")
    for field in form.select("input:not([type=hidden]), select"):
        assert field.find_parent("label") or text(form.select_one(f"label[for='{field['id']}']"))


def test_a_lesson_without_a_quiz_loads_nothing_of_it(lessons: dict[str, LessonPage], client: Client) -> None:
    response = client.get(lessons["none"].url)

    assert (response.status_code, b"quiz" in response.content) == (200, False)


@pytest.mark.parametrize("name", ["open", "formalised", "none"])
def test_a_page_with_a_quiz_costs_no_query_more(lessons: dict[str, LessonPage], client: Client, name: str) -> None:
    client.get(lessons[name].url)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(lessons[name].url)

    assert (response.status_code, len(queries)) == (200, PLAIN)


def test_of_a_quiz_that_counts_the_page_says_that_it_is_there_and_no_more(
    lessons: dict[str, LessonPage], client: Client
) -> None:
    page = soup(client.get(lessons["formalised"].url))

    section = page.select_one("#quiz")
    told = [word for word in text(section).split() if word.isdigit()]
    assert told == ["9", "75", "2"]
    lesson = lessons["formalised"]
    here = f"/min-laering/kurs/{lesson.course.translation_key}/{lesson.translation_key}/"
    assert [link["href"] for link in section.select("a")] == [here]
    assert page.select("form.quiz, #quiz-key, [data-question]") == []


# --- the form --------------------------------------------------------------------------------------------------------


def test_the_form_is_graded_and_what_was_answered_is_kept_in_it(lesson: LessonPage, client: Client) -> None:
    answers = all_right(lesson) | {"q-single-answer": ["i1"], "q-short-answer": ["Kulturrådet"]}

    response = client.post(address(lesson), answers)

    page = soup(response)
    assert verdicts(response) == [False, True, True, True, True, False, True, True, True, True]
    assert [word for word in text(page.select_one(".quiz-score")).split() if word.isdigit()] == ["8", "10"]
    assert page.select_one(".quiz-score h2[tabindex='-1'][autofocus]") is not None
    assert page.select_one("#q-single input[checked]")["value"] == "i1"
    assert page.select_one("#q-short input")["value"] == "Kulturrådet"
    assert sorted(option["value"] for option in page.select("#q-order option[selected]")) == ["1", "2", "3"]
    assert [text(piece) for piece in page.select("#q-single .quiz-verdict .rich")] == [
        "Rødt er stopp.",
        "Les én gang til.",
    ]


def test_right_and_wrong_are_said_in_words_and_signs(lesson: LessonPage, client: Client) -> None:
    page = soup(client.post(address(lesson), all_right(lesson) | {"q-single-answer": ["i1"]}))

    wrong, right = page.select_one("#q-single .quiz-word"), page.select_one("#q-multiple .quiz-word")
    assert (text(wrong), text(right)) == (gettext("Not right"), pgettext("an answer", "Right"))
    assert all(word.svg["aria-hidden"] == "true" for word in (wrong, right))
    assert [text(sign) for sign in page.select("#q-cloze .quiz-sign")] == [pgettext("an answer", "Right")] * 2


def test_what_is_not_answered_is_said_by_the_question_and_above_all(lesson: LessonPage, client: Client) -> None:
    answers = all_right(lesson)
    places = [name for name in answers if name.startswith("q-order-")]
    wanting = answers | {"q-single-answer": [], "q-cloze-2": [" "], places[0]: answers[places[1]]}

    response = client.post(address(lesson), wanting)

    page = soup(response)
    said = {
        field["data-question"]: text(field.select_one(".ds-validation-message")) for field in page.select("fieldset")
    }
    unanswered, same_place = str(FAULTS[Fault.UNANSWERED]), str(FAULTS[Fault.SAME_PLACE])
    assert {key: words for key, words in said.items() if words} == {
        "single": unanswered,
        "order": same_place,
        "cloze": unanswered,
    }
    for link in page.select(".quiz-faults a"):
        assert page.select_one(f"[id='{link['href'].removeprefix('#')}']").name in ("input", "select")
    assert page.select_one("#q-single")["aria-describedby"] == page.select_one("#q-single .ds-validation-message")["id"]
    assert page.select_one("#q-short input")["value"] == "Nasjonalbiblioteket"
    assert page.select(".quiz-verdict:not(template *), .quiz-score") == []


@pytest.mark.parametrize(
    "sent", [{}, {"q-single-answer": "i1", "q-ukjent-answer": "x"}, {"q-short-answer": "a\x00b" * 500}]
)
def test_whatever_is_sent_is_answered(lesson: LessonPage, client: Client, sent: dict[str, str]) -> None:
    response = client.post(address(lesson), sent)

    assert (response.status_code, len(soup(response).select(".quiz-faults li"))) == (200, 10 - min(len(sent), 1))


@pytest.mark.parametrize("prefix", ["", "/nn", "/se", "/en"])
def test_nothing_is_stored_and_no_cookie_is_set(lesson: LessonPage, prefix: str) -> None:
    client = Client(enforce_csrf_checks=True)

    response = client.post(address(lesson, prefix), all_right(lesson))

    assert (response.status_code, dict(response.cookies), all(verdicts(response))) == (200, {}, True)
    assert "no-store" in response["Cache-Control"]
    assert not QuizAttempt.objects.exists()


def test_what_another_site_sends_is_refused(lesson: LessonPage) -> None:
    response = Client(headers={"Sec-Fetch-Site": "cross-site"}).post(address(lesson), all_right(lesson))

    assert response.status_code == 403


def test_who_comes_by_the_address_alone_is_led_to_the_lesson(lesson: LessonPage, client: Client) -> None:
    here = lesson.url

    response = client.get(address(lesson, "/nn"))

    assert (response.status_code, response["Location"]) == (302, f"/nn{here}#quiz")


@pytest.mark.parametrize("method", ["get", "post"])
def test_there_is_a_form_for_quizzes_of_live_open_lessons_alone(
    world: World, lessons: dict[str, LessonPage], client: Client, method: str
) -> None:
    draft = LessonPage.objects.child_of(draft_course(world, "Utkast")).first()
    without_course = lesson_with(world, QUIZ, kind="open", title="Tatt ned")
    CoursePage.objects.filter(pk=without_course.course.pk).update(live=False)

    wanted = [lessons["formalised"], lessons["none"], draft, without_course]
    codes = [getattr(client, method)(address(page)).status_code for page in wanted]

    assert codes == [404, 404, 404, 404]
    assert getattr(client, method)(reverse("quizzes:grade", args=(10**9,))).status_code == 404
