"""How well the demo answers the judged questions: what a change of the search may not take away.

The floors are a little below what is reached. One that is broken prints the figures and what is missed.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from search.judging import NOTHING, JudgedAnswer, as_table, ask_all, by_language, read_judged

pytestmark = pytest.mark.django_db

JUDGED = Path(__file__).with_name("judged.tsv")
LONGEST = 4  # words
# By language: recall@10, nDCG@10 and MRR@10.
FLOORS = {
    "nb": (0.93, 0.83, 0.82),
    "nn": (0.90, 0.82, 0.83),
    "se": (0.85, 0.76, 0.78),
    "en": (0.85, 0.77, 0.76),
}
FOUND_NOTHING = 3  # of the questions that should find nothing


@pytest.fixture(scope="module")
def answers(with_demo: Any, django_db_blocker: Any) -> Iterator[list[JudgedAnswer]]:
    with with_demo(), django_db_blocker.unblock():
        yield ask_all(read_judged(JUDGED))


@pytest.mark.parametrize("language", FLOORS)
def test_every_language_is_answered_at_least_so_well(answers: list[JudgedAnswer], language: str) -> None:
    figures = by_language(answers)[language]

    reached = (figures.recall_at_10, figures.ndcg_at_10, figures.mrr_at_10)

    kept = [has is not None and has >= floor for has, floor in zip(reached, FLOORS[language], strict=True)]
    assert kept == [True, True, True], as_table(answers)


def test_what_is_not_there_is_not_found(answers: list[JudgedAnswer]) -> None:
    empty = [answered.question.text for answered in answers if not answered.question.gains and answered.total == 0]

    assert len(empty) >= FOUND_NOTHING, as_table(answers)


def test_the_set_is_what_it_says() -> None:
    judged = read_judged(JUDGED)
    asked = [(question.language, question.text.lower()) for question in judged]

    assert len(set(asked)) == len(asked) >= 200
    assert {question.language for question in judged} == set(FLOORS)
    assert {question.text for question in judged if len(question.text.split()) > LONGEST} == set()
    assert len([question for question in judged if question.form == NOTHING]) == 11
