"""Many at once, with real threads on the real database; the whole storm through the web server is a stress test."""

import contextlib
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cms.core.models import Mail
from events.models import Registration, SignUp
from events.places import actions, views
from events.places.tasks import tell
from tests.places import open_sign_up, registered, send
from tests.races import at_once, in_between
from tests.world import World, draft_event, put_up

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def each_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "_TURN", contextlib.nullcontext())


@pytest.fixture
def door(world: World) -> SignUp:
    return open_sign_up(put_up(draft_event(world)), capacity=3, has_waiting_list=True)


def comes(door: SignUp, number: int) -> Callable[[], Any]:
    return lambda: send(Client(), door, number=number).status_code


def states() -> list[str]:
    return list(Registration.objects.order_by("pk").values_list("state", flat=True))


def test_of_eight_at_once_three_have_a_place_and_the_others_wait_in_the_order_they_came(door: SignUp) -> None:
    answers = at_once(*[comes(door, number) for number in range(1, 9)])

    assert answers == [302] * 8
    assert states() == ["place"] * 3 + ["waiting"] * 5
    assert SignUp.objects.get().taken == 3


def test_the_last_place_is_given_once(door: SignUp) -> None:
    registered(door, 1)
    registered(door, 2)

    in_between(lambda: send(Client(), door, number=3), comes(door, 4))

    assert states() == ["place"] * 3 + ["waiting"]


def test_the_same_person_from_two_tabs_is_signed_up_once(door: SignUp) -> None:
    at_once(comes(door, 1), comes(door, 1))

    assert states() == ["place"]


def test_a_form_that_comes_twice_at_once_is_one_registration_with_the_same_answer(door: SignUp) -> None:
    form = uuid.uuid4()
    answers = at_once(*[lambda: send(Client(), door, number=1, form_id=form).url] * 2)

    assert (len(set(answers)), states()) == (1, ["place"])


def test_cancellations_and_arrivals_at_once_leave_no_place_empty_while_somebody_waits(door: SignUp) -> None:
    made = [registered(door, number) for number in (1, 2, 3)]

    cancels = [lambda each=each: actions.cancel(each.pk) for each in made[:2]]
    at_once(*cancels, *[comes(door, number) for number in (4, 5, 6, 7)])

    held = [state for state in states() if state in ("place", "offered")]
    assert (len(held), SignUp.objects.get().taken) == (3, 3)
    assert len(states()) == 7


def test_an_offer_that_is_answered_as_it_runs_out_is_one_or_the_other(door: SignUp) -> None:
    from django.utils import timezone

    registered(door, 1)
    mine = registered(door, 2, state="offered", offered_until=timezone.now())

    at_once(lambda: actions.settle(door.pk), lambda: actions.accept(mine.pk))

    assert states() == ["place", "lapsed"]


def test_two_workers_tell_each_once(door: SignUp) -> None:
    for number in range(1, 6):
        registered(door, number, state="waiting")

    at_once(tell, tell)

    assert sorted(Mail.objects.values_list("to", flat=True)) == [
        f"deltaker-{number}@example.org" for number in range(1, 6)
    ]
