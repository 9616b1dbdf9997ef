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
            _tell({library.pk}, measure, key, {"other": overlap.line}, "plan_overlap")


def join_asked(joining: Joining) -> None:
    measure = joining.measure
    _tell({measure.library_id}, measure, f"plan_join:{joining.pk}", {"joining": joining}, "plan_join")


def answered(joining: Joining) -> None:
    key = f"plan_answer:{joining.pk}"
    _tell({joining.library_id}, joining.measure, key, {"joining": joining}, "plan_answer")


def left(joining: Joining) -> None:
    measure = joining.measure
    _tell({measure.library_id}, measure, f"plan_left:{joining.pk}", {"joining": joining}, "plan_left")


def changed(measure: PlannedMeasure) -> None:
    """To those who take part or wait."""
    _tell(_joined(measure), measure, f"plan_changed:{measure.pk}:{measure.version}", {}, "plan_changed")


def withdrawn(measure: PlannedMeasure) -> None:
    _tell(_joined(measure), measure, f"plan_withdrawn:{measure.pk}", {}, "plan_withdrawn")


def _joined(measure: PlannedMeasure) -> set[int]:
    joined = measure.joinings.filter(state__in=[State.WAITING, State.ACCEPTED])
    return set(joined.values_list("library", flat=True))


def _tell(libraries: set[int], measure: PlannedMeasure, key: str, more: dict[str, Any], template: str) -> None:
    context = {"measure": measure, "path": reverse("plans:measure", args=(measure.pk,))} | more
    for user in contacts_of(libraries):
        store_mail(user, template, context, key=f"{key}:{user.pk}", can_wait=True)
