"""Competence area by target group by half-year: what is planned and what readers see, and where nothing is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.core.half_years import HalfYear
from events.models import PlannedMeasure
from events.plans.lines import Line, planned, readable
from events.plans.querysets import measures
from events.plans.rules import State
from learning.models import CompetenceArea, Strategy, TargetGroup


@dataclass(frozen=True)
class Cell:
    half_year: HalfYear
    lines: tuple[Line, ...]

    @property
    def is_hole(self) -> bool:
        """What is cancelled has no meeting left, and so no half-year to stand in."""
        return not self.lines


@dataclass(frozen=True)
class AreaRows:
    """One area: what the bank wants with it, and a row for each target group."""

    area: CompetenceArea
    strategy: Strategy | None
    rows: tuple[tuple[TargetGroup, tuple[Cell, ...]], ...]


@dataclass(frozen=True)
class Matrix:
    half_years: tuple[HalfYear, ...]
    areas: tuple[AreaRows, ...]

    @property
    def cells(self) -> list[Cell]:
        return [cell for area in self.areas for _group, cells in area.rows for cell in cells]

    @property
    def holes(self) -> int:
        return sum(cell.is_hole for cell in self.cells)


def matrix_of(half_years: Sequence[HalfYear]) -> Matrix:
    """A fixed number of queries, however much is planned."""
    by_cell = _by_cell(_lines(half_years))
    strategies = {strategy.area_id: strategy for strategy in Strategy.objects.current()}
    groups = list(TargetGroup.objects.all())
    areas = tuple(
        AreaRows(
            area,
            strategies.get(area.pk),
            tuple(
                (group, tuple(Cell(half, tuple(by_cell[area.pk, group.pk, half])) for half in half_years))
                for group in groups
            ),
        )
        for area in CompetenceArea.objects.all()
    )
    return Matrix(tuple(half_years), areas)


def _lines(half_years: Sequence[HalfYear]) -> list[Line]:
    within = reduce(or_, (Q(year=half.year, half=half.half) for half in half_years))
    window = half_years[0].limits[0], half_years[-1].limits[1]
    lines = [*planned(measures().filter(within)), *readable(window)]
    return sorted((line for line in lines if line.state != State.WITHDRAWN), key=lambda line: (line.title, line.key))


def _by_cell(lines: Iterable[Line]) -> dict[tuple[int, int, HalfYear], list[Line]]:
    found: dict[tuple[int, int, HalfYear], list[Line]] = defaultdict(list)
    for line in lines:
        for year, half in line.facts.half_years:
            for area in line.facts.areas:
                for group in line.facts.groups:
                    found[area, group, HalfYear(year, half)].append(line)
    return found


def rows(matrix: Matrix) -> list[list[Any]]:
    """Of a spreadsheet: a row for each measure in each cell, and one for each hole. Translated at once."""
    kinds = dict(PlannedMeasure.Kind.choices)
    head: list[Any] = [
        *(_("Competence area"), _("For whom"), _("Half-year"), _("State")),
        *(_("Title"), _("Kind"), _("County library")),
    ]
    found = [[_("The common plan"), str(timezone.localdate())], [], head]
    for area in matrix.areas:
        for group, cells in area.rows:
            for cell in cells:
                place = [area.area.name, group.name, str(cell.half_year)]
                if cell.is_hole:
                    found.append([*place, _("Hole"), "", "", ""])
                found += [
                    [*place, line.state_text, line.title, str(kinds[line.kind]), str(line.library or "")]
                    for line in cell.lines
                ]
    return found
