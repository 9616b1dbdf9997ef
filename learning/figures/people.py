"""Who took a course in a period, as rows that are counted and never shown.

Everybody counts once, by the last round they began in the period, and with what they have done in it until now.
"""

from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from cms.core.half_years import HalfYear, half_year_of
from learning.figures.rules import Period
from learning.models import Certificate, Enrolment, LessonProgress


def half_year(period: Period) -> HalfYear | None:
    """None of the period that is all time."""
    now = half_year_of(timezone.localdate())
    return {Period.THIS: now, Period.LAST: now.before, Period.ALL: None}[period]


def took(works: Any, period: Period) -> QuerySet[Enrolment]:
    """One enrolment for each learner and course. `works`: translation keys."""
    begun = Enrolment.objects.filter(work__in=works)
    limits = half_year(period)
    if limits is not None:
        begun = begun.filter(started_at__range=limits.limits)
    latest = begun.order_by("learner", "work", "-round").distinct("learner", "work")
    return Enrolment.objects.filter(pk__in=latest.values("pk")).order_by()


def counted(people: QuerySet[Enrolment]) -> dict[UUID, tuple[int, int]]:
    """By course: how many began, and how many of them have completed."""
    rows = people.values("work").annotate(begun=Count("pk"), completed=Count("completed_at"))
    return {row["work"]: (row["begun"], row["completed"]) for row in rows}


def with_certificate(people: QuerySet[Enrolment]) -> int:
    """How many have a certificate for the round that still stands."""
    keys = people.annotate(key=Concat(Value("enrolment:"), Cast("pk", CharField()))).values("key")
    return Certificate.objects.filter(key__in=keys, kind=Certificate.Kind.COURSE, revoked_at=None).count()


def by_lesson(people: QuerySet[Enrolment]) -> dict[UUID, tuple[int, int]]:
    """By lesson's translation key: how many opened it, and how many said it was read."""
    rows = LessonProgress.objects.filter(enrolment__in=people).order_by().values("lesson")
    found = rows.annotate(opened=Count("pk"), done=Count("done_at"))
    return {row["lesson"]: (row["opened"], row["done"]) for row in found}
