"""How many libraries ask for which course, county by county: a fixed number of queries, however many there are.

What is counted is libraries, one for each municipality, never people; so small numbers are shown as they are.
"""

import datetime
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q
from django.utils import timezone

from cms.core.editions import nearest_of_each
from cms.people.models import CountyLibrary
from learning.models import CoursePage, RunAnswer, RunWish
from learning.runs import rules
from learning.runs.register import runs_of


@dataclass
class Demand:
    """Of one county library: how many of its libraries have asked, in all and since the last run; how many wait."""

    library: CountyLibrary
    total: int = 0
    since: int = 0
    waiting: int = 0
    last_run: datetime.datetime | None = None


@dataclass
class CourseDemand:
    """Of one course. `course` is its edition nearest to whoever looks, up or not."""

    course: CoursePage
    by_library: dict[int, Demand] = field(default_factory=dict)

    @property
    def counties(self) -> list[Demand]:
        """Where somebody has asked since the last run, most first."""
        found = [demand for demand in self.by_library.values() if demand.since]
        return sorted(found, key=lambda demand: (-demand.since, demand.library.name))

    @property
    def since(self) -> int:
        return sum(demand.since for demand in self.by_library.values())

    def of(self, library: CountyLibrary) -> Demand:
        return self.by_library.get(library.pk) or Demand(library)

    def elsewhere(self, library: CountyLibrary) -> list[Demand]:
        return [demand for demand in self.counties if demand.library.pk != library.pk]


def demand(work: UUID | None = None) -> list[CourseDemand]:
    """Of one course, or of all that anybody has asked for; most asked for first. A course that is deleted is left out.

    Four queries, and what the rooms above ask for their runs.
    """
    wishes = RunWish.objects.all() if work is None else RunWish.objects.filter(work=work)
    by_place = wishes.order_by().values_list("work", "municipality__county__library", "municipality")
    counted = list(by_place.annotate(last=Max("asked_at"), waiting=Count("pk", filter=Q(answer=None))))
    works = {row[0] for row in counted}
    last_runs = _last_runs(works)
    libraries = CountyLibrary.objects.in_bulk({row[1] for row in counted})
    found = {key: CourseDemand(course) for key, course in _courses(works).items()}
    for key, library, _place, last, waiting in counted:
        if key not in found:
            continue
        last_run = last_runs.get((key, library))
        line = found[key].by_library.setdefault(library, Demand(libraries[library], last_run=last_run))
        line.total += 1
        line.since += rules.is_since(last, last_run)
        line.waiting += waiting
    return sorted(found.values(), key=lambda each: (-each.since, each.course.title))


def _courses(works: set[UUID]) -> dict[UUID, CoursePage]:
    return nearest_of_each(CoursePage.objects.filter(translation_key__in=works).exclude(first_published_at=None))


def _last_runs(works: set[UUID]) -> dict[tuple[UUID, int], datetime.datetime]:
    """By course and county library: when a run was promised, or began, whichever came last."""
    promised: Any = RunAnswer.objects.filter(work__in=works, kind=RunAnswer.Kind.SET_UP).order_by()
    found = {
        (work, library): last
        for work, library, last in promised.values_list("work", "library").annotate(last=Max("answered_at"))
    }
    now = timezone.now()
    for run in runs_of(works):
        began = timezone.make_aware(datetime.datetime.combine(run.first_day, datetime.time.min))
        key = run.work, run.library
        if began <= now:
            found[key] = max(began, found.get(key, began))
    return found
