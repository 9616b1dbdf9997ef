"""Two at once, on the real database with real threads: no meeting twice, and nobody signed up for something else."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.people.models import Municipality
from events.models import EventPage, Registration, SignUp
from events.places.actions import sign_up
from events.places.held import Person
from events.series.actions import choose_sign_up, repeat
from events.series.rules import Fault
from learning.refused import Refused
from tests.races import in_between
from tests.world import World, draft_event, find_world, login

pytestmark = pytest.mark.django_db(transaction=True)


def series(world: World) -> tuple[EventPage, SignUp]:
    event = draft_event(world)
    door = SignUp.objects.create(work=event.translation_key, is_here=True)
    event.occurrences.update(sign_up=door)
    return event, door


def test_a_form_that_is_sent_twice_at_once_adds_each_meeting_once() -> None:
    world = find_world()
    event, _door = series(world)
    days = [timezone.localdate() + datetime.timedelta(days=number) for number in (20, 30)]
    first = event.occurrences.get()

    def add() -> object:
        return repeat(event, first.pk, days, world.contact)

    second = in_between(add, add)

    assert (second.refusal, event.occurrences.count()) == (Fault.ARE_THERE, 3)


def test_the_screen_says_that_somebody_else_has_added_them_meanwhile() -> None:
    world = find_world()
    event, _door = series(world)
    first = event.occurrences.get()
    contact, address = login(world.contact), reverse("events:repeat", args=(event.pk,))
    rule = {"meeting": first.pk, "every": "week", "interval": 1, "count": 2}
    form = contact.post(address, rule).context["form"]

    seen = rule | {"shown": form.as_shown, "add": "1"}
    response = in_between(lambda: repeat(event, first.pk, form.days, world.deputy), lambda: contact.post(address, seen))

    assert response.context["form"].non_field_errors() == ["Disse samlingene er der allerede."]
    assert (response.status_code, event.occurrences.count()) == (200, 3)


def test_nobody_who_signs_up_meanwhile_is_signed_up_for_something_else() -> None:
    world = find_world()
    event, door = series(world)
    hamar = Municipality.objects.get(name="Hamar")
    kari = Person("Kari Vik", "kari@example.org")

    def come() -> object:
        form = event.translation_key
        return sign_up(door.pk, [kari], municipality=hamar, open_to=(), library="", language="nb", form=form)

    refused = in_between(come, lambda: choose_sign_up(event, is_whole=False, user=world.contact))
    assert (type(refused), refused.refusal) == (Refused, Fault.SOMEBODY_SIGNED_UP)

    Registration.objects.all().delete()
    SignUp.objects.update(taken=0)
    too_late = in_between(lambda: choose_sign_up(event, is_whole=False, user=world.contact), come)
    assert (isinstance(too_late, Exception), Registration.objects.count()) == (True, 0)
