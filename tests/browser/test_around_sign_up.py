"""The evaluation, the sheet for whoever decides, and the organiser's screens in a real browser."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect

from cms.core.models import Mail
from events.evaluations import actions as evaluations
from events.evaluations.tasks import tend_evaluations
from events.evaluations.tokens import new_token
from events.models import Evaluation, EvaluationAnswer, EventPage, Occurrence
from learning.models import Competence
from tests.browser.test_language_help import FAULTS
from tests.browser.test_public_pages import AXE, axe, overflow
from tests.browser.test_tour import log_in
from tests.signed_up import DAY, let_it_be_over, open_event, registered
from tests.world import find_world

WINDOWS = [(360, "dark"), pytest.param(1440, "light", marks=pytest.mark.stress)]  # the narrowest shows most
PEOPLE = ("Kari Dahl", "Per Dahl", "Eva Dahl", "Ola Dahl", "Siv Dahl", "Jan Dahl")
QUESTIONS = [("Hva vil du lære mer om?", "text"), ("Hvor godt var lokalet?", "scale"), ("Kommer du igjen?", "yes_no")]
SUMMARY = "En formiddag om bokprat i små bibliotek, med tid til å prøve selv og til å spørre hverandre."


def event_with_all() -> EventPage:
    event = open_event(
        find_world(),
        "Bokprat i små bibliotek",
        summary=SUMMARY,
        form="physical",
        fee="450 kroner",
        covered="Reise for inntil to fra hvert bibliotek, og vikar",
        is_binding=True,
        hours_away=Decimal("7.5"),
        competences=Competence.objects.all()[:4],
    )
    event.occurrences.update(venue="Hamar bibliotek")
    return event


def asked(event: EventPage) -> Evaluation:
    registered(event, *PEOPLE)
    evaluations.save(event.translation_key, is_on=True, audience="place", questions=QUESTIONS)
    let_it_be_over(event)
    tend_evaluations()
    return Evaluation.objects.get()


def test_a_letters_link_is_answered_without_a_script_or_a_cookie(browser: Browser, site: str) -> None:
    asked(event_with_all())
    path = Mail.objects.filter(key__contains=":evaluation:")[0].body.split("/evaluering/")[1].split()[0]
    context = browser.new_context(viewport={"width": 360, "height": 900}, java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{site}/evaluering/{path}")
    page.get_by_role("group", name="Hvor nyttig").get_by_label("4").check()
    page.get_by_label("Hva kommer du til å bruke?").fill("Tre spørsmål å åpne praten med.")
    page.get_by_role("button", name="Send svaret").click()

    expect(page.get_by_role("status")).to_contain_text("Takk")
    assert EvaluationAnswer.objects.count() == 2
    assert context.cookies() == []


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_what_readers_meet_passes_axe_and_fits_its_window(browser: Browser, site: str, width: int, scheme: Any) -> None:
    event = event_with_all()
    evaluation = asked(event)
    page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()
    form = reverse("evaluations:answer", args=(new_token(evaluation),))

    found = {}
    for path in (form, reverse("places:may_i_go", args=(event.pk,))):
        page.goto(site + path)
        found[path] = (axe(page), overflow(page))
    page.goto(site + form)
    page.locator("form.evaluation").evaluate("form => { form.noValidate = true }")
    with page.expect_navigation():
        page.get_by_role("button", name="Send svaret").click()
    found["without an answer"] = (axe(page), overflow(page))

    assert {path: faults for path, faults in found.items() if faults != ([], 0)} == {}
    assert page.get_by_role("alert").count() == 1


def test_an_address_stands_on_one_line_and_the_links_below_the_facts_have_air(browser: Browser, site: str) -> None:
    event = open_event(find_world(), "Fagdag", contact_email="kompetanseutvikling@innlandetfylke.no")
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(f"{site}/innlandet/{event.slug}/")

    one_line = "link => link.getBoundingClientRect().height < 2 * parseFloat(getComputedStyle(link).lineHeight)"
    edge = "(part, side) => part.getBoundingClientRect()[side]"
    assert page.locator(".facts a[href^=mailto]").evaluate(one_line)
    facts_end = page.locator(".facts > dl").evaluate(edge, "bottom")
    assert page.locator(".facts-links > li").first.evaluate(edge, "top") - facts_end > 10


def test_a_long_word_stands_whole_in_a_day_of_the_month(browser: Browser, site: str) -> None:
    event = open_event(find_world(), "Kompetanseheving")
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.goto(f"{site}/arrangement/?visning=maned&maned={event.occurrences.get().starts_at:%Y-%m}")

    assert page.locator(".entry a span").evaluate("title => title.getClientRects().length") == 1


def test_the_sheet_for_whoever_decides_is_one_sheet(browser: Browser, site: str, tmp_path: Path) -> None:
    event = event_with_all()
    first = event.occurrences.get()
    for number in range(1, 14):
        moved = {"starts_at": first.starts_at + number * DAY, "ends_at": first.ends_at + number * DAY}
        Occurrence.objects.create(work=event.translation_key, **moved)
    page = browser.new_page()
    page.goto(site + reverse("places:may_i_go", args=(event.pk,)))

    page.pdf(path=tmp_path / "sheet.pdf", format="A4")

    (sheet,) = pymupdf.open(tmp_path / "sheet.pdf")
    printed = " ".join(sheet.get_text().split())
    assert [words in printed for words in ("Bokprat i små bibliotek", "7,5 timer", "Ja, du kan dra")] == [True] * 3
    assert [words in printed for words in ("Tekst du kan kopiere", "Skriv e-posten", "Kurs Ressurser")] == [False] * 3


@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_the_organisers_screens_pass_axe_and_fit_their_window(
    browser: Browser, site: str, width: int, scheme: Any
) -> None:
    world = find_world()
    event = event_with_all()
    page = log_in(browser, site, world.contact)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    found = {}

    def judge(name: str) -> None:
        page.add_script_tag(path=str(AXE))
        page.wait_for_timeout(800)  # a message fades in, and has no contrast before it is there
        found[name] = (page.locator("#main").evaluate(FAULTS), overflow(page))

    page.goto(site + reverse("events:evaluation", args=(event.pk,)))
    judge("questions")
    evaluation = asked(event)
    page.goto(site + reverse("events:messages", args=(event.pk,)))
    page.get_by_label("Emne").fill("Ta med en bok")
    page.get_by_label("Tekst", exact=False).fill("Hei!\n\nTa med en bok du liker.")
    judge("message")
    with page.expect_navigation():
        page.get_by_role("button", name="Se brevet").click()
    judge("preview")
    page.get_by_role("button", name="Send nå").click()
    expect(page.locator(".kb-sent")).to_contain_text("Ta med en bok")
    judge("sent")
    with page.expect_download() as fetched:
        page.goto(site + reverse("events:papers", args=(event.pk,)))
        page.get_by_role("button", name="Excel").click()
    page.reload()
    judge("papers")
    for number in range(10):
        evaluations.answer(new_token(evaluation), {"useful": "5" if number else "3", "use": f"Tips {number}"})
    page.goto(site + reverse("events:evaluation", args=(event.pk,)))
    judge("results")

    assert fetched.value.suggested_filename.endswith(".xlsx")
    assert {name: faults for name, faults in found.items() if faults != ([], 0)} == {}
