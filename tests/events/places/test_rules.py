"""Who gets a place and who is next: the plain rules, and what must hold of them whatever happens."""

import datetime
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.places import rules
from events.places.rules import Places, Refusal
from events.rules import EventState

NOW = datetime.datetime(2026, 3, 10, 12, 0, tzinfo=datetime.UTC)
HOUR = datetime.timedelta(hours=1)
DAY = datetime.date(2026, 3, 10)


@pytest.mark.parametrize(
    ("places", "county", "expected"),
    [
        (Places(None), "34", True),
        (Places(10), "34", True),
        (Places(10, held={"34": 10}), "34", False),
        (Places(10, held={"34": 9}), "34", True),
        (Places(10, blocked=1, held={"34": 9}), "34", False),
        # what is kept for one county is no other's
        (Places(10, held={"34": 6}, quotas={"46": 4}), "34", False),
        (Places(10, held={"34": 6}, quotas={"46": 4}), "46", True),
        (Places(10, held={"34": 6, "46": 1}, quotas={"46": 4}), "34", False),
        (Places(10, held={"34": 5, "46": 1}, quotas={"46": 4}), "34", True),
        # a county with more than its quota takes of what is everybody's
        (Places(10, held={"46": 6}, quotas={"46": 4}), "34", True),
        (Places(10, held={"46": 6, "34": 3}, quotas={"46": 4, "34": 4}), "46", False),
        (Places(10, held={"46": 6, "34": 3}, quotas={"46": 4, "34": 4}), "34", True),
    ],
)
def test_there_is_room_for_a_county(places: Places, county: str, expected: bool) -> None:
    assert places.has_room_for(county) is expected


def test_the_next_is_passed_by_only_where_what_is_left_is_kept_for_others() -> None:
    places = Places(10, held={"34": 8}, quotas={"46": 1})

    assert rules.next_offers(places, [(1, "34"), (2, "34"), (3, "46"), (4, "46")]) == [1, 3]


counties = st.sampled_from(["34", "46", "50"])


@st.composite
def houses(draw: st.DrawFn) -> Places:
    capacity = draw(st.integers(0, 12))
    blocked = draw(st.integers(0, capacity))
    quotas: Counter[str] = Counter()
    for county in draw(st.lists(counties, max_size=capacity - blocked)):
        quotas[county] += 1
    return Places(capacity, blocked, {}, quotas)


@given(houses(), st.lists(counties, max_size=30))
def test_however_they_come_nobody_is_placed_above_the_capacity_and_no_quota_is_eaten(
    places: Places, arrivals: list[str]
) -> None:
    quotas = places.quotas
    for county in arrivals:
        if places.has_room_for(county):
            places = places.with_one_more(county)

    assert sum(places.held.values()) + places.blocked <= (places.capacity or 0)
    for county, kept in quotas.items():
        others = sum(number for other, number in places.held.items() if other != county)
        assert (places.capacity or 0) - places.blocked - others >= kept


@given(houses(), st.lists(counties, max_size=30))
def test_offers_keep_the_order_and_leave_nobody_who_could_have_a_place(places: Places, line: list[str]) -> None:
    numbered = list(enumerate(line))

    offered = rules.next_offers(places, numbered)

    after = places
    for number in offered:
        after = after.with_one_more(line[number])
    assert offered == sorted(offered)
    assert [number for number, county in numbered if number not in offered and after.has_room_for(county)] == []
    for county in set(line):
        mine = [number for number, each in numbered if each == county]
        assert [number for number in mine if number in offered] == mine[: sum(n in offered for n in mine)]


@pytest.mark.parametrize(
    ("hours", "begins", "expected"),
    [
        (48, NOW + 100 * HOUR, NOW + 48 * HOUR),
        (48, NOW + 10 * HOUR, NOW + 10 * HOUR),
        (48, NOW, None),
        (48, NOW - HOUR, None),
        (48, None, None),
    ],
)
def test_an_offer_ends_in_time_for_the_event(
    hours: int, begins: datetime.datetime | None, expected: datetime.datetime | None
) -> None:
    assert rules.offer_ends(NOW, hours, begins) == expected


@pytest.mark.parametrize(
    ("state", "facts", "expected"),
    [
        (EventState.OPEN, {}, None),
        (EventState.FEW, {}, None),
        (EventState.WAITING_LIST, {"has_room": False}, None),
        (EventState.FULL, {"has_room": False, "has_waiting_list": False}, Refusal.FULL),
        (EventState.OPEN, {"has_room": False, "has_waiting_list": False}, Refusal.FULL),
        (EventState.FULL, {"has_room": True, "has_waiting_list": False}, None),
        (EventState.PLANNED, {}, Refusal.NOT_OPEN),
        (EventState.CLOSED, {}, Refusal.CLOSED),
        (EventState.DONE, {}, Refusal.CLOSED),
        (EventState.CANCELLED, {}, Refusal.CANCELLED),
        (EventState.OPEN, {"is_open_to_county": False}, Refusal.ANOTHER_COUNTY),
        (EventState.CLOSED, {"is_open_to_county": False}, Refusal.CLOSED),
    ],
)
def test_who_may_sign_up_when(state: EventState, facts: dict[str, bool], expected: Refusal | None) -> None:
    usual = {"has_waiting_list": True, "has_room": True, "is_open_to_county": True}

    assert rules.may_sign_up(state, **usual | facts) == expected


@pytest.mark.parametrize(
    ("is_offered", "until", "expected"),
    [(True, NOW + HOUR, True), (True, NOW, False), (True, None, False), (False, NOW + HOUR, False)],
)
def test_an_offer_is_answered_in_time(is_offered: bool, until: datetime.datetime | None, expected: bool) -> None:
    assert rules.may_answer_offer(is_offered=is_offered, offered_until=until, now=NOW) is expected


@pytest.mark.parametrize(
    ("from_here", "people", "expected"),
    [
        (0, 1, None),
        (rules.FROM_ONE_PLACE - 1, rules.LARGEST_PARTY, None),
        (rules.FROM_ONE_PLACE, 1, Refusal.TOO_MANY),
        (0, rules.LARGEST_PARTY + 1, Refusal.LARGE_PARTY),
    ],
)
def test_how_much_may_come_at_once(from_here: int, people: int, expected: Refusal | None) -> None:
    assert rules.may_send(from_here=from_here, people=people) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, []),
        ({"capacity": None, "quotas": [99]}, []),
        ({"taken": 10}, []),
        ({"taken": 10, "blocked": 1}, [("capacity", Refusal.FEWER_THAN_TAKEN)]),
        ({"quotas": [4, 6]}, []),
        ({"quotas": [4, 7]}, [("capacity", Refusal.QUOTAS_ABOVE)]),
        ({"quotas": [4, 6], "blocked": 1}, [("capacity", Refusal.QUOTAS_ABOVE)]),
    ],
)
def test_places_that_cannot_be_are_named_by_field(
    facts: dict[str, object], expected: list[tuple[str, Refusal]]
) -> None:
    usual = {"capacity": 10, "blocked": 0, "taken": 0, "quotas": []}

    assert rules.faults_of_places(**usual | facts) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (None, DAY + datetime.timedelta(days=90)),
        (DAY + datetime.timedelta(days=7), DAY + datetime.timedelta(days=7)),
        (DAY + datetime.timedelta(days=900), DAY + datetime.timedelta(days=400)),
    ],
)
def test_names_are_erased_on_a_day(chosen: datetime.date | None, expected: datetime.date) -> None:
    assert rules.erased_on(DAY, chosen) == expected
