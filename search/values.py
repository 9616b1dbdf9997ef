"""The values results are narrowed by, and their numbers in the facts."""

from collections.abc import Iterable

from django.conf import settings

from cms.people.models import County
from learning.models import Competence, CompetenceArea, TargetGroup
from learning.models.work import Level
from search.models import FacetValue

# Appended to, never reordered: their places are what is stored.
KINDS = ("course", "lesson", "resource", "event", "page", "path")
LANGUAGES = ("nb", "nn", "se", "en", "smj", "sma", "fkv")
LEVELS = ("", *Level.values)
BITS = 64  # values a set can hold


def name_values() -> None:
    """Every county, area, competence and target group with its present name; one that is new gets the next number."""
    sources: dict[str, Iterable[tuple[str, dict[str, str]]]] = {
        "county": ((county.code, {"nb": county.name}) for county in County.objects.all()),
        "area": ((area.slug, _names(area)) for area in CompetenceArea.objects.all()),
        "competence": ((competence.slug, _names(competence)) for competence in Competence.objects.all()),
        "group": ((group.slug, _names(group)) for group in TargetGroup.objects.all()),
    }
    for facet, values in sources.items():
        known = {value.slug: value.number for value in FacetValue.objects.filter(facet=facet)}
        rows = []
        for order, (slug, names) in enumerate(values):
            known.setdefault(slug, max(known.values(), default=-1) + 1)
            rows.append(FacetValue(facet=facet, slug=slug, number=known[slug], order=order, names=names))
        FacetValue.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["facet", "slug"], update_fields=["order", "names"]
        )


def _names(term: Competence | CompetenceArea | TargetGroup) -> dict[str, str]:
    names = {code: getattr(term, f"name_{code}") for code, _name in settings.INTERFACE_LANGUAGES}
    return {code: name for code, name in names.items() if name}


class SetNumbers:
    """The bits of sets whose values are rows of other tables."""

    def __init__(self) -> None:
        self._read()

    def _read(self) -> None:
        self._numbers = {(value.facet, value.slug): value.number for value in FacetValue.objects.all()}

    def bits(self, facet: str, slugs: Iterable[str]) -> int:
        if any((facet, slug) not in self._numbers for slug in slugs):
            name_values()
            self._read()
        return sum(1 << number for slug in slugs if (number := self._numbers[facet, slug]) < BITS)
