"""What people have decided that bears on a question: names of facets, synonyms, promoted results. One query."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import connection

from search.models import FacetValue, Promotion, Synonym
from search.models.editing import phrases
from search.questions import Question, phrase_keys

Phrase = tuple[str, ...]


class Value(NamedTuple):
    """A row of `FacetValue`."""

    facet: str
    slug: str
    number: int
    order: int
    names: dict[str, str]


@dataclass
class Decisions:
    """For one question: other phrases for its phrases, and the primary keys of the pages to be shown first."""

    values: list[Value] = field(default_factory=list)
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
                decisions.values.append(Value(**row))
            case "synonym":
                _add_synonyms(decisions, by_key, row)
            case "promotion":
                decisions.promoted.append(row["page"])
    return decisions


def _rows(keys: Sequence[str]) -> list[tuple[str, dict[str, Any]]]:
    """As (what it is, the row), each sort in an order of its own."""
    tables = {model: connection.ops.quote_name(model._meta.db_table) for model in (FacetValue, Synonym, Promotion)}
    columns = ", ".join(f"'{name}', \"{name}\"" for name in Value._fields)
    said = ", ".join(f"'{name}', {name}" for name in Synonym.fields)
    sql = (
        f"SELECT 'value', json_build_object({columns}) FROM {tables[FacetValue]} UNION ALL "  # noqa: S608  # names of ours
        f"SELECT 'synonym', json_build_object('keys', keys, 'words', json_build_object({said}))"
        f" FROM {tables[Synonym]} WHERE keys && %s UNION ALL "
        f"SELECT 'promotion', json_build_object('page', page_id) FROM {tables[Promotion]} WHERE keys && %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(keys)] * 2)
        return cursor.fetchall()


def _add_synonyms(decisions: Decisions, by_key: dict[str, list[Phrase]], row: dict[str, Any]) -> None:
    others = [phrase for text in row["words"].values() for phrase in phrases(text)]
    for key in row["keys"]:
        for phrase in by_key.get(key, ()):
            said = decisions.synonyms[phrase]
            said += [other for other in others if other != phrase and other not in said]
