"""What is done while a sign-up's row is held: who is there, how many places are left, who is next (docs/adr/0039)."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from cms.core.jobs import ask_soon
from cms.people.models import Municipality
from events.models import Occurrence, Registration, SignUp
from events.places import rules
from events.places.texts import REFUSALS
from events.rules import EventState, places_state, sign_up_state
from learning.refused import Refused

State = Registration.State
# What is asked for each of five hundred who come at once is written out: Django takes longer to put such a question in
# SQL than PostgreSQL to answer it, and while the row is held everybody waits for that.
LOCK = "SELECT * FROM events_signup WHERE id = %s FOR UPDATE"
ROWS = """
SELECT * FROM events_registration
WHERE sign_up_id = %s AND erased_at IS NULL AND (email = ANY(%s) OR form = %s) ORDER BY id
"""
QUOTAS = "SELECT county_id, places FROM events_quota WHERE sign_up_id = %s AND released_at > %s"
HELD = """
SELECT place.county_id, count(*) FROM events_registration AS registration
JOIN people_municipality AS place ON place.id = registration.municipality_id
WHERE registration.sign_up_id = %s AND registration.state = ANY(%s) GROUP BY 1
"""
BEGINS = "SELECT min(starts_at) FROM events_occurrence WHERE sign_up_id = %s AND cancelled_at IS NULL"


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
    for door in SignUp.objects.raw(LOCK, [door_pk]):
        return door
    raise Refused(rules.Refusal.IS_SETTLED, REFUSALS)


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
    with connection.cursor() as cursor:
        cursor.execute(QUOTAS, [door.pk, timezone.now()])
        quotas = dict(cursor.fetchall())
        if not quotas:  # of which counties they are makes no difference
            return rules.Places(door.capacity, door.blocked, {"": door.taken})
        cursor.execute(HELD, [door.pk, list(Registration.HOLDING)])
        return rules.Places(door.capacity, door.blocked, dict(cursor.fetchall()), quotas)


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
    return list(Registration.objects.raw(ROWS, [door_pk, list({person.email for person in people}), form]))


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
    with connection.cursor() as cursor:
        cursor.execute(BEGINS, [door.pk])
        begins: datetime.datetime | None = cursor.fetchone()[0]
    return begins


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
