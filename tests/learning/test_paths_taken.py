"""A learning path as a learner takes it: what is read, what leaves evidence, one certificate at the end."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from learning.courses.actions import record_attendance
from learning.models import Certificate, Enrolment, LearningPathPage
from learning.paths import rules
from learning.paths.rules import Facts, Kind
from tests.learners import begin, formalised_course, learner_of, make_learner, past_the_door, read, signed_in
from tests.readers import live_path
from tests.world import World, draft_event, draft_resource, put_up

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "facts", "is_done"),
    [
        (Kind.FORMALISED, Facts(says_so=True, has_attended=True), False),
        (Kind.FORMALISED, Facts(has_completed=True), True),
        (Kind.EVENT, Facts(says_so=True, has_completed=True), False),
        (Kind.EVENT, Facts(has_attended=True), True),
        (Kind.OPEN, Facts(), False),
        (Kind.OPEN, Facts(says_so=True), True),
    ],
)
def test_what_leaves_evidence_is_done_by_it_alone(kind: Kind, facts: Facts, is_done: bool) -> None:
    assert rules.is_done(kind, facts) is is_done
    assert [each for each in Kind if rules.may_say_so(each)] == [Kind.OPEN]


def test_a_path_of_which_nothing_is_left_is_completed_by_nobody() -> None:
    assert not rules.is_completed([])
    assert not rules.is_completed([True, False])
    assert rules.is_completed([True, True])


def path_address(path: LearningPathPage) -> str:
    return f"/min-laering/lop/{path.translation_key}/"


def test_the_whole_path_gives_one_certificate(world: World) -> None:
    course, resource = formalised_course(world, lessons=1), put_up(draft_resource(world))
    event = put_up(draft_event(world))
    path = live_path(world, resource, course, event)
    client = signed_in()
    client.post("/min-laering/navn/", {"name": "Kari Testesen"})

    offered = client.get(path_address(path)).content.decode()
    client.post(path_address(path))
    client.post(path_address(path), {"step": str(resource.translation_key)})
    client.post(path_address(path), {"step": str(event.translation_key)})  # nobody says so of an event
    begin(client, course)
    read(client, course)
    before = list(Certificate.objects.values_list("kind", flat=True))
    half_way = client.get(path_address(path)).content.decode()
    day = datetime.date(2026, 11, 20)
    record_attendance(learner_of(), event.translation_key, key="occurrence:1", title="Fagprat", held_on=day)

    assert "Begynn på læringsløpet" in offered
    assert before == ["course"]
    assert half_way.count('class="is-done"') == 2
    assert "når arrangøren har ført opp at du var der" in half_way
    certificate = Certificate.objects.get(kind=Certificate.Kind.PATH)
    assert (certificate.holder_name, certificate.work) == ("Kari Testesen", path.translation_key)
    assert certificate.facts["lessons"] == [resource.title, course.title, event.title]
    assert certificate.facts["hours"] == "6"
    assert f"/bevis/{certificate.code}/" in client.get(path_address(path)).content.decode()
    assert path.title in client.get("/min-laering/").content.decode()


def test_the_public_page_leads_to_it_and_it_waits_for_a_name(world: World) -> None:
    path = live_path(world, put_up(draft_resource(world)))
    client = signed_in()
    step = path.path_steps()[0].translation_key

    assert path_address(path) in Client().get(path.url).content.decode()
    client.post(path_address(path), {"step": str(step)})
    assert "Skriv navnet ditt på kursbeviset" in client.get(path_address(path)).content.decode()
    client.post("/min-laering/navn/", {"name": "Kari Testesen"})
    assert Certificate.objects.get().kind == Certificate.Kind.PATH


def test_it_is_ones_own_and_signed_out_it_is_nobodys(world: World) -> None:
    path = live_path(world, put_up(draft_resource(world)))
    signed_in().post(path_address(path))
    other = past_the_door(make_learner())

    assert "Begynn på læringsløpet" in other.get(path_address(path)).content.decode()
    assert Client().post(path_address(path))["Location"].startswith("/min-laering/logg-inn/")
    assert other.get(f"/min-laering/lop/{uuid.uuid4()}/").status_code == 404
    assert Enrolment.objects.count() == 1


def test_it_costs_the_same_with_one_step_as_with_three(world: World) -> None:
    client, counts = past_the_door(make_learner()), []
    for number in (1, 3):
        works = [put_up(draft_resource(world, f"Ressurs {number}{each}")) for each in range(number)]
        path = live_path(world, *works, title=f"Løp {number}")
        client.post(path_address(path))
        client.get(path_address(path))
        with CaptureQueriesContext(connection) as asked:
            client.get(path_address(path))
        counts.append(len(asked))

    assert counts == [10, 10]
