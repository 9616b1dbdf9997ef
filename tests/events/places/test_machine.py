"""Any sequence of arrivals, cancellations, answers, days passing and changes of the places: what must always hold.

The same machine that hypothesis drives runs through the real verbs on the real database.
"""

import datetime
import uuid
from typing import Any, ClassVar

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from cms.people.models import County, Municipality
from events.models import EventPage, Quota, Registration, SignUp
from events.places import actions, rules
from learning.refused import Refused
from tests.places import open_sign_up, person, place
from tests.world import World, draft_event, put_up

PLACES = ("Hamar", "Voss", "Bodø")


FEW = settings(
    max_examples=25,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class PlacesMachine(RuleBasedStateMachine):
    """Each run is a transaction that is taken back at its end."""

    event: ClassVar[EventPage]
    municipalities: ClassVar[dict[str, Municipality]]

    def __init__(self) -> None:
        super().__init__()
        self.savepoint = transaction.savepoint()
        self.arrived: list[int] = []
        self.number = 0

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.savepoint)

    @initialize(capacity=st.integers(1, 5), blocked=st.integers(0, 1), quota=st.integers(0, 2))
    def open(self, capacity: int, blocked: int, quota: int) -> None:
        self.door = open_sign_up(self.event, capacity=capacity, blocked=blocked, taken=0, has_waiting_list=True)
        if 0 < quota <= capacity - blocked:
            Quota.objects.create(
                sign_up=self.door,
                county=County.objects.get(code="46"),
                places=quota,
                released_at=timezone.now() + datetime.timedelta(days=1),
            )

    @rule(at=st.sampled_from(PLACES), people=st.integers(1, 3))
    def arrive(self, at: str, people: int) -> None:
        party = [person(self.number + each + 1) for each in range(people)]
        self.number += people
        made = sign_up(self.door, party, self.municipalities[at])
        self.arrived += [each.pk for each in made]

    @precondition(lambda self: self.arrived)
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        actions.cancel(data.draw(st.sampled_from(self.arrived)))

    @precondition(lambda self: self.arrived)
    @rule(data=st.data())
    def accept(self, data: st.DataObject) -> None:
        chosen = data.draw(st.sampled_from(self.arrived))
        try:
            actions.accept(chosen)
        except Refused:
            assert Registration.objects.get(pk=chosen).state != "place"

    @precondition(lambda self: self.arrived)
    @rule(data=st.data())
    def come_back(self, data: st.DataObject) -> None:
        made = actions.join_again(data.draw(st.sampled_from(self.arrived)))
        if made.pk not in self.arrived:
            self.arrived.append(made.pk)

    @precondition(lambda self: self.arrived)
    @rule(data=st.data())
    def put_first(self, data: st.DataObject) -> None:
        actions.put_first(data.draw(st.sampled_from(self.arrived)))

    @rule()
    def let_offers_run_out(self) -> None:
        of_door = Registration.objects.filter(sign_up=self.door, state="offered")
        of_door.update(offered_until=timezone.now())
        actions.settle(self.door.pk)

    @rule()
    def release_the_quota(self) -> None:
        Quota.objects.filter(sign_up=self.door).update(released_at=timezone.now())
        actions.settle(self.door.pk)

    @invariant()
    def what_must_hold(self) -> None:
        if hasattr(self, "door"):
            look(self.door.pk, self.arrived)


@pytest.mark.django_db
def test_whatever_happens_nobody_is_above_the_places_nobody_is_lost_nobody_is_twice_and_the_order_is_kept(
    world: World,
) -> None:
    PlacesMachine.event = put_up(draft_event(world))
    PlacesMachine.municipalities = {name: place(name) for name in PLACES}

    run_state_machine_as_test(PlacesMachine, settings=FEW)


def sign_up(door: SignUp, party: list[Any], municipality: Municipality) -> list[Registration]:
    known: dict[str, Any] = {"library": "", "language": "nb", "open_to": (), "form": uuid.uuid4()}
    return actions.sign_up(door.pk, party, municipality=municipality, **known)


def look(door_pk: int, arrived: list[int]) -> None:
    door = SignUp.objects.get(pk=door_pk)
    rows = list(Registration.objects.filter(sign_up=door).order_by("pk").select_related("municipality"))
    held = [row for row in rows if row.state in Registration.HOLDING]
    assert door.capacity is not None
    # never above the places
    assert door.taken == len(held)
    assert len(held) + door.blocked <= door.capacity
    # nobody lost, nobody twice
    assert [row.pk for row in rows] == sorted(arrived)
    standing = [(row.email, row.name_key) for row in rows if row.is_standing]
    assert len(standing) == len(set(standing))
    # nobody waits who could have a place: so places are given in order, county by county
    counts: dict[str, int] = {}
    for row in held:
        counts[row.municipality.county_id] = counts.get(row.municipality.county_id, 0) + 1
    now = timezone.now()
    quotas = {each.county_id: each.places for each in door.quotas.filter(released_at__gt=now)}
    places = rules.Places(door.capacity, door.blocked, counts, quotas)
    waiting = [row for row in rows if row.state == "waiting"]
    assert [row.pk for row in waiting if places.has_room_for(row.municipality.county_id)] == []
    # an offer is never made past somebody of the same county who has waited longer and was not put behind
    for row in rows:
        if row.state == "offered":
            before = [
                each
                for each in waiting
                if each.municipality.county_id == row.municipality.county_id
                and each.pk < row.pk
                and each.priority > row.priority
            ]
            assert before == []
