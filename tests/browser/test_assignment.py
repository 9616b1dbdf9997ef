"""An assignment in a real browser: what is written is not lost with the connection."""

import pytest
from playwright.sync_api import Browser, Page, expect

from learning.assignments import actions
from learning.models import Submission
from tests.learners import begin, formalised_course, make_learner, past_the_door
from tests.world import body, find_world

FIRST, LATER = "Jeg spurte hva hun lette etter.", "Så gikk vi sammen til hylla."


@pytest.fixture
def page(browser: Browser, site: str) -> Page:
    """A learner's assignment, open."""
    course = formalised_course(find_world(), lessons=1, assignment=body("Fortell om en samtale."))
    client = past_the_door(make_learner())
    begin(client, course)
    context = browser.new_context()
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    opened = context.new_page()
    opened.goto(f"{site}/min-laering/kurs/{course.translation_key}/oppgave/")
    return opened


def test_what_is_written_is_saved_while_writing(page: Page) -> None:
    page.get_by_label("Svaret ditt").fill(FIRST)

    expect(page.locator("[data-autosaved]")).to_contain_text("Lagret klokka")
    assert Submission.objects.get().text == FIRST
    assert page.evaluate("localStorage.length") == 0


def test_a_lost_connection_loses_nothing(page: Page) -> None:
    page.get_by_label("Svaret ditt").fill(FIRST)
    expect(page.locator("[data-autosaved]")).to_contain_text("Lagret klokka")
    page.context.set_offline(True)
    page.get_by_label("Svaret ditt").fill(f"{FIRST} {LATER}")
    expect(page.locator("[data-autosaved]")).to_contain_text("ingen forbindelse")

    context, address = page.context, page.url
    page.close()

    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    expect(again.get_by_label("Svaret ditt")).to_have_value(f"{FIRST} {LATER}")
    expect(again.locator("[data-autosaved]")).to_contain_text("Lagret klokka")
    expect(again.locator("[data-autosaved]")).not_to_contain_text("ingen forbindelse")

    again.wait_for_timeout(300)
    assert again.evaluate("localStorage.length") == 0
    assert Submission.objects.get().text == f"{FIRST} {LATER}"


def test_what_an_old_window_kept_is_shown_and_writes_nothing_over(page: Page) -> None:
    page.get_by_label("Svaret ditt").fill(FIRST)
    expect(page.locator("[data-autosaved]")).to_contain_text("Lagret klokka")
    page.context.set_offline(True)
    page.get_by_label("Svaret ditt").fill("Et gammelt utkast.")
    expect(page.locator("[data-autosaved]")).to_contain_text("ingen forbindelse")
    context, address = page.context, page.url
    page.close()
    draft = Submission.objects.get()
    actions.save_draft(draft.pk, LATER, draft.version)  # on another machine

    context.set_offline(False)
    again = context.new_page()
    again.goto(address)

    expect(again.get_by_label("Svaret ditt")).to_have_value(LATER)
    expect(again.get_by_text("Et gammelt utkast.")).to_be_visible()
    again.get_by_role("button", name="Jeg trenger det ikke").click()
    expect(again.get_by_text("Et gammelt utkast.")).to_have_count(0)
    assert again.evaluate("localStorage.length") == 0
    assert Submission.objects.get().text == LATER


def test_a_window_that_somebody_has_overtaken_says_so_and_saves_nothing(page: Page) -> None:
    actions.save_draft(Submission.objects.get().pk, LATER)

    page.get_by_label("Svaret ditt").fill(FIRST)

    expect(page.locator("[data-autosaved]")).to_contain_text("Noe annet er lagret")
    assert Submission.objects.get().text == LATER
    page.get_by_role("button", name="Lagre", exact=True).click()
    expect(page.get_by_label("Svaret ditt")).to_have_value(FIRST)
    expect(page.get_by_text(LATER)).to_be_visible()


def test_who_has_been_signed_out_is_told_so_and_signing_out_leaves_nothing_behind(page: Page) -> None:
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.get_by_label("Svaret ditt").fill(FIRST)
    expect(page.locator("[data-autosaved]")).to_contain_text("Du er logget ut")
    assert page.evaluate("localStorage.length") == 1
    page.context.add_cookies(cookies)

    page.get_by_role("button", name="Logg ut").click()

    expect(page.get_by_label("E-postadressen din")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_without_scripts_it_is_saved_by_its_button(browser: Browser, site: str) -> None:
    course = formalised_course(find_world(), lessons=1, assignment=body("Fortell om en samtale."))
    client = past_the_door(make_learner())
    begin(client, course)
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    plain = context.new_page()
    plain.goto(f"{site}/min-laering/kurs/{course.translation_key}/oppgave/")
    plain.get_by_label("Svaret ditt").fill(FIRST)
    plain.get_by_role("button", name="Lagre", exact=True).click()

    expect(plain.get_by_label("Svaret ditt")).to_have_value(FIRST)
    assert Submission.objects.get().text == FIRST
