"""Adjectives of planned measures."""

from django.db.models import Q, QuerySet

from events.models import PlannedMeasure
from events.plans.periods import now


def measures() -> QuerySet[PlannedMeasure]:
    """With what lists and facts ask of other tables: seven queries, however many they are."""
    return PlannedMeasure.objects.select_related("library").prefetch_related(
        "areas", "competences__area", "target_groups", "joinings__library"
    )


def from_now_on() -> Q:
    """Of this half-year and later."""
    half = now()
    return Q(year__gt=half.year) | Q(year=half.year, half__gte=half.half)
