"""No English word on the screens a contact or a member of the group meets, in bokmål and in nynorsk.

A visible text is English when it is a text of Wagtail's or ours as its author wrote it, and no Norwegian catalogue says
it so too; or when it holds a word that only English has.
"""

import gettext
import re
from functools import cache
from pathlib import Path
from typing import Any

import allauth
import django
import pytest
import taggit
import wagtail
from playwright.sync_api import Browser, Page, expect

from cms.people.models import CountyLibrary, Membership, Role, User
from tests.browser.test_tour import log_in
from tests.readers import draft_guide, report_on
from tests.world import World, draft_course, draft_event, draft_resource, find_world, open_review, publish, submit

ROOT = Path(__file__).resolve().parents[2]
ONLY_ENGLISH = re.compile(
    r"\b(the|and|with|this|pages?|your?|are|has|have|from|not|choose|add|more|view|draft|show|hide|toggle|close|actions|"
    r"new|move|upload|settings|edit|saved?|delete|remove|search|sort|by|created|updated|publish|published|unpublish|"
    r"submit|submitted|approved?|reject|comments?|history|revision|preview|loading|next|previous|select|selected|child|"
    r"explorer|dashboard|account|password|welcome|editor|images?|files|tags|date|locked|schedule|usage|compare|changes|"
    r"there|click|yes|of|users?|help|current|copy)\b"
)
# What people, places, things and a language itself are called, and words both languages spell alike.
NAMES = re.compile(
    r"Wagtail|English|Creative Commons|CC BY[\w -]*|\S+@\S+|https?://\S+|(Contact|Other_contact|Reviewer)( Testesen)?"
)
# Everything a person sees, or a screen reader says.
TEXTS = """() => {
  const seen = [];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (parent.closest("script, style, template, noscript, iframe, [lang='en'], [data-kb-own-words]")) continue;
    if (shown(parent)) seen.push(walk.currentNode.textContent);
  }
  for (const element of document.body.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
    if (!shown(element)) continue;
    for (const name of ["aria-label", "title", "placeholder", "alt"]) seen.push(element.getAttribute(name) || "");
  }
  return [...new Set(seen.map((text) => text.trim().replace(/\\s+/g, " ")).filter(Boolean))];
}"""


@cache
def as_written() -> frozenset[str]:
    """Every text that may be translated, as its author wrote it, unless Norwegian says the same."""
    homes = [Path(module.__file__).parent for module in (wagtail, django, allauth, taggit)]
    english: set[str] = set()
    norwegian: set[str] = set()
    for home in [ROOT / "cms", *homes]:
        for file in home.rglob("locale*/n[bn]/LC_MESSAGES/*.mo"):
            with file.open("rb") as stream:
                catalogue: dict[Any, str] = gettext.GNUTranslations(stream)._catalog  # type: ignore[attr-defined]
            for key, said in catalogue.items():
                text = key[0] if isinstance(key, tuple) else key
                english.add(text.partition("\x04")[2] or text)
                norwegian.add(said)
    for file in Path(wagtail.__file__).parent.rglob("locale/en/LC_MESSAGES/*.mo"):
        with file.open("rb") as stream:
            english |= {key for key in gettext.GNUTranslations(stream)._catalog if isinstance(key, str)}  # type: ignore[attr-defined]
    return frozenset(text for text in english if re.search(r"[a-z]{3}", text)) - norwegian


def english_in(texts: list[str]) -> list[str]:
    plain = {text: NAMES.sub("", text) for text in texts}
    return [text for text in texts if plain[text] in as_written() or ONLY_ENGLISH.search(plain[text].lower())]


def english_on(page: Page) -> list[str]:
    return english_in(page.evaluate(TEXTS))


def test_a_page_in_english_is_found_out() -> None:
    said = ["Save draft", "Lagre kladd", "You have no drafts", "Bokprat", "Ada Testesen", "Video"]

    assert english_in(said) == ["Save draft", "You have no drafts"]


def prepare(world: World, contact: User) -> dict[str, Any]:
    """Works of the contact who is walked with, in every state."""
    section = world.section if contact == world.contact else world.other_section
    draft = draft_course(world, "Kladden", by=contact, section=section)
    waiting = draft_course(world, "Ventende", by=contact, section=section, lessons=1)
    submit(waiting, contact)
    live = publish(draft_resource(world, "Håndboka", by=contact, section=section), world)
    event = draft_event(world, "Fagpraten", by=contact, section=section)
    joint = CountyLibrary.objects.get(slug="felles")
    Membership.objects.create(user=contact, role=Role.CONTACT, library=joint)  # who writes the guides too
    return {"draft": draft, "waiting": waiting, "live": live, "event": event, "section": section} | {
        "guide": draft_guide(live, by=contact),
        "report": report_on(live),
    }


def contacts_screens(works: dict[str, Any]) -> list[str]:
    draft, waiting, live, event = works["draft"], works["waiting"], works["live"], works["event"]
    section = works["section"]
    lesson = draft.work_pages()[1]
    return [
        "/admin/",
        f"/admin/pages/{section.pk}/",
        f"/admin/pages/{draft.pk}/",
        *[f"/admin/pages/{page.pk}/edit/" for page in (draft, lesson, waiting, live, event)],
        *[f"/admin/pages/add/{kind}/{section.pk}/" for kind in ("learning/coursepage", "learning/resourcepage")],
        f"/admin/pages/add/events/eventpage/{section.pk}/",
        f"/admin/pages/{draft.pk}/history/",
        f"/admin/pages/{draft.pk}/delete/",
        f"/admin/pages/{draft.pk}/move/",
        f"/admin/pages/{draft.pk}/copy/",
        f"/admin/gjennomgang/send/{draft.pk}/",
        f"/admin/gjennomgang/ta-ned/{live.pk}/",
        f"/admin/gjennomgang/samtale/{open_review(waiting).workflow_state_id}/",
        *[f"/admin/gjennomgang/{verb}/{live.pk}/" for verb in ("fortsatt-riktig", "lest", "del")],
        f"/admin/gjennomgang/utenfra/{draft.pk}/",
        f"/admin/gjennomgang/kopi/{section.county_library.slug}/",
        "/admin/gjennomgang/hjelp/",
        "/admin/gjennomgang/hjelp/be/",
        f"/admin/pages/{works['guide'].pk}/edit/",
        f"/admin/pages/add/learning/guidepage/{works['guide'].get_parent().pk}/",
        "/admin/provd/",
        f"/admin/provd/{works['report'].pk}/",
        "/admin/ressursgruppa/",
        "/admin/pages/search/?q=kladden",
        "/admin/images/",
        "/admin/images/add/",
        "/admin/documents/",
        "/admin/documents/multiple/add/",
        "/admin/account/",
        "/admin/folk/fravaer/",
    ]


def members_screens(works: dict[str, Any]) -> list[str]:
    state = open_review(works["waiting"])
    return [
        "/admin/",
        "/admin/gjennomgang/",
        *[f"/admin/gjennomgang/{state.pk}/{tab}" for tab in ("", "?vis=endringer", "?vis=funn")],
        "/admin/gjennomgang/hjelp/",
        "/admin/gjennomgang/rapport/",
        "/admin/gjennomgang/rapport/halvar/",
        "/admin/gjennomgang/rapport/sprakregnskap/",
        "/admin/sokelogg/",
        "/admin/onsker/",
        "/admin/snippets/search/synonym/",
        "/admin/snippets/search/synonym/add/",
        "/admin/snippets/search/promotion/add/",
        "/admin/ressursgruppa/",
        "/admin/ressursgruppa/saksliste/",
        "/admin/folk/fravaer/",
        "/admin/account/",
    ]


@pytest.mark.parametrize(
    ("language", "walks"),
    [
        ("nb", {"member"}),
        ("nn", {"contact"}),
        pytest.param("nb", {"contact"}, marks=pytest.mark.stress),
        pytest.param("nn", {"member"}, marks=pytest.mark.stress),
    ],
)
def test_no_english_word_stands_on_the_screens_of_a_contact_and_a_member(
    browser: Browser, site: str, language: str, walks: set[str]
) -> None:
    """Nynorsk is the written form that Wagtail itself says nothing in, and so what is walked the longer way."""
    world = find_world()
    contact = world.contact if language == "nb" else world.other_contact  # Innlandet writes bokmål, Vestland nynorsk
    works = prepare(world, contact)
    world.reviewer.preferred_language = language
    world.reviewer.save()
    world.reviewer.wagtail_userprofile.preferred_language = language
    world.reviewer.wagtail_userprofile.save()

    found: dict[str, list[str]] = {}
    if "contact" in walks:
        page = log_in(browser, site, contact)
        found |= walk(page, site, contacts_screens(works)) | open_choosers(page, CHOOSERS)
    if "member" in walks:
        found |= walk(log_in(browser, site, world.reviewer), site, members_screens(works))

    assert found == {}


def walk(page: Page, site: str, addresses: list[str]) -> dict[str, list[str]]:
    found = {}
    for path in addresses:
        response = page.goto(site + path)
        assert response is not None
        assert response.status == 200, path
        expect(page.locator("#wagtail-sidebar nav, .sidebar").first).to_be_visible()  # the scripts have drawn it
        if english := english_on(page):
            found[path] = english
    return found


# What is opened above the editor to put something into a text.
CHOOSERS = [
    "/admin/images/chooser/",
    "/admin/documents/chooser/",
    "/admin/choose-page/?allow_external_link=true&allow_email_link=true&allow_phone_link=true&allow_anchor_link=true",
    *[f"/admin/choose-{kind}-link/" for kind in ("external", "email", "phone", "anchor")],
]
PUT_UP = """async (path) => {
  const answer = await fetch(path, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  document.body.innerHTML = (await answer.json()).html;
}"""


def open_choosers(page: Page, addresses: list[str]) -> dict[str, list[str]]:
    found = {}
    for path in addresses:
        page.evaluate(PUT_UP, path)
        expect(page.locator("h1, h2, label").first).to_be_visible()
        if english := english_on(page):
            found[path] = english
    return found
