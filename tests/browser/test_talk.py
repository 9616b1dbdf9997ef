"""Proposed wording in a real browser: marked in the preview, sent without losing what else was written, accepted."""

import re

from playwright.sync_api import Browser, Page, expect

from learning.models import ResourcePage
from tests.browser.test_tour import log_in
from tests.world import draft_resource, find_world, open_review, submit

MARK_THE_SUMMARY = """
    const words = [...document.querySelectorAll("main p")].find((p) => p.textContent.includes("Kort om håndbok."));
    const range = document.createRange();
    range.selectNodeContents(words);
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
"""


def test_a_reviewer_marks_words_in_the_preview_and_the_author_says_yes(browser: Browser, site: str) -> None:
    world = find_world()
    work = draft_resource(world)
    submit(work, world.contact)

    reviewer = log_in(browser, site, world.reviewer)
    reviewer.goto(f"{site}/admin/gjennomgang/{open_review(work).pk}/")
    reviewer.locator("[name=comment]").fill("Nesten i mål.")
    propose(reviewer)
    expect(reviewer.locator(".kb-talk del")).to_have_text("Kort om håndbok.")
    expect(reviewer.locator("[name=comment]")).to_have_value("Nesten i mål.")  # what else was written is there still

    author = log_in(browser, site, world.contact)
    author.locator("a[href*='/admin/gjennomgang/samtale/']").click()
    author.locator("button[name=action][value=accept]").click()
    expect(author.locator("button[name=action][value=accept]")).to_have_count(0)
    expect(author.locator(".kb-talk__status")).not_to_be_empty()

    pin = ResourcePage.objects.get(pk=work.pk).pins.get(released_at=None)
    assert pin.revision.content["summary"] == "Alt om håndbok."


def propose(page: Page) -> None:
    frame = page.frame(url=re.compile("/vis/"))
    assert frame is not None
    frame.wait_for_load_state()
    frame.evaluate(MARK_THE_SUMMARY)
    expect(page.locator("#kb-wording-old")).to_have_value("Kort om håndbok.")
    page.locator("a[href='#kb-propose']").click()
    expect(page.locator("#kb-wording-new")).to_be_focused()
    page.locator("#kb-wording-new").fill("Alt om håndbok.")
    page.locator("#kb-wording-why").fill("Det handler om alt.")
    page.locator("#kb-propose form button[type=submit]").click()
