"""Every kind of public page, built from the demo, before independent judges: axe, the Nu checker, the network."""

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from events.models import EventPage, Occurrence
from events.places.addresses import own_path
from learning.models import Certificate, CoursePage, LessonPage, ResourcePage, TriedReport

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
VNU = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
# A phone by night and a desk by day share the pages between them. All pages at all windows are looked at under stress.
EVEN, ODD, ALL = slice(0, None, 2), slice(1, None, 2), slice(None)
WINDOWS = [(360, "dark", EVEN), (1440, "light", ODD)]
WINDOWS_OF_STRESS = [(width, scheme, ALL) for width in (360, 768, 1440) for scheme in ("light", "dark")]
FIRST_VISIT = 150_000  # bytes

# Sheets that import others are one where they are served, and axe would write the parts into the page to read them.
AXE_OPTIONS = "{resultTypes: ['violations'], preload: false}"


def addresses() -> list[str]:
    """One of each kind, in both written forms, and the pages that say no."""
    course = CoursePage.objects.live().order_by("pk").first()
    recipe = ResourcePage.objects.live().get(slug="digital-drop-in")
    cancelled = Occurrence.objects.exclude(cancelled_at=None)
    works = [
        course,
        LessonPage.objects.live().child_of(course).first(),
        ResourcePage.objects.live().exclude(type="recipe").first(),
        recipe,
        EventPage.objects.live().first(),
        EventPage.objects.live().filter(translation_key__in=cancelled.values("work")).first(),
    ]
    return [
        "/",
        "/kurs/",
        "/kurs/?kompetanse=formidling&varighet=0-20&fylke=99",
        "/ressurser/",
        "/arrangement/",
        "/arrangement/?nar=tidligere",
        "/arrangement/?visning=maned",
        "/arrangement/?visning=fylke",
        "/fylkesbibliotekene/",
        "/innlandet/",
        "/om/",
        "/jeg-har-10-minutter/",
        "/jeg-har-10-minutter/?minutter=5&kompetanse=ledelse&side=99",
        "/til-personalmotet/?minutter=45",
        "/bibliotek-som-ligner/",
        "/bibliotek-som-ligner/?storrelse=small&bemanning=one&kostnad=high",
        "/kompetanse/",
        "/kompetanse/kildekritikk/",
        "/kompetanse/apne-kilder/",
        "/kompetanse/selvvurdering/",
        "/innlandet/trygg-i-skranken/",
        "/ny-i-biblioteket/",
        "/alene-pa-vakt/",
        f"/vi-har-provd/{recipe.pk}/",
        f"/vi-har-provd/{recipe.pk}/?sendt=1",
        "/sok/",
        "/sok/?q=skranke",
        "/sok/?q=finnesikke",
        "/konto/login/",
        "/konto/password/reset/",
        "/finnes-ikke/",
        "/nn/",
        "/nn/kurs/",
        "/nn/arrangement/?visning=maned",
        "/nn/til-personalmotet/",
        "/nn/kompetanse/",
        "/nn/kompetanse/selvvurdering/?malgruppe=ledere",
        f"/nn/vi-har-provd/{recipe.pk}/",
        "/en/",
        "/se/",
        *learning_addresses(),
        *event_addresses(),
        *[work.url for work in works],
        "/nn" + course.url,
    ]


def learning_addresses() -> list[str]:
    """What anybody meets of courses beside their pages, and certificates in every state."""
    course = CoursePage.objects.get(slug="konflikthandtering-i-bibliotek", locale__language_code="nb")
    quiz = LessonPage.objects.child_of(course).get(slug="demp")
    game = LessonPage.objects.get(slug="andsverk-og-avtaler", locale__language_code="nb")
    meeting = f"/laering/personalmote/{course.translation_key}/"
    states = Certificate.objects.filter(kind=Certificate.Kind.COURSE)
    shown = [states.revoked(), states.exclude(replaced_by=None), states.filter(replaced_by=None, revoked_at=None)]
    return [
        course.url,
        quiz.url,
        game.url,
        f"{meeting}?minutter=45",
        f"{meeting}vis/?minutter=30",
        f"/laering/huskekort/{quiz.pk}/",
        f"/laering/vi-vil-ha/{course.pk}/",
        "/min-laering/logg-inn/",
        *[f"/bevis/{found.earliest('pk').code}/" for found in shown],
    ]


def event_addresses() -> list[str]:
    """What anybody meets of events beside their pages: a form, its receipt, one's own page, and the sheet."""
    meeting = EventPage.objects.get(slug="biblioteksjefmote-innlandet")
    full = EventPage.objects.get(slug="konferanse-om-sprakkafeer")
    waits = full.sign_ups[0].registrations.in_line()[0]
    return [
        meeting.url,
        f"/pamelding/{meeting.sign_ups[0].pk}/?antall=2",
        f"/pamelding/{full.sign_ups[0].pk}/takk/?svar=venteliste",
        own_path(waits),
        f"/pamelding/kan-jeg-dra/{meeting.pk}/",
    ]


@pytest.mark.parametrize(
    ("width", "scheme", "part"),
    [*WINDOWS, *(pytest.param(*window, marks=pytest.mark.stress) for window in WINDOWS_OF_STRESS)],
)
def test_public_pages_pass_axe_fit_their_window_set_no_cookie_and_call_nobody(
    browser: Browser, demo: None, site: str, width: int, scheme: Any, part: slice
) -> None:
    faults: dict[str, Any] = {}
    foreign: set[str] = set()
    errors: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.on("request", lambda request: foreign.add(re.sub(r"^(https?://[^/]+).*", r"\1", request.url)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)

    for path in addresses()[part]:
        page.goto(site + path)
        if found := axe(page):
            faults[path] = found
        if overflow(page):
            faults[f"{path} is too wide"] = overflow(page)

    readers_cookies = [cookie for cookie in context.cookies() if cookie["name"] != "csrftoken"]
    assert (faults, readers_cookies, foreign) == ({}, [], {site})
    assert [text for text in errors if not re.search("40[04]|410", text)] == []


def test_a_reader_without_script_tells_by_keyboard_how_a_recipe_went(browser: Browser, demo: None, site: str) -> None:
    recipe = ResourcePage.objects.live().get(slug="digital-drop-in")
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 900})
    page = context.new_page()
    page.goto(f"{site}{recipe.url}")
    page.get_by_role("link", name="Fortell hvordan det gikk").press("Enter")
    page.get_by_label("I hvilken kommune?").focus()
    for typed in ("Hamar", "Vi prøvde det.", "Fint.", "a@b"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()

    assert faulty_fields(page) == ["E-postadressen din (valgfritt)"]
    assert page.get_by_label("Hva gjorde dere?").input_value() == "Vi prøvde det."

    page.get_by_label("E-postadressen din").fill("")
    page.get_by_role("button", name="Send").press("Enter")

    assert page.get_by_role("status").inner_text().startswith("Takk.")
    assert context.cookies() == []
    assert TriedReport.objects.get(how_it_went="Fint.").municipality.name == "Hamar"


def faulty_fields(page: Page) -> list[str]:
    return [field.inner_text() for field in page.locator(".ds-field:has([aria-invalid=true]) label").all()]


def test_the_html_checker_finds_no_error(client: Client, demo: None, tmp_path: Path) -> None:
    for number, path in enumerate(addresses()):
        (tmp_path / f"{number:03}.html").write_bytes(client.get(path).content)

    assert html_errors(tmp_path) == []


def test_a_first_visit_is_light(browser: Browser, demo: None, site: str) -> None:
    sizes = {path: first_visit(browser, site + path) for path in ("/", "/se/", works_address())}

    assert {path: size for path, size in sizes.items() if size > FIRST_VISIT} == {}


def works_address() -> str:
    return str(CoursePage.objects.live().order_by("pk").first().url)


def first_visit(browser: Browser, url: str) -> int:
    """The bytes of a first visit with nothing cached, as the production server sends them: text by brotli."""
    bodies: list[tuple[str, bytes]] = []
    context = browser.new_context(viewport={"width": 360, "height": 900})
    page = context.new_page()
    page.on("requestfinished", lambda request: bodies.append((request.resource_type, request.response().body())))
    page.goto(url, wait_until="networkidle")
    context.close()
    texts = ("document", "stylesheet", "script")
    return sum(len(brotli.compress(body)) if kind in texts else len(body) for kind, body in bodies)


def axe(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run(document, {AXE_OPTIONS})")
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in found["violations"]]


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window: a reader would have to scroll sideways."""
    return int(page.evaluate("Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"))


def html_errors(folder: Path) -> list[str]:
    java = os.environ.get("JAVA", "java")
    options = ["--format", "json", "--errors-only", "--exit-zero-always"]
    run = subprocess.run(
        [java, "-jar", str(VNU), *options, *map(str, folder.glob("*.html"))],
        capture_output=True,
        text=True,
        check=True,
    )
    messages = json.loads(run.stderr)["messages"]
    return sorted({f"{message['message']} {message.get('extract', '')[:80]}" for message in messages})


def test_axe_and_the_html_checker_would_say_so(browser: Browser, tmp_path: Path) -> None:
    """The canary: a picture without alternative text, an element never closed."""
    page = browser.new_page()
    page.set_content("<html lang=nb><title>t</title><main><h1>h</h1><img src='data:,'></main></html>")
    (tmp_path / "a.html").write_text("<!doctype html><html lang=nb><title>t</title><div><p></div></section>")

    assert [fault.split(":")[0] for fault in axe(page)] == ["image-alt"]
    assert len(html_errors(tmp_path)) > 0
