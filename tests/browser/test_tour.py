"""README's tour, as a new user would walk it: draft, submit, approve, read signed out."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from cms.core.models import BasePage
from cms.people.models import User
from learning.models import CoursePage
from tests.world import PASSWORD, World, find_world


def log_in(browser: Browser, site: str, user: User) -> Page:
    page = browser.new_context().new_page()
    page.goto(f"{site}/konto/login/")
    page.fill("input[name=login]", user.email)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    expect(page).to_have_url(f"{site}/admin/")
    return page


def new_page(page: Page, site: str, section: BasePage, model: str) -> None:
    """By the address behind the dashboard's button."""
    page.locator(f"a[href='/admin/pages/add/learning/{model}/{section.pk}/']").first.click()
    expect(page.locator("[name=title]")).to_be_visible()


def save_draft(page: Page) -> None:
    page.locator("button.action-save, [type=submit][class*=action-save]").first.click()
    expect(page.locator(".messages .success, [data-w-messages-target] .success").first).to_be_visible()


def draft_a_course(
    page: Page, site: str, world: World, section: BasePage, title: str, lessons: list[str]
) -> CoursePage:
    new_page(page, site, section, "coursepage")
    page.fill("[name=title]", title)
    page.fill("[name=summary]", "Om å finne roen i skranken.")
    page.check(f"[name=target_groups][value='{world.target_group.pk}']")
    page.select_option("[name=main_area]", str(world.area.pk))
    add_line(page, "outcomes", "møte en opprørt låner med ro")
    save_draft(page)
    course = CoursePage.objects.get(draft_title=title)
    for lesson in lessons:
        page.goto(f"{site}/admin/pages/{course.pk}/edit/")
        page.locator(f"a[href*='/admin/pages/add/learning/lessonpage/{course.pk}/']").first.click()
        page.fill("[name=title]", lesson)
        page.fill("[name=minutes]", "8")
        add_text(page, "body", f"Teksten i {lesson}.")
        save_draft(page)
    return course


def add_line(page: Page, field: str, text: str) -> None:
    page.locator(f"[id$=-{field}-section] button.c-sf-add-button").first.click()
    page.locator(f"[name^={field}-][name$=-value]").last.fill(text)


def add_text(page: Page, field: str, text: str) -> None:
    """The second choice of the body's menu is text."""
    page.locator(f"[id$=-{field}-section] button.c-sf-add-button").first.click()
    page.locator("[role=option]").nth(1).click()
    page.locator(f"[id$=-{field}-section] .public-DraftEditor-content").last.click()
    page.keyboard.type(text)
    expect(page.locator(f"[name^={field}-][name$=-value]").last).to_have_value(re.compile(re.escape(text)))


def send_to_review(page: Page, site: str, course: CoursePage) -> None:
    page.goto(f"{site}/admin/pages/{course.pk}/edit/")
    page.locator("button[name=action-send-to-review]").first.dispatch_event("click")
    expect(page).to_have_url(re.compile(r"/admin/gjennomgang/send/\d+/$"))
    page.locator("main form button[type=submit]").click()
    expect(page.locator(".messages .success").first).to_be_visible()


def approve(page: Page, site: str, title: str) -> None:
    page.goto(f"{site}/admin/gjennomgang/")
    page.get_by_role("row", name=re.compile(title)).get_by_role("link").first.click()
    expect(page.locator("fieldset.kb-check").first).to_be_visible()
    for point in page.locator("fieldset.kb-check").all():
        point.locator("input[type=radio]").first.check()
    page.locator("button[name=action][value=approve]").click()
    expect(page.locator(".messages .success").first).to_be_visible()


@pytest.mark.parametrize(
    ("contact", "section", "prefix", "title", "lessons"),
    [
        ("contact", "section", "", "Ro i skranken", ["Lytt først", "Snakk lavt"]),
        ("other_contact", "other_section", "/nn", "Ro i skranka", ["Lytt først", "Snakk lågt"]),
    ],
    ids=["bokmål, Innlandet", "nynorsk, Vestland"],
)
def test_a_contact_drafts_a_course_a_member_approves_it_and_a_reader_finds_it(
    browser: Browser, site: str, contact: str, section: str, prefix: str, title: str, lessons: list[str]
) -> None:
    world = find_world()
    author = log_in(browser, site, getattr(world, contact))
    course = draft_a_course(author, site, world, getattr(world, section), title, lessons)
    send_to_review(author, site, course)

    reviewer = log_in(browser, site, world.reviewer)
    approve(reviewer, site, title)

    reader = browser.new_context(java_script_enabled=False).new_page()
    reader.goto(f"{site}{prefix}/kurs/")
    reader.get_by_role("link", name=title).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(title)
    reader.get_by_role("link", name=re.compile(lessons[0])).first.click()
    expect(reader.get_by_role("heading", level=1)).to_contain_text(lessons[0])
    reader.goto(f"{site}{prefix}/sok/?q=skranke")
    expect(reader.get_by_role("link", name=title).first).to_be_visible()
    assert reader.context.cookies() == []
    assert_lesson_texts(reader, site, course)


def assert_lesson_texts(reader: Page, site: str, course: CoursePage) -> None:
    fresh: Any = CoursePage.objects.get(pk=course.pk)
    for lesson in fresh.lessons:
        reader.goto(site + lesson.url)
        expect(reader.get_by_text(f"Teksten i {lesson.title}.")).to_be_visible()
