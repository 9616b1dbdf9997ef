"""What the page cache answers is what Django would say, after anything that may happen; and all else is still kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.pagecache.stage import ADDRESSES, HAPPENINGS, Happening, set_up
from tests.kept import Reader
from tests.world import World

ANY_ORDER = st.lists(st.tuples(st.sampled_from(HAPPENINGS), st.integers(0, 999)), min_size=2, max_size=5)


@pytest.fixture(scope="module")
def stage(lasting_world: World) -> World:
    set_up()
    return lasting_world


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def assert_exact(reader: Reader, what: object) -> None:
    """What was made just now is fresh, and need not be made twice."""
    answers = {address: reader.get(address) for address in ADDRESSES}
    kept = {address: answer for address, answer in answers.items() if answer.is_kept}
    wrong = [address for address, answer in kept.items() if answer.body != reader.fresh(address).body]
    assert wrong == [], f"after {what}"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_what_readers_open_is_kept_and_is_what_django_says(stage: World, address: str) -> None:
    reader = Reader()
    reader.fresh(address)  # the first of all writes the site's settings

    first, second = reader.get(address), reader.get(address)

    if first.status == 200:
        assert (first.made, second.made) == (1, 0)
    assert second.body == first.body == reader.fresh(address).body


@pytest.mark.django_db
@pytest.mark.parametrize("happening", HAPPENINGS, ids=lambda happening: happening.__name__)
def test_after_whatever_happens_a_kept_answer_is_a_fresh_one(stage: World, happening: Happening) -> None:
    reader = Reader()
    assert_exact(reader, "nothing")

    for number in (0, 1):
        happening(stage, number)
        assert_exact(reader, f"{happening.__name__}({number})")


@pytest.mark.stress
@pytest.mark.django_db
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(order=ANY_ORDER)
def test_after_anything_in_any_order_a_kept_answer_is_a_fresh_one(
    stage: World, order: list[tuple[Happening, int]], django_db_blocker: Any
) -> None:
    with undone():
        reader = Reader()
        assert_exact(reader, "nothing")
        for happening, number in order:
            happening(stage, number)
            assert_exact(reader, [(happening.__name__, number) for happening, number in order])
