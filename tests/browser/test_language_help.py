"""«Språkhjelp» in a real browser: opened by the keyboard, and new words in it after each autosave."""

from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_public_pages import AXE
from tests.browser.test_tour import log_in
from tests.world import World, draft_resource, find_world

PANEL = "[data-side-panel='kb-language']"
FAULTS = (
    "(root) => axe.run(root, {resultTypes: ['violations']}).then((found) => found.violations.map((each) => each.id))"
)


def open_help(page: Page) -> Any:
    button = page.locator("button[data-side-panel-toggle='kb-language']")
    expect(button).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(PANEL)).to_be_visible()
    return page.locator(PANEL)


def new_page(world: World) -> str:
    return f"/admin/pages/add/learning/resourcepage/{world.section.pk}/"


def write(page: Page, word: str) -> None:
    """Written again until it is saved: what is typed while the editor's scripts begin, they take for the old text."""
    hint = page.locator(f"{PANEL} li", has_text=f"«{word.lower()}»")
    for number in range(9):
        page.locator("#id_title").fill(f"{word} bøker {number}")
        with suppress(AssertionError):
            return expect(hint).to_have_count(1, timeout=4_000)
    return expect(hint).to_have_count(1)


def test_the_panel_follows_what_is_written(browser: Browser, site: str) -> None:
    world = find_world()
    draft = draft_resource(world)
    page = log_in(browser, site, world.contact)

    for address in (f"/admin/pages/{draft.pk}/edit/", new_page(world)):
        page.goto(site + address)
        panel = open_help(page)
        write(page, "Vedrørende")
        write(page, "Angående")
        expect(panel.locator("li", has_text="«vedrørende»")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["dark", pytest.param("light", marks=pytest.mark.stress)])
def test_the_panel_and_the_word_list_can_be_read_on_a_telephone(browser: Browser, site: str, scheme: Any) -> None:
    world = find_world()
    draft = draft_resource(world, "Vedrørende bøker")
    page = log_in(browser, site, world.contact)
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme=scheme)

    page.goto(f"{site}/admin/pages/{draft.pk}/edit/")
    open_help(page)
    page.add_script_tag(path=AXE)
    assert page.evaluate(f"({FAULTS})('.kb-help')") == []

    page.goto(f"{site}/admin/gjennomgang/ordliste/innlandet/nb/")
    page.add_script_tag(path=AXE)
    assert page.evaluate(f"({FAULTS})('main')") == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
