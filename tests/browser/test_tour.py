"""README's tour, as a new user would walk it, with its steps counted: draft, submit, approve, read signed out."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cms.core.models import BasePage, Mail
from cms.people.models import User
from learning.models import CoursePage
from search.tasks import index_waiting
from tests.world import PASSWORD, World, find_world

MOST_TO_SUBMIT, MOST_TO_APPROVE = 25, 4


def log_in(browser: Browser, site: str, user: User) -> Page:
    page = browser.new_context().new_page()
    page.goto(f"{site}/konto/login/")
    page.fill("input[name=login]", user.email)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    expect(page).to_have_url(f"{site}/admin/")
    return page


class Hand:
    """Counts what one does beyond writing the text: clicks, ticks and choices."""

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

    def add_block(self, field: str) -> Locator:
        """Returns the section of the field."""
        section = self.page.locator(f"[id$=-{field}-section]")
        self.click(section.locator("button.c-sf-add-button").first)
        return section

    def add_text(self, field: str, kind: str, text: str) -> None:
        section = self.add_block(field)
        self.click(self.page.get_by_role("option", name=kind, exact=True))
        section.locator(".public-DraftEditor-content").last.click()
        self.page.keyboard.type(text)
        expect(self.page.locator(f"[name^={field}-][name$=-value]").last).to_have_value(re.compile(re.escape(text)))


def draft_a_course(hand: Hand, world: World, section: BasePage, title: str, lessons: list[str]) -> None:
    page = hand.page
    hand.click(page.locator(f"a[href='/admin/pages/add/learning/coursepage/{section.pk}/']").first)
    hand.write(page.locator("[name=title]"), title)
    hand.write(page.locator("[name=summary]"), "Om å finne roen i skranken.")
    hand.choose(page.locator("[name=main_area]"), str(world.area.pk))
    hand.tick(page.locator(f"[name=target_groups][value='{world.target_group.pk}']"))
    hand.add_block("outcomes")
    hand.write(page.locator("[name^=outcomes-][name$=-value]").last, "møte en opprørt låner med ro")
    hand.save()
    for lesson in lessons:
        hand.click(page.get_by_role("link", name="Ny leksjon"))
        hand.write(page.locator("[name=title]"), lesson)
        hand.number(page.locator("[name=minutes]"), 8)
        hand.add_text("body", "Tekst", f"Teksten i {lesson}.")
        hand.save()


def send_to_review(hand: Hand) -> None:
    hand.click(hand.page.locator("footer [data-w-dropdown-target=toggle]"))
    hand.click(hand.page.locator("button[name=action-send-to-review]"))
    expect(hand.page).to_have_url(re.compile(r"/admin/gjennomgang/send/\d+/$"))
    hand.click(hand.page.locator("main form button[type=submit]"))
    expect(hand.page.locator(".messages .success").first).to_be_visible()


def approve(hand: Hand, address: str) -> None:
    """From the link in the letter; the checklist is not counted."""
    hand.steps += 1
    hand.page.goto(address)
    for point in hand.page.locator("fieldset.kb-check").all():
        point.locator("input[type=radio]").first.check()
    hand.click(hand.page.locator("button[name=action][value=approve]"))
    expect(hand.page.locator(".messages .success").first).to_be_visible()


def address_in_letter_to(address: str) -> str:
    letter = Mail.objects.filter(to=address).latest("pk")
    found = re.search(r"http\S+/admin/gjennomgang/\d+/", letter.body)
    assert found is not None, letter.body
    return found.group()


@pytest.mark.parametrize(
    ("contact", "section", "prefix", "title", "lessons"),
    [
        ("contact", "section", "", "Ro i skranken", ["Lytt først", "Snakk lavt"]),
        pytest.param(
            *("other_contact", "other_section", "/nn", "Ro i skranka", ["Lytt først", "Snakk lågt"]),
            marks=pytest.mark.stress,
        ),
    ],
    ids=["bokmål, Innlandet", "nynorsk, Vestland"],
)
def test_a_contact_drafts_a_course_a_member_approves_it_and_a_reader_finds_it(
    browser: Browser, site: str, contact: str, section: str, prefix: str, title: str, lessons: list[str]
) -> None:
    world = find_world()
    author = Hand(log_in(browser, site, getattr(world, contact)))
    draft_a_course(author, world, getattr(world, section), title, lessons)
    send_to_review(author)
    assert author.steps <= MOST_TO_SUBMIT, author.steps

    reviewer = Hand(log_in(browser, site, world.reviewer))  # one who is at work is logged in already
    approve(reviewer, address_in_letter_to(world.reviewer.email))
    assert reviewer.steps <= MOST_TO_APPROVE, reviewer.steps

    index_waiting()  # the worker's turn
    reader = browser.new_context(java_script_enabled=False).new_page()
    reader.goto(f"{site}{prefix}/kurs/")
    reader.get_by_role("link", name=title).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(title)
    reader.get_by_role("link", name=re.compile(lessons[0])).first.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text(lessons[0])
    reader.goto(f"{site}{prefix}/sok/?q=skranke")
    expect(reader.get_by_role("link", name=title).first).to_be_visible()
    assert reader.context.cookies() == []
    assert_lesson_texts(reader, site, title)


def assert_lesson_texts(reader: Page, site: str, title: str) -> None:
    course: Any = CoursePage.objects.get(title=title)
    assert len(course.lessons) == 2
    for lesson in course.lessons:
        reader.goto(site + lesson.url)
        expect(reader.get_by_text(f"Teksten i {lesson.title}.")).to_be_visible()
