"""The ways into a calendar, opened with the keyboard, before an independent judge."""

from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from learning.models import Competence
from tests.browser.test_public_pages import axe, overflow
from tests.world import draft_event, find_world, put_up

PAGES = ("/innlandet/digital-fagprat/", "/arrangement/?form=digital", "/innlandet/", "/kompetanse/bokprat/")
NARROW, WIDE = {"width": 360, "height": 740}, {"width": 1440, "height": 1000}


@pytest.mark.parametrize(("viewport", "scheme"), [(NARROW, "dark"), (WIDE, "light")], ids=["narrow", "wide"])
def test_the_ways_into_a_calendar_pass_axe_and_fit_their_window(
    browser: Browser, site: str, viewport: Any, scheme: Any
) -> None:
    event = draft_event(find_world(), "Digital fagprat")
    event.competences = Competence.objects.filter(slug="bokprat")
    event.save()
    put_up(event)
    page = browser.new_context(viewport=viewport, color_scheme=scheme).new_page()

    found = []
    for address in PAGES:
        page.goto(site + address)
        page.locator(".calendar-links summary").press("Enter")
        expect(page.locator(".feed-address")).to_contain_text(f"{site}/kalender/")
        found.append((axe(page), overflow(page)))

    assert found == [([], 0)] * len(PAGES)
