"""The half-year: what was decided, how long it took, who was silent, and what is past its date."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from django.db.models import (
    BigIntegerField,
    Count,
    DurationField,
    ExpressionWrapper,
    F,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Cast, Extract, Substr
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from cms.core.half_years import FIRST, SECOND, HalfYear, half_year_of
from cms.core.sections import SECTION_DEPTH, SECTION_PATH_LENGTH, libraries_by_section_path
from cms.people.models import CountyLibrary
from workflows.models import Decision
from workflows.panels.leader import DAY, FEWEST, Percentile
from workflows.querysets import to_be_checked

ANSWERS = (Decision.Kind.APPROVED, Decision.Kind.SENT_BACK)  # what the group has answered; its time is measured


def half_years() -> list[HalfYear]:
    """From the first decision to today, the latest first."""
    now = half_year_of(timezone.localdate())
    earliest = Decision.objects.order_by("decided_at").values_list("decided_at", flat=True).first()
    first = half_year_of(timezone.localdate(earliest)) if earliest else now
    every = [HalfYear(year, half) for year in range(first.year, now.year + 1) for half in (FIRST, SECOND)]
    return [found for found in reversed(every) if first <= found <= now]


@dataclass
class Line:
    """The figures of one county library, or of all. The times are None where too few answers stand behind them."""

    library: CountyLibrary | None
    decided: dict[str, int] = field(default_factory=dict)
    median: float | None = None
    ninetieth: float | None = None
    stale: list[Page] = field(default_factory=list)

    def number(self, kind: str) -> int:
        return self.decided.get(kind, 0)

    @property
    def by_kind(self) -> list[tuple[str, int]]:
        """Each kind's name with its number, in the order of `Decision.Kind`."""
        return [(str(label), self.number(kind)) for kind, label in Decision.Kind.choices]


@dataclass
class Report:
    half_year: HalfYear
    made_on: datetime.date
    lines: list[Line]
    total: Line
    silent: list[CountyLibrary]
    fewest: int = FEWEST

    @property
    def stale(self) -> list[Page]:
        return [page for line in self.lines for page in line.stale]


def report_of(half_year: HalfYear) -> Report:
    """Six queries, however many decisions, pages and county libraries there are."""
    libraries = libraries_by_section_path()
    lines: dict[int | None, Line] = {}
    for library in sorted(set(libraries.values()), key=lambda library: library.name):
        lines[library.pk] = Line(library)
    decisions = Decision.objects.filter(decided_at__range=half_year.limits).order_by()
    _count(decisions, lines)
    for key, found in _times(decisions, "library").items():
        _line(lines, key).median, _line(lines, key).ninetieth = found
    for page in stale_pages(min(half_year.last_day, timezone.localdate())):
        found_library = libraries.get(page.path[:SECTION_PATH_LENGTH])
        _line(lines, found_library.pk if found_library else None).stale.append(page)
    total = Line(None, {kind: sum(line.number(kind) for line in lines.values()) for kind in Decision.Kind.values})
    total.median, total.ninetieth = _times(decisions).get(None, (None, None))
    heard = _heard(half_year, libraries) | {key for key, line in lines.items() if line.decided}
    silent = [line.library for line in lines.values() if line.library and line.library.pk not in heard]
    return Report(half_year, timezone.localdate(), list(lines.values()), total, silent)


def _line(lines: dict[int | None, Line], key: int | None) -> Line:
    """What stands outside the sections, and of a library whose sections are gone, has a line of its own."""
    return lines.setdefault(key, Line(None))


def _count(decisions: QuerySet[Decision], lines: dict[int | None, Line]) -> None:
    for key, kind, number in decisions.values_list("library", "kind").annotate(number=Count("pk")):
        _line(lines, key).decided[kind] = number


def _times(decisions: QuerySet[Decision], *by: str) -> dict[Any, tuple[float | None, float | None]]:
    """Median and 90th percentile of days from submission to answer, by library or (under None) of all."""
    length = ExpressionWrapper(F("decided_at") - F("submitted_at"), output_field=DurationField())
    answered = decisions.filter(kind__in=ANSWERS, submitted_at__isnull=False)
    answered = answered.annotate(seconds=Extract(length, "epoch"))
    figures = {"number": Count("pk"), "median": Percentile("seconds", 0.5), "ninetieth": Percentile("seconds", 0.9)}
    rows = answered.values(*by).annotate(**figures) if by else [answered.aggregate(**figures)]
    return {
        row.get("library"): (row["median"] / DAY, row["ninetieth"] / DAY) for row in rows if row["number"] >= FEWEST
    }


def _heard(half_year: HalfYear, libraries: dict[str, CountyLibrary]) -> set[int | None]:
    """The county libraries in whose sections somebody saved something in the half-year, in any language."""
    page = Page.objects.filter(pk=Cast(OuterRef("object_id"), BigIntegerField()), depth__gt=SECTION_DEPTH)
    saved = Revision.page_revisions.filter(created_at__range=half_year.limits).order_by()
    places = saved.annotate(place=Subquery(page.values(at=Substr("path", 1, SECTION_PATH_LENGTH))[:1]))
    return {
        libraries[place].pk for place in set(places.values_list("place", flat=True).distinct()) if place in libraries
    }


def stale_pages(day: datetime.date) -> list[Page]:
    """What readers see and was to be checked before that day; the oldest date first."""
    return list(to_be_checked(Page.objects.all(), day).filter(check_due_on__lt=day))


def rows(report: Report) -> list[list[Any]]:
    """The report as a spreadsheet: one line a county library, then all of them; then what is past its date."""
    kinds = [str(label) for label in Decision.Kind.labels]
    head = [_("County library"), *kinds, _("Median days"), _("90th percentile, days"), _("Silent"), _("Past its date")]
    silent = {library.pk for library in report.silent}
    table: list[list[Any]] = [[_("Half-year"), str(report.half_year)], [], head]
    for line in report.lines:
        is_silent = line.library is not None and line.library.pk in silent
        table.append(
            [line.library or _("Outside the sections"), *_figures(line), _("yes") if is_silent else "", len(line.stale)]
        )
    table.append([_("All"), *_figures(report.total), len(silent), len(report.stale)])
    table += [[], [_("Past its date"), _("County library"), _("To be checked by")]]
    table += [[page.title, line.library or "", page.check_due_on] for line in report.lines for page in line.stale]
    return table


def _figures(line: Line) -> list[Any]:
    return [*(number for _kind, number in line.by_kind), _days(line.median), _days(line.ninetieth)]


def _days(number: float | None) -> Any:
    return "" if number is None else round(number, 1)
