"""From an event's page to the certificate, in a real browser: a place, a wait, an offer, a cancellation, the door.

Without a script, since a reader's machine may run none; the organiser's screens with theirs.
"""

import datetime
import re
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from cms.core.models import Mail
from events.attendance.tasks import tell_attended
from events.models import EventPage, Registration, SignUp
from events.places.tasks import tell
from learning.models import Certificate
from tests.browser.test_tour import log_in
from tests.places import open_sign_up, place
from tests.world import draft_event, find_world, put_up

KARI, OLA = ("Kari Dahl", "kari@example.org"), ("Ola Berg", "ola@example.org")


@pytest.fixture
def event(site: str) -> EventPage:
    event = draft_event(find_world(), "Bokprat i små bibliotek")
    put_up(event)
    open_sign_up(event, capacity=1, has_waiting_list=True)
    return event


def reader(browser: Browser) -> Page:
    return browser.new_context(
        locale="nb", java_script_enabled=False, viewport={"width": 360, "height": 800}
    ).new_page()


def sign_up(browser: Browser, site: str, event: EventPage, who: tuple[str, str]) -> str:
    """What the receipt says."""
    page = reader(browser)
    page.goto(site + event.url)
    page.get_by_role("link", name=re.compile("^(Meld deg på|Sett deg på ventelista)")).first.click()
    page.get_by_label("I hvilken kommune").select_option(str(place("Hamar").pk))
    page.get_by_label("Navn").fill(who[0])
    page.get_by_label("E-postadresse").fill(who[1])
    page.locator("button.ds-button[type=submit]:not([name])").click()
    said = page.get_by_role("status").locator("strong").inner_text()
    assert page.context.cookies() == []
    return said


def letter(to: str, subject: str) -> str:
    """The address of the own page in that letter."""
    tell()
    body = Mail.objects.get(to=to, subject__startswith=subject).body
    found = re.search(r"/pamelding/min/\S+", body)
    assert found is not None
    return found.group()


def own_page(browser: Browser, site: str, path: str) -> Page:
    page = reader(browser)
    page.goto(site + path)
    return page


def test_a_place_a_wait_an_offer_the_door_and_the_certificate(browser: Browser, site: str, event: EventPage) -> None:
    # One place: the first has it, the second waits.
    assert sign_up(browser, site, event, KARI) == "Du har plass."
    assert sign_up(browser, site, event, OLA).startswith("Alle plassene var tatt.")
    page = own_page(browser, site, letter(OLA[1], "Du står på venteliste"))
    expect(page.get_by_role("heading", level=2).first).to_have_text("Du er nummer 1 på ventelista")

    # The first gives it up, and the second takes the offer.
    page = own_page(browser, site, letter(KARI[1], "Du har plass"))
    page.get_by_role("button", name="Bekreft adressen min").click()
    page.locator("summary", has_text="Meld deg av").click()
    page.get_by_role("button", name="Meld meg av").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("Du er ikke påmeldt lenger")
    page = own_page(browser, site, letter(OLA[1], "En plass er blitt ledig"))
    page.get_by_role("button", name="Ja, jeg tar plassen").click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("Du har plass")
    expect(page.get_by_role("button", name="Bekreft adressen min")).to_have_count(0)  # an answer has come from there
    assert list(Registration.objects.order_by("pk").values_list("state", flat=True)) == ["cancelled", "place"]
    assert SignUp.objects.get().taken == 1

    # The day comes: the organiser ticks who is there.
    now = timezone.now()
    event.occurrences.update(starts_at=now - datetime.timedelta(minutes=5), ends_at=now + datetime.timedelta(hours=1))
    _tick(browser, site, event)

    # It is over, and the letter leads to the certificate of attendance.
    event.occurrences.update(starts_at=now - datetime.timedelta(hours=3), ends_at=now - datetime.timedelta(hours=2))
    tell_attended()
    attended = Mail.objects.filter(to=OLA[1]).latest("pk")
    found = re.search(r"/oppmote/\S+", attended.body)
    assert found is not None
    page = own_page(browser, site, found.group())
    page.locator("button[name=certificate]").click()
    assert Certificate.objects.get().holder_name == OLA[0]


def _tick(browser: Browser, site: str, event: EventPage) -> None:
    page: Any = log_in(browser, site, find_world().contact)
    page.goto(f"{site}/admin/arrangement/{event.pk}/oppmote/{event.occurrences.get().pk}/")
    page.get_by_role("button", name=re.compile(OLA[0])).click()
    expect(page.get_by_role("button", name=re.compile(OLA[0]))).to_have_attribute("aria-pressed", "true")
