"""Verbs of places. Whoever gives or takes one holds the sign-up's row; what the change sets free is offered at once.

After each verb nobody waits who could have a place. Letters are written afterwards from `Registration.untold()`, by a
job that may run twice (events.places.tasks).
"""

import datetime
import uuid
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils import timezone

from cms.core.jobs import ask_soon
from cms.core.throttling import count_from
from cms.people.models import Municipality, User
from events.models import Occurrence, Quota, Registration, SignUp
from events.places import rules
from events.places.texts import REFUSALS
from events.rules import EventState, places_state, sign_up_state
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

    @property
    def key(self) -> tuple[str, str]:
        """By which two are the same."""
        return self.email, name_key(self.name)


@transaction.atomic
def sign_up(
    door_pk: int,
    people: Sequence[Person],
    *,
    municipality: Municipality,
    open_to: Collection[str],
    library: str,
    language: str,
    form: uuid.UUID,
    address: str | None = None,
) -> list[Registration]:
    """A place for each, or the end of the waiting list, in the order they stand in the form.

    Who is signed up already keeps what they have, and is sent the letter again; a form that comes twice does nothing
    more. `open_to`: the codes of the counties, none for all. `address`: the sender's on the network, where it is known.
    Raises Refused, and then nobody is signed up.

    Five hundred may come at once: nothing is asked of the database here that can be asked before or after.
    """
    from_here = count_from(address, f"sign_up:{door_pk}", HOUR)
    raise_if(rules.may_send(from_here=from_here, people=len(people)), REFUSALS)
    door = _lock(door_pk)
    there = _there(door, people, form)
    sent = [each for each in there.values() if each.form == form]
    if sent:
        return sent
    county = municipality.county_id
    places = _places_for(door, county)
    state = _state(door)
    known: dict[str, Any] = {"library": library, "language": language, "party": uuid.uuid4(), "form": form}
    found = []
    for person in people:
        standing = there.get(person.key)
        if standing is not None:
            found.append(_tell_again(standing))
            continue
        room = places.has_room_for(county)
        refusal = rules.may_sign_up(
            state,
            has_waiting_list=door.has_waiting_list,
            has_room=room,
            is_open_to_county=not open_to or county in open_to,
        )
        raise_if(refusal, REFUSALS)
        if room:
            places = places.with_one_more(county)
        found.append(_register(door, person, municipality, room=room, **known))
    if any(each.state == State.PLACE for each in found):
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
    made = _register(door, person, municipality, room=room, language=language, added_by=by)
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
    kept = {"library": old.library, "language": old.language, "confirmed_at": old.confirmed_at}
    made = _register(door, person, old.municipality, room=room, **kept)
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
    kept = {name: getattr(old, name) for name in ("library", "language", "party", "confirmed_at", "added_by")}
    made = _register(door, person, old.municipality, room=room, **kept)
    _move(old, State.CANCELLED)  # told too: the old meeting goes from calendars
    _store_taken(door)
    _settle(old.sign_up)
    _tell()
    return made


@transaction.atomic
def change(registration_pk: int, person: Person, *, library: str, municipality: Municipality) -> Registration:
    """Whoever has signed up corrects what they wrote; the address is the organiser's to correct (`readdress`).

    The county stays: a quota's place is not carried away. Raises Refused where somebody of that name and address is
    there already, or the county would be another.
    """
    registration = _hold(registration_pk)
    if not registration.is_standing:
        raise_if(rules.Refusal.IS_SETTLED, REFUSALS)
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


@transaction.atomic
def readdress(registration_pk: int, email: str) -> Registration:
    """The organiser corrects an address: it is proved anew, by a letter that leads to the page. The old one's does not.

    Raises Refused where somebody of that name and address is there already.
    """
    registration = _hold(registration_pk)
    if not registration.is_standing:
        raise_if(rules.Refusal.IS_SETTLED, REFUSALS)
    if email == registration.email:
        return registration
    if _standing(registration.sign_up, Person(registration.name, email)) is not None:
        raise_if(rules.Refusal.IS_THERE, REFUSALS)
    registration.email, registration.confirmed_at = email, None
    registration.changed_at = timezone.now()
    registration.version += 1
    registration.save(update_fields=["email", "confirmed_at", "changed_at", "version"])
    _tell()
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


def _register(door: SignUp, person: Person, municipality: Municipality, *, room: bool, **known: Any) -> Registration:
    return Registration.objects.create(
        sign_up=door,
        state=State.PLACE if room else State.WAITING,
        name_key=name_key(person.name),
        municipality=municipality,
        **vars(person),
        **known,
    )


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


def _move(registration: Registration, state: State, **fields: Any) -> None:
    registration.state = state
    registration.offered_until = fields.get("offered_until")
    registration.changed_at = timezone.now()
    registration.version += 1
    registration.save(update_fields=["state", "offered_until", "changed_at", "version"])


def _places(door: SignUp) -> rules.Places:
    if door.capacity is None:
        return rules.Places(None)
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


def _places_for(door: SignUp, county: str) -> rules.Places:
    """As they are when somebody from there arrives: a quota that has just been released is first for those who wait."""
    places = _places(door)
    if places.capacity is not None and places.has_room_for(county) and door.registrations.in_line().exists():
        _settle(door)
        places = _places(door)
    return places


def _store_taken(door: SignUp) -> None:
    """The database refuses what is above the capacity, whatever went wrong before.

    Only where readers are now told another thing, the row is saved with a signal, and the search reads it anew.
    """
    before = places_state(door.facts())
    door.taken = door.registrations.holding().count()
    if places_state(door.facts()) != before:
        door.save(update_fields=["taken"])
    else:
        SignUp.objects.filter(pk=door.pk).update(taken=door.taken)


def _there(
    door: SignUp, people: Iterable[Person], form: uuid.UUID | None = None
) -> dict[tuple[str, str], Registration]:
    """Those of the people who stand there already, by `Person.key`; and all that came with the same form."""
    standing = Q(state__in=Registration.STANDING, email__in={person.email for person in people})
    rows = Registration.objects.filter(standing if form is None else standing | Q(form=form), sign_up=door)
    return {(row.email, row.name_key): row for row in rows.filter(erased_at=None).order_by("pk")}


def _standing(door: SignUp, person: Person) -> Registration | None:
    return _there(door, [person]).get(person.key)


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
    """Five seconds later, once for all that changes meanwhile: a rush for places has the machine to itself."""
    from events.places.tasks import tell

    transaction.on_commit(lambda: ask_soon(tell, seconds=5))
