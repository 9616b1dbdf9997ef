"""The filters of the course and resource catalogues."""

from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.core.editions import LANGUAGE_NAMES
from cms.core.listing import FilterForm, Ticks, county_choices, in_counties
from learning.competences.querysets import term_choices
from learning.models.vocabulary import CompetenceArea
from learning.models.work import Level

# In minutes, from the first to the last, as they stand in the address.
DURATIONS = (
    ("0-20", _("Up to 20 minutes")),
    ("21-45", _("21 to 45 minutes")),
    ("46-90", _("46 to 90 minutes")),
    ("91-", _("More than 90 minutes")),
)


def area_choices() -> list[tuple[str, str]]:
    return [(area.slug, area.name) for area in CompetenceArea.objects.all()]


def language_choices() -> list[tuple[str, str]]:
    return [(code, str(LANGUAGE_NAMES[code])) for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]


class WorkFilterForm(FilterForm):
    """What courses, resources, events and learning paths are all filtered by.

    `kompetanse` takes areas, and the competences in them.
    """

    kompetanse = Ticks(label=_("Competence"))
    malgruppe = Ticks(label=_("For whom"))
    fylke = Ticks(label=_("County"), choices=county_choices)
    malform = Ticks(label=_("Written form"), choices=language_choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas, competences, groups = term_choices()
        fields: Any = self.fields
        fields["kompetanse"].choices = [*areas, *competences]
        fields["kompetanse"].narrower = {slug for slug, _name in competences}
        fields["malgruppe"].choices = groups

    def narrow(self, name: str, values: list[str]) -> Q:
        match name:
            case "kompetanse":
                return (
                    Q(main_area__slug__in=values)
                    | Q(pk__in=self._with("areas", values))
                    | Q(pk__in=self._with("competences", values))
                )
            case "malgruppe":
                return Q(pk__in=self._with("target_groups", values))
            case "fylke":
                return in_counties(values)
            case "malform":
                return Q(locale__language_code__in=values)
        return super().narrow(name, values)

    def plainly(self, name: str, narrowed: Q) -> Q:
        match name:
            case "fylke" | "malform":  # every page has these
                return narrowed
            case "kompetanse":  # each index is asked by itself: a count has no order that must be kept
                values = self.cleaned_data[name]
                main = self.model.objects.filter(main_area__slug__in=values).order_by().values("pk")
                return Q(pk__in=main.union(self._with("areas", values), self._with("competences", values)))
        return Q(pk__in=self.model.objects.filter(narrowed).order_by().values("pk"))

    model: Any = None

    def _with(self, relation: str, slugs: list[str]) -> Any:
        """A subquery instead of a join, so that a page with two of the values is still one row."""
        field = self.model._meta.get_field(relation)
        links = field.remote_field.through.objects.filter(**{f"{field.m2m_reverse_field_name()}__slug__in": slugs})
        return links.order_by().values(field.m2m_field_name())


class CourseFilterForm(WorkFilterForm):
    niva = Ticks(label=_("Level"), choices=Level.choices)
    varighet = Ticks(
        label=_("Duration"),
        choices=DURATIONS,
    )
    form = Ticks(label=_("Form"), choices=[("self_study", _("Self-study")), ("with_meetings", _("With meetings"))])

    def narrow(self, name: str, values: list[str]) -> Q:
        match name:
            case "niva":
                return Q(level__in=values)
            case "form":
                return Q(form__in=values)
            case "varighet":
                return self._lasting(values)
        return super().narrow(name, values)

    @staticmethod
    def _lasting(spans: list[str]) -> Q:
        found = Q(pk__in=[])
        for span in spans:
            least, _dash, most = span.partition("-")
            within = Q(length__minutes__gte=int(least))
            if most:
                within &= Q(length__minutes__lte=int(most))
            if not int(least):
                within |= Q(length=None)  # no lesson is live
            found |= within
        return found


class ResourceFilterForm(WorkFilterForm):
    type = Ticks(label=_("Type"))
    niva = Ticks(label=_("Level"), choices=Level.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["type"].choices = self.model.Type.choices  # type: ignore[attr-defined]

    def narrow(self, name: str, values: list[str]) -> Q:
        match name:
            case "type":
                return Q(type__in=values)
            case "niva":
                return Q(level__in=values)
        return super().narrow(name, values)
