"""Which events a user follows from the desk, and how many have signed up to each."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from cms.core.editions import farther
from cms.core.sections import SECTION_PATH_LENGTH, libraries_by_section_path
from cms.people.models import CountyLibrary, User
from cms.people.terms import is_member, libraries_written_for
from events.models import EventPage, Occurrence, Registration, SignUp

State = Registration.State


@dataclass(frozen=True)
class Line:
    """`places`: of all that one signs up for; None where any of it is without limit, or one signs up elsewhere."""

    page: EventPage
    library: CountyLibrary | None
    places: int | None
    has_place: int
    offered: int
    waiting: int


def events_seen(user: User, now: datetime.datetime, *, is_past: bool) -> QuerySet[EventPage]:
    """The user's own county library's; the group's members see all that have been up, as `events.people.may_see` says.

    Each in its nearest edition: those to come first, or what is over, the last first.
    """
    own = Q(pk__in=[])
    libraries = set(libraries_written_for(user))
    for path, library in libraries_by_section_path().items():
        if library in libraries:
            own |= Q(path__startswith=path)
    times = Occurrence.objects.filter(work=OuterRef("translation_key"))
    found = EventPage.objects.filter(own | Q(first_published_at__isnull=False) if is_member(user) else own)
    found = found.annotate(
        begins=Subquery(times.order_by("starts_at").values("starts_at")[:1]),
        ends=Subquery(times.order_by("-ends_at").values("ends_at")[:1]),
    )
    live_edition = EventPage.objects.live().filter(translation_key=OuterRef("translation_key"))
    found = found.filter(Q(live=True) | ~Exists(live_edition)).exclude(pk__in=farther())
    if is_past:
        return found.filter(ends__lte=now).order_by("-begins", "pk")
    return found.filter(Q(ends=None) | Q(ends__gt=now)).order_by(F("begins").asc(nulls_last=True), "pk")


def lines_of(pages: Iterable[EventPage]) -> list[Line]:
    """Four queries, however many there are."""
    found = list(pages)
    works = {page.translation_key for page in found}
    meetings: dict[Any, list[Occurrence]] = defaultdict(list)
    for meeting in Occurrence.objects.filter(work__in=works).select_related("municipality", "sign_up"):
        meetings[meeting.work].append(meeting)
    doors: dict[Any, list[SignUp]] = defaultdict(list)
    for door in SignUp.objects.filter(work__in=works):
        doors[door.work].append(door)
    numbers: Counter[tuple[Any, str]] = Counter()
    counted = Registration.objects.filter(sign_up__work__in=works).order_by().values_list("sign_up__work", "state")
    for work, state, number in counted.annotate(number=Count("pk")):
        numbers[work, state] = number
    by_path = libraries_by_section_path()
    return [
        _line(page, by_path.get(page.path[:SECTION_PATH_LENGTH]), meetings, doors[page.translation_key], numbers)
        for page in found
    ]


def _line(
    page: EventPage,
    library: CountyLibrary | None,
    meetings: dict[Any, list[Occurrence]],
    doors: list[SignUp],
    numbers: Counter[tuple[Any, str]],
) -> Line:
    work = page.translation_key
    page.occurrence_list = meetings[work]
    limits = [door.capacity for door in doors if door.is_here]
    known = [limit for limit in limits if limit is not None]
    return Line(
        page,
        library,
        places=sum(known) if known and len(known) == len(limits) else None,
        has_place=numbers[work, State.PLACE],
        offered=numbers[work, State.OFFERED],
        waiting=numbers[work, State.WAITING],
    )
