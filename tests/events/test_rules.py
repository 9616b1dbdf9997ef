"""The state of an event follows from facts: the whole table."""

import datetime
from dataclasses import replace
from typing import Any

import pytest

from events.rules import FEW, EventState, OccurrenceFacts, SignUpFacts, faults_of, state_of

NOW = datetime.datetime(2026, 3, 10, 12, 0, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)

COMING = OccurrenceFacts(starts_at=NOW + DAY, ends_at=NOW + DAY + HOUR)
RUNNING = OccurrenceFacts(starts_at=NOW - HOUR, ends_at=NOW + HOUR)
OVER = OccurrenceFacts(starts_at=NOW - DAY, ends_at=NOW - DAY + HOUR)
LATER = OccurrenceFacts(starts_at=NOW + 7 * DAY, ends_at=NOW + 7 * DAY + HOUR)
CANCELLED = replace(COMING, is_cancelled=True)


def signed_up(occurrence: OccurrenceFacts, **facts: Any) -> OccurrenceFacts:
    return replace(occurrence, sign_up=SignUpFacts(**facts))


def with_places(taken: int, capacity: int | None = 20, *, waiting_list: bool = False) -> OccurrenceFacts:
    return signed_up(COMING, capacity=capacity, taken=taken, has_waiting_list=waiting_list)


STATES = [
    # nothing set, nothing left
    ([], True, EventState.PLANNED),
    ([], False, EventState.PLANNED),
    ([CANCELLED], True, EventState.CANCELLED),
    ([CANCELLED, replace(OVER, is_cancelled=True)], True, EventState.CANCELLED),
    ([OVER], True, EventState.DONE),
    ([OVER], False, EventState.DONE),
    ([OVER, CANCELLED], True, EventState.DONE),
    ([replace(OVER, ends_at=NOW)], True, EventState.DONE),
    # still to come, without a way to sign up
    ([COMING], False, EventState.PLANNED),
    ([RUNNING], False, EventState.PLANNED),
    ([with_places(20)], False, EventState.PLANNED),
    # the deadline, or else the beginning, closes it
    ([RUNNING], True, EventState.CLOSED),
    ([signed_up(COMING, deadline=NOW)], True, EventState.CLOSED),
    ([signed_up(COMING, deadline=NOW - HOUR)], True, EventState.CLOSED),
    ([signed_up(COMING, deadline=NOW + HOUR)], True, EventState.OPEN),
    ([replace(COMING, starts_at=NOW)], True, EventState.CLOSED),
    ([signed_up(COMING, capacity=20, taken=20, has_waiting_list=True, deadline=NOW)], True, EventState.CLOSED),
    # places
    ([COMING], True, EventState.OPEN),
    ([with_places(1_000, capacity=None)], True, EventState.OPEN),
    ([with_places(0)], True, EventState.OPEN),
    ([with_places(20 - FEW - 1)], True, EventState.OPEN),
    ([with_places(20 - FEW)], True, EventState.FEW),
    ([with_places(19)], True, EventState.FEW),
    ([with_places(20)], True, EventState.FULL),
    ([with_places(25)], True, EventState.FULL),
    ([with_places(0, capacity=0)], True, EventState.FULL),
    ([with_places(20, waiting_list=True)], True, EventState.WAITING_LIST),
    ([with_places(19, waiting_list=True)], True, EventState.FEW),
    # a series is signed up to as a whole: by its first occurrence that is held
    ([COMING, LATER], True, EventState.OPEN),
    ([LATER, with_places(20)], True, EventState.FULL),
    # one signs up here, from a moment on
    ([signed_up(COMING, is_here=True)], False, EventState.OPEN),
    ([signed_up(COMING, is_here=True, capacity=20, taken=20)], False, EventState.FULL),
    ([signed_up(COMING, is_here=True, opens_at=NOW)], False, EventState.OPEN),
    ([signed_up(COMING, is_here=True, opens_at=NOW + HOUR)], False, EventState.PLANNED),
    ([signed_up(COMING, opens_at=NOW + HOUR)], True, EventState.PLANNED),
    # each meeting is signed up to alone: the next one tells
    ([signed_up(OVER, key=1), signed_up(COMING, key=2)], True, EventState.OPEN),
    ([signed_up(RUNNING, key=1), signed_up(COMING, key=2)], True, EventState.CLOSED),
    ([signed_up(OVER, key=1), signed_up(COMING, key=2, capacity=9, taken=9), LATER], True, EventState.FULL),
    ([signed_up(OVER, key=1), signed_up(COMING, key=1)], True, EventState.CLOSED),
    ([OVER, LATER], True, EventState.CLOSED),
    ([CANCELLED, LATER], True, EventState.OPEN),
    ([replace(with_places(20), is_cancelled=True), LATER], True, EventState.OPEN),
]


@pytest.mark.parametrize(("occurrences", "has_address", "expected"), STATES)
def test_the_state_follows_from_the_facts(
    occurrences: list[OccurrenceFacts], has_address: bool, expected: EventState
) -> None:
    assert state_of(occurrences, NOW, has_address=has_address) == expected


def test_the_table_holds_every_state() -> None:
    assert {expected for _occurrences, _has_address, expected in STATES} == set(EventState)


@pytest.mark.parametrize(
    ("ends_at", "deadline", "expected"),
    [
        (NOW + HOUR, None, []),
        (NOW + HOUR, NOW, []),
        (NOW + HOUR, NOW - DAY, []),
        (NOW, None, [("ends_at", "ends_before_start")]),
        (NOW - HOUR, None, [("ends_at", "ends_before_start")]),
        (NOW + HOUR, NOW + HOUR, [("deadline", "deadline_after_start")]),
        (NOW - HOUR, NOW + HOUR, [("ends_at", "ends_before_start"), ("deadline", "deadline_after_start")]),
        (None, NOW + HOUR, [("deadline", "deadline_after_start")]),
    ],
)
def test_what_cannot_be_is_named_by_field(
    ends_at: datetime.datetime | None, deadline: datetime.datetime | None, expected: list[tuple[str, str]]
) -> None:
    assert faults_of(NOW, ends_at, deadline) == expected


@pytest.mark.parametrize(("ends_at", "deadline"), [(NOW, NOW), (None, None), (NOW, None)])
def test_nothing_is_wrong_with_times_that_are_not_set_yet(
    ends_at: datetime.datetime | None, deadline: datetime.datetime | None
) -> None:
    assert faults_of(None, ends_at, deadline) == []
