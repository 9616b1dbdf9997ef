"""How many steps the two main jobs take: clicks, ticks and choices, beyond the text itself."""

import re
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from cms.core.models import Mail
from learning.models import CoursePage
from tests.browser.test_tour import log_in
from tests.world import World, draft_course, find_world, open_review, submit


class Hand:
    """Counts what one does beyond writing the text."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.steps = 0

    def click(self, what: Locator) -> None:
        self.steps += 1
        what.click()

    def tick(self, what: Locator) -> None:
        self.steps += 1
        what.check()

    def choose(self, what: Locator, value: str) -> None:
        self.steps += 1
        what.select_option(value)

    def number(self, what: Locator, value: int) -> None:
        self.steps += 1
        what.fill(str(value))

    def write(self, what: Locator, text: str) -> None:
        what.fill(text)

    def save(self) -> None:
        self.click(self.page.locator("button.action-save").first)
        expect(self.page.locator(".messages .success").first).to_be_visible()


def write_text(page: Page, field: str, text: str) -> None:
    page.locator(f"[id$=-{field}-section] .public-DraftEditor-content").last.click()
    page.keyboard.type(text)
    expect(page.locator(f"[name^={field}-][name$=-value]").last).to_have_value(re.compile(re.escape(text)))


def add_block(hand: Hand, field: str, kind: str | None = None) -> None:
    hand.click(hand.page.locator(f"[id$=-{field}-section] button.c-sf-add-button").first)
    if kind:
        hand.click(hand.page.get_by_role("option", name=kind, exact=True))


def test_a_course_with_two_lessons_is_sent_within_twenty_five_steps_from_login(browser: Browser, site: str) -> None:
    world = find_world()
    page = log_in(browser, site, world.contact)
    hand = Hand(page)

    hand.click(page.locator(f"a[href='/admin/pages/add/learning/coursepage/{world.section.pk}/']").first)
    hand.write(page.locator("[name=title]"), "Ro i skranken")
    hand.write(page.locator("[name=summary]"), "Om å finne roen når det koker.")
    hand.choose(page.locator("[name=main_area]"), str(world.area.pk))
    hand.tick(page.locator(f"[name=target_groups][value='{world.target_group.pk}']"))
    add_block(hand, "outcomes")
    hand.write(page.locator("[name^=outcomes-][name$=-value]").last, "møte en opprørt låner med ro")
    hand.save()
    for title in ("Lytt først", "Snakk lavt"):
        hand.click(page.get_by_role("link", name="Ny leksjon"))
        hand.write(page.locator("[name=title]"), title)
        hand.number(page.locator("[name=minutes]"), 8)
        add_block(hand, "body", "Tekst")
        write_text(page, "body", f"Teksten i {title}.")
        hand.save()
    hand.click(page.locator("footer [data-w-dropdown-target=toggle]"))
    hand.click(page.locator("button[name=action-send-to-review]"))
    hand.click(page.locator("main form button[type=submit]"))
    expect(page.locator(".messages .success").first).to_be_visible()

    course: Any = CoursePage.objects.get(draft_title="Ro i skranken")
    assert open_review(course).status == "in_progress"
    assert len(course.work_pages()) == 3
    assert hand.steps <= 25, hand.steps


def test_from_mail_to_approved_takes_at_most_four_clicks_beside_the_checklist(browser: Browser, site: str) -> None:
    world: World = find_world()
    course = draft_course(world, lessons=2)
    submit(course, world.contact)
    page = log_in(browser, site, world.reviewer)  # one who is at work is logged in already
    hand = Hand(page)

    hand.steps += 1  # the link in the letter
    page.goto(address_in_letter_to(world.reviewer.email))
    for point in page.locator("fieldset.kb-check").all():
        point.locator("input[type=radio]").first.check()
    hand.click(page.locator("button[name=action][value=approve]"))
    expect(page.locator(".messages .success").first).to_be_visible()

    course.refresh_from_db()
    assert course.live
    assert hand.steps <= 4


def address_in_letter_to(address: str) -> str:
    letter = Mail.objects.filter(to=address).latest("pk")
    found = re.search(r"http\S+/admin/gjennomgang/\d+/", letter.body)
    assert found is not None, letter.body
    return found.group()
