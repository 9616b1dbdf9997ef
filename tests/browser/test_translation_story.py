"""A nynorsk course becomes a published bokmål translation, in real browsers: a draft by machine, mended by its county,
corrected by a reviewer, read under both interfaces; and then the source changes.
"""

from playwright.sync_api import Browser, Page, expect

from learning.models import CoursePage
from tests.browser.test_whole_story import Person, propose, reader_meets
from tests.world import draft_course, edit, find_world, open_review, publish, put_up
from workflows.models import Translation, TranslationJob
from workflows.tasks import tend_translations, translate

TITLE, SUMMARY = "Kva skjer på biblioteket", "Korleis de vel bøker saman."
MENDED = "Slik velger dere bøker sammen, uansett alder."
CORRECTED = "Slik velger dere bøker sammen."


def test_a_nynorsk_course_becomes_a_published_bokmal_translation(browser: Browser, site: str) -> None:
    world = find_world()
    draft = draft_course(world, TITLE, lessons=1, by=world.other_contact, section=world.other_section)
    edit(draft, world.other_contact, summary=SUMMARY)
    source = publish(CoursePage.objects.get(pk=draft.pk), world)

    # The county asks the machine for a first draft, and sees it come.
    author = Person(browser, site, world.other_contact)
    page = author.open(f"/admin/pages/{source.pk}/edit/")
    page.locator("footer .w-dropdown__toggle, footer [data-w-dropdown-target=toggle]").first.click()
    page.locator(f"a[href='/admin/gjennomgang/oversett/{source.pk}/']").click()
    page.check("[name=language][value=nb]")
    page.check("[name=way][value=machine]")
    page.fill("[name=reason]", "Kurset blir halde i begge målformer.")
    page.locator("main form.kb-form button[type=submit]").click()
    expect(page.locator("progress")).to_be_visible()
    translate(TranslationJob.objects.get().pk)
    page.wait_for_url("**/admin/pages/*/edit/")
    edition = CoursePage.objects.get(translation_key=source.translation_key, locale__language_code="nb")
    assert page.url == f"{site}/admin/pages/{edition.pk}/edit/"
    expect(page.locator("[name=title]")).to_have_value("Hva skjer på biblioteket")

    # The source stands beside the fields; the county mends, says of the lesson that it is right, and sends.
    page.locator("[aria-controls='form-side'][data-w-tooltip-content-value], button[aria-label*='kjelda']").last.click()
    expect(page.locator("[data-side-panel='kb-source'] [lang=nn]").filter(has_text=SUMMARY)).to_be_visible()
    mend(page)
    (lesson,) = edition.work_pages()[1:]
    author.open(f"/admin/gjennomgang/oversettelse/{lesson.pk}/")
    author.press("button[name=action][value=read]")
    author.send(edition)

    # A member from elsewhere proposes better words, the county takes them in, the member approves.
    reviewer = Person(browser, site, world.reviewer)
    propose(reviewer, edition, MENDED, CORRECTED)
    author.open(f"/admin/gjennomgang/samtale/{open_review(edition).workflow_state_id}/")
    author.page.locator("button[name=action][value=accept]").click()
    expect(author.page.locator("button[name=action][value=accept]")).to_have_count(0)
    reviewer.approve(edition)

    # Readers have each edition under its own interface, and no mark of a machine is left.
    assert reader_meets(browser, f"{site}/vestland/kva-skjer-pa-biblioteket/") == (200, "Hva skjer på biblioteket")
    assert reader_meets(browser, f"{site}/nn/vestland/kva-skjer-pa-biblioteket/") == (200, TITLE)
    assert CoursePage.objects.get(pk=edition.pk).summary == CORRECTED
    assert [translation.is_machine_made for translation in Translation.objects.all()] == [False, False]

    # The source changes: the first page says so, and the change is taken over with a click.
    put_up(change_title(source.pk, "Kva skjer på biblioteket i dag"))
    tend_translations()
    author.open("/admin/").locator(
        f"#kb-translations-section a[href='/admin/gjennomgang/oversettelse/{edition.pk}/']"
    ).click()
    author.press("button[name=action][value=take]")
    latest = CoursePage.objects.get(pk=edition.pk).get_latest_revision_as_object()
    assert latest.title == "Hva skjer på biblioteket i dag"


def mend(page: Page) -> None:
    page.fill("[name=summary]", MENDED)
    with page.expect_navigation():
        page.locator("footer button.action-save").click()
    expect(page.locator("[name=summary]")).to_have_value(MENDED)


def change_title(pk: int, title: str) -> CoursePage:
    source = CoursePage.objects.get(pk=pk)
    edit(source, source.owner, title=title)
    draft = source.get_latest_revision_as_object()
    draft.title = title
    return draft
