"""An open course on the reader's own device: nothing is kept unasked, one tap leads back, and all can be forgotten."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from learning.models import CoursePage
from tests.quizzes import single
from tests.world import body, draft_course, find_world, put_up

STORED = "JSON.stringify(Object.entries(localStorage))"


@pytest.fixture
def course(site: str) -> CoursePage:
    """With a text too long for the screen, and a quiz."""
    work = draft_course(find_world(), "Bokprat")
    for lesson in work.work_pages()[1:]:
        lesson.body = [block for number in range(40) for block in body(f"Avsnitt {number}. " + "Ord og ord. " * 30)]
        lesson.quiz = [single()]
        lesson.save()
    return put_up(work)


def reader(browser: Browser, **how: Any) -> Page:
    return browser.new_context(viewport={"width": 360, "height": 740}, **how).new_page()


def stored(page: Page) -> str:
    return str(page.evaluate(STORED))


def test_nothing_is_kept_before_the_reader_asks_and_everything_can_be_forgotten(
    browser: Browser, site: str, course: CoursePage
) -> None:
    page = reader(browser)
    page.goto(site + course.lessons[0].url)
    page.get_by_text("Avsnitt 20.").scroll_into_view_if_needed()
    page.wait_for_timeout(700)
    before = stored(page)

    page.get_by_role("button", name="Husk hvor jeg er").click()
    expect(page.get_by_text("Stedet er husket")).to_be_visible()
    kept = stored(page)
    page.get_by_role("button", name="Glem alt her").click()
    expect(page.get_by_text("Alt er glemt")).to_be_visible()
    page.get_by_text("Avsnitt 5.").scroll_into_view_if_needed()
    page.wait_for_timeout(700)

    assert before == "[]"
    assert course.lessons[0].url in kept
    assert stored(page) == "[]"
    assert page.context.cookies() == []


def test_one_tap_leads_back_to_the_same_paragraph(browser: Browser, site: str, course: CoursePage) -> None:
    page = reader(browser)
    page.goto(site + course.lessons[1].url)
    page.get_by_role("button", name="Husk hvor jeg er").click()
    page.get_by_text("Avsnitt 20.").evaluate("element => element.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(900)
    place = page.evaluate("JSON.parse(localStorage.getItem('kb-learning')).courses")
    words = next(iter(place.values()))["place"][1]

    page.goto(site + course.url)
    back = page.get_by_role("link", name="Fortsett der du var: Bokprat: leksjon 2")
    back.click()

    expect(page.locator(".was-here")).to_be_focused()
    assert page.locator(".was-here").inner_text().startswith(words.strip()[:20])
    expect(page.locator(".was-here")).to_be_in_viewport()


def test_answers_come_back_on_the_same_device_and_go_with_the_rest(
    browser: Browser, site: str, course: CoursePage
) -> None:
    page = reader(browser)
    page.goto(site + course.lessons[0].url)
    page.get_by_role("button", name="Husk hvor jeg er").click()
    page.get_by_label("Grønt").check()
    page.get_by_role("button", name="Sjekk svarene").click()

    page.reload()
    expect(page.get_by_label("Grønt")).to_be_checked()
    page.get_by_role("button", name="Glem alt her").click()
    page.reload()
    expect(page.get_by_label("Grønt")).not_to_be_checked()


def test_without_scripts_nothing_is_offered_that_does_not_work(browser: Browser, site: str, course: CoursePage) -> None:
    page = reader(browser, java_script_enabled=False)
    page.goto(site + course.lessons[0].url)

    expect(page.get_by_role("button", name="Husk hvor jeg er")).to_be_hidden()
    expect(page.get_by_text("Avsnitt 39.")).to_be_visible()
