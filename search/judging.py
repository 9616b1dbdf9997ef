"""Short questions with judged answers, asked of the bank as its readers ask, and how well they are answered.

Järvelin & Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002), for nDCG.
"""

import csv
import json
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils import translation

from search.evaluation import DEPTH
from search.models import Entry
from search.results import answer
from search.values import LANGUAGES

COLUMNS = ["language", "form", "query", "wanted", "helpful"]
GAINS = {"wanted": 3.0, "helpful": 1.0}  # 2 ** grade - 1: just what was wanted is grade 2, what helps 1
NOTHING = "nothing"  # the form of a question that is rightly answered by no work


@dataclass(frozen=True)
class Judged:
    """A question and the gain of each work that answers it, by its key: language and path, as `nb/oslo/data-detox`."""

    language: str
    form: str
    text: str
    gains: Mapping[str, float]

    @property
    def wanted(self) -> list[str]:
        return [key for key, gain in self.gains.items() if gain == GAINS["wanted"]]


@dataclass(frozen=True)
class JudgedAnswer:
    """A judged question with the keys of its first ten works, the best first, and how many works there were in all."""

    question: Judged
    found: Sequence[str]
    total: int

    @property
    def missed(self) -> list[str]:
        return [key for key in self.question.wanted if key not in self.found]

    @property
    def recall(self) -> float:
        """Of the works that were just what was wanted, how many are there."""
        return 1 - len(self.missed) / len(self.question.wanted)

    @property
    def ndcg(self) -> float:
        """What the order is worth, beside the best order there could be."""
        best = sorted(self.question.gains.values(), reverse=True)
        return _cumulated(self.question.gains.get(key, 0) for key in self.found) / _cumulated(best[:DEPTH])

    @property
    def reciprocal_rank(self) -> float:
        """Of the first work that was just what was wanted."""
        return next((1 / place for place, key in enumerate(self.found, 1) if key in self.question.wanted), 0.0)


@dataclass(frozen=True)
class Figures:
    """Averages over questions that have answers; `nothing` is how many of the others found nothing. None of none."""

    questions: int
    recall_at_10: float | None
    ndcg_at_10: float | None
    mrr_at_10: float | None
    nothing: float | None

    @classmethod
    def of(cls, answers: Iterable[JudgedAnswer]) -> "Figures":
        answers = list(answers)
        some = [answered for answered in answers if answered.question.gains]
        none = [answered for answered in answers if not answered.question.gains]
        return cls(
            questions=len(answers),
            recall_at_10=_mean(answered.recall for answered in some),
            ndcg_at_10=_mean(answered.ndcg for answered in some),
            mrr_at_10=_mean(answered.reciprocal_rank for answered in some),
            nothing=_mean(answered.total == 0 for answered in none),
        )

    def as_json(self) -> dict[str, float | None]:
        return {
            "questions": self.questions,
            "recall@10": self.recall_at_10,
            "ndcg@10": self.ndcg_at_10,
            "mrr@10": self.mrr_at_10,
            "nothing": self.nothing,
        }


def _cumulated(gains: Iterable[float]) -> float:
    return sum(gain / log2(place + 1) for place, gain in enumerate(gains, 1))


def _mean(values: Iterable[float]) -> float | None:
    values = list(values)
    return round(sum(values) / len(values), 4) if values else None


def read_judged(path: Path) -> list[Judged]:
    """A table with tabs between its columns. ValueError names the first line that is none of it."""
    with path.open(encoding="utf-8-sig", newline="") as file:  # with or without a byte order mark
        lines = [line for line in csv.reader(file, "excel-tab") if line]
    if lines[:1] != [COLUMNS]:
        raise ValueError(f"The first line should name the columns {', '.join(COLUMNS)}.")
    return [_judged(number, line) for number, line in enumerate(lines[1:], 2)]


def _judged(number: int, line: Sequence[str]) -> Judged:
    if len(line) != len(COLUMNS):
        raise ValueError(f"Line {number} has {len(line)} columns.")
    row = dict(zip(COLUMNS, line, strict=True))
    if row["language"] not in LANGUAGES:
        raise ValueError(f"Line {number} is in {row['language']!r}, which is none of {', '.join(LANGUAGES)}.")
    gains = {key: gain for column, gain in GAINS.items() for key in row[column].split()}
    if len(gains) != len(row["wanted"].split()) + len(row["helpful"].split()):
        raise ValueError(f"Line {number} judges a work twice.")
    if gains if row["form"] == NOTHING else not row["wanted"]:
        raise ValueError(f"Line {number} should say which works are wanted, or be of the form {NOTHING}.")
    return Judged(row["language"], row["form"], row["query"], gains)


def ask_all(questions: Sequence[Judged]) -> list[JudgedAnswer]:
    """Each in the language it is asked in. A work that is judged in one language is right in any.

    LookupError names the judged works that readers cannot find by any question.
    """
    works = _works({key for question in questions for key in question.gains})
    return [_ask(question, works) for question in questions]


def _ask(question: Judged, works: Mapping[str, uuid.UUID]) -> JudgedAnswer:
    with translation.override(question.language):
        results = answer(QueryDict(urlencode({"q": question.text})))
    keys = [_key(hit.shown) for hit in results.page.object_list[:DEPTH]]
    judged = {works[key]: key for key in question.gains}
    found = [judged.get(works[key], key) if key in works else key for key in keys]
    return JudgedAnswer(question, found, results.total)


def _key(shown: Mapping[str, Any]) -> str:
    return f"{shown['language']}/{shown['path']}".strip("/")


def _works(keys: set[str]) -> dict[str, uuid.UUID]:
    """Which work each judged page, and each translation of it, is of. Two queries."""
    entries = Entry.objects.filter(is_hidden=False).values_list("shown", "page__translation_key")
    paths = {f"{key.partition('/')[2]}/" for key in keys}
    works = {key: work for shown, work in entries.filter(shown__path__in=paths) if (key := _key(shown)) in keys}
    if missing := sorted(keys - works.keys()):
        raise LookupError(f"Not in the search: {', '.join(missing)}.")
    return {_key(shown): work for shown, work in entries.filter(page__translation_key__in=works.values())}


# --- told ----------------------------------------------------------------------------------------------------------


def by_language(answers: Sequence[JudgedAnswer]) -> dict[str, Figures]:
    return _by(lambda question: question.language, answers)


def by_form(answers: Sequence[JudgedAnswer]) -> dict[str, Figures]:
    return _by(lambda question: question.form, answers)


def _by(part: Callable[[Judged], str], answers: Sequence[JudgedAnswer]) -> dict[str, Figures]:
    """In the order they come in the set."""
    parts: dict[str, list[JudgedAnswer]] = {}
    for answered in answers:
        parts.setdefault(part(answered.question), []).append(answered)
    return {name: Figures.of(mine) for name, mine in parts.items()}


def as_json(answers: Sequence[JudgedAnswer]) -> str:
    parts = {"languages": by_language(answers), "forms": by_form(answers)}
    figures = {what: {name: part.as_json() for name, part in found.items()} for what, found in parts.items()}
    return json.dumps(figures | {"misses": misses(answers)}, ensure_ascii=False)


def as_table(answers: Sequence[JudgedAnswer]) -> str:
    lines = [f"{'':14}{'questions':>10}{'recall@10':>10}{'ndcg@10':>10}{'mrr@10':>10}{'nothing':>10}"]
    for name, part in (by_language(answers) | by_form(answers)).items():
        shares = (part.recall_at_10, part.ndcg_at_10, part.mrr_at_10, part.nothing)
        lines.append(f"{name:14}{part.questions:>10}{''.join(f'{_share(share):>10}' for share in shares)}")
    return "\n".join([*lines, "", *misses(answers)])


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def misses(answers: Sequence[JudgedAnswer]) -> list[str]:
    """One line for each question that lacks a work it wanted, or has some where there should be none."""
    lines = []
    for answered in answers:
        asked = f"{answered.question.language} «{answered.question.text}»"
        if answered.missed:
            lines.append(f"{asked} lacks {', '.join(answered.missed)}")
        elif not answered.question.gains and answered.total:
            lines.append(f"{asked} has {answered.total} works, and should have none")
    return lines
