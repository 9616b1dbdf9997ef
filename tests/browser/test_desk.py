"""The organiser's desk and the door in a real browser: on a phone by night and a desk by day, before axe."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, expect

from events.attendance.addresses import door_address, own_path
from events.models import CheckIn, EventPage, Question, Quota, SignUp
from events.series.actions import choose_sign_up
from tests.browser.test_language_help import FAULTS
from tests.browser.test_public_pages import AXE, axe, overflow
from tests.browser.test_tour import log_in
from tests.desk import DAY, State, meeting, signed_up
from tests.places import open_sign_up
from tests.world import draft_event, find_world, put_up

WINDOWS = [(360, "dark"), pytest.param(1440, "light", marks=pytest.mark.stress)]  # the narrowest shows most


@pytest.fixture
def event(site: str) -> EventPage:
    """One that is on, with people in every state, a quota and questions."""
    event = put_up(draft_event(find_world(), "Nettverk for formidling til voksne", in_days=0))
    door = open_sign_up(event, capacity=4, has_waiting_list=True, asks_food=True)
    meeting(event, 14 * DAY, title="Samling to")
    asked = Question.objects.create(sign_up=door, text="Hva vil du helst høre om?")
    Quota.objects.create(sign_up=door, county_id="34", places=2, released_at=timezone.now() + DAY)
    signed_up(door, "Kari Testesen", answers={str(asked.pk): "Bokprat"}, confirmed_at=timezone.now())
    signed_up(door, "Ola Prøvesen", food_needs="Nøtter", library="Hamar bibliotek, avdeling Stange")
    signed_up(door, "Eva Prøvesen", State.OFFERED)
    signed_up(door, "Per Prøvesen", State.WAITING)
    signed_up(door, "Ida Prøvesen", State.WAITING)
    return event


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_the_screens_pass_axe_and_fit_their_window(
    browser: Browser, site: str, event: EventPage, width: int, scheme: Any
) -> None:
    page = log_in(browser, site, find_world().contact)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    start, now = f"/admin/arrangement/{event.pk}", event.occurrences.order_by("starts_at")[0].pk
    screens = ["/pamelding/", "/pameldte/", "/pameldte/ny/", f"/oppmote/{now}/", f"/oppmote/{now}/kode/"]

    found = {}
    for path in screens:
        page.goto(f"{site}{start}{path}")
        page.add_script_tag(path=str(AXE))
        found[path] = (page.locator("#main").evaluate(FAULTS), overflow(page))

    assert set(map(str, found.values())) == {"([], 0)"}


def test_a_name_without_spaces_leaves_the_other_columns_on_the_screen(
    browser: Browser, site: str, event: EventPage
) -> None:
    signed_up(SignUp.objects.get(work=event.translation_key), "X" * 115, email="x@example.org")
    page = log_in(browser, site, find_world().contact)
    page.goto(f"{site}/admin/arrangement/{event.pk}/pameldte/")

    ends = "rows => Math.max(...rows.map(row => row.lastElementChild.getBoundingClientRect().right))"
    assert page.locator("[aria-labelledby=kb-people] tr").evaluate_all(ends) <= 1440


def test_the_meeting_to_repeat_is_chosen_within_a_narrow_window(browser: Browser, site: str, event: EventPage) -> None:
    event.occurrences.update(title="En lang tittel på en samling som ingen telefon har plass til på én linje")
    page = log_in(browser, site, find_world().contact)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site}/admin/arrangement/{event.pk}/gjenta/")

    assert page.locator("[name=meeting]").evaluate("field => field.getBoundingClientRect().right") <= 360


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_each_meetings_own_sign_ups_pass_axe_and_fit_their_window(
    browser: Browser, site: str, width: int, scheme: Any
) -> None:
    world = find_world()
    event = put_up(draft_event(world))
    open_sign_up(event)
    meeting(event, 14 * DAY, title="Samling to")
    choose_sign_up(event, is_whole=False, user=world.contact)
    meeting(event, 21 * DAY)
    page = log_in(browser, site, world.contact)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)

    page.goto(f"{site}/admin/arrangement/{event.pk}/pamelding/")
    page.add_script_tag(path=str(AXE))

    assert (page.locator("#main").evaluate(FAULTS), overflow(page)) == ([], 0)


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_the_door_and_ones_own_page_pass_axe_and_fit_their_window(
    browser: Browser, site: str, event: EventPage, width: int, scheme: Any
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    door = SignUp.objects.get()
    now = event.occurrences.order_by("starts_at")[0]
    path = urlsplit(door_address(now, "nb")).path

    found = {}
    for each in (path, f"{path}?svar=her", own_path(door.registrations.order_by("pk")[0])):
        page.goto(site + each)
        found[each] = (axe(page), overflow(page))

    assert set(map(str, found.values())) == {"([], 0)"}


def test_who_comes_is_entered_at_the_door_without_a_script_or_a_cookie(
    browser: Browser, site: str, event: EventPage
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 700}, java_script_enabled=False)
    page = context.new_page()

    page.goto(door_address(event.occurrences.order_by("starts_at")[0], "nb"))
    page.locator("[name=email]").fill("kari@bibliotek.example.org")
    page.locator("main form button").click()

    expect(page.get_by_role("status")).to_be_visible()
    assert (CheckIn.objects.get().registration.name, context.cookies()) == ("Kari Testesen", [])


def test_a_tap_keeps_the_place_in_the_list(browser: Browser, site: str, event: EventPage) -> None:
    page = log_in(browser, site, find_world().contact)
    page.goto(f"{site}/admin/arrangement/{event.pk}/oppmote/{event.occurrences.order_by('starts_at')[0].pk}/")
    page.evaluate("window.isSamePage = true")
    ola = page.get_by_role("button", name="Ola Prøvesen")

    ola.click()
    expect(ola).to_have_attribute("aria-pressed", "true")
    entered = CheckIn.objects.count()
    expect(ola).to_be_focused()
    ola.click()
    expect(ola).to_have_attribute("aria-pressed", "false")

    assert (entered, CheckIn.objects.count()) == (1, 0)
    assert page.evaluate("window.isSamePage")
