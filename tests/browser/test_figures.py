"""Figures and wishes in a real browser: on a phone by night and a desk by day, before axe."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from learning.models import RunWish
from tests.browser.test_language_help import FAULTS
from tests.browser.test_public_pages import AXE, axe, overflow
from tests.browser.test_tour import log_in
from tests.learners import formalised_course
from tests.takers import attempt, complete, go_through, takers
from tests.wishes import INNLANDET, VESTLAND, answer_address, course_to_set_up, form_address, wish
from tests.world import body, find_world

WINDOWS = [(360, "dark"), pytest.param(1440, "light", marks=pytest.mark.stress)]  # the narrowest shows most


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_a_library_asks_for_a_course_without_a_script_or_a_cookie(
    browser: Browser, site: str, width: int, scheme: Any
) -> None:
    course = course_to_set_up(find_world(), run_speakers="To formidlere", run_price="4 000 kroner")
    wish(course, *INNLANDET[1:], *VESTLAND)
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=False
    )
    page = context.new_page()

    page.goto(site + course.url)
    page.get_by_role("link", name="Vi vil ha dette").click()
    page.get_by_label("I hvilken kommune").select_option(label="Hamar, Innlandet")
    page.get_by_role("button", name="Send ønsket").click()

    expect(page.get_by_role("status")).to_contain_text("Takk.")
    assert RunWish.objects.filter(municipality__name="Hamar").count() == 1
    assert context.cookies() == []


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_the_form_and_the_section_pass_axe_and_fit_their_window(
    browser: Browser, site: str, width: int, scheme: Any
) -> None:
    course = course_to_set_up(find_world())
    wish(course, *INNLANDET)
    page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()

    found = {}
    for path in (course.url, form_address(course), f"{form_address(course)}?sendt=1"):
        page.goto(site + path)
        found[path] = (axe(page), overflow(page))

    assert set(map(str, found.values())) == {"([], 0)"}


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_the_screens_pass_axe_and_fit_their_window(browser: Browser, site: str, width: int, scheme: Any) -> None:
    world = find_world()
    course = formalised_course(world, lessons=3, assignment=body("Skriv."))
    people = takers(course, 43)
    for number, lesson in enumerate(course.lessons):
        go_through(people[: 43 - 12 * number], lesson, finish=36 - 13 * number)
    attempt(people, course.lessons[0], "5b1c1c4e-0000-4000-8000-000000000001", right=31)
    complete(people[:8], certified=8)
    wished = course_to_set_up(world)
    wish(wished, *INNLANDET, *VESTLAND)
    page = log_in(browser, site, world.contact)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)

    found = {}
    screens = ("/admin/kurstall/", f"/admin/kurstall/{course.translation_key}/?periode=alle")
    for path in (*screens, "/admin/oppsett/", answer_address(wished)):
        page.goto(site + path)
        page.add_script_tag(path=str(AXE))
        found[path] = (page.locator("#main").evaluate(FAULTS), overflow(page))

    assert set(map(str, found.values())) == {"([], 0)"}
