"""Verbs of places. Whoever gives or takes one holds the sign-up's row; what the change sets free is offered at once.

After each verb nobody waits who could have a place. Letters are written afterwards from `Registration.untold()`, by a
job that may run twice (events.places.tasks).
"""

import uuid
from collections.abc import Collection, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.core.throttling import count_from
from cms.people.models import Municipality, User
from events.models import Registration, SignUp
from events.places import rules
from events.places.held import (
    Person,
    hold,
    is_over,
    lock,
    move_to,
    name_key,
    places_for,
    places_of,
    register,
    rows_of,
    settle_held,
    standing,
    standing_row,
    state_now,
    store_taken,
    tell_again,
    tell_soon,
)
from events.places.texts import REFUSALS
from learning.refused import raise_if

HOUR = 60 * 60
State = Registration.State


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
    more, unless other people are in it the second time. `open_to`: the codes of the counties, none for all. `address`:
    the sender's on the network, where it is known.
    Raises Refused, and then nobody is signed up.
    """
    from_here = count_from(address, f"sign_up:{door_pk}", HOUR)
    raise_if(rules.may_send(from_here=from_here, people=len(people)), REFUSALS)
    known: dict[str, Any] = {"library": library, "language": language, "party": uuid.uuid4(), "form": form}
    try:
        return _signed_up(door_pk, people, municipality, open_to, known)
    except IntegrityError:  # one of them came by another form at the same moment, and is found now
        return _signed_up(door_pk, people, municipality, open_to, known)


@transaction.atomic
def _signed_up(
    door_pk: int, people: Sequence[Person], municipality: Municipality, open_to: Collection[str], known: dict[str, Any]
) -> list[Registration]:
    """Five hundred may come at once: while the row is held, nothing is asked that can be asked before or after."""
    form, county = known["form"], municipality.county_id
    rows = rows_of(door_pk, people, form)
    sent = {(row.email, row.name_key): row for row in rows if row.form == form}
    wanted = {each.key: each for each in people}
    if wanted.keys() <= sent.keys():
        return [sent[key] for key in wanted]
    there = standing(rows)
    door = lock(door_pk)
    places = places_for(door, county)
    state = state_now(door)
    found = []
    for key, person in wanted.items():
        room = places.has_room_for(county)
        refusal = rules.may_sign_up(
            state,
            has_waiting_list=door.has_waiting_list,
            has_room=room,
            is_open_to_county=rules.is_open_to(county, open_to),
        )
        raise_if(refusal, REFUSALS)  # of who stands there already too, or the answer would tell who does
        if key in there:
            found.append(tell_again(there[key]))
            continue
        if room:
            places = places.with_one_more(county)
        found.append(register(door, person, municipality, room=room, **known))
    if any(each.state == State.PLACE for each in found):
        store_taken(door)
    tell_soon()
    return found


@transaction.atomic
def add(door_pk: int, person: Person, *, municipality: Municipality, language: str, by: User) -> Registration:
    """The organiser adds somebody, past deadline and counties; above the places nobody comes. Raises Refused."""
    door = lock(door_pk)
    if standing_row(door, person) is not None:
        raise_if(rules.Refusal.IS_THERE, REFUSALS)
    room = places_of(door).has_room_for(municipality.county_id)
    made = register(door, person, municipality, room=room, language=language, added_by=by)
    store_taken(door)
    tell_soon()
    return made


@transaction.atomic
def accept(registration_pk: int) -> Registration:
    """An offer becomes a place; a second time changes nothing. Raises Refused when the offer is over.

    Only the letter's link leads to where it is accepted: the address is confirmed by it.
    """
    registration = hold(registration_pk)
    if registration.state == State.PLACE:
        return registration
    is_offered = registration.state == State.OFFERED
    until, now = registration.offered_until, timezone.now()
    if not rules.may_answer_offer(is_offered=is_offered, offered_until=until, now=now):
        raise_if(rules.Refusal.OFFER_IS_OVER, REFUSALS)
    move_to(registration, State.PLACE)
    confirm(registration.pk)
    tell_soon()
    return registration


@transaction.atomic
def cancel(registration_pk: int) -> Registration:
    """Gives up a place, an offer or the waiting; what is set free is offered to the next. Twice is once.

    Raises Refused when it is over: who was there stays on the list.
    """
    registration = hold(registration_pk)
    if registration.is_standing:
        if is_over(registration.sign_up):
            raise_if(rules.Refusal.IS_OVER, REFUSALS)
        move_to(registration, State.CANCELLED)
        settle_held(registration.sign_up)
        tell_soon()
    return registration


@transaction.atomic
def join_again(registration_pk: int) -> Registration:
    """Who let an offer lapse, or cancelled, signs up anew, at the end of the line. Raises Refused."""
    old = hold(registration_pk)
    if old.is_standing or old.erased_at:
        return old
    door = old.sign_up
    person = Person(old.name, old.email, old.access_needs, old.food_needs, old.answers)
    other = standing_row(door, person)
    if other is not None:
        return other
    room = places_of(door).has_room_for(old.municipality.county_id)
    refusal = rules.may_sign_up(
        state_now(door), has_waiting_list=door.has_waiting_list, has_room=room, is_open_to_county=True
    )
    raise_if(refusal, REFUSALS)
    kept = {"library": old.library, "language": old.language, "confirmed_at": old.confirmed_at}
    made = register(door, person, old.municipality, room=room, **kept)
    store_taken(door)
    tell_soon()
    return made


@transaction.atomic
def put_first(registration_pk: int) -> None:
    """The organiser moves somebody to the front of the waiting list."""
    registration = hold(registration_pk)
    if registration.state == State.WAITING:
        first = registration.sign_up.registrations.in_line().first()
        registration.priority = (first.priority if first else 0) + 1
        registration.save(update_fields=["priority"])
        settle_held(registration.sign_up)
        tell_soon()


@transaction.atomic
def move(registration_pk: int, door_pk: int) -> Registration:
    """The organiser moves somebody to another meeting of the event, to a place or the end of its line.

    The old place is offered to the next. Raises Refused where the person is there already.
    """
    both = Registration.objects.values_list("sign_up_id", flat=True).filter(pk=registration_pk)
    for pk in sorted({*both, door_pk}):  # always in the same order, or two who move would wait for each other
        lock(pk)
    old = hold(registration_pk)
    if not old.is_standing or old.sign_up_id == door_pk:
        raise_if(rules.Refusal.IS_SETTLED, REFUSALS)
    door = SignUp.objects.get(pk=door_pk, work=old.sign_up.work)
    person = Person(old.name, old.email, old.access_needs, old.food_needs)
    if standing_row(door, person) is not None:
        raise_if(rules.Refusal.IS_THERE, REFUSALS)
    room = places_of(door).has_room_for(old.municipality.county_id)
    kept = {name: getattr(old, name) for name in ("library", "language", "party", "confirmed_at", "added_by")}
    made = register(door, person, old.municipality, room=room, **kept)
    move_to(old, State.CANCELLED)  # told too: the old meeting goes from calendars
    store_taken(door)
    settle_held(old.sign_up)
    tell_soon()
    return made


@transaction.atomic
def change(registration_pk: int, person: Person, *, library: str, municipality: Municipality) -> Registration:
    """Whoever has signed up corrects what they wrote; the address is the organiser's to correct (`readdress`).

    The county stays: a quota's place is not carried away. Raises Refused where somebody of that name and address is
    there already, or the county would be another.
    """
    registration = hold(registration_pk)
    if not registration.is_standing:
        raise_if(rules.Refusal.IS_SETTLED, REFUSALS)
    if is_over(registration.sign_up):
        raise_if(rules.Refusal.IS_OVER, REFUSALS)
    other = standing_row(registration.sign_up, person)
    if other is not None and other.pk != registration.pk:
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
    registration = hold(registration_pk)
    if not registration.is_standing:
        raise_if(rules.Refusal.IS_SETTLED, REFUSALS)
    if email == registration.email:
        return registration
    if standing_row(registration.sign_up, Person(registration.name, email)) is not None:
        raise_if(rules.Refusal.IS_THERE, REFUSALS)
    registration.email, registration.confirmed_at = email, None
    registration.changed_at = timezone.now()
    registration.version += 1
    registration.save(update_fields=["email", "confirmed_at", "changed_at", "version"])
    tell_soon()
    return registration


def confirm(registration_pk: int) -> None:
    """The letter has reached its reader: the address is right. Once is enough."""
    Registration.objects.filter(pk=registration_pk, confirmed_at=None).update(confirmed_at=timezone.now())


@transaction.atomic
def settle(door_pk: int) -> None:
    """What the clock has changed: offers that ran out, quotas that are everybody's now. May run twice."""
    if SignUp.objects.filter(pk=door_pk).exists():
        settle_held(lock(door_pk))
    tell_soon()
