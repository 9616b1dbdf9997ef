"""What was probably meant by a word the bank does not have: corrected from the bank's own words, and from no others."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from django.db import connection
from rapidfuzz.distance import OSA

from search.models import Word
from search.words.folding import SHORTEST, fold

SHORTEST_BEGINNING = 3
MOST_COMPLETIONS = 8
MOST_NEAR = 20
MOST_MEANT = 3

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


def candidates(missing: Sequence[str]) -> dict[str, dict[str, list[str]]]:
    """By word and by how it is like it, the words of the bank that may be meant; one query."""
    table = connection.ops.quote_name(Word._meta.db_table)
    numbers = {"near": MOST_NEAR, "beginning": SHORTEST_BEGINNING, "completions": MOST_COMPLETIONS}
    found: dict[str, dict[str, list[str]]] = {word: defaultdict(list) for word in missing}
    with connection.cursor() as cursor:
        cursor.execute(SQL.format(table=table, **numbers), [list(missing), [fold(word) for word in missing]])
        for word, how, other in cursor.fetchall():
            if other != word:
                found[word][how].append(other)
    return found


def choose(
    word: str, found: dict[str, list[str]], is_said: Callable[[str], bool], *, has_parts: bool
) -> tuple[str, list[str]]:
    """How the word is understood, and as which words, the best first; `is_said` tells of a word that readers can read.

    Written without its marks, or not to its end: that is no error. Else the nearest by single errors, within reason.
    A compound whose parts the bank has is what it says, if it is not one error away from a word.
    """
    if len(word) >= SHORTEST and (alike := [other for other in found["alike"] if is_said(other)]):
        return "alike", alike[:MOST_MEANT]
    near = [(errors(word, other), other) for other in found["near"] if is_said(other)]
    near = sorted({pair for pair in near if pair[0] <= (1 if has_parts else _most_errors(word))})
    begun = [] if has_parts else [other for other in found["begun"] if is_said(other)]
    if begun and not (near and near[0][0] == 1 and near[0][1] not in begun):
        return "begun", begun
    nearest = [other for distance, other in near if distance == near[0][0]]
    return ("error", nearest[:MOST_MEANT]) if nearest else ("", [])


def errors(word: str, other: str) -> int:
    """Letters too many, missing, wrong, or two that changed places; marks count for nothing."""
    return int(OSA.distance(fold(word), fold(other)))


def _most_errors(word: str) -> int:
    return 0 if len(word) < SHORTEST else 1 if len(word) < 6 else 2 if len(word) < 9 else 3
