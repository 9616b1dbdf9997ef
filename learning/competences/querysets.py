"""The words of the vocabularies as choices, in one query; and the map."""

from typing import Any

from django.db.models import F, QuerySet, Value

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
    parts = [
        model.objects.order_by()
        .annotate(vocabulary=Value(number), place=place)
        .values_list("vocabulary", "place", "order", *NAMES)
        for number, (model, place) in enumerate(VOCABULARIES)
    ]
    rows = parts[0].union(*parts[1:], all=True).order_by("vocabulary", "place", "order", "name_nb")
    choices: tuple[Choices, Choices, Choices] = ([], [], [])
    for vocabulary, _place, _order, *names in rows:
        term = VOCABULARIES[vocabulary][0](**dict(zip(NAMES, names, strict=True)))
        choices[vocabulary].append((term.slug, term.name))
    return choices


def areas_with_competences() -> QuerySet[CompetenceArea]:
    """The map's own order. Two queries."""
    return CompetenceArea.objects.prefetch_related("competences")
