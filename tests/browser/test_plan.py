"""The common plan in a real browser, on a phone by night and a desk by day; and the strategy beside a page."""

from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect

from events.plans import actions
from events.plans.drafts import make_draft
from learning.models import CompetenceArea, Strategy
from tests.browser.test_language_help import FAULTS
from tests.browser.test_public_pages import AXE, overflow
from tests.browser.test_tour import log_in
from tests.plans import address, joined, plan
from tests.world import draft_event, find_world

WINDOWS = [(360, "dark"), pytest.param(1440, "light", marks=pytest.mark.stress)]  # the narrowest shows most


def a_plan() -> Any:
    """A measure that overlaps another, that somebody has joined and somebody wants to, with a strategy."""
    world = find_world()
    for area in CompetenceArea.objects.filter(slug__in=["formidling", "samling"]):
        Strategy.objects.create(area=area, what=f"Mer av {area}.", how="Kurs.", why="Lesere.", written_by=world.leader)
    plan(world, "Nettverk for bokprat med voksne lesere i små kommuner", by="other_contact")
    measure = plan(world, "Bokprat for voksne lesere", competences=["bokprat"], note="Hvem vil være med?")
    actions.answer(joined(measure, world.other_contact).pk, world.contact, accept=True)
    make_draft(measure.pk, world.contact)
    waiting = plan(world, "Kildekritikk i skranken", areas=["kunnskap"], target_groups=["ledere"])
    joined(waiting, world.other_contact)
    return waiting, measure


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_the_screens_pass_axe_and_fit_their_window(browser: Browser, site: str, width: int, scheme: Any) -> None:
    waiting, measure = a_plan()
    screens = {
        "leader": (address("matrix"), "/admin/strategi/", "/admin/strategi/formidling/"),
        "contact": (
            *(address("index"), address("add"), address("measure", measure.pk), address("measure", waiting.pk)),
            address("withdraw", waiting.pk),
        ),
    }

    found = {}
    for who, paths in screens.items():
        page = log_in(browser, site, getattr(find_world(), who))
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        for path in paths:
            page.goto(site + path)
            page.add_script_tag(path=str(AXE))
            found[path] = (page.locator("#main").evaluate(FAULTS), overflow(page))

    assert set(map(str, found.values())) == {"([], 0)"}


def test_the_editor_shows_the_strategy_of_the_area_that_is_chosen(browser: Browser, site: str) -> None:
    a_plan()
    world = find_world()
    event = draft_event(world)
    page = log_in(browser, site, world.contact)

    page.goto(site + reverse("wagtailadmin_pages:edit", args=(event.pk,)))
    shown = page.locator("[data-kb-strategy-target=area]:visible")
    expect(shown).to_contain_text("Mer av Formidling og leselyst.")
    page.locator("select[name=main_area]").select_option(label="Samling og metadata")
    expect(shown).to_contain_text("Mer av Samling og metadata.")
    page.locator("select[name=main_area]").select_option(label="Trygghet og arbeidsmiljø")

    expect(shown).to_have_count(0)
