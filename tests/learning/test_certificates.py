"""A certificate is issued once, says for ever what it said, and is revoked, replaced and half forgotten.

Long, since each verb is tried as everybody.
"""

import datetime
import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from cms.core.models import ApprovalRecord, Mail
from cms.people.models import CountyLibrary, Membership
from learning.certificates import actions, rules, tasks
from learning.certificates.addresses import verification_address
from learning.certificates.facts import Facts, facts_of_attendance
from learning.certificates.keys import NoKeys
from learning.certificates.rules import Refusal
from learning.models import Certificate, CertificateFile, CoursePage, LessonPage, StatusList
from learning.refused import Refused
from tests.certificates import ESCO, FACTS, NAME, facts_of, files_of, issued, learner, made
from tests.jobs import Commit, asked_for
from tests.world import CAST, World, draft_course, edit, put_up

pytestmark = pytest.mark.django_db
MAY_REVOKE = ("own_member", "reviewer", "other_reviewer", "leader", "operator")
REASON = "Utstedt til feil person."


@pytest.fixture(scope="module")
def lasting_course(lasting_world: World) -> int:
    return put_up(draft_course(lasting_world, "Bokprat")).pk


@pytest.fixture
def course(lasting_course: int, db: None) -> CoursePage:
    return CoursePage.objects.get(pk=lasting_course)


def refusal_of(verb: Any) -> Refusal:
    with pytest.raises(Refused) as refused, transaction.atomic():
        verb()
    return refused.value.refusal


# --- the facts ---


def test_the_facts_are_what_the_course_is_that_day(course: CoursePage) -> None:
    course.hours, course.valid_months = Decimal("10.0"), 24
    at = datetime.datetime(2026, 11, 26, 23, 30, tzinfo=datetime.UTC)  # past midnight in Norway

    facts = facts_of(course, issued_at=at)

    assert facts.as_json() | {"content_hash": ""} == {
        "kind": "course",
        "title": "Bokprat",
        "description": "Kort om bokprat.",
        "version": 1,
        "content_hash": "",
        "lessons": ("Bokprat: leksjon 1", "Bokprat: leksjon 2"),
        "outcomes": ("velge bøker som passer",),
        "hours": "10",
        "competences": (),
        "requirements": ("Alle leksjonene er lest", "Prøven er bestått"),
        "issuer": {
            "name": "Kompetansebanken",
            "url": "http://127.0.0.1:8000",
            "library": "Innlandet fylkesbibliotek",
            "library_url": "http://127.0.0.1:8000/innlandet/",
        },
        "issued_at": "2026-11-26T23:30:00+00:00",
        "issued_on": "2026-11-27",
        "valid_until": "2028-11-27",
        "attended_on": None,
        "language": "nb",
        "content_language": "nb",
        "area": 1,
    }


def test_facts_come_back_from_json_as_they_went(course: CoursePage) -> None:
    certificate = issued(facts=FACTS)

    certificate.refresh_from_db()

    assert Facts.from_json(certificate.facts) == FACTS
    assert (FACTS.issued_day, FACTS.last_day, FACTS.attended_day) == (datetime.date(2026, 11, 27), None, None)


def test_days_are_days(course: CoursePage) -> None:
    course.valid_months = 1

    facts = facts_of(course, issued_at=datetime.datetime(2026, 11, 27, 12, tzinfo=datetime.UTC))

    assert (facts.attended_day, facts.last_day) == (None, datetime.date(2026, 12, 27))


@pytest.mark.parametrize(("minutes", "hours"), [(30, "0.5"), (45, "0.75"), (60, "1"), (100, "1.67")])
def test_attendance_says_when_and_how_long_and_nothing_of_what_was_learnt(
    course: CoursePage, minutes: int, hours: str
) -> None:
    course.valid_months, course.hours = 1, Decimal(30)
    day, now = datetime.date(2026, 11, 20), datetime.datetime(2026, 11, 27, 12, tzinfo=datetime.UTC)

    facts = facts_of_attendance(course, language="nb", issued_at=now, held_on=day, minutes=minutes)

    assert (facts.kind, facts.attended_day, facts.last_day, facts.hours) == ("attendance", day, None, hours)
    assert (facts.lessons, facts.outcomes, facts.competences, facts.requirements) == ((), (), (), ())


def test_the_version_counts_what_was_approved_and_went_up(course: CoursePage) -> None:
    edit(course, course.owner, title="Bokprat for alle")
    put_up(CoursePage.objects.get(pk=course.pk))

    assert facts_of(CoursePage.objects.get(pk=course.pk)).version == 2


def test_the_hash_is_of_every_live_page_by_its_translation_key(course: CoursePage) -> None:
    pages = sorted(course.work_pages(), key=lambda page: str(page.translation_key))
    hashes = [ApprovalRecord.objects.get(page=page.pk).content_hash for page in pages]

    assert facts_of(course).content_hash == rules.hash_of_hashes(hashes)


def test_the_hash_changes_with_a_lesson_and_not_with_a_draft(course: CoursePage) -> None:
    before = facts_of(course).content_hash
    lesson = LessonPage.objects.child_of(course)[0]
    edit(lesson, course.owner, title="Et utkast")
    drafted = facts_of(CoursePage.objects.get(pk=course.pk)).content_hash
    lesson = LessonPage.objects.get(pk=lesson.pk)
    lesson.title = "Ny tittel"

    put_up(lesson)

    assert (drafted == before, facts_of(CoursePage.objects.get(pk=course.pk)).content_hash == before) == (True, False)


def test_what_is_approved_and_waits_to_go_up_is_not_what_readers_saw(course: CoursePage) -> None:
    before = facts_of(course)
    waiting = ApprovalRecord.objects.get(page=course.pk)
    waiting.pk, waiting.revision, waiting.used_at, waiting.content_hash = None, None, None, "ff" * 32
    waiting.save()

    after = facts_of(course)

    assert (after.content_hash, after.version) == (before.content_hash, before.version)


def test_competences_of_the_map_bring_their_frameworks(course: CoursePage) -> None:
    class Mapped:
        name = "Formidling"

        def framework_links(self) -> list[dict[str, str]]:
            return [vars(ESCO)]

    course.competence_list = [Mapped()]

    assert facts_of(course).competences[0].frameworks == (ESCO,)


def test_a_course_outside_the_sections_is_the_sites_own(course: CoursePage) -> None:
    course.county_library = None

    facts = facts_of(course)

    assert (facts.issuer.library, facts.issuer.library_url) == ("", "")


# --- issuing ---


def test_a_certificate_holds_the_name_beside_the_facts_and_hashes_of_both(world: World) -> None:
    certificate = issued(name="  Åse  Marie Ødegård ", learner=learner("Laerer@Example.org"))

    assert (certificate.holder_name, certificate.learner) == (NAME, learner("Laerer@Example.org"))
    assert rules.is_hash_of("åse marie ødegård", certificate.salt, certificate.name_hash)
    assert rules.is_hash_of("laerer@example.org", certificate.salt, certificate.email_hash)
    assert (NAME in str(certificate.facts), "laerer" in str(certificate.facts)) == (False, False)
    assert re.fullmatch(r"[\w-]{22}", certificate.code)
    assert (certificate.issued_at, certificate.language) == (FACTS.moment, "nb")


def test_one_key_is_one_certificate_whatever_is_said_the_second_time(world: World) -> None:
    first = issued("enrolment:1")

    second = issued("enrolment:1", name="En annen", title="Noe annet")

    assert (second, second.holder_name, Certificate.objects.count()) == (first, NAME, 1)


def test_salts_codes_and_places_are_each_their_own(world: World) -> None:
    found = [issued(f"enrolment:{number}") for number in range(5)]

    for name in ("salt", "code", "status_index", "name_hash"):
        assert len({getattr(certificate, name) for certificate in found}) == 5


def test_a_certificate_without_a_name_is_refused(world: World) -> None:
    assert refusal_of(lambda: issued(name="  ")) is Refusal.NO_NAME


def test_nothing_is_issued_where_there_are_no_keys(world: World, settings: Any) -> None:
    settings.CERTIFICATE_KEYS, settings.CERTIFICATE_KEYS_FILE = "", ""

    with pytest.raises(NoKeys, match="set CERTIFICATE_KEYS_FILE"):
        issued()

    assert not Certificate.objects.exists()


def test_a_full_list_is_followed_by_another(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_IN_LIST", 2)

    lists = [issued(f"enrolment:{number}").status_list for number in range(5)]

    assert lists == [1, 1, 2, 2, 3]


def test_files_are_asked_for_when_the_certificate_is_stored_and_not_before(world: World, commit: Commit) -> None:
    before = asked_for()

    with commit():
        issued()
        within = asked_for()

    assert (within - before, asked_for() - before) == (0, 1)


def test_the_beat_asks_for_what_was_lost_and_not_for_what_is_under_way(world: World) -> None:
    issued("enrolment:1")
    issued("enrolment:2", issued_at=timezone.now().isoformat())
    done = issued("enrolment:3")
    Certificate.objects.filter(pk=done.pk).update(made_at=timezone.now())
    before = asked_for()

    tasks.make_certificates()

    assert asked_for() - before == 1


# --- making ---


def test_files_and_letter_are_made_once_however_often_the_job_runs(world: World) -> None:
    certificate = issued()
    tasks.make_certificate(certificate.pk)
    before = files_of(certificate), Certificate.objects.get().made_at

    tasks.make_certificate(certificate.pk)

    assert (files_of(certificate), Certificate.objects.get().made_at) == before
    assert Mail.objects.filter(key=f"certificate:{certificate.pk}").count() == 1


@pytest.mark.parametrize(
    ("changes", "subject"),
    [
        ({}, "Kursbeviset ditt er klart"),
        ({"language": "nn"}, "Kursbeviset ditt er klart"),
        ({"kind": "attendance"}, "Deltakerbeviset ditt er klart"),
    ],
)
def test_the_letter_leads_to_the_certificate(world: World, changes: dict[str, str], subject: str) -> None:
    certificate = made(issued(**changes))

    letter = Mail.objects.get()
    assert (letter.to, letter.language) == ("laerer@example.org", certificate.language)
    assert (letter.subject, verification_address(certificate) in letter.body) == (subject, True)
    assert NAME not in letter.body


def test_what_fails_leaves_nothing_half_made(world: World, settings: Any) -> None:
    certificate = issued()
    settings.CERTIFICATE_KEYS = "[]"

    with pytest.raises(NoKeys), transaction.atomic():
        actions.make(certificate.pk)

    assert (CertificateFile.objects.exists(), Mail.objects.exists()) == (False, False)
    settings.CERTIFICATE_KEYS = ""
    assert len(files_of(made(certificate))) == 5


# --- renewing ---


def test_a_corrected_name_is_a_new_certificate_of_the_same(world: World) -> None:
    old = issued()

    new = actions.renew(old, key="renewal:1", name="Åse Marie Ødegaard")

    assert (new.replaces, new.facts, new.learner, new.work, new.kind) == (
        old,
        old.facts,
        old.learner,
        old.work,
        old.kind,
    )
    assert (new.holder_name, new.code == old.code) == ("Åse Marie Ødegaard", False)


def test_a_course_taken_anew_has_new_facts_and_the_same_name(world: World) -> None:
    later = replace(FACTS, issued_on="2028-11-20", version=5)

    new = actions.renew(issued(), key="renewal:1", facts=later)

    assert (new.holder_name, new.facts["version"], new.facts["issued_on"]) == (NAME, 5, "2028-11-20")


def test_to_renew_twice_with_one_key_is_to_renew_once(world: World) -> None:
    old = issued()

    first, second = (actions.renew(old, key="renewal:1", name=name) for name in ("Åse", "Åsa"))

    assert (first, second.holder_name) == (second, "Åse")


def test_what_is_replaced_or_revoked_is_not_renewed(world: World) -> None:
    replaced, revoked = issued("enrolment:1"), issued("enrolment:2")
    actions.renew(replaced, key="renewal:1")
    actions.revoke(revoked.pk, world.reviewer, REASON)

    found = [refusal_of(lambda one=one: actions.renew(one, key=f"renewal:{one.pk}-2")) for one in (replaced, revoked)]

    assert found == [Refusal.IS_REPLACED, Refusal.IS_REVOKED]


def test_whose_name_is_erased_gets_no_new_one(world: World) -> None:
    certificate = issued()
    actions.erase_holder(learner())

    certificate.refresh_from_db()

    assert refusal_of(lambda: actions.renew(certificate, key="renewal:1")) is Refusal.NO_NAME


# --- revoking ---


@pytest.mark.parametrize("role", CAST)
def test_who_may_revoke(world: World, role: str) -> None:
    certificate = issued()
    if role in MAY_REVOKE:
        actions.revoke(certificate.pk, world.everybody[role], f" {REASON} ")
    else:
        refused = refusal_of(lambda: actions.revoke(certificate.pk, world.everybody[role], REASON))
        assert refused is Refusal.NOT_IN_GROUP

    certificate.refresh_from_db()
    revoked = (certificate.revoked_by, certificate.revoked_reason)
    assert revoked == ((world.everybody[role], REASON) if role in MAY_REVOKE else (None, ""))
    assert (certificate.revoked_at is not None) is (role in MAY_REVOKE)


def test_who_was_a_member_is_none_any_more(world: World) -> None:
    certificate = issued()
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    Membership.objects.filter(user=world.reviewer).update(ends_on=yesterday)

    assert refusal_of(lambda: actions.revoke(certificate.pk, world.reviewer, REASON)) is Refusal.NOT_IN_GROUP


def test_it_takes_a_reason_and_is_done_once(world: World) -> None:
    certificate = issued()

    without = refusal_of(lambda: actions.revoke(certificate.pk, world.reviewer, " "))
    actions.revoke(certificate.pk, world.reviewer, REASON)
    again = refusal_of(lambda: actions.revoke(certificate.pk, world.leader, "En gang til."))

    certificate.refresh_from_db()
    assert (without, again) == (Refusal.NO_REASON, Refusal.IS_REVOKED)
    assert (certificate.revoked_by, certificate.revoked_reason) == (world.reviewer, REASON)


def test_a_revocation_marks_the_list_and_asks_for_it_to_be_signed(world: World, commit: Commit) -> None:
    certificate = issued()
    tasks.sign_status_list(1)
    before = asked_for()

    with commit():
        actions.revoke(certificate.pk, world.operator, REASON)

    assert (StatusList.objects.get().is_outdated, asked_for() - before) == (True, 2)  # the list, and the letter
    tasks.sign_status_list(1)
    assert StatusList.objects.get().is_outdated is False


def test_every_list_is_signed_anew_by_the_clock(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_IN_LIST", 1)
    issued("enrolment:1")
    issued("enrolment:2")
    before = asked_for()

    tasks.sign_status_lists()

    assert asked_for() - before == 2


# --- erasing ---


def test_who_erases_themself_leaves_no_name_and_all_else_byte_for_byte(world: World) -> None:
    certificate, other = made(issued("enrolment:1")), made(issued("enrolment:2", learner=learner("en@example.org")))
    before, others = files_of(certificate), files_of(other)
    kept = Certificate.objects.filter(pk=certificate.pk).values("salt", "name_hash", "email_hash", "facts", "code")
    hashes = kept.get()

    with transaction.atomic():
        actions.erase_holder(learner())
        learner().delete()
    actions.erase_holder(learner())

    certificate.refresh_from_db()
    assert (certificate.holder_name, certificate.learner) == ("", None)
    assert kept.get() == hashes
    assert files_of(certificate) == {kind: content for kind, content in before.items() if kind != "pdf"}
    assert all(NAME.encode() not in content for content in files_of(certificate).values())
    assert (list(Mail.objects.values_list("to", flat=True)), files_of(other)) == (["en@example.org"], others)


def test_a_certificate_whose_holder_left_first_is_made_without_the_name_and_without_a_letter(world: World) -> None:
    certificate = issued()
    actions.erase_holder(learner())

    made(certificate)

    assert list(files_of(certificate)) == ["json", "jwt", "png", "svg"]
    assert not Mail.objects.exists()


def test_a_name_that_is_shown_can_still_be_checked(world: World) -> None:
    certificate = issued()
    actions.erase_holder(learner())

    certificate.refresh_from_db()

    tried = ("ÅSE  marie ødegård", "Åse Ødegård")
    assert [actions.name_agrees(certificate, name) for name in tried] == [True, False]


# --- what others change ---


def test_nothing_that_is_changed_afterwards_changes_what_was_issued(
    world: World, course: CoursePage, settings: Any, tmp_path: Any
) -> None:
    certificate = made(issued(facts=facts_of(course)))
    facts, before = certificate.facts, files_of(certificate)
    edit(course, course.owner, title="Noe helt annet")
    put_up(CoursePage.objects.get(pk=course.pk))
    CountyLibrary.objects.filter(slug="innlandet").update(name="Hedmark og Oppland fylkesbibliotek")
    print_template = tmp_path / "learning/certificates/pdf.html"
    print_template.parent.mkdir(parents=True)
    print_template.write_text("<html lang='nb'><title>Nytt</title><p>Ny utforming</p></html>")
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]

    tasks.make_certificate(certificate.pk)
    tasks.make_certificates()

    certificate.refresh_from_db()
    assert (certificate.facts, files_of(certificate)) == (facts, before)
    assert facts_of(CoursePage.objects.get(pk=course.pk)).issuer.library == "Hedmark og Oppland fylkesbibliotek"


def test_the_holder_is_told_of_a_revocation_and_why_and_the_letter_goes_with_them(world: World) -> None:
    certificate = issued()
    holder = certificate.learner
    actions.revoke(certificate.pk, world.operator, REASON)

    letter = Mail.objects.get(to=holder.email)
    actions.erase_holder(holder)

    assert letter.subject == f"Kursbeviset ditt er trukket tilbake: {FACTS.title}"
    assert REASON in letter.body
    assert verification_address(certificate) in letter.body
    assert not Mail.objects.filter(to=holder.email).exists()
