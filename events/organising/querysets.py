"""What the organiser's screens show: a fixed number of queries, however many have signed up."""

import datetime
from collections import Counter
from collections.abc import Iterable

from django.db.models import Case, Count, F, Func, IntegerField, Min, Prefetch, QuerySet, TextField, Value, When

from events.models import EventPage, Occurrence, Registration, SignUp

ORDER = (
    Registration.State.PLACE,
    Registration.State.OFFERED,
    Registration.State.WAITING,
    Registration.State.CANCELLED,
    Registration.State.LAPSED,
)

_NEVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)  # of what is called off


def doors_of(page: EventPage) -> list[SignUp]:
    """What one signs up for, in the order it begins, with the meetings of each fetched."""
    meetings = Prefetch("occurrences", Occurrence.objects.order_by("starts_at", "pk"))
    doors = SignUp.objects.filter(work=page.translation_key).annotate(begins=Min("occurrences__starts_at"))
    return list(doors.order_by(F("begins").asc(nulls_last=True), "pk").prefetch_related(meetings))


def coming_first(doors: Iterable[SignUp], now: datetime.datetime) -> list[SignUp]:
    """Of `doors_of` an event: those with a meeting to come as they stand; then the others, what ended last first."""
    ends = {
        door: max((each.ends_at for each in door.occurrences.all() if not each.is_cancelled), default=_NEVER)
        for door in doors
    }
    past = sorted((door for door in ends if ends[door] <= now), key=lambda door: ends[door], reverse=True)
    return [door for door in ends if ends[door] > now] + past


def registrations_of(page: EventPage) -> QuerySet[Registration]:
    """Who has signed up and is not erased: by sign-up, those who come first, then those who wait in their order."""
    states = Case(
        *(When(state=state, then=Value(place)) for place, state in enumerate(ORDER)), output_field=IntegerField()
    )
    found = Registration.objects.filter(sign_up__work=page.translation_key, erased_at=None)
    return found.select_related("municipality__county", "sign_up").order_by("sign_up", states, "-priority", "pk")


def numbers_in_line(doors: Iterable[SignUp]) -> dict[int, int]:
    """Of everybody who waits, the number in the line of their sign-up, from 1, by primary key."""
    waiting = Registration.objects.filter(sign_up__in=list(doors)).in_line()
    counted: Counter[int] = Counter()
    numbers = {}
    for pk, door in waiting.values_list("pk", "sign_up_id"):
        counted[door] += 1
        numbers[pk] = counted[door]
    return numbers


def counts_of(doors: Iterable[SignUp]) -> dict[int, dict[str, int]]:
    """How many there are in each state, by sign-up; the names of some may be erased."""
    found: dict[int, dict[str, int]] = {door.pk: dict.fromkeys(ORDER, 0) for door in doors}
    counted = Registration.objects.filter(sign_up__in=found).order_by().values_list("sign_up", "state")
    for door, state, number in counted.annotate(number=Count("pk")):
        found[door][state] = number
    return found


def answered_questions(door: SignUp) -> set[int]:
    """The primary keys of the questions that somebody has answered."""
    keys = Func(F("answers"), function="jsonb_object_keys", output_field=TextField())
    return set(map(int, door.registrations.annotate(key=keys).order_by().values_list("key", flat=True).distinct()))
