"""Dates are typed as Norwegians write them, and the picker leaves them as they were typed."""

from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, expect

from tests.browser.test_tour import log_in
from tests.world import draft_event, find_world

YEAR = timezone.localdate().year + 1
TYPED = {"starts_at": f"01.02.{YEAR} 10:00", "ends_at": f"01.02.{YEAR} 12:30"}


def test_a_date_stands_as_it_was_typed_and_is_saved_so(browser: Browser, site: str) -> None:
    world = find_world()
    event = draft_event(world)
    page = log_in(browser, site, world.contact)
    page.goto(site + reverse("events:occurrences", args=(event.pk,)))

    for name, value in TYPED.items():
        field = page.locator(f"[name=occurrences-0-{name}]")
        field.fill(value)
        field.press("Tab")
        expect(field).to_have_value(value)
    page.locator("form button[type=submit].button").last.click()
    page.wait_for_load_state()

    assert page.locator(".error-message").count() == 0
    for name, value in TYPED.items():
        expect(page.locator(f"[name=occurrences-0-{name}]")).to_have_value(value)
