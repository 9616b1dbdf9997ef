"""The words of the vocabularies as choices, in one query; and the map."""

from typing import Any

from django.conf import settings
from django.db.models import F, QuerySet, Value
from django.utils.translation import get_language

from cms.core.prepared import Prepared
from learning.models.competence import Competence
from learning.models.vocabulary import CompetenceArea, TargetGroup

NAMES = ("slug", "name_nb", "name_nn", "name_se", "name_en")
VOCABULARIES: tuple[tuple[Any, Any], ...] = (
    (CompetenceArea, Value(0)),
    (Competence, F("area__order")),
    (TargetGroup, Value(0)),
)
Choices = list[tuple[str, str]]


def term_choices() -> tuple[Choices, Choices, Choices]:
    """Areas, competences and target groups, each by slug with its name, in the order they are shown. One query."""
    language = get_language() or settings.LANGUAGE_CODE
    choices: tuple[Choices, Choices, Choices] = ([], [], [])
    for vocabulary, _place, _order, slug, *names in _TERMS():
        in_languages = dict(zip(NAMES[1:], names, strict=True))
        choices[vocabulary].append((slug, in_languages.get(f"name_{language}") or in_languages["name_nb"]))
    return choices


def _terms() -> QuerySet[Any]:
    parts = [
        model.objects.order_by()
        .annotate(vocabulary=Value(number), place=place)
        .values_list("vocabulary", "place", "order", *NAMES)
        for number, (model, place) in enumerate(VOCABULARIES)
    ]
    return parts[0].union(*parts[1:], all=True).order_by("vocabulary", "place", "order", "name_nb")


_TERMS: Prepared[tuple[Any, ...]] = Prepared(_terms)


def areas_with_competences() -> QuerySet[CompetenceArea]:
    """The map's own order. Two queries."""
    return CompetenceArea.objects.prefetch_related("competences")
