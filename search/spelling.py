"""What was probably meant by a word the bank does not have: corrected from the bank's own words, and from no others."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db import connection
from rapidfuzz.distance import OSA

from cms.core.replica import reading_connection
from search.decisions import Decisions, of_keys
from search.models import Word
from search.words.dictionaries import is_common_word
from search.words.folding import SHORTEST, fold

SHORTEST_BEGINNING = 3
MOST_COMPLETIONS = 8
MOST_NEAR = 20
MOST_MEANT = 3
SAMI = frozenset("áčđŋšŧž")

# For each word asked: those written alike but for marks, those it begins, those that share most of its trigrams, and
# those with a letter less or two that changed places, which a short word shares few trigrams with.
SQL = """
SELECT asked.word, found.how, found.word FROM unnest(%s::text[], %s::text[]) AS asked (word, folded), LATERAL (
    (SELECT 'alike' AS how, word FROM {table} WHERE folded = asked.folded LIMIT {near})
    UNION ALL
    (SELECT 'near', word FROM {table} WHERE folded IN (
        SELECT overlay(asked.folded PLACING change.letters FROM change.at FOR 2)
        FROM generate_series(1, length(asked.folded) - 1) AS at, LATERAL (VALUES
            (at, substr(asked.folded, at + 1, 1) || substr(asked.folded, at, 1)),
            (at, substr(asked.folded, at, 1)),
            (at, substr(asked.folded, at + 1, 1))
        ) AS change (at, letters)
    ))
    UNION ALL
    (SELECT 'begun', word FROM {table} WHERE folded LIKE asked.folded || '%%' AND length(asked.folded) >= {beginning}
     ORDER BY length(folded), folded LIMIT {completions})
    UNION ALL
    (SELECT 'near', word FROM {table} WHERE folded %% asked.folded
     ORDER BY similarity(folded, asked.folded) DESC, folded LIMIT {near})
) AS found
"""


@dataclass(frozen=True)
class Candidates:
    """By word and by how it is like it, the words of the bank that may be meant; and what is decided of those."""

    found: dict[str, dict[str, list[str]]]
    decisions: Decisions

    @property
    def words(self) -> set[str]:
        return {other for ways in self.found.values() for others in ways.values() for other in others}


def candidates(missing: Sequence[str]) -> Candidates:
    """One query. What is decided is known by the words as they are written, and of phrases of one word."""
    table = connection.ops.quote_name(Word._meta.db_table)
    numbers = {"near": MOST_NEAR, "beginning": SHORTEST_BEGINNING, "completions": MOST_COMPLETIONS}
    found: dict[str, dict[str, list[str]]] = {word: defaultdict(list) for word in missing}
    sql = (
        f"WITH found (asked, how, word) AS MATERIALIZED ({SQL.format(table=table, **numbers)})"  # noqa: S608  # names of ours
        f" SELECT asked, how, word, NULL FROM found UNION ALL SELECT NULL, what, NULL, decided"
        f" FROM ({of_keys('(SELECT array_agg(word) FROM found)')}) AS decisions (what, decided)"
    )
    decided, by_key = [], {}
    with reading_connection().cursor() as cursor:
        cursor.execute(sql, [list(missing), [fold(word) for word in missing]])
        for word, how, other, row in cursor.fetchall():
            if row is not None:
                decided.append((how, row))
            elif other != word:
                found[word][how].append(other)
                by_key[other] = [(other,)]
    return Candidates(found, Decisions.of(by_key, decided))


def choose(
    word: str, found: dict[str, list[str]], is_said: Callable[[str], bool], *, has_parts: bool
) -> tuple[str, list[str]]:
    """How the word is understood, and as which words, the best first; `is_said` tells of a word that readers can read.

    Written without its marks, or not to its end: that is no error. Else the nearest by single errors, within reason.
    A compound whose parts the bank has is what it says, and so is a word of the dictionaries, if it is not one error
    away from another.
    """
    if len(word) >= SHORTEST and (alike := [other for other in found["alike"] if is_said(other)]):
        return "alike", alike[:MOST_MEANT]
    near = [(errors(word, other), other) for other in found["near"] if is_said(other) and is_as_sami(word, other)]
    most = min(_most_errors(word), 1) if has_parts or is_common_word(word) else _most_errors(word)
    near = sorted({pair for pair in near if pair[0] <= most})
    nearest = [other for distance, other in near if distance == near[0][0]]
    nearest.sort(key=lambda other: not other.startswith(word))  # before others what it is the beginning of
    begun = [] if has_parts else [other for other in found["begun"] if is_said(other)]
    # One error away, and neither on the way to what is begun (konflikt, konflikth) nor itself that.
    is_error = near[:1] and near[0][0] == 1 and not (set(nearest) & set(begun) or all(map(word.startswith, nearest)))
    if begun and not is_error:
        return "begun", begun
    return ("error", nearest[:MOST_MEANT]) if nearest else ("", [])


def is_as_sami(word: str, other: str) -> bool:
    """Whoever writes Sámi letters asks for a Sámi word."""
    return SAMI.isdisjoint(word) or not SAMI.isdisjoint(other)


def errors(word: str, other: str) -> int:
    """Letters too many, missing, wrong, or two that changed places; marks count for nothing."""
    return int(OSA.distance(fold(word), fold(other)))


def _most_errors(word: str) -> int:
    return 0 if len(word) < SHORTEST else 1 if len(word) < 6 else 2 if len(word) < 9 else 3
