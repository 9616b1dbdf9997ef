"""An event that somebody has signed up to, as tests of the organiser's rooms need it."""

import datetime
from typing import Any

from django.utils import timezone

from events.models import CheckIn, EventPage, Occurrence, Registration, SignUp
from tests.places import open_sign_up, stands
from tests.world import World, draft_event, put_up

State = Registration.State
DAY = datetime.timedelta(days=1)


def open_event(world: World, title: str = "Fagprat", *, in_days: int = 10, **fields: Any) -> EventPage:
    """Live, with one meeting that one signs up for here."""
    event = draft_event(world, title, in_days=in_days)
    for name, value in fields.items():
        setattr(event, name, value)
    event.save_revision(user=world.contact)
    event.save()
    open_sign_up(event)
    return put_up(event)


def door_of(event: EventPage) -> SignUp:
    return SignUp.objects.get(work=event.translation_key, is_whole=True)


def registered(event: EventPage, *names: str, state: State = State.PLACE, **fields: Any) -> list[Registration]:
    """So many people at the event's sign-up, each with an address of their own; what is told is told already."""
    known = {"told_version": 1, "state": state}
    return [
        stands(**{"sign_up": door_of(event), "name": name, "email": address_of(name)} | known | fields)
        for name in names
    ]


def address_of(name: str) -> str:
    return f"{name.casefold().replace(' ', '.')}@example.org"


def came(*registrations: Registration) -> None:
    for registration in registrations:
        occurrence = Occurrence.objects.filter(sign_up=registration.sign_up).order_by("starts_at")[0]
        CheckIn.objects.create(registration=registration, occurrence=occurrence)


def let_it_be_over(event: EventPage, *, days: int = 1) -> None:
    """As if the meetings had ended so many days ago."""
    ended = timezone.now() - days * DAY
    event.occurrences.update(starts_at=ended - datetime.timedelta(hours=2), ends_at=ended)
