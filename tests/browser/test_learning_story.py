"""From the search to a certificate that is verified signed out, in real browsers: a course with lessons, a quiz, an
assignment, a staff meeting and a webinar.
"""

import re
from typing import Any

from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from learning.assignments.actions import name_assessor
from learning.certificates.actions import make
from learning.models import Certificate, CoursePage, QuizAttempt
from learning.quizzes.actions import questions_of
from search.tasks import index_waiting
from tests.browser.test_tour import log_in
from tests.learners import code_in, letter_to
from tests.quizzes import single, true_false
from tests.world import body, draft_course, find_world, lines, put_up

LEARNER, LEADER = "kari.testesen@bibliotek.example.org", "leder.testesen@bibliotek.example.org"


def the_course(world: Any) -> CoursePage:
    course = draft_course(world, "Samtalen i skranken")
    course.format, course.hours, course.needs_meeting = CoursePage.Format.FORMALISED, 3, True
    course.assignment = body("Fortell om en samtale som gikk bra.")
    course.save()
    for lesson in course.work_pages()[1:]:
        lesson.reflection = lines("Hva spurte du om?")
        lesson.quiz = [single(), true_false()] if lesson.title.endswith("2") else []
        lesson.save()
    return put_up(course)


def sign_in(browser: Browser, site: str, address: str, path: str = "/min-laering/") -> Page:
    page = browser.new_context().new_page()
    page.goto(site + path)
    page.get_by_label("E-postadressen din").fill(address)
    page.get_by_role("button", name="Send meg brevet").click()
    page.get_by_label("De seks sifrene fra e-posten").fill(code_in(letter_to(address)))
    page.get_by_role("button", name="Slipp meg inn").click()
    return page


def answer_rightly(page: Page) -> None:
    for question in questions_of(QuizAttempt.objects.get()):
        for part, right in question.right.items():
            page.locator(f'[name="q-{question.key}-{part}"][value="{right[0]}"]').check()


def test_a_librarian_searches_learns_and_shows_a_certificate(browser: Browser, site: str) -> None:
    world = find_world()
    course = the_course(world)
    name_assessor(course.translation_key, world.contact, world.contact)
    index_waiting()
    cache.clear()

    # She finds it, and signs in where the course asks her to.
    reader = browser.new_context().new_page()
    reader.goto(f"{site}/sok/?q=samtalen+skranken")
    reader.get_by_role("link", name="Samtalen i skranken", exact=True).first.click()
    expect(reader.get_by_text("Du leverer en oppgave")).to_be_visible()
    begin_at = reader.get_by_role("link", name="Ta kurset med kursbevis").get_attribute("href")
    assert reader.context.cookies() == []
    learner = sign_in(browser, site, LEARNER, str(begin_at))
    learner.get_by_role("button", name="Begynn på kurset").click()

    # She reads, and takes the quiz on her way.
    learner.get_by_role("link", name=re.compile("Gå videre")).click()
    learner.get_by_role("button", name=re.compile("lest den")).click()
    learner.get_by_role("link", name="Ta quizen").click()
    learner.get_by_role("button", name="Begynn på quizen").click()
    answer_rightly(learner)
    learner.get_by_role("button", name="Lever", exact=True).click()
    expect(learner.get_by_text("Du har bestått quizen")).to_be_visible()
    learner.get_by_role("link", name="Tilbake til leksjonen").click()
    learner.get_by_role("button", name=re.compile("lest den")).click()

    # She hands in, and the assessor passes it.
    learner.get_by_role("link", name=re.compile("Lever oppgaven")).click()
    learner.get_by_label("Svaret ditt").fill("Jeg spurte hva hun egentlig lette etter.")
    expect(learner.locator("[data-autosaved]")).to_contain_text("Lagret klokka")
    learner.get_by_role("button", name="Lever", exact=True).click()
    expect(learner.get_by_text("Oppgaven er levert")).to_be_visible()
    assessor = log_in(browser, site, world.contact)
    assessor.goto(f"{site}/admin/vurdering/")
    assessor.get_by_role("link", name=re.compile("Samtalen i skranken, forsøk 1")).click()
    assessor.get_by_role("button", name="Jeg tar den").click()
    assessor.get_by_role("button", name="Bestått").click()
    expect(assessor.get_by_text("Den er bestått")).to_be_visible()

    # Her leader has them all at the staff meeting, and she confirms that she was there.
    leader = sign_in(browser, site, LEADER, f"/min-laering/personalmote/{course.translation_key}/")
    leader.get_by_label("Hvem var der?").fill(f"Kari Testesen {LEARNER}")
    leader.get_by_role("button", name="Send brevene").click()
    expect(leader.get_by_text("har fått brevet")).to_be_visible()
    found = re.search(r"/laering/personalmote/bekreft/\S+", letter_to(LEARNER).body)
    assert found is not None
    learner.goto(site + found.group())
    learner.get_by_role("button", name="Ja, jeg var der").click()
    expect(learner.get_by_text("Du har bekreftet")).to_be_visible()

    # That is attendance, and no more. The course's owner has held a webinar, and says that she was there.
    assert list(Certificate.objects.values_list("kind", flat=True)) == ["attendance"]
    assessor.goto(f"{site}/admin/vurdering/")
    assessor.get_by_role("link", name=re.compile("Hvem var med")).click()
    assessor.get_by_label("Hva var det?").fill("Webinar om samtalen")
    assessor.get_by_label("Når var det?").fill(timezone.localdate().isoformat())
    assessor.get_by_label("Hvem var der?").fill(LEARNER)
    assessor.get_by_role("button", name="Før dem opp").click()
    expect(assessor.get_by_text("1 person er ført opp.")).to_be_visible()
    for certificate in Certificate.objects.all():
        make(certificate.pk)  # what the worker does

    # Whoever she shows the certificate to sees that it is valid, signed out.
    learner.goto(site + "/min-laering/")
    address = learner.get_by_role("link", name="Se kursbeviset").get_attribute("href")
    assert sorted(Certificate.objects.values_list("kind", flat=True)) == ["attendance", "course"]
    employer = browser.new_context(java_script_enabled=False).new_page()
    employer.goto(site + str(address))
    expect(employer.get_by_text("Kari Testesen").first).to_be_visible()
    expect(employer.get_by_text(re.compile("gyldig", re.IGNORECASE)).first).to_be_visible()
    for kind in ("pdf", "json", "jwt", "png", "svg"):
        link = employer.locator(f"a[href$='kursbevis.{kind}']").first.get_attribute("href")
        assert employer.request.get(site + str(link)).status == 200
    assert employer.context.cookies() == []
