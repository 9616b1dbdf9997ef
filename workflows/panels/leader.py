"""The leader's first page: how the load lies, how long answers take, and which counties are silent."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db.models import (
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    FloatField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.aggregates import Aggregate
from django.db.models.functions import Coalesce, Extract, Substr
from django.utils import timezone
from wagtail.admin.ui.components import Component
from wagtail.models import Page, TaskState

from cms.core.sections import SECTION_DEPTH, SECTION_PATH_LENGTH, libraries_by_section_path
from cms.people.models import CountyLibrary, Membership, Role, User
from workflows.mandate.members import terms_of_the_group, warnings_about
from workflows.models import Claim, ReviewTaskState
from workflows.querysets import flagged

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
    """Six queries: the group, its load, times, county libraries, the last word of each, and what nobody has checked."""

    order = 15
    template_name = "workflows/home/leader.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        since = timezone.now() - PERIOD
        terms = list(terms_of_the_group())
        libraries = libraries_by_section_path()
        return {
            "warnings": warnings_about(terms),
            "load": _load(since, terms),
            "times": _times(since),
            "silent": _silent(libraries),
            "flagged": _flagged(libraries),
        }


def _load(since: datetime.datetime, terms: list[Membership]) -> list[dict[str, Any]]:
    """Each member with open claims and decisions of the last half year."""
    members = list({term.user_id: term.user for term in terms if term.role == Role.MEMBER}.values())
    finished = ReviewTaskState.objects.filter(finished_by=OuterRef("pk"), finished_at__gte=since)
    counts = User.objects.filter(pk__in=[user.pk for user in members]).annotate(
        held=_number(Claim.objects.filter(user=OuterRef("pk"), ended_at=None), "user"),
        decided=_number(finished, "finished_by"),
    )
    by_pk = {pk: (held, decided) for pk, held, decided in counts.values_list("pk", "held", "decided")}
    return [{"user": user, "held": by_pk[user.pk][0], "decided": by_pk[user.pk][1]} for user in members]


def _number(rows: QuerySet[Any], person: str) -> Coalesce:
    """How many rows belong to the person of the outer query."""
    return Coalesce(Subquery(rows.order_by().values(person).annotate(n=Count("pk")).values("n")), 0)


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


def _flagged(libraries: Mapping[str, CountyLibrary]) -> list[tuple[Page, CountyLibrary | None]]:
    """What readers are told must be checked, with the county library it belongs to; the longest due first."""
    pages = flagged(Page.objects.all(), timezone.localdate())
    return [(page, libraries.get(page.path[:SECTION_PATH_LENGTH])) for page in pages]


def silent_libraries() -> list[CountyLibrary]:
    return _silent(libraries_by_section_path())


def _silent(libraries: Mapping[str, CountyLibrary]) -> list[CountyLibrary]:
    """County libraries in whose section nobody has saved anything for three months, in any language."""
    written = Page.objects.filter(depth__gt=SECTION_DEPTH).annotate(at=Substr("path", 1, SECTION_PATH_LENGTH))
    last = dict(written.order_by().values_list("at").annotate(last=Max("latest_revision_created_at")))
    border = timezone.now() - SILENT_AFTER
    heard = {library.pk for path, library in libraries.items() if (last.get(path) or border) > border}
    silent = {library.pk: library for library in libraries.values() if library.pk not in heard}
    return sorted(silent.values(), key=lambda library: library.name)
