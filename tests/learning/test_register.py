"""The owner of a course says who was at its webinar; that counts towards the certificate, once a day."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from learning.models import Attendance, Certificate, CoursePage
from tests.learners import ADDRESS, begin, formalised_course, learner_of, signed_in
from tests.reading import soup, text
from tests.world import World, login

pytestmark = pytest.mark.django_db
OTHER = "bo@bibliotek.example.org"


def course_with_webinar(world: World) -> CoursePage:
    return formalised_course(world, lessons=1, needs_lessons=False, needs_meeting=True)


def address(course: CoursePage) -> str:
    return reverse("assessing:register", args=(course.translation_key,))


def entered(client: Client, course: CoursePage, present: str, held_on: datetime.date | None = None) -> str:
    day = (held_on or timezone.localdate()).isoformat()
    data = {"title": "Webinar om samtalen", "held_on": day, "present": present}
    return client.post(address(course), data, follow=True).content.decode()


def test_who_was_there_gets_the_certificate_that_waited_for_it_once(world: World) -> None:
    course = course_with_webinar(world)
    learner = signed_in()
    begin(learner, course)
    learner.post("/min-laering/navn/", {"name": "Kari Testesen"})

    before = Certificate.objects.count()
    for _twice in range(2):
        page = entered(login(world.contact), course, f" {ADDRESS.upper()} ")

    assert before == 0
    assert Certificate.objects.get().learner == learner_of()
    assert Attendance.objects.values_list("title", "recorded_by").get() == ("Webinar om samtalen", world.contact.pk)
    assert "1 person er ført opp." in page


def test_who_does_not_take_the_course_is_named_and_nobody_is_entered(world: World) -> None:
    course = course_with_webinar(world)
    begin(signed_in(), course)
    signed_in(OTHER)

    page = entered(login(world.contact), course, f"{ADDRESS}\n{OTHER}")

    assert f"Ingen som tar kurset, har denne adressen: {OTHER}" in page
    assert f"{ADDRESS}\n{OTHER}</textarea>" in page
    assert Attendance.objects.count() == 0


def test_a_day_that_has_not_come_is_refused_by_the_field(world: World) -> None:
    course = course_with_webinar(world)
    begin(signed_in(), course)

    page = entered(login(world.contact), course, ADDRESS, timezone.localdate() + datetime.timedelta(days=1))

    assert "Den dagen har ikke kommet ennå." in page
    assert Attendance.objects.count() == 0


def test_the_owner_and_the_group_enter_and_nobody_else(world: World) -> None:
    course = course_with_webinar(world)
    begin(signed_in(), course)

    for user in world.everybody.values():
        entered(login(user), course, ADDRESS)
        Attendance.objects.exclude(recorded_by=user).delete()
    statuses = {name: login(user).get(address(course)).status_code for name, user in world.everybody.items()}

    allowed = {"contact", "deputy", "own_member", "reviewer", "other_reviewer", "leader"}
    assert {name for name, status in statuses.items() if status == 200} == allowed
    assert Client().post(address(course), {"present": ADDRESS}).status_code == 302


def test_the_owner_finds_the_way_from_the_courses_that_ask_for_it(world: World) -> None:
    course, without = course_with_webinar(world), formalised_course(world, "Uten samling")

    page = soup(login(world.contact).get("/admin/vurdering/"))

    links = [link["href"] for link in page.select("main a") if "oppmote" in str(link["href"])]
    assert (links, text(page.find("a", href=address(course)))) == ([address(course)], f"Hvem var med : {course.title}")
    assert without.live
