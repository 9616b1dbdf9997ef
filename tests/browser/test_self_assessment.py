"""The self-assessment in a real browser: nothing leaves the page and nothing stays on the device."""

from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from learning.models import Competence
from tests.browser.test_public_pages import axe, overflow
from tests.world import World, draft_course, put_up

ADDRESS = "/kompetanse/selvvurdering/"
STORED = """async () => [
    {...localStorage}, {...sessionStorage}, document.cookie, (await indexedDB.databases()).length,
    (await caches.keys()).length, (await navigator.serviceWorker?.getRegistrations() ?? []).length,
]"""
NOTHING = [{}, {}, "", 0, 0, 0]


def question(page: Page, slug: str) -> Any:
    return page.locator(f"[data-competence={slug}]")


def answer(page: Page, slug: str, value: str) -> None:
    question(page, slug).locator(f"[value={value}]").check()


@pytest.fixture
def course(transactional_db: None, world: World) -> None:
    work = draft_course(world, "Lær bokprat")
    work.competences = Competence.objects.filter(slug="bokprat")
    work.save()
    put_up(work)


def opened(context: BrowserContext, site: str) -> Page:
    page = context.new_page()
    page.goto(site + ADDRESS, wait_until="networkidle")
    return page


def test_answers_show_what_to_begin_with_and_are_neither_sent_nor_stored(
    browser: Browser, course: None, site: str
) -> None:
    context = browser.new_context()
    page = opened(context, site)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    answer(page, "kildekritikk", "some")
    answer(page, "bokprat", "none")
    answer(page, "personvern", "well")

    expect(page.locator("[data-begin-list] a")).to_have_text(["Bokprat og anbefaling", "Kildekritikk"])
    expect(page.locator(".proposal:visible")).to_have_count(2)
    expect(question(page, "bokprat").get_by_role("link", name="Lær bokprat")).to_be_visible()
    page.wait_for_timeout(300)
    assert asked == []
    assert (page.evaluate(STORED), context.cookies(), page.url) == (NOTHING, [], site + ADDRESS)

    answer(page, "bokprat", "well")
    answer(page, "kildekritikk", "well")

    expect(page.locator(".proposal:visible, [data-begin]:visible")).to_have_count(0)


def test_whoever_opens_the_page_next_on_the_same_machine_meets_no_answers(
    browser: Browser, course: None, site: str
) -> None:
    context = browser.new_context()
    first = opened(context, site)
    answer(first, "bokprat", "none")
    first.close()

    page = opened(context, site)

    expect(page.locator("input:checked")).to_have_count(0)
    expect(page.locator(".proposal:visible, [data-begin]:visible")).to_have_count(0)


def test_whoever_looks_at_a_work_and_comes_back_finds_what_to_begin_with(
    browser: Browser, course: None, site: str
) -> None:
    page = opened(browser.new_context(), site)
    answer(page, "bokprat", "none")
    question(page, "bokprat").get_by_role("link", name="Lær bokprat").click()
    page.wait_for_url("**/innlandet/**")

    page.go_back(wait_until="networkidle")

    ticked = page.locator("input:checked").count()
    expect(page.locator("[data-begin-list] a")).to_have_count(ticked)


def test_without_script_and_by_keyboard_it_does_the_same(browser: Browser, course: None, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 900})
    page = opened(context, site)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    first = question(page, "bokprat")

    first.locator("input").first.focus()
    page.keyboard.press("Space")
    expect(first.locator("[value=none]")).to_be_checked()
    expect(first.locator(".proposal")).to_be_visible()
    page.keyboard.press("Enter")  # sends a form, where there is one
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(first.locator("[value=well]")).to_be_checked()
    expect(first.locator(".proposal")).to_be_hidden()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")

    expect(first.get_by_role("link", name="Lær bokprat")).to_be_focused()
    assert (asked, context.cookies(), page.url) == ([], [], site + ADDRESS)


def test_each_change_is_told_to_whoever_keeps_answers_and_kept_ones_are_filled_in(
    browser: Browser, course: None, site: str
) -> None:
    page = opened(browser.new_context(), site)
    page.evaluate("document.addEventListener('kb:self-assessment', (event) => { window.told = event.detail.answers; })")

    answer(page, "bokprat", "none")
    told = page.evaluate("window.told")
    page.evaluate(
        "document.dispatchEvent(new CustomEvent('kb:self-assessment-restore',"
        " {detail: {answers: {kildekritikk: 'none', personvern: 'some'}}}))"
    )

    assert told == {"bokprat": "none"}
    ticked = page.locator("input:checked").evaluate_all("(all) => all.map((one) => [one.name, one.value])")
    assert ticked == [["kildekritikk", "none"], ["personvern", "some"]]
    expect(page.locator("[data-begin-list] a")).to_have_text(["Kildekritikk", "Personvern"])


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), pytest.param(1440, "light", marks=pytest.mark.stress)])
def test_with_answers_it_passes_axe_and_fits_its_window(
    browser: Browser, course: None, site: str, width: int, scheme: Any
) -> None:
    page = opened(browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme), site)
    answer(page, "bokprat", "none")
    answer(page, "kildekritikk", "some")

    assert (axe(page), overflow(page)) == ([], 0)


def test_on_paper_answers_and_proposals_stand_and_the_choice_of_group_does_not(
    browser: Browser, course: None, site: str
) -> None:
    page = opened(browser.new_context(), site)
    answer(page, "bokprat", "none")

    page.emulate_media(media="print")

    expect(question(page, "bokprat").locator(".proposal")).to_be_visible()
    expect(page.locator(".assessment nav")).to_be_hidden()
