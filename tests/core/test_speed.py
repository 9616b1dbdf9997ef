"""The bench in short: what is kept is the same as what is made, and costs a fraction of it. Ratios, never times."""

import time
from collections.abc import Callable
from statistics import median

import pytest

from tests.kept import Reader
from tests.world import World, live_course

LEAST = 5  # times as much that Django takes; some eighty on a machine that does nothing else
ROUNDS = 9


def processor(ask: Callable[[], object]) -> float:
    began = time.process_time()
    for _time in range(5):
        ask()
    return time.process_time() - began


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/innlandet/bokprat/", "/kurs/", "/"])
def test_a_kept_page_is_the_same_and_costs_a_fifth_of_one_that_is_made(world: World, address: str) -> None:
    live_course(world)
    reader = Reader()
    made = reader.fresh(address)

    kept = [reader.get(address), reader.get(address)][1]
    ratios = [
        processor(lambda: reader.fresh(address)) / processor(lambda: reader.ask(address)) for _round in range(ROUNDS)
    ]

    assert (kept.is_kept, kept.body) == (True, made.body)
    assert median(ratios) >= LEAST
