"""A formalised course, from beginning to certificate, by the learner's own pages.

Long: the whole way, and each thing that can happen on it.
"""

import datetime
import uuid
from typing import Any

import pytest
from django.db import connection
from django.db.models import Count
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.core.models import Mail
from learning.certificates.actions import revoke
from learning.courses import actions, facts
from learning.courses.rules import Done, Need, Needs, is_completed, lacking, needed
from learning.models import Certificate, Enrolment, LessonProgress
from tests.learners import (
    ADDRESS,
    begin,
    course_address,
    formalised_course,
    learner_of,
    lesson_address,
    letter_to,
    read,
    signed_in,
)
from tests.races import at_once
from tests.world import World, body, put_up, translate

pytestmark = pytest.mark.django_db


def name(client: Client, written: str = "Kari  Testesen") -> Any:
    return client.post("/min-laering/navn/", {"name": written})


def attend(course: Any) -> None:
    day = datetime.date(2026, 11, 20)
    key = f"occurrence:{course.pk}"
    actions.record_attendance(learner_of(), course.translation_key, key=key, title="Webinar", held_on=day)


# --- the rules ---


def test_what_is_lacking_is_told_in_the_order_a_learner_meets_it() -> None:
    needs = Needs(frozenset("ab"), frozenset("b"), assignment=True, meeting=True)

    assert lacking(needs, Done()) == [Need.LESSONS, Need.QUIZZES, Need.ASSIGNMENT, Need.MEETING]
    assert lacking(needs, Done(frozenset("ab"), frozenset("b"), True, False)) == [Need.MEETING]
    assert needed(Needs(frozenset("a"))) == [Need.LESSONS]


def test_a_course_that_asks_for_nothing_is_completed_by_nobody() -> None:
    assert not is_completed(Needs(), Done())
    assert is_completed(Needs(meeting=True), Done(meeting=True))


# --- the way ---


def test_the_public_page_says_what_the_certificate_takes(world: World) -> None:
    course = formalised_course(world, assignment=body("Skriv om en samtale."), needs_meeting=True, valid_months=24)

    page = Client().get(course.url).content.decode()

    for line in ("Du leser alle 2 leksjonene", "Du leverer en oppgave", "Du er med på et webinar eller en samling"):
        assert line in page
    assert f'href="{course_address(course)}"' in page
    assert "gyldig i 24 måneder" in page


def test_a_course_is_begun_by_a_button_and_not_by_looking(world: World) -> None:
    course, client = formalised_course(world), signed_in()

    client.get(course_address(course))
    assert Enrolment.objects.count() == 0

    begin(client, course)
    begin(client, course)
    assert list(Enrolment.objects.values_list("work", "round")) == [(course.translation_key, 1)]


def test_reading_every_lesson_and_writing_the_name_gives_the_certificate(world: World) -> None:
    course, client = formalised_course(world), signed_in()
    begin(client, course)

    first = client.post(lesson_address(course, 0))
    last = client.post(lesson_address(course, 1))
    asked = letter_to()
    named = name(client)

    assert first["Location"] == lesson_address(course, 1)
    assert last["Location"] == course_address(course)
    assert "navn" in asked.subject
    assert named["Location"] == "/min-laering/"
    certificate = Certificate.objects.get()
    assert (certificate.holder_name, certificate.work) == ("Kari Testesen", course.translation_key)
    assert certificate.facts["title"] == "Veiledning"
    assert f"/bevis/{certificate.code}/" in client.get(course_address(course)).content.decode()


def test_who_has_given_a_name_gets_the_certificate_with_the_last_step(world: World) -> None:
    course, client = formalised_course(world), signed_in()
    name(client)
    begin(client, course)

    read(client, course)

    assert Certificate.objects.get().holder_name == "Kari Testesen"
    assert not Mail.objects.filter(key__startswith="name:").exists()


def test_a_certificate_keeps_the_name_it_was_issued_with(world: World) -> None:
    course, client = formalised_course(world), signed_in()
    name(client)
    begin(client, course)
    read(client, course)

    name(client, "Et Annet Navn")

    assert Certificate.objects.get().holder_name == "Kari Testesen"
    assert learner_of().name == "Et Annet Navn"


def test_an_empty_name_is_refused_by_the_field() -> None:
    client = signed_in()

    answer = name(client, "  ")

    assert answer.status_code == 200
    assert "id_name_error" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_last_step_taken_in_four_tabs_gives_one_certificate(world: World) -> None:
    course, client = formalised_course(world), signed_in()
    name(client)
    enrolment = begin(client, course)
    read(client, course, 0)
    LessonProgress.objects.create(enrolment=enrolment, lesson=course.lessons[1].translation_key)

    def tab() -> int:
        own = Client()
        own.cookies = client.cookies
        return own.post(lesson_address(course, 1)).status_code

    answers = at_once(*[tab] * 4)

    assert answers == [302] * 4
    assert Certificate.objects.count() == 1


def test_attendance_counts_whenever_it_was(world: World) -> None:
    before = formalised_course(world, "Før", needs_lessons=False, needs_meeting=True)
    after = formalised_course(world, "Etter", needs_lessons=False, needs_meeting=True)
    client = signed_in()
    name(client)
    begin(client, after)

    for course in (before, after):
        for _twice in range(2):
            attend(course)
    begin(client, before)
    actions.after_progress(Enrolment.objects.get(work=before.translation_key).pk)

    assert sorted(found.facts["title"] for found in Certificate.objects.all()) == ["Etter", "Før"]
    assert client.get("/min-laering/").content.decode().count("Webinar</span>, 20. november 2026") == 2


def test_a_course_taken_anew_gives_a_certificate_that_replaces_the_old(world: World) -> None:
    course, client = formalised_course(world), signed_in()
    name(client)
    begin(client, course)

    too_soon = client.post(f"{course_address(course)}pa-nytt/", follow=True)
    read(client, course)
    client.post(f"{course_address(course)}pa-nytt/")
    read(client, course, 0)
    between = Certificate.objects.count()
    read(client, course, 1)

    assert "midt i" in too_soon.content.decode()
    assert between == 1
    old, new = Certificate.objects.order_by("pk")
    assert new.replaces == old
    assert list(Enrolment.objects.order_by("pk").values_list("round", flat=True)) == [1, 2]
    assert client.get("/min-laering/").content.decode().count("/bevis/") == 2  # the course's and the list's: the new


def test_a_course_that_is_taken_down_completes_nothing_and_loses_nothing(world: World) -> None:
    course, client = formalised_course(world), signed_in()
    name(client)
    begin(client, course)
    read(client, course, 0)
    course.unpublish()

    gone = client.get(lesson_address(course, 1)).status_code
    actions.after_progress(Enrolment.objects.get().pk)
    listed = client.get("/min-laering/").content.decode()
    put_up(course)
    read(client, course, 1)

    assert gone == 404
    assert "Et kurs som ikke ligger ute nå" in listed
    assert Certificate.objects.count() == 1


def test_the_nearest_edition_is_shown_and_both_count_as_one_course(world: World) -> None:
    course, client = formalised_course(world, lessons=1), signed_in()
    translate(course, "nn", "Rettleiing")
    begin(client, course)

    nynorsk = client.get(f"/nn{course_address(course)}").content.decode()

    assert "Rettleiing" in nynorsk
    client.post(f"/nn{lesson_address(course, 0)}")
    assert facts.done_by(Enrolment.objects.get()).lessons == {str(course.lessons[0].translation_key)}


def test_an_open_course_has_no_learners_page(world: World) -> None:
    course = formalised_course(world, format="open")

    assert signed_in().get(course_address(course)).status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_there_is_not_found(world: World, method: str) -> None:
    course, client = formalised_course(world), signed_in()
    begin(client, course)

    asked = getattr(client, method)

    assert asked(f"/min-laering/kurs/{uuid.uuid4()}/").status_code == 404
    assert asked(f"{course_address(course)}{uuid.uuid4()}/").status_code == 404


def test_a_lesson_of_a_course_one_has_not_begun_leads_to_the_course(world: World) -> None:
    course = formalised_course(world)

    answer = signed_in().get(lesson_address(course, 0))

    assert answer["Location"] == course_address(course)


def test_another_learner_sees_and_changes_nothing_of_it(world: World) -> None:
    course, client = formalised_course(world), signed_in()
    begin(client, course)
    read(client, course, 0)
    other = signed_in("ola.testesen@bibliotek.example.org")

    begin(other, course)

    assert "0 av 2 leksjoner lest" in other.get("/min-laering/").content.decode()
    assert "1 av 2 leksjoner lest" in client.get("/min-laering/").content.decode()
    read(other, course)
    read_by = Enrolment.objects.order_by("pk").annotate(number=Count("lessons"))
    assert list(read_by.values_list("number", flat=True)) == [1, 2]


def test_signed_out_every_address_of_a_learner_asks_to_sign_in(world: World) -> None:
    course, client = formalised_course(world), signed_in()
    begin(client, course)
    addresses = [f"/min-laering/{rest}" for rest in ("", "navn/", "mine-data/", "mine-data/hent/")]
    addresses += [course_address(course), lesson_address(course, 0), f"{course_address(course)}pa-nytt/"]
    before = LessonProgress.objects.count()

    answers = [Client().post(address)["Location"] for address in addresses]

    assert {answer.partition("?")[0] for answer in answers} == {"/min-laering/logg-inn/"}
    assert LessonProgress.objects.count() == before


def test_whose_certificate_is_revoked_does_not_read_that_they_have_it(world: World) -> None:
    course, client = formalised_course(world), signed_in()
    name(client)
    begin(client, course)
    read(client, course)
    revoke(Certificate.objects.get().pk, world.operator, "Feil person.")

    page = client.get(course_address(course)).content.decode()

    assert ("Kursbeviset ditt er trukket tilbake" in page, "Feil person." in page) == (True, True)
    assert "Du har kursbeviset" not in page


def test_my_learning_costs_the_same_with_one_course_as_with_three(world: World) -> None:
    client = signed_in()
    name(client)
    counts = []
    for number in (1, 2, 3):
        course = formalised_course(world, f"Kurs {number}")
        begin(client, course)
        read(client, course)
        client.get("/min-laering/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/min-laering/")
        counts.append(len(asked))

    assert counts == [11] * 3


def test_the_letter_with_the_name_goes_once(world: World) -> None:
    course, client = formalised_course(world, lessons=1), signed_in()
    begin(client, course)
    read(client, course)
    for _twice in range(2):
        actions.after_progress(Enrolment.objects.get().pk)

    assert Mail.objects.filter(to=ADDRESS, key__startswith="name:").count() == 1
