"""Evaluations that have something to do, and when their event is over."""

import datetime
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from events.models import Evaluation, Occurrence


def last_day_of(work: UUID) -> datetime.date | None:
    """Of the meetings that are not cancelled, in Norway."""
    last = Occurrence.objects.filter(work=work, cancelled_at=None).aggregate(last=Max("ends_at"))["last"]
    return timezone.localdate(last) if last else None


def untold() -> list[int]:
    """Of events that have begun: what is long to come need not be looked at each hour."""
    begun = Occurrence.objects.filter(ends_at__lt=timezone.now()).values("work")
    found = Evaluation.objects.filter(is_on=True, told_on=None, work__in=begun)
    return list(found.order_by("pk").values_list("pk", flat=True))
