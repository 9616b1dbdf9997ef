"""A quiz in a real browser: graded on the device as on the server, and taken by keyboard alone without a script."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import gettext
from playwright.sync_api import Browser, Locator, Page, expect

from learning.models import Enrolment, LessonPage, QuizAttempt
from learning.quizzes import actions
from learning.quizzes.grading import grade, normalised
from learning.quizzes.questions import Question
from tests.browser.test_public_pages import axe, html_errors, overflow
from tests.learners import past_the_door
from tests.learning.test_quiz_grading import ALL
from tests.learning.test_quiz_taken import address
from tests.quizzes import enrolled, every_kind, lesson_with, pool, short, single
from tests.world import find_world

pytestmark = pytest.mark.django_db(transaction=True)

MODULE = "/static/kb/quiz.js"


def practice(**course: Any) -> LessonPage:
    quiz = [*every_kind(), pool(single("a"), short("b"), short("c"), draw=2)]
    return lesson_with(find_world(), quiz, kind="open", **course)


@pytest.fixture
def taken(site: str) -> tuple[Enrolment, LessonPage]:
    lesson = lesson_with(find_world(), every_kind(), pass_mark=100)
    return enrolled(lesson), lesson


def as_learner(browser: Browser, site: str, enrolment: Enrolment, **how: Any) -> Page:
    context = browser.new_context(viewport={"width": 360, "height": 900}, **how)
    cookie = past_the_door(enrolment.learner).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
    return context.new_page()


def question(page: Page, key: str) -> Locator:
    return page.locator(f"[data-question='{key}']")


def answer_all(page: Page) -> None:
    """Each question rightly, but for the first."""
    question(page, "single").get_by_label("Rødt").check()
    for word in ("Roman", "Novelle"):
        question(page, "multiple").get_by_label(word).check()
    question(page, "true_false").locator("[value=true]").check()
    for place, item in enumerate(("Hilse", "Lytte", "Finne boka"), 1):
        question(page, "order").get_by_label(item).select_option(str(place))
    for left, right in (("Ibsen", "Vildanden"), ("Hamsun", "Sult")):
        question(page, "match").get_by_label(left).select_option(label=right)
    question(page, "short").locator("input").fill("nb.")
    for gap, text in zip(question(page, "cloze").locator("input").all(), ("Ei  bok", "HEI!"), strict=True):
        gap.fill(text)
    for key in ("a", "b", "c"):
        if question(page, key).is_visible():
            field = question(page, key).locator("input").first
            field.fill("NB") if key != "a" else question(page, key).get_by_label("Grønt").check()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), pytest.param(1440, "light", marks=pytest.mark.stress)])
def test_a_quiz_for_practice_is_graded_on_the_device_and_nothing_is_sent_or_stored(
    browser: Browser, site: str, width: int, scheme: Any
) -> None:
    lesson = practice()
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(site + lesson.url)
    page.evaluate("document.addEventListener('kb:quiz-answered', (e) => (window.told ??= []).push(e.detail))")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))

    assert page.locator("[data-question]:visible").count() == 9
    assert page.locator("[data-draw] [data-question]:visible").count() == 2
    numbers = [re.sub(r"\D", "", text) for text in page.locator(".quiz-number:visible").all_inner_texts()]
    assert numbers == [str(number) for number in range(1, 10)]
    page.locator("form.quiz button").click()
    expect(page.locator(".ds-validation-message")).to_have_count(9)
    assert page.evaluate("document.activeElement.name") == "q-single-answer"
    assert (axe(page), overflow(page)) == ([], 0)
    answer_all(page)
    page.locator("form.quiz button").click()

    expect(page.locator(".quiz-score h3")).to_be_focused()
    assert re.findall(r"\d+", page.locator(".quiz-score").inner_text()) == ["8", "9"]
    expect(page.locator(".ds-validation-message")).to_have_count(0)
    expect(page.locator(".quiz-verdict.is-right")).to_have_count(8)
    verdict = question(page, "single").locator(".quiz-verdict p")
    assert verdict.all_inner_texts() == [gettext("Not right"), "Rødt er stopp.", "Les én gang til."]
    assert question(page, "cloze").locator(".quiz-sign.is-right").count() == 2
    told = page.evaluate("window.told")
    assert (len(told), {one["lesson"] for one in told}) == (9, {str(lesson.translation_key)})
    assert [one["answer"] for one in told if one["question"] == "cloze"] == [{"1": ["Ei  bok"], "2": ["HEI!"]}]
    assert (axe(page), overflow(page), sent) == ([], 0, [])
    assert (context.cookies(), page.evaluate("[localStorage.length, sessionStorage.length]")) == ([], [0, 0])


def test_an_answer_is_put_back_and_its_question_asked_again(browser: Browser, site: str) -> None:
    lesson = practice()
    page = browser.new_page()
    page.goto(site + lesson.url)
    key = str(lesson.translation_key)
    items = page.evaluate("Object.keys(JSON.parse(document.getElementById('quiz-key').textContent).order.right)")
    answers: dict[str, Any] = {
        "multiple": {"answer": ["i1", "i3"]},
        "order": {item: [str(place)] for place, item in enumerate(items, 1)},
        "cloze": {"1": ["bøker"]},
        "b": {"answer": ["NB"]},
        "c": {"answer": ["Kulturrådet"]},
        "gone": {"answer": ["x"]},
    }

    send = "(detail) => document.dispatchEvent(new CustomEvent('kb:quiz-restore', {detail}))"
    for name, answer in answers.items():
        page.evaluate(send, {"lesson": key, "question": name, "answer": answer})
    page.evaluate(send, {"lesson": "another", "question": "single", "answer": {"answer": ["i1"]}})

    expect(question(page, "b").locator("input")).to_have_value("NB")
    expect(question(page, "c").locator("input")).to_have_value("Kulturrådet")
    expect(question(page, "a")).to_be_hidden()
    assert [box.get_attribute("value") for box in question(page, "multiple").locator(":checked").all()] == ["i3", "i1"]
    assert question(page, "order").locator("select").first.input_value() in {"1", "2", "3"}
    assert [gap.input_value() for gap in question(page, "cloze").locator("input").all()] == ["bøker", ""]
    expect(question(page, "single").locator(":checked")).to_have_count(0)
    assert page.locator("[data-question]:visible").count() == 9


TEXTS = [
    "Bøker",
    " bøker. ",
    "BØKER!?",
    "ei\u00a0 bok",
    "Ｂøker",
    "ČÁLLI…",
    "a\u001cb",
    "a\u0085b\ufeff",
    "Straße",
    "İ",
    "",
]


def test_the_device_grades_as_the_server_does(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(site + practice().url)
    cases = [(one, answer) for one in ALL for answer in answers_to(one)]

    by_device = page.evaluate(
        f"""async ([cases, texts]) => {{
            const quiz = await import("{MODULE}");
            return [cases.map(([question, answer]) => quiz.partsOf(question, answer)), texts.map(quiz.normalised)];
        }}""",
        [[[one.as_json(), answer] for one, answer in cases], TEXTS],
    )

    by_server = [grade(one, answer).parts for one, answer in cases]
    assert by_device == [by_server, [normalised(text) for text in TEXTS]]
    assert {is_right for parts in by_server for is_right in parts.values()} == {True, False}


def answers_to(one: Question) -> list[dict[str, list[str]]]:
    """The right one, half of it, each with another value, and none."""
    right = {part: list(values) for part, values in one.right.items()}
    first = next(iter(right))
    others = [choice.key for choice in one.choices] + TEXTS + ["1", "2"]
    return [
        {part: values[:1] if one.kind in ("short", "cloze") else values for part, values in right.items()},
        {first: right[first]},
        {},
        *({**right, first: [other]} for other in others),
    ]


def test_a_quiz_that_counts_is_taken_by_keyboard_without_a_script(
    browser: Browser, site: str, taken: tuple[Enrolment, LessonPage]
) -> None:
    enrolment, lesson = taken
    page = as_learner(browser, site, enrolment, java_script_enabled=False)
    page.goto(site + address(enrolment, lesson))
    page.locator("[name=action]").press("Enter")
    attempt = QuizAttempt.objects.get()

    hand_in = page.locator("[name=action][value=hand_in]")
    hand_in.press("Enter")
    expect(page.locator(".quiz-faults li")).to_have_count(7)
    expect(page.locator(".quiz-faults h2")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the first link leads to the first field
    expect(page.locator("#q-single-answer-1")).to_be_focused()
    for one in actions.questions_of(attempt):
        by_keyboard(page, one)
    expect(hand_in).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator(".quiz-score h2")).to_be_focused()
    attempt.refresh_from_db()
    assert (attempt.is_passed, attempt.marks) == (True, dict.fromkeys(attempt.marks, True))


def by_keyboard(page: Page, one: Question) -> None:
    """From the question's first field to what comes after its last, by keys alone."""
    press = page.keyboard.press
    if one.kind in ("single", "true_false"):
        press("Space")
        for _step in range([choice.key for choice in one.choices].index(one.right["answer"][0])):
            press("ArrowDown")
        press("Tab")
    elif one.kind == "multiple":
        for choice in one.choices:
            if choice.key in one.right["answer"]:
                press("Space")
            press("Tab")
    elif one.kind in ("short", "cloze"):
        for accepted in one.right.values():
            page.keyboard.type(accepted[0])
            press("Tab")
    else:
        for item in one.items:
            offered = [choice.key for choice in one.choices] or [str(n) for n in range(1, len(one.items) + 1)]
            for _step in range(offered.index(one.right[item.key][0]) + 1):
                press("ArrowDown")
            press("Tab")


def test_what_is_answered_is_kept_while_one_writes_and_the_learner_is_told(
    browser: Browser, site: str, taken: tuple[Enrolment, LessonPage]
) -> None:
    enrolment, lesson = taken
    attempt = actions.begin(enrolment.pk, lesson)
    page, other = (as_learner(browser, site, enrolment) for _window in range(2))
    for window in (page, other):
        window.goto(site + address(enrolment, lesson))

    question(page, "short").locator("input").fill("NB")
    question(page, "short").locator("input").blur()
    expect(page.locator("[data-kept]")).to_have_text(gettext("Your answers are saved."))
    question(other, "true_false").locator("[value=true]").check()
    expect(other.locator("[data-kept]")).to_have_text(gettext("Your answers are saved."))
    failed = str(page.locator("[data-kept]").get_attribute("data-failed"))
    page.context.set_offline(True)
    question(page, "true_false").locator("[value=false]").check()
    expect(page.locator("[data-kept]")).to_have_text(failed)

    attempt.refresh_from_db()
    assert (attempt.answers["short"], attempt.answers["true_false"]) == ({"answer": ["NB"]}, {"answer": ["true"]})


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), pytest.param(1440, "dark", marks=pytest.mark.stress)])
def test_a_learners_pages_pass_axe_and_the_html_checker(
    browser: Browser, site: str, taken: tuple[Enrolment, LessonPage], tmp_path: Path, width: int, scheme: Any
) -> None:
    enrolment, lesson = taken
    page = as_learner(browser, site, enrolment, color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site + address(enrolment, lesson))
    faults: list[Any] = []

    def judge(name: str) -> None:
        faults.extend([(name, fault) for fault in axe(page)] + [(name, overflow(page))] * bool(overflow(page)))
        (tmp_path / f"{name}.html").write_bytes(page.context.request.get(page.url).body())

    judge("before")
    with page.expect_navigation():
        page.locator("[value=begin]").click()
    judge("begun")
    with page.expect_navigation():
        page.locator("[value=hand_in]").click()
    judge("lacking")
    answer_all(page)
    page.locator("[value=hand_in]").click()
    expect(page.locator(".quiz-score")).to_be_visible()
    judge("graded")

    open_lesson = practice(title="Åpent")
    client = page.context.request
    (tmp_path / "open.html").write_bytes(client.get(site + open_lesson.url).body())
    (tmp_path / "posted.html").write_bytes(client.post(f"{site}/quiz/{open_lesson.pk}/").body())
    assert (faults, html_errors(tmp_path)) == ([], [])
