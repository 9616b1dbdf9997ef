"""What is done while a sign-up's row is held: who is there, how many places are left, who is next (docs/adr/0039)."""

import datetime
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from cms.core.jobs import ask_soon
from cms.people.models import Municipality
from events.models import Occurrence, Quota, Registration, SignUp
from events.places import rules
from events.places.texts import REFUSALS
from events.rules import EventState, places_state, sign_up_state
from learning.refused import Refused

State = Registration.State


@dataclass(frozen=True)
class Person:
    name: str  # clean, see cms.core.names
    email: str
    access_needs: str = ""
    food_needs: str = ""
    answers: dict[str, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """By which two are the same."""
        return self.email, name_key(self.name)


def lock(door_pk: int) -> SignUp:
    """Raises Refused where the organiser has just chosen that one signs up for something else."""
    door = SignUp.objects.select_for_update().filter(pk=door_pk).first()
    if door is None:
        raise Refused(rules.Refusal.IS_SETTLED, REFUSALS)
    return door


def register(door: SignUp, person: Person, municipality: Municipality, *, room: bool, **known: Any) -> Registration:
    return Registration.objects.create(
        sign_up=door,
        state=State.PLACE if room else State.WAITING,
        name_key=name_key(person.name),
        municipality=municipality,
        **vars(person),
        **known,
    )


def hold(registration_pk: int) -> Registration:
    """The registration with its sign-up locked, read after the lock was had."""
    door = lock(Registration.objects.values_list("sign_up_id", flat=True).get(pk=registration_pk))
    registration = Registration.objects.select_related("municipality").get(pk=registration_pk)
    registration.sign_up = door
    return registration


def settle_held(door: SignUp) -> None:
    now = timezone.now()
    for late in door.registrations.filter(state=State.OFFERED, offered_until__lte=now):
        move_to(late, State.LAPSED)
    store_taken(door)  # what has just been given up is free
    until = rules.offer_ends(now, door.offer_hours, begins_at(door))
    if until is not None:
        line = list(door.registrations.in_line().values_list("pk", "municipality__county_id"))
        for pk in rules.next_offers(places_of(door), line) if line else ():
            move_to(Registration.objects.get(pk=pk), State.OFFERED, offered_until=until)
    store_taken(door)


def move_to(registration: Registration, state: State, **fields: Any) -> None:
    registration.state = state
    registration.offered_until = fields.get("offered_until")
    registration.changed_at = timezone.now()
    registration.version += 1
    registration.save(update_fields=["state", "offered_until", "changed_at", "version"])


def places_of(door: SignUp) -> rules.Places:
    if door.capacity is None:
        return rules.Places(None)
    if door.taken + door.blocked >= door.capacity:  # then it is no matter for whom more is kept
        return rules.Places(door.capacity, door.blocked, {"": door.taken})
    held: Counter[str] = Counter()
    quotas: dict[str, int] = {}
    for quota in Quota.objects.filter(sign_up=door, released_at__gt=timezone.now()).order_by():
        quotas[quota.county_id] = quota.places
    if quotas:
        rows = door.registrations.holding().order_by().values_list("municipality__county_id")
        held.update(dict(rows.annotate(number=Count("pk"))))
    else:
        held[""] = door.taken  # of which counties makes no difference
    return rules.Places(door.capacity, door.blocked, held, quotas)


def places_for(door: SignUp, county: str) -> rules.Places:
    """As they are when somebody from there arrives: a quota that has just been released is first for those who wait."""
    places = places_of(door)
    if places.capacity is not None and places.has_room_for(county) and door.registrations.in_line().exists():
        settle_held(door)
        places = places_of(door)
    return places


def store_taken(door: SignUp) -> None:
    """The database refuses what is above the capacity, whatever went wrong before.

    Only where readers are now told another thing, the row is saved with a signal, and the search reads it anew.
    """
    before = places_state(door.facts())
    door.taken = door.registrations.holding().count()
    if places_state(door.facts()) != before:
        door.save(update_fields=["taken"])
    else:
        SignUp.objects.filter(pk=door.pk).update(taken=door.taken)


def rows_of(door_pk: int, people: Iterable[Person], form: uuid.UUID | None = None) -> list[Registration]:
    """All with the people's addresses, and all that came with the same form, in the order they came."""
    wanted = Q(email__in={person.email for person in people})
    if form is not None:
        wanted |= Q(form=form)
    rows = Registration.objects.filter(wanted, sign_up=door_pk, erased_at=None)
    return list(rows.order_by("pk"))


def standing_row(door: SignUp, person: Person) -> Registration | None:
    return standing(rows_of(door.pk, [person])).get(person.key)


def standing(rows: Iterable[Registration]) -> dict[tuple[str, str], Registration]:
    """Those who have a place, are offered one or wait, by `Person.key`."""
    return {(row.email, row.name_key): row for row in rows if row.is_standing}


def tell_again(registration: Registration) -> Registration:
    Registration.objects.filter(pk=registration.pk).update(version=F("version") + 1)
    return registration


def begins_at(door: SignUp) -> datetime.datetime | None:
    """When the first meeting that is not cancelled begins; None where all are."""
    return (
        Occurrence.objects.filter(sign_up=door, cancelled_at=None)
        .order_by("starts_at")
        .values_list("starts_at", flat=True)
        .first()
    )


def is_over(door: SignUp) -> bool:
    """All its meetings have ended, as far as there are any."""
    meetings = Occurrence.objects.filter(sign_up=door)
    return meetings.exists() and not meetings.filter(ends_at__gt=timezone.now()).exists()


def state_now(door: SignUp) -> EventState:
    begins = begins_at(door)
    return EventState.CANCELLED if begins is None else sign_up_state(door.facts(), begins, timezone.now())


def name_key(name: str) -> str:
    return " ".join(name.casefold().split())


def tell_soon() -> None:
    """Five seconds later, once for all that changes meanwhile: a rush for places has the machine to itself."""
    from events.places.tasks import tell

    transaction.on_commit(lambda: ask_soon(tell, seconds=5))
