"""What people have decided that bears on a question: names of facets, synonyms, promoted results. One query."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, F, Value
from django.db.models.functions import JSONObject

from search.models import FacetValue, Promotion, Synonym
from search.models.editing import phrases
from search.questions import Question, phrase_keys

Phrase = tuple[str, ...]


@dataclass
class Decisions:
    """For one question: other phrases for its phrases, and the primary keys of the pages to be shown first."""

    values: list[FacetValue] = field(default_factory=list)
    synonyms: dict[Phrase, list[Phrase]] = field(default_factory=lambda: defaultdict(list))
    promoted: list[int] = field(default_factory=list)


def read_decisions(question: Question) -> Decisions:
    by_key: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in question.phrases():
        for key in phrase_keys(phrase):
            by_key[key].append(phrase)
    decisions = Decisions()
    for what, row in _rows(list(by_key)):
        match what:
            case "value":
                decisions.values.append(FacetValue(**row))
            case "synonym":
                _add_synonyms(decisions, by_key, row)
            case "promotion":
                decisions.promoted.append(row["page"])
    return decisions


def _rows(keys: Sequence[str]) -> Any:
    """As (what it is, the row), each sort in an order of its own."""
    columns = {name: F(name) for name in ("facet", "slug", "number", "order", "names")}
    values = FacetValue.objects.annotate(row=JSONObject(**columns))
    synonyms = Synonym.objects.filter(keys__overlap=keys).annotate(
        row=JSONObject(keys=F("keys"), words=JSONObject(**{name: F(name) for name in Synonym.fields}))
    )
    promotions = Promotion.objects.filter(keys__overlap=keys).annotate(row=JSONObject(page=F("page_id")))
    kinds = {"value": values, "synonym": synonyms, "promotion": promotions}
    first, *others = (
        rows.order_by().annotate(what=Value(what, output_field=CharField())).values_list("what", "row")
        for what, rows in kinds.items()
    )
    return first.union(*others, all=True)


def _add_synonyms(decisions: Decisions, by_key: dict[str, list[Phrase]], row: dict[str, Any]) -> None:
    others = [phrase for text in row["words"].values() for phrase in phrases(text)]
    for key in row["keys"]:
        for phrase in by_key.get(key, ()):
            said = decisions.synonyms[phrase]
            said += [other for other in others if other != phrase and other not in said]
