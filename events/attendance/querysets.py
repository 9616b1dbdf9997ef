"""Who is expected at a meeting, and who was there."""

import datetime
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from events.models import CheckIn, Occurrence, Registration


@dataclass
class Expected:
    registration: Registration
    check_in: CheckIn | None


def expected_at(occurrence: Occurrence) -> list[Expected]:
    """Who has a place, and who has been entered and lost theirs since; by name. Two queries."""
    entered = {each.registration_id: each for each in CheckIn.objects.filter(occurrence=occurrence)}
    counts = Q(state=Registration.State.PLACE) | Q(pk__in=entered)
    of_door = Registration.objects.filter(counts, sign_up=occurrence.sign_up_id, erased_at=None)
    people = of_door.select_related("municipality").order_by("name_key", "pk")
    return [Expected(person, entered.get(person.pk)) for person in people]


def with_place(occurrence: Occurrence, email: str) -> QuerySet[Registration]:
    """Who is erased has no address."""
    place = {"sign_up": occurrence.sign_up_id, "state": Registration.State.PLACE}
    return Registration.objects.filter(email=email.strip().lower(), **place)


def to_be_told(now: datetime.datetime, since: datetime.datetime) -> QuerySet[Registration]:
    """Who was at a meeting of what is over now, and was not over before `since`."""
    held = Occurrence.objects.filter(sign_up=OuterRef("sign_up"), cancelled_at=None)
    was_there = Exists(CheckIn.objects.filter(registration=OuterRef("pk")))
    over = ~Exists(held.filter(ends_at__gt=now)) & Exists(held.filter(ends_at__gt=since))
    return Registration.objects.filter(was_there, over, erased_at=None).select_related("sign_up").order_by("pk")
