"""Recordings and meetings for members in a real browser: on a phone by night and a desk by day, before axe."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect

from events.network import actions
from tests.browser.test_language_help import FAULTS
from tests.browser.test_public_pages import AXE, axe, overflow
from tests.browser.test_tour import log_in
from tests.network import address, meeting
from tests.recordings import ADDRESS, PLAYER, days_pass, live_event, screen
from tests.world import find_world

WINDOWS = [(360, "dark"), pytest.param(1440, "light", marks=pytest.mark.stress)]  # the narrowest shows most


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_the_page_after_the_event_passes_axe_while_films_play_and_while_they_are_held(
    browser: Browser, site: str, width: int, scheme: Any
) -> None:
    live_event(find_world())
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked: list[str] = []
    context.route(lambda url: not url.startswith(site), lambda route: (asked.append(route.request.url), route.abort()))
    page = context.new_page()

    found = []
    for days in (1, 14):
        days_pass(days)
        page.goto(site + ADDRESS)
        found.append((axe(page), overflow(page)))

    assert (set(map(str, found)), asked, context.cookies()) == ({"([], 0)"}, [], [])


def test_a_film_from_elsewhere_plays_on_a_click_and_not_before(browser: Browser, site: str) -> None:
    live_event(find_world())
    context = browser.new_context()
    asked: list[str] = []
    context.route(lambda url: not url.startswith(site), lambda route: (asked.append(route.request.url), route.abort()))
    page = context.new_page()
    page.goto(site + ADDRESS)
    before = list(asked)

    page.get_by_role("link", name="Et annet sted").click()
    expect(page.locator("iframe")).to_have_attribute("src", PLAYER)

    assert (before, asked[:1]) == ([], [PLAYER])


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_the_organisers_and_the_members_screens_pass_axe_and_fit_their_window(
    browser: Browser, site: str, width: int, scheme: Any
) -> None:
    world = find_world()
    event = live_event(world)
    held, coming = meeting(world, in_days=-1), meeting(world, organiser=world.contact, kind="network")
    held.minutes.create(text="En versjon til", written_by=world.reviewer)
    actions.new_link(world.leader)
    paths = {
        world.contact: [screen(event), address(coming)],
        world.leader: [
            *(reverse(f"network:{name}") for name in ("index", "archive", "calendar")),
            reverse("network:call", args=("network",)),
            *(address(held, name) for name in ("meeting", "change", "cancel", "agenda", "minutes", "decisions")),
        ],
    }

    found = {}
    for user, screens in paths.items():
        page = log_in(browser, site, user)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        for path in screens:
            page.goto(site + path)
            page.add_script_tag(path=str(AXE))
            found[path] = (page.locator("#main").evaluate(FAULTS), overflow(page))

    assert {path: said for path, said in found.items() if said != ([], 0)} == {}
