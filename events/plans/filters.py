"""The filters of the plan."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.core.half_years import HalfYear
from cms.core.listing import FilterForm
from cms.people.models import CountyLibrary
from events.models import Joining, PlannedMeasure
from events.plans.periods import name_of, named
from events.plans.querysets import from_now_on
from events.plans.rules import State
from events.plans.texts import STATES
from learning.competences.querysets import term_choices


def _choice(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False)


class PlanFilters(FilterForm):
    """Without a half-year it is of those from the present one on; the state is not of the database (`has_state`)."""

    fylkesbibliotek = _choice(_("County library"))
    omrade = _choice(_("Competence area"))
    malgruppe = _choice(_("For whom"))
    halvar = _choice(_("Half-year"))
    tilstand = _choice(_("State"))
    type = _choice(_("Kind"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas, _competences, groups = term_choices()
        planned = PlannedMeasure.objects.order_by("year", "half").values_list("year", "half").distinct()
        halves = [HalfYear(*half) for half in planned]
        choices: dict[str, list[tuple[str, Any]]] = {
            "fylkesbibliotek": [(library.slug, library.name) for library in CountyLibrary.objects.all()],
            "omrade": areas,
            "malgruppe": groups,
            "halvar": [(name_of(half), str(half)) for half in halves],
            "tilstand": [(state.value, STATES[state]) for state in State],
            "type": list(PlannedMeasure.Kind.choices),
        }
        fields: Any = self.fields
        for name, known in choices.items():
            first = _("From now on") if name == "halvar" else _("All")
            fields[name].choices = [("", first), *known]

    def where(self) -> Q:
        """What the database is asked for."""
        found = Q()
        for name, value in self.cleaned_data.items():
            if value or name == "halvar":
                found &= self.narrow(name, [value])
        return found

    def narrow(self, name: str, values: list[str]) -> Q:
        match name:
            case "fylkesbibliotek":
                accepted = Joining.objects.filter(library__slug__in=values, state=Joining.State.ACCEPTED)
                return Q(library__slug__in=values) | Q(pk__in=accepted.values("measure"))
            case "omrade":
                return Q(pk__in=_with("areas__slug", values)) | Q(pk__in=_with("competences__area__slug", values))
            case "malgruppe":
                return Q(pk__in=_with("target_groups__slug", values))
            case "halvar":
                half = named(values[0])
                return Q(year=half.year, half=half.half) if half else from_now_on()
            case "type":
                return Q(kind__in=values)
        return Q()

    def has_state(self, measure: PlannedMeasure) -> bool:
        """What is withdrawn is shown to those who ask for it."""
        wanted = self.cleaned_data["tilstand"]
        state = measure.standing.state
        return state == wanted if wanted else state != State.WITHDRAWN


def _with(relation: str, values: list[str]) -> Any:
    """A subquery instead of a join, so that a measure with two of the values is still one row."""
    return PlannedMeasure.objects.filter(**{f"{relation}__in": values}).values("pk")
