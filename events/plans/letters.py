"""Letters where another county is concerned; stored as all letters are, in the transaction of what they tell."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from cms.core.outbox import store_mail
from cms.people.terms import contacts_of
from events.models import Joining, PlannedMeasure
from events.plans.overlaps import Overlap

State = Joining.State


def overlaps(measure: PlannedMeasure, found: Iterable[Overlap]) -> None:
    """To the other county libraries: one letter for each of theirs that it overlaps, however often it is saved."""
    for overlap in found:
        library = overlap.line.library
        if library is not None and library != measure.library:
            key = f"plan_overlap:{measure.pk}:{overlap.line.key}"
            _write({library.pk}, "plan_overlap", measure, key, other=overlap.line)


def join_asked(joining: Joining) -> None:
    measure = joining.measure
    _write({measure.library_id}, "plan_join", measure, f"plan_join:{joining.pk}", joining=joining)


def answered(joining: Joining) -> None:
    key = f"plan_answer:{joining.pk}"
    _write({joining.library_id}, "plan_answer", joining.measure, key, joining=joining)


def left(joining: Joining) -> None:
    measure = joining.measure
    _write({measure.library_id}, "plan_left", measure, f"plan_left:{joining.pk}", joining=joining)


def changed(measure: PlannedMeasure) -> None:
    """To those who take part or wait."""
    _write(_joined(measure), "plan_changed", measure, f"plan_changed:{measure.pk}:{measure.version}")


def withdrawn(measure: PlannedMeasure) -> None:
    _write(_joined(measure), "plan_withdrawn", measure, f"plan_withdrawn:{measure.pk}")


def _joined(measure: PlannedMeasure) -> set[int]:
    joined = measure.joinings.filter(state__in=[State.WAITING, State.ACCEPTED])
    return set(joined.values_list("library", flat=True))


def _write(libraries: set[int], template: str, measure: PlannedMeasure, key: str, **more: Any) -> None:
    context = {"measure": measure, "path": reverse("plans:measure", args=(measure.pk,))} | more
    for user in contacts_of(libraries):
        store_mail(user, template, context, key=f"{key}:{user.pk}", can_wait=True)
