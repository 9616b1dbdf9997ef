"""Verbs of places. Whoever gives or takes one holds the sign-up's row; what the change sets free is offered at once.

After each verb nobody waits who could have a place. Letters are written afterwards from `Registration.untold()`, by a
job that may run twice (events.places.tasks).
"""

import datetime
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Count, F
from django.utils import timezone

from cms.core.jobs import ask
from cms.core.throttling import count_from
from cms.people.models import Municipality, User
from events.models import EventPage, Occurrence, Question, Quota, Registration, SignUp
from events.places import rules
from events.places.texts import REFUSALS
from events.rules import EventState, sign_up_state
from learning.refused import raise_if

HOUR = 60 * 60
State = Registration.State


@dataclass(frozen=True)
class Person:
    name: str  # clean, see cms.core.names
    email: str
    access_needs: str = ""
    food_needs: str = ""
    answers: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def sign_up(
    page: EventPage,
    sign_up_pk: int,
    people: Sequence[Person],
    *,
    municipality: Municipality,
    library: str,
    language: str,
    form: uuid.UUID,
    address: str | None = None,
) -> list[Registration]:
    """A place for each, or the end of the waiting list, in the order they stand in the form.

    Who is signed up already keeps what they have, and is sent the letter again; a form that comes twice does nothing
    more. `address`: the sender's on the network, where it is known. Raises Refused, and then nobody is signed up.
    """
    from_here = count_from(address, f"sign_up:{sign_up_pk}", HOUR)
    raise_if(rules.may_send(from_here=from_here, people=len(people)), REFUSALS)
    door = _lock(sign_up_pk)
    sent = list(door.registrations.filter(form=form)) if form else []
    if sent:
        return sent
    places = _places(door)
    if places.has_room_for(municipality.county_id) and door.registrations.in_line().exists():
        _settle(door)  # a quota that has just been released is first offered to those who wait
        places = _places(door)
    state = _state(door)
    is_open = not page.open_to_list or municipality.county_id in {county.pk for county in page.open_to_list}
    party = uuid.uuid4()
    found = []
    for person in people:
        standing = _standing(door, person)
        if standing is not None:
            found.append(_tell_again(standing))
            continue
        room = places.has_room_for(municipality.county_id)
        refusal = rules.may_sign_up(
            state, has_waiting_list=door.has_waiting_list, has_room=room, is_open_to_county=is_open
        )
        raise_if(refusal, REFUSALS)
        if room:
            places = places.with_one_more(municipality.county_id)
        made = Registration.objects.create(
            sign_up=door,
            state=State.PLACE if room else State.WAITING,
            name_key=name_key(person.name),
            municipality=municipality,
            library=library,
            language=language,
            party=party,
            form=form,
            **vars(person),
        )
        found.append(made)
    _store_taken(door)
    _tell()
    return found


@transaction.atomic
def add(door_pk: int, person: Person, *, municipality: Municipality, language: str, by: User) -> Registration:
    """The organiser adds somebody, past deadline and counties; above the places nobody comes. Raises Refused."""
    door = _lock(door_pk)
    if _standing(door, person) is not None:
        raise_if(rules.Refusal.IS_THERE, REFUSALS)
    room = _places(door).has_room_for(municipality.county_id)
    made = Registration.objects.create(
        sign_up=door,
        state=State.PLACE if room else State.WAITING,
        name_key=name_key(person.name),
        municipality=municipality,
        language=language,
        added_by=by,
        **vars(person),
    )
    _store_taken(door)
    _tell()
    return made


@transaction.atomic
def accept(registration_pk: int) -> Registration:
    """An offer becomes a place; a second time changes nothing. Raises Refused when the offer is over."""
    registration = _hold(registration_pk)
    if registration.state == State.PLACE:
        return registration
    is_offered = registration.state == State.OFFERED
    until, now = registration.offered_until, timezone.now()
    if not rules.may_answer_offer(is_offered=is_offered, offered_until=until, now=now):
        raise_if(rules.Refusal.OFFER_IS_OVER, REFUSALS)
    _move(registration, State.PLACE)
    _tell()
    return registration


@transaction.atomic
def cancel(registration_pk: int) -> Registration:
    """Gives up a place, an offer or the waiting; what is set free is offered to the next. Twice is once."""
    registration = _hold(registration_pk)
    if registration.is_standing:
        _move(registration, State.CANCELLED)
        _settle(registration.sign_up)
        _tell()
    return registration


@transaction.atomic
def join_again(registration_pk: int) -> Registration:
    """Who let an offer lapse, or cancelled, signs up anew, at the end of the line. Raises Refused."""
    old = _hold(registration_pk)
    if old.is_standing or old.erased_at:
        return old
    door = old.sign_up
    person = Person(old.name, old.email, old.access_needs, old.food_needs, old.answers)
    standing = _standing(door, person)
    if standing is not None:
        return standing
    room = _places(door).has_room_for(old.municipality.county_id)
    refusal = rules.may_sign_up(
        _state(door), has_waiting_list=door.has_waiting_list, has_room=room, is_open_to_county=True
    )
    raise_if(refusal, REFUSALS)
    made = Registration.objects.create(
        sign_up=door,
        state=State.PLACE if room else State.WAITING,
        name_key=old.name_key,
        municipality=old.municipality,
        library=old.library,
        language=old.language,
        confirmed_at=old.confirmed_at,
        **vars(person),
    )
    _store_taken(door)
    _tell()
    return made


@transaction.atomic
def put_first(registration_pk: int) -> None:
    """The organiser moves somebody to the front of the waiting list."""
    registration = _hold(registration_pk)
    if registration.state == State.WAITING:
        first = registration.sign_up.registrations.in_line().first()
        registration.priority = (first.priority if first else 0) + 1
        registration.save(update_fields=["priority"])
        _settle(registration.sign_up)
        _tell()


@transaction.atomic
def move(registration_pk: int, door_pk: int) -> Registration:
    """The organiser moves somebody to another meeting of the event, to a place or the end of its line.

    The old place is offered to the next. Raises Refused where the person is there already.
    """
    both = Registration.objects.values_list("sign_up_id", flat=True).filter(pk=registration_pk)
    for pk in sorted({*both, door_pk}):  # always in the same order, or two who move would wait for each other
        _lock(pk)
    old = _hold(registration_pk)
    if not old.is_standing or old.sign_up_id == door_pk:
        raise_if(rules.Refusal.IS_SETTLED, REFUSALS)
    door = SignUp.objects.get(pk=door_pk, work=old.sign_up.work)
    person = Person(old.name, old.email, old.access_needs, old.food_needs)
    if _standing(door, person) is not None:
        raise_if(rules.Refusal.IS_THERE, REFUSALS)
    room = _places(door).has_room_for(old.municipality.county_id)
    made = Registration.objects.create(
        sign_up=door,
        state=State.PLACE if room else State.WAITING,
        name_key=old.name_key,
        municipality=old.municipality,
        library=old.library,
        language=old.language,
        party=old.party,
        confirmed_at=old.confirmed_at,
        added_by=old.added_by,
        **vars(person),
    )
    _move(old, State.CANCELLED, is_told=False)
    _store_taken(door)
    _settle(old.sign_up)
    _tell()
    return made


@transaction.atomic
def change(registration_pk: int, person: Person, *, library: str, municipality: Municipality) -> Registration:
    """Whoever has signed up corrects what they wrote. The county stays: a quota's place is not carried away.

    Raises Refused where somebody of that name and address is there already, or the county would be another.
    """
    registration = _hold(registration_pk)
    if not registration.is_standing:
        raise_if(rules.Refusal.IS_SETTLED, REFUSALS)
    if person.email != registration.email:  # the new address is proved by a letter of its own
        registration.confirmed_at, registration.version = None, registration.version + 1
        _tell()
    standing = _standing(registration.sign_up, person)
    if standing is not None and standing.pk != registration.pk:
        raise_if(rules.Refusal.IS_THERE, REFUSALS)
    if municipality.county_id != registration.municipality.county_id:
        raise_if(rules.Refusal.ANOTHER_COUNTY, REFUSALS)
    for name, value in vars(person).items():
        setattr(registration, name, value)
    registration.name_key = name_key(person.name)
    registration.library, registration.municipality = library, municipality
    registration.changed_at = timezone.now()
    registration.save()
    return registration


def confirm(registration_pk: int) -> None:
    """The letter has reached its reader: the address is right. Once is enough."""
    Registration.objects.filter(pk=registration_pk, confirmed_at=None).update(confirmed_at=timezone.now())


@transaction.atomic
def settle(door_pk: int) -> None:
    """What the clock has changed: offers that ran out, quotas that are everybody's now. May run twice."""
    _settle(_lock(door_pk))
    _tell()


# --- with the sign-up's row held ---


def _lock(door_pk: int) -> SignUp:
    return SignUp.objects.select_for_update().get(pk=door_pk)


def _hold(registration_pk: int) -> Registration:
    """The registration with its sign-up locked, read after the lock was had."""
    door = _lock(Registration.objects.values_list("sign_up_id", flat=True).get(pk=registration_pk))
    registration = Registration.objects.select_related("municipality").get(pk=registration_pk)
    registration.sign_up = door
    return registration


def _settle(door: SignUp) -> None:
    now = timezone.now()
    for late in door.registrations.filter(state=State.OFFERED, offered_until__lte=now):
        _move(late, State.LAPSED)
    _store_taken(door)  # what has just been given up is free
    until = rules.offer_ends(now, door.offer_hours, _begins(door))
    if until is not None:
        line = list(door.registrations.in_line().values_list("pk", "municipality__county_id"))
        for pk in rules.next_offers(_places(door), line) if line else ():
            _move(Registration.objects.get(pk=pk), State.OFFERED, offered_until=until)
    _store_taken(door)


def _move(registration: Registration, state: State, *, is_told: bool = True, **fields: Any) -> None:
    registration.state = state
    registration.offered_until = fields.get("offered_until")
    registration.changed_at = timezone.now()
    registration.version += is_told
    registration.save(update_fields=["state", "offered_until", "changed_at", "version"])


def _places(door: SignUp) -> rules.Places:
    if door.capacity is None:
        return rules.Places(None)
    held: Counter[int] = Counter()
    quotas: dict[int, int] = {}
    for quota in Quota.objects.filter(sign_up=door, released_at__gt=timezone.now()):
        quotas[quota.county_id] = quota.places
    if quotas:
        rows = door.registrations.holding().order_by().values_list("municipality__county_id")
        held.update(dict(rows.annotate(number=Count("pk"))))
    else:
        held[0] = door.taken  # of which counties makes no difference
    return rules.Places(door.capacity, door.blocked, held, quotas)


def _store_taken(door: SignUp) -> None:
    """The database refuses what is above the capacity, whatever went wrong before."""
    taken = door.registrations.holding().count()
    if taken != door.taken:
        door.taken = taken
        door.save(update_fields=["taken"])


def _standing(door: SignUp, person: Person) -> Registration | None:
    known = {"email": person.email, "name_key": name_key(person.name), "erased_at": None}
    return door.registrations.standing().filter(**known).first()


def _tell_again(registration: Registration) -> Registration:
    Registration.objects.filter(pk=registration.pk).update(version=F("version") + 1)
    return registration


def _begins(door: SignUp) -> datetime.datetime | None:
    """When the first meeting that is not cancelled begins; None where all are."""
    return (
        Occurrence.objects.filter(sign_up=door, cancelled_at=None)
        .order_by("starts_at")
        .values_list("starts_at", flat=True)
        .first()
    )


def _state(door: SignUp) -> EventState:
    begins = _begins(door)
    return EventState.CANCELLED if begins is None else sign_up_state(door.facts(), begins, timezone.now())


def name_key(name: str) -> str:
    return " ".join(name.casefold().split())


def _tell() -> None:
    from events.places.tasks import tell

    transaction.on_commit(lambda: ask(tell))


def answers_of(questions: Iterable[Question], given: dict[str, Any]) -> dict[str, str]:
    """{question's primary key as text: answer}, of a form whose fields are named `question-<pk>`."""
    return {str(each.pk): str(given[f"question-{each.pk}"]) for each in questions if given.get(f"question-{each.pk}")}
