"""Two at once at the organiser's desk, on the real database with real threads."""

from typing import Any

import pytest
from django.utils import timezone

from events.attendance import actions as attendance
from events.cohorts.actions import tend
from events.models import CheckIn, EventPage, SignUp
from events.organising.actions import Rows, save_sign_up
from events.places.actions import cancel
from events.places.actions import sign_up as send_form
from events.places.held import Person
from learning.models import Attendance, Learner
from learning.refused import Refused
from tests.desk import HOUR, signed_up, states
from tests.learners import formalised_course
from tests.places import open_sign_up
from tests.races import at_once, in_between
from tests.world import draft_event, find_world, put_up

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_who_make_the_sign_up_at_once_make_one() -> None:
    world = find_world()
    event = draft_event(world)

    def make() -> Any:
        return save_sign_up(event, None, {"capacity": 5}, quotas=Rows(), questions=Rows(), by=world.contact).pk

    made = at_once(make, make)

    assert made == [SignUp.objects.get().pk] * 2


def test_places_are_not_taken_away_while_somebody_signs_up() -> None:
    world = find_world()
    event = put_up(draft_event(world))
    door = open_sign_up(event, capacity=1)
    kari = signed_up(door, "Kari")
    cancel(kari.pk)

    def take() -> None:
        sent = {"municipality": kari.municipality, "library": "", "language": "nb", "form": kari.party}
        send_form(door.pk, [ola()], open_to=(), **sent)

    def hold_back() -> Any:
        return save_sign_up(event, door.pk, {"blocked": 1}, quotas=Rows(), questions=Rows(), by=world.contact)

    refused = in_between(take, hold_back)

    door.refresh_from_db()
    assert list(refused.message_dict) == ["capacity"]
    assert (door.taken, door.blocked) == (1, 0)


def ola() -> Person:
    return Person("Ola Testesen", "ola@bibliotek.example.org")


def test_who_gives_up_the_place_meanwhile_is_not_entered() -> None:
    world = find_world()
    event = draft_event(world, in_days=0)
    door = open_sign_up(event)
    kari = signed_up(door, "Kari")
    occurrence = event.occurrences.get()

    refused = in_between(lambda: cancel(kari.pk), lambda: attendance.enter(occurrence, kari.pk, by=world.contact))

    assert isinstance(refused, Refused)
    assert (states(door), CheckIn.objects.count()) == ({"Kari": "cancelled"}, 0)


def test_two_taps_at_once_enter_once() -> None:
    event = draft_event(find_world(), in_days=0)
    kari = signed_up(open_sign_up(event), "Kari")
    occurrence = event.occurrences.get()

    def enter() -> Any:
        return attendance.enter(occurrence, kari.pk, by=None).pk

    entered = at_once(enter, enter)

    assert entered == [CheckIn.objects.get().pk] * 2


def test_two_workers_at_once_record_once() -> None:
    world = find_world()
    event = put_up(draft_event(world, in_days=-1))
    EventPage.objects.filter(pk=event.pk).update(course=formalised_course(world, lessons=1))
    Learner.objects.create(email="kari@bibliotek.example.org")
    kari = signed_up(open_sign_up(event), "Kari", confirmed_at=timezone.now())
    CheckIn.objects.create(registration=kari, occurrence=event.occurrences.get(), at=timezone.now() - HOUR)

    answers = at_once(lambda: tend(event.translation_key), lambda: tend(event.translation_key))

    assert (answers, Attendance.objects.count()) == ([None, None], 1)
