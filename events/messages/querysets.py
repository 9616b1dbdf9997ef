"""Who is meant by an audience."""

from uuid import UUID

from events.models import Audience, Registration
from events.models.registration import RegistrationQuerySet


def registrations_of(work: UUID, audience: str) -> RegistrationQuerySet:
    """Of all sign-ups to the event, in the order of arrival; whoever signed up twice is there twice."""
    known = Registration.objects.filter(sign_up__work=work, erased_at=None).select_related("sign_up", "municipality")
    found = {
        Audience.ALL: known.standing(),
        Audience.PLACE: known.attending(),
        Audience.WAITING: known.filter(state=Registration.State.WAITING),
        Audience.CAME: known.exclude(check_ins=None).distinct(),
    }
    return found[Audience(audience)]


def receivers_of(work: UUID, audience: str) -> list[Registration]:
    """One registration for each person: who is signed up to three meetings gets one letter."""
    people: dict[tuple[str, str], Registration] = {}
    for registration in registrations_of(work, audience):
        people.setdefault((registration.email, registration.name_key), registration)
    return list(people.values())
