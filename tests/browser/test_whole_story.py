"""The whole life of one course, in real browsers: absence, hand-over, proposed wording, a send-back and a second round,
an expert's comment, two who approve, a planned day, and down again.

The clock alone is turned by hand: what beat would start is called, and planned days are moved to now.
"""

import datetime
import re
from typing import Any

from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from cms.core.models import ApprovalRecord
from cms.people.models import Membership, Role
from learning.models import CoursePage
from tests.browser.test_tour import log_in
from tests.world import draft_course, edit, find_world, formalise, let_planned_times_come, open_review
from workflows.models import Claim
from workflows.tasks import publish_due, tend_reviews

OLD, NEW = "Kort om bokprat.", "Slik leder du en bokprat."


class Person:
    """Somebody at work in the admin, each in a browser of their own."""

    def __init__(self, browser: Browser, site: str, user: Any) -> None:
        self.site = site
        self.page = log_in(browser, site, user)

    def open(self, path: str) -> Page:
        self.page.goto(self.site + path)
        return self.page

    def press(self, selector: str) -> None:
        """Sends a form, and waits for the message that says it was taken."""
        self.page.locator(selector).first.click()
        expect(self.page.locator(".messages .success, [data-w-messages-target] .success").first).to_be_visible()

    def review(self, course: CoursePage) -> Page:
        return self.open(f"/admin/gjennomgang/{open_review(course).pk}/")

    def send(self, course: CoursePage) -> None:
        self.open(f"/admin/gjennomgang/send/{course.pk}/")
        self.press("main form button[type=submit]")

    def approve(self, course: CoursePage) -> None:
        page = self.review(course)
        for point in page.locator("fieldset.kb-check").all():
            point.locator("input[type=radio]").first.check()
        self.press("button[name=action][value=approve]")


def claimants(course: CoursePage) -> list[str]:
    held = Claim.objects.filter(task_state=open_review(course), ended_at=None)
    return [claim.user.email.partition("@")[0] for claim in held]


def reader_meets(browser: Browser, address: str) -> tuple[int, str]:
    page = browser.new_context(java_script_enabled=False).new_page()
    response = page.goto(address)
    assert response is not None
    return response.status, page.get_by_role("heading", level=1).inner_text()


def test_a_course_goes_the_whole_way_and_waits_for_nobody(browser: Browser, site: str) -> None:
    world = find_world()
    Membership.objects.filter(user=world.reviewer, role=Role.MEMBER).update(deputy=world.other_reviewer)
    course = draft_course(world)
    formalise(course, world.contact)  # two must approve
    author = Person(browser, site, world.contact)
    author.send(course)

    # Whoever has taken it goes away: the deputy has it, and hands it on.
    away = Person(browser, site, world.reviewer)
    away.review(course)
    away.press("form[action$='/ta/'] button")
    assert claimants(course) == ["reviewer"]
    enter_an_absence(away)
    assert claimants(course) == ["other_reviewer"]
    deputy = Person(browser, site, world.other_reviewer)
    deputy.review(course).select_option("[name=receiver]", str(world.leader.pk))
    deputy.press("form[action$='/overlat/'] button")
    tend_reviews()
    assert claimants(course) == ["leader"]

    # Other words are proposed and taken in with one click; an expert is heard; then it goes back.
    leader = Person(browser, site, world.leader)
    propose(leader, course, OLD, NEW)
    expect(leader.page.locator(".kb-talk del")).to_have_text(OLD)
    author.open("/admin/")
    author.page.locator("a[href*='/admin/gjennomgang/samtale/']").first.click()
    author.page.locator("button[name=action][value=accept]").click()
    expect(author.page.locator("button[name=action][value=accept]")).to_have_count(0)
    course = CoursePage.objects.get(pk=course.pk)
    assert (claimants(course), course.get_latest_revision_as_object().summary) == (["leader"], NEW)
    comment_as_an_expert(browser, author, course)
    leader.review(course)
    expect(leader.page.locator(".kb-experts")).to_contain_text("Øvelsen i leksjon to er for lang.")
    leader.page.fill("[name=comment]", "Kort ned øvelsen.")
    leader.press("button[name=action][value=reject]")
    author.open(f"/admin/pages/{course.pk}/edit/")
    expect(author.page.locator(".messages")).to_contain_text("Kort ned øvelsen.")

    # The second round: two approve, and the course waits for its day.
    edit(course, world.contact, go_live_at=timezone.now() + datetime.timedelta(days=3))
    author.send(course)
    deputy.approve(course)
    assert not CoursePage.objects.get(pk=course.pk).live
    assert ApprovalRecord.objects.filter(page=course).count() == 0
    leader.approve(course)
    address = site + CoursePage.objects.get(pk=course.pk).url
    assert reader_meets(browser, address)[0] == 404
    let_planned_times_come()
    publish_due()
    assert reader_meets(browser, address) == (200, "Bokprat")

    # A member takes it down at once, and readers are told.
    own = Person(browser, site, world.own_member)
    own.open(f"/admin/gjennomgang/ta-ned/{course.pk}/").fill("[name=reason]", "Et bilde viser en låner.")
    own.press("main form button[type=submit]")
    status, heading = reader_meets(browser, address)
    assert (status, "tatt ned" in heading) == (410, True)


def enter_an_absence(person: Person) -> None:
    page = person.open("/admin/folk/fravaer/")
    today = timezone.localdate()
    page.fill("[name=first_day]", today.isoformat())
    page.fill("[name=last_day]", (today + datetime.timedelta(days=7)).isoformat())
    page.keyboard.press("Escape")  # the calendar over the button
    person.press("main form.kb-form button[type=submit]")


def propose(person: Person, course: CoursePage, old: str, new: str) -> None:
    page = person.review(course)
    page.locator("#kb-propose summary").click()
    page.fill("#kb-wording-old", old)
    page.fill("#kb-wording-new", new)
    page.fill("#kb-wording-why", "Da vet man hva man kan etterpå.")
    page.locator("#kb-propose form button[type=submit]").click()
    expect(page.locator(".kb-talk del").first).to_be_visible()


def comment_as_an_expert(browser: Browser, author: Person, course: CoursePage) -> None:
    page = author.open(f"/admin/gjennomgang/utenfra/{course.pk}/")
    page.fill("[name=expert]", "Ekspert Ekspertesen")
    page.locator("form.kb-form button[type=submit]").first.click()
    address = page.locator("code.kb-address").inner_text()

    expert = browser.new_context(java_script_enabled=False).new_page()
    expert.goto(address)
    expect(expert.get_by_role("heading", name=re.compile("Bokprat")).first).to_be_visible()
    expert.fill("[name=name]", "Ekspert Ekspertesen")
    expert.fill("[name=text]", "Øvelsen i leksjon to er for lang.")
    expert.locator("main form button[type=submit]").first.click()
    expect(expert.get_by_text("Øvelsen i leksjon to er for lang.").first).to_be_visible()
    assert expert.context.cookies() == []
