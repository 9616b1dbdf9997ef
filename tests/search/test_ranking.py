"""What answers better comes first; how much better is told by arithmetic, not by a database."""

from typing import Any

import numpy as np
import pytest

from events.rules import EventState
from search.arrays import BLOCK, BODY, FACTS, POSTINGS, STATES
from search.ranking import COMING, FRESHEST, PAST, Concept, by_work, score, standing


def facts(number: int, **columns: list[int]) -> dict[str, Any]:
    """So many pages that are alike but for these facts."""
    rows = np.zeros(number, dtype=FACTS)
    rows["length"] = 100
    for name, values in columns.items():
        rows[name] = values
    return {name: rows[name] for name in FACTS.names or ()}


def posting(*pages: tuple[int, float]) -> list[tuple[int, Any]]:
    return [(0, np.array([(offset, count, BODY) for offset, count in pages], dtype=POSTINGS))]


TROLL = Concept((("troll", 1.0),))
BOOK = Concept((("bok", 1.0),))


def test_a_page_that_says_it_more_often_is_better_and_one_that_does_not_is_none() -> None:
    scores = score([TROLL], {"troll": posting((0, 1), (1, 5))}, facts(3)).score

    assert scores[1] > scores[0] > 0
    assert scores[2] == 0


def test_a_short_page_that_says_it_is_better_than_a_long_one() -> None:
    scores = score([TROLL], {"troll": posting((0, 2), (1, 2))}, facts(2, length=[1000, 50])).score

    assert scores[1] > scores[0]


def test_a_rare_word_says_more_than_a_common_one() -> None:
    postings = {"troll": posting((0, 1)), "bok": posting((1, 1), (2, 1), (3, 1), (4, 1))}

    scores = score([TROLL, BOOK], postings, facts(5)).score

    assert scores[0] > scores[1]


def test_answering_the_whole_question_is_better_than_half_of_it_twice() -> None:
    postings = {"troll": posting((0, 1), (1, 2), (3, 1)), "bok": posting((0, 1), (4, 1), (3, 1))}

    scored = score([TROLL, BOOK], postings, facts(6))

    assert scored.score[0] > scored.score[1]
    assert scored.matched.tolist() == [2, 1, 0, 2, 1, 0]


def test_of_several_ways_to_say_a_thing_the_best_counts_and_not_their_sum() -> None:
    both = Concept((("troll", 1.0), ("tusse", 0.5)))
    postings = {"troll": posting((0, 1)), "tusse": posting((0, 1))}

    assert score([both], postings, facts(2)).score[0] == score([TROLL], postings, facts(2)).score[0]


def test_a_page_of_a_later_block_has_its_own_place() -> None:
    postings = {"troll": [(1, posting((7, 1))[0][1])]}

    assert np.flatnonzero(score([TROLL], postings, facts(2 * BLOCK)).score).tolist() == [BLOCK + 7]


def test_an_empty_index_answers_with_nothing() -> None:
    assert score([TROLL], {}, facts(0)).score.tolist() == []


def test_new_pages_and_coming_events_gain_a_little_and_what_is_over_loses() -> None:
    states = ["", "", EventState.OPEN, EventState.CLOSED, EventState.DONE, EventState.CANCELLED]
    columns = {"updated": [1000, 1, 1000, 1000, 1000, 1000], "starts": [0, 0, 5000, 99, 10, 10]}

    worth = standing(facts(6, **columns, state=[STATES.index(state) for state in states]), today=1000, now=100)

    new = 1 + FRESHEST
    assert worth.tolist() == pytest.approx(
        [new, 1 + FRESHEST * np.exp(-999 / 730), new + COMING, new + COMING, new - PAST, new - PAST], abs=1e-6
    )


def test_a_lesson_answers_for_its_course_and_is_named() -> None:
    best, source = by_work(np.array([1, 5, 2, 4], dtype=np.float32), np.array([1, 2]), np.array([0, 0]))

    assert best.tolist() == [5, 0, 0, 4]
    assert (source[0], source[3]) == (1, 3)


def test_a_course_that_answers_as_well_as_its_lesson_answers_itself() -> None:
    best, source = by_work(np.array([5, 5], dtype=np.float32), np.array([1]), np.array([0]))

    assert (best.tolist(), source[0]) == ([5, 0], 0)
