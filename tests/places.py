"""Sign-ups, and people who have signed up, as the tests of several rooms need them."""

from typing import Any

from django.test import Client
from django.urls import reverse

from cms.people.models import Municipality
from events.models import EventPage, Registration, SignUp
from events.places.held import Person, name_key


def give_sign_up(event: EventPage, **fields: Any) -> SignUp:
    """One for all its meetings; the one there is gets these fields."""
    sign_up, _created = SignUp.objects.get_or_create(work=event.translation_key)
    SignUp.objects.filter(pk=sign_up.pk).update(**fields)
    event.occurrences.update(sign_up=sign_up)
    event.__dict__.pop("occurrence_list", None)
    return SignUp.objects.get(pk=sign_up.pk)


def open_sign_up(event: EventPage, **fields: Any) -> SignUp:
    """Where one signs up here."""
    return give_sign_up(event, **{"is_here": True} | fields)


def place(name: str) -> Municipality:
    """The municipality; of two with the same name the first."""
    found = Municipality.objects.filter(name=name).first()
    assert found is not None
    return found


def person(number: int = 1, **fields: str) -> Person:
    """Somebody of no name but a letter: «Deltaker A», «Deltaker B», …"""
    letters = f"{chr(65 + (number - 1) // 26)}{chr(65 + (number - 1) % 26)}"
    return Person(**({"name": f"Deltaker {letters}", "email": f"deltaker-{number}@example.org"} | fields))


def stands(**fields: Any) -> Registration:
    """A row as it stands afterwards, past the rules; the places taken are counted. By itself a place, from Hamar."""
    known: dict[str, Any] = {"state": Registration.State.PLACE, "name_key": name_key(fields["name"])}
    if "municipality" not in fields:
        known["municipality"] = place("Hamar")
    made = Registration.objects.create(**known | fields)
    sign_up = made.sign_up
    sign_up.taken = sign_up.registrations.holding().count()
    sign_up.save(update_fields=["taken"])
    return made


def registered(sign_up: SignUp, number: int = 1, *, at: str = "Hamar", **fields: Any) -> Any:
    """Somebody of no name but a letter."""
    who = person(number)
    known = {"sign_up": sign_up, "name": who.name, "email": who.email, "municipality": place(at)}
    return stands(**known | fields)


def filled_in(number: int = 1, *, at: str = "Hamar", **changes: Any) -> dict[str, Any]:
    """The form for one, as a browser would send it."""
    who = person(number)
    known = {"municipality": place(at).pk, "library": "", "people": 1, "name-0": who.name, "email-0": who.email}
    return known | changes


def send(client: Client, sign_up: SignUp, **fields: Any) -> Any:
    return client.post(reverse("places:sign_up", args=(sign_up.pk,)), filled_in(**fields))
