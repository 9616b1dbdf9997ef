"""The leader's first page: how the load lies, how long answers take, and which counties are silent."""

import datetime
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, FloatField, Max, Q
from django.db.models.aggregates import Aggregate
from django.db.models.functions import Extract, Substr
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState

from cms.core.sections import SECTION_DEPTH, SECTION_PATH_LENGTH, libraries_by_section_path
from cms.people.models import CountyLibrary
from workflows.models import Claim, ReviewTaskState
from workflows.people import members_in_term

PERIOD = datetime.timedelta(days=182)  # half a year
SILENT_AFTER = datetime.timedelta(days=90)
DAY = 24 * 60 * 60
FEWEST = 5  # figures for fewer are not shown


class Percentile(Aggregate):
    """PostgreSQL's continuous percentile of a number."""

    function = "PERCENTILE_CONT"
    name = "percentile"
    output_field = FloatField()
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"

    def __init__(self, expression: Any, share: float, **extra: Any) -> None:
        super().__init__(expression, share=share, **extra)


class LeaderPanel(Component):
    """Five queries: members, claims, decisions, times, and the last word of each county library."""

    order = 15
    template_name = "workflows/home/leader.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        since = timezone.now() - PERIOD
        return {"load": _load(since), "times": _times(since), "silent": silent_libraries()}


def _load(since: datetime.datetime) -> list[dict[str, Any]]:
    """Each member with open claims and decisions of the last half year."""
    held = dict(Claim.objects.filter(ended_at=None).order_by().values_list("user").annotate(n=Count("pk")))
    finished = ReviewTaskState.objects.filter(finished_at__gte=since, finished_by__isnull=False).order_by()
    decided = dict(finished.values_list("finished_by").annotate(n=Count("pk")))
    return [
        {"user": user, "held": held.get(user.pk, 0), "decided": decided.get(user.pk, 0)} for user in members_in_term()
    ]


def _times(since: datetime.datetime) -> dict[str, float | None]:
    """Median and 90th percentile of days from submission to decision; None while there are too few to speak of."""
    decided = ReviewTaskState.objects.filter(
        Q(status=TaskState.STATUS_APPROVED) | Q(status=TaskState.STATUS_REJECTED), finished_at__gte=since
    )
    length = ExpressionWrapper(F("finished_at") - F("started_at"), output_field=DurationField())
    seconds = decided.annotate(seconds=Extract(length, "epoch"))
    found = seconds.aggregate(
        number=Count("pk"), median=Percentile("seconds", 0.5), ninetieth=Percentile("seconds", 0.9)
    )
    enough = found.pop("number") >= FEWEST
    return {name: value / DAY if enough else None for name, value in found.items()}


def silent_libraries() -> list[CountyLibrary]:
    """County libraries in whose section nobody has saved anything for three months, in any language."""
    libraries = libraries_by_section_path()
    written = Page.objects.filter(depth__gt=SECTION_DEPTH).annotate(at=Substr("path", 1, SECTION_PATH_LENGTH))
    last = dict(written.order_by().values_list("at").annotate(last=Max("latest_revision_created_at")))
    border = timezone.now() - SILENT_AFTER
    heard = {library.pk for path, library in libraries.items() if (last.get(path) or border) > border}
    silent = {library.pk: library for library in libraries.values() if library.pk not in heard}
    return sorted(silent.values(), key=lambda library: library.name)
