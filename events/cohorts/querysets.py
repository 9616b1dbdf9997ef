"""Cohorts and those who are in them."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from events.models import CheckIn, EventPage, Registration


@dataclass
class Participant:
    """One name at one address, with what they signed up for at the event. `check_ins`: when entered, by meeting."""

    is_confirmed: bool = False
    check_ins: dict[int, datetime.datetime] = field(default_factory=dict)


def cohorts() -> QuerySet[EventPage]:
    """Events whose course is reviewed text: a draft's is nobody's word but the writer's."""
    return EventPage.objects.exclude(course=None).exclude(first_published_at=None).select_related("course")


def works_to_tend() -> list[UUID]:
    """Cohorts with somebody who was there and is not erased."""
    there = CheckIn.objects.filter(occurrence__work=OuterRef("translation_key"), registration__erased_at=None)
    works: QuerySet[EventPage, UUID] = cohorts().filter(Exists(there)).values_list("translation_key", flat=True)
    return sorted(set(works))


def participants_of(work: UUID) -> dict[str, dict[str, Participant]]:
    """By e-mail address and name as it is compared. Two queries."""
    found: dict[str, dict[str, Participant]] = defaultdict(lambda: defaultdict(Participant))
    people = Registration.objects.filter(sign_up__work=work, erased_at=None)
    for email, name, confirmed_at in people.values_list("email", "name_key", "confirmed_at"):
        found[email][name].is_confirmed |= confirmed_at is not None
    check_ins = CheckIn.objects.filter(registration__in=people)
    for email, name, meeting, at in check_ins.values_list(
        "registration__email", "registration__name_key", "occurrence", "at"
    ):
        found[email][name].check_ins[meeting] = at
    return found
