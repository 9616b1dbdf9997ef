"""The search field suggests while one writes: by keyboard, by mouse, and to whoever listens to the page."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("demo")]


def test_suggestions_are_chosen_by_keyboard(site: str, page: Page) -> None:
    page.goto(f"{site}/sok/")
    field = page.get_by_role("combobox", name="Søk i Kompetansebanken")
    expect(field).to_have_attribute("aria-expanded", "false")

    field.press_sequentially("spillf")
    first = page.get_by_role("option").first
    expect(first).to_have_text(re.compile("Spillformidling i bibliotek.*Kurs"))
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
    field.press("ArrowUp")
    expect(first).to_have_attribute("aria-selected", "false")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("spillf")
    field.press_sequentially("o")
    expect(first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")

    expect(page).to_have_url(re.compile("/spillformidling-i-bibliotek/$"))


def test_suggestions_are_chosen_by_mouse_and_counted_aloud(site: str, page: Page) -> None:
    page.goto(f"{site}/nn/")
    page.locator("#q").press_sequentially("konflikth")

    expect(page.get_by_role("status")).to_have_text("Forslag: 2. Vel med piltastane.")
    page.get_by_role("option").first.click()

    expect(page).to_have_url(re.compile("/nn/.*konflikthandtering"))


def test_without_choosing_the_form_is_sent_as_it_was_written(site: str, page: Page) -> None:
    page.goto(f"{site}/sok/")
    page.locator("#q").press_sequentially("spillf")
    expect(page.get_by_role("option").first).to_be_visible()

    page.locator("#q").press("Enter")

    expect(page).to_have_url(re.compile(r"/sok/\?q=spillf$"))
    expect(page.get_by_role("heading", name="Spillformidling i bibliotek")).to_be_visible()
