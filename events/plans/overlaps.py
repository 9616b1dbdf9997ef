"""Where somebody else plans, or has made, the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from events.models import PlannedMeasure
from events.plans.lines import Line, facts_of, planned, readable
from events.plans.querysets import from_now_on, measures
from events.plans.rules import TO_COME, Facts, Likeness, likeness

Terms = dict[int, str]


@dataclass(frozen=True)
class Overlap:
    line: Line
    likeness: Likeness


@dataclass(frozen=True)
class Names:
    """Of what a measure strengthens and for whom, by key: what it has in common with another is among them."""

    areas: Terms
    competences: Terms
    groups: Terms


def others() -> list[Line]:
    """What a measure may overlap: plans from this half-year on that are not withdrawn, courses, events to come."""
    lines = [*planned(measures().filter(from_now_on(), withdrawn_at=None)), *readable()]
    return [line for line in lines if line.state in TO_COME]


def overlaps(facts: Facts, lines: Iterable[Line], own: PlannedMeasure | None = None) -> list[Overlap]:
    """The nearest first. Not with the measure whose facts they are, where it is stored, nor with that one's page."""
    passed = {f"plan-{own.pk}", f"work-{own.work}"} if own else set()
    others_only = (line for line in lines if line.key not in passed)
    found = [Overlap(line, alike) for line in others_only if (alike := likeness(facts, line.facts))]
    return sorted(found, key=lambda overlap: (overlap.likeness.weight, overlap.line.key), reverse=True)


def overlaps_of(measure: PlannedMeasure, lines: Iterable[Line]) -> list[Overlap]:
    """Of one that is still to come."""
    return overlaps(facts_of(measure), lines, measure) if measure.standing.state in TO_COME else []


def names_of(measure: PlannedMeasure) -> Names:
    return names(measure.area_list, measure.competences.all(), measure.target_groups.all())


def names(*lists: Iterable[Any]) -> Names:
    """Of areas, competences and target groups."""
    return Names(*({term.pk: term.name for term in terms} for terms in lists))


def in_words(overlap: Overlap, known: Names) -> dict[str, Any]:
    """For a template: the line, and in what they are alike; competences say more than their areas."""
    alike = overlap.likeness
    return {
        "line": overlap.line,
        "has_title": alike.has_title,
        "what": [name for key, name in known.competences.items() if key in alike.competences]
        or [name for key, name in known.areas.items() if key in alike.areas],
        "groups": [name for key, name in known.groups.items() if key in alike.groups],
    }
