"""The organiser's desk in tests: what one signs up for, people who have, and the forms as a browser sends them."""

import datetime
from typing import Any

import lxml.html
from django.utils import timezone

from events.models import EventPage, Occurrence, Registration, SignUp
from tests.places import place, stands

DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)
State = Registration.State


def meeting(event: EventPage, begins_in: datetime.timedelta, **fields: Any) -> Occurrence:
    """Of one hour, signed up for with the rest."""
    starts_at = timezone.now() + begins_in
    door = SignUp.objects.filter(work=event.translation_key, is_whole=True).first()
    times = {"starts_at": starts_at, "ends_at": starts_at + HOUR, "sign_up": door, "language": "nb"}
    return Occurrence.objects.create(work=event.translation_key, **times | fields)


def signed_up(door: SignUp, name: str = "Kari Testesen", state: str = State.PLACE, **fields: Any) -> Registration:
    """As if the form had been sent. The address is made of the name; the library is in Hamar."""
    known = {
        "sign_up": door,
        "name": name,
        "email": f"{name.split(maxsplit=1)[0].lower()}@bibliotek.example.org",
        "state": state,
        "municipality": place(fields.pop("place", "Hamar")),
        "offered_until": timezone.now() + DAY if state == State.OFFERED else None,
        "told_version": 1,
    }
    return stands(**known | fields)


def states(door: SignUp) -> dict[str, str]:
    """By first name."""
    return {name.partition(" ")[0]: state for name, state in door.registrations.values_list("name", "state")}


def form_of(response: Any, holds: str) -> dict[str, Any]:
    """What the browser would send back untouched, of the form that has a field of that name."""
    html = lxml.html.fromstring(response.content)
    form = next(form for form in html.forms if holds in form.fields)
    return {name: value for name, value in form.fields.items() if value is not None}


def typed(moment: datetime.datetime) -> str:
    """As it stands in a field of the form."""
    return timezone.localtime(moment).strftime("%d.%m.%Y %H:%M")
