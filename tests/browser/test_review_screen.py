"""The review screen's script: other looks at the work keep what is written, and approving opens with the checklist."""

from playwright.sync_api import Browser, expect

from cms.core.models import Mail
from tests.browser.test_tour import log_in
from tests.world import draft_course, find_world, open_review, submit


def test_what_is_written_stays_while_one_looks_and_approving_opens_when_every_point_is_answered(
    browser: Browser, site: str
) -> None:
    world = find_world()
    course = draft_course(world, lessons=1)
    submit(course, world.contact)
    letters = Mail.objects.count()
    page = log_in(browser, site, world.reviewer)
    page.goto(f"{site}/admin/gjennomgang/{open_review(course).pk}/")
    approve, why = page.locator("button[value=approve]"), page.locator("#kb-approve-why")
    first, *others = page.locator("fieldset.kb-check").all()

    page.locator("[name=comment]").fill("Nesten i mål.")
    first.locator("input[type=radio]").first.check()
    page.get_by_role("link", name="Hva er endret").click()
    expect(page.get_by_role("link", name="Hva er endret")).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("link", name="Hva er endret")).to_be_focused()
    expect(page.locator("[name=comment]")).to_have_value("Nesten i mål.")
    expect(first.locator("input[type=radio]").first).to_be_checked()

    expect(approve).to_have_attribute("aria-disabled", "true")
    expect(why).to_be_visible()
    approve.click(force=True)  # a screen reader's user may press it all the same
    expect(others[0].locator("input[type=radio]").first).to_be_focused()
    assert Mail.objects.count() == letters

    for point in others:
        point.locator("input[type=radio]").first.check()
    expect(approve).to_have_attribute("aria-disabled", "false")
    expect(why).to_be_hidden()
    others[-1].locator("input[value=no]").check()
    expect(approve).to_have_attribute("aria-disabled", "true")
