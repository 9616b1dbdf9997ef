"""What people have decided that bears on a question: names of facets, synonyms, promoted results. One query."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import connection

from cms.core.replica import reading_connection
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
    """For one question, by its phrases: other phrases for them, and the primary keys of the pages to be shown first."""

    values: list[Value] = field(default_factory=list)
    synonyms: dict[Phrase, list[Phrase]] = field(default_factory=lambda: defaultdict(list))
    promoted: dict[Phrase, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, by_key: Mapping[str, Sequence[Phrase]], rows: Iterable[tuple[str, dict[str, Any]]]) -> "Decisions":
        """Of rows as `(what it is, the row)`; `by_key` are the phrases that keys were made of."""
        decisions = cls()
        for what, row in rows:
            if what == "value":
                decisions.values.append(Value(**row))
                continue
            for phrase in dict.fromkeys(phrase for key in row["keys"] for phrase in by_key.get(key, ())):
                if what == "promotion":
                    decisions.promoted[phrase].append(row["page"])
                else:
                    said = decisions.synonyms[phrase]
                    others = (other for text in row["words"].values() for other in phrases(text))
                    said += [other for other in dict.fromkeys(others) if other != phrase and other not in said]
        return decisions


def read_decisions(question: Question) -> Decisions:
    by_key: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in question.phrases():
        for key in phrase_keys(phrase):
            by_key[key].append(phrase)
    columns = ", ".join(f"'{name}', \"{name}\"" for name in Value._fields)
    table = connection.ops.quote_name(FacetValue._meta.db_table)
    sql = f"SELECT 'value', json_build_object({columns}) FROM {table} UNION ALL {of_keys('%s')}"  # noqa: S608  # names of ours
    with reading_connection().cursor() as cursor:
        cursor.execute(sql, [list(by_key)] * 2)
        return Decisions.of(by_key, cursor.fetchall())


def of_keys(keys: str) -> str:
    """SQL for what is decided of keys, as (what it is, the row); `keys` is SQL for an array, and stands there twice."""
    synonyms, promotions = (connection.ops.quote_name(model._meta.db_table) for model in (Synonym, Promotion))
    said = ", ".join(f"'{name}', {name}" for name in Synonym.fields)
    return (
        f"SELECT 'synonym', json_build_object('keys', keys, 'words', json_build_object({said}))"  # noqa: S608  # names of ours
        f" FROM {synonyms} WHERE keys && {keys} UNION ALL "
        f"SELECT 'promotion', json_build_object('keys', keys, 'page', page_id) FROM {promotions} WHERE keys && {keys}"
    )
