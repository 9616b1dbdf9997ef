"""How far a measure has come, who may do what with it, and when two overlap."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.half_years import HalfYear
from events.plans import rules
from events.plans.periods import later, named
from events.plans.rules import Facts, Likeness, Refusal, State
from events.plans.titles import is_alike, normal
from events.rules import EventState

JUDGED = Path(__file__).with_name("judged_titles.tsv")
OPEN = (State.PLANNED, State.DRAFT, State.IN_REVIEW)
SEEN = (State.PUBLISHED, State.HELD, State.CANCELLED)


# --- how far it has come ---


def state(**facts: Any) -> State:
    usual: dict[str, Any] = {
        "is_withdrawn": False,
        "has_page": False,
        "is_in_review": False,
        "is_live": False,
        "event": None,
    }
    return rules.state_of(**(usual | facts))


def test_a_measure_goes_from_planned_to_held_by_what_has_happened() -> None:
    draft = {"has_page": True}
    live = {"has_page": True, "is_live": True}

    assert [
        state(),
        state(**draft),
        state(**draft, is_in_review=True),
        state(**live, event=EventState.OPEN),
        state(**live, event=EventState.DONE),
        state(**live, event=EventState.CANCELLED),
        state(is_withdrawn=True),
    ] == list(State)


def test_a_course_that_readers_see_is_published_and_stays_so_under_a_new_review() -> None:
    live = {"has_page": True, "is_live": True}

    assert [state(**live), state(**live, is_in_review=True)] == [State.PUBLISHED] * 2


def test_what_readers_see_weighs_more_than_that_it_was_withdrawn() -> None:
    assert state(is_withdrawn=True, has_page=True) == State.WITHDRAWN
    assert state(is_withdrawn=True, has_page=True, is_live=True) == State.PUBLISHED


# --- who may ---


@pytest.mark.parametrize("who", ["is_contact", "is_group", "is_operator"])
def test_contacts_the_group_and_the_operator_look_and_nobody_else(who: str) -> None:
    nobody = dict.fromkeys(("is_contact", "is_group", "is_operator"), False)

    assert rules.may_look(**(nobody | {who: True}))
    assert not rules.may_look(**nobody)


def test_one_enters_for_ones_own_county_library() -> None:
    assert [rules.may_enter(is_contact=is_contact) for is_contact in (True, False)] == [None, Refusal.NOT_YOURS]


@pytest.mark.parametrize("now", State)
def test_a_measure_is_changed_and_withdrawn_until_readers_see_it(now: State) -> None:
    expected = None if now in OPEN else Refusal.IS_WITHDRAWN if now == State.WITHDRAWN else Refusal.IS_PUBLISHED

    assert rules.may_change(is_contact=True, state=now, is_as_shown=True) == expected
    assert rules.may_withdraw(is_contact=True, state=now, reason="Ingen penger.") == expected
    assert rules.may_change(is_contact=False, state=now, is_as_shown=True) == Refusal.NOT_YOURS
    assert rules.may_withdraw(is_contact=False, state=now, reason="Ingen penger.") == Refusal.NOT_YOURS


def test_a_form_that_has_stood_open_while_others_changed_it_is_refused() -> None:
    assert rules.may_change(is_contact=True, state=State.DRAFT, is_as_shown=False) == Refusal.CHANGED_MEANWHILE


def test_to_withdraw_takes_a_reason() -> None:
    assert rules.may_withdraw(is_contact=True, state=State.DRAFT, reason=" ") == Refusal.NO_REASON


@pytest.mark.parametrize("now", State)
def test_a_draft_is_made_of_what_is_not_withdrawn_in_a_section_one_writes_in(now: State) -> None:
    def may(*, is_contact: bool = True, has_place: bool = True) -> Refusal | None:
        return rules.may_draft(is_contact=is_contact, state=now, has_place=has_place)

    is_withdrawn = now == State.WITHDRAWN
    assert may() == (Refusal.IS_WITHDRAWN if is_withdrawn else None)
    assert may(is_contact=False) == Refusal.NOT_YOURS
    without_place = Refusal.NO_PLACE if now == State.PLANNED else None
    assert may(has_place=False) == (Refusal.IS_WITHDRAWN if is_withdrawn else without_place)


@pytest.mark.parametrize("now", State)
def test_another_county_library_joins_until_readers_see_it(now: State) -> None:
    usual = {"is_contact": True, "is_owner": False, "has_joined": False, "state": now}
    expected = None if now in OPEN else Refusal.IS_WITHDRAWN if now == State.WITHDRAWN else Refusal.IS_PUBLISHED

    assert rules.may_join(**usual) == expected
    assert rules.may_join(**(usual | {"is_contact": False})) == Refusal.NOT_YOURS
    assert rules.may_join(**(usual | {"is_owner": True})) == Refusal.OWN_MEASURE
    assert rules.may_join(**(usual | {"has_joined": True})) == Refusal.HAS_JOINED


ASKED: dict[str, Any] = {
    "is_contact": True,
    "state": State.DRAFT,
    "is_waiting": True,
    "is_in_review": False,
    "accept": True,
    "reason": "",
}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, None),
        ({"is_contact": False}, Refusal.NOT_YOURS),
        ({"state": State.WITHDRAWN}, Refusal.IS_WITHDRAWN),
        ({"is_waiting": False}, Refusal.IS_ANSWERED),
        ({"is_in_review": True}, Refusal.IS_IN_REVIEW),
        ({"accept": False}, Refusal.NO_REASON),
        ({"accept": False, "reason": "Vi er mange nok."}, None),
        ({"accept": False, "reason": "Vi er mange nok.", "is_in_review": True}, None),
    ],
)
def test_the_owner_answers_who_waits(facts: dict[str, Any], expected: Refusal | None) -> None:
    assert rules.may_answer(**(ASKED | facts)) == expected


def test_one_leaves_what_one_has_joined() -> None:
    assert [
        rules.may_leave(is_contact=True, is_open=True),
        rules.may_leave(is_contact=False, is_open=True),
        rules.may_leave(is_contact=True, is_open=False),
    ] == [None, Refusal.NOT_YOURS, Refusal.IS_ANSWERED]


# --- where two overlap ---


def facts(title: str = "A", **said: Any) -> Facts:
    usual = {"half_years": {(2027, 1)}, "areas": {1}, "competences": set(), "groups": {5}} | said
    return Facts(title, **{name: frozenset(value) for name, value in usual.items()})


def test_two_overlap_in_area_and_group_in_the_same_half_year() -> None:
    other = facts("Ikke det samme", areas={1, 2}, groups={5, 6}, half_years={(2027, 1), (2027, 2)})

    assert rules.likeness(facts("Bokprat"), other) == Likeness(frozenset({1}), frozenset(), frozenset({5}))


@pytest.mark.parametrize("said", [{"areas": {2}}, {"groups": {6}}, {"half_years": {(2028, 1)}}])
def test_two_that_differ_in_area_group_or_half_year_do_not_overlap(said: dict[str, Any]) -> None:
    assert rules.likeness(facts("Bokprat"), facts("Kildekritikk", **said)) is None


@pytest.mark.parametrize("said", [{"areas": {2}}, {"groups": {6}}, {"half_years": {(2028, 1)}}])
def test_a_similar_title_overlaps_whenever_and_for_whomever(said: dict[str, Any]) -> None:
    found = rules.likeness(facts("Bokprat for voksne"), facts("Bokprat for vaksne", **said))

    assert found == Likeness(has_title=True)


def test_a_title_weighs_most_then_competences_then_areas() -> None:
    areas = Likeness(frozenset({1, 2, 3}), frozenset(), frozenset({5}))
    competence = Likeness(frozenset({1}), frozenset({9}), frozenset({5}))
    title = Likeness(has_title=True)

    assert sorted([title, areas, competence], key=lambda each: each.weight) == [areas, competence, title]


def judged() -> list[list[str]]:
    return [line.split("\t") for line in JUDGED.read_text().splitlines() if not line.startswith("#")]


def test_of_the_titles_that_were_judged_these_many_are_told_apart() -> None:
    found = {
        verdict: [is_alike(*titles) for each, *titles in judged() if each == verdict] for verdict in ("same", "other")
    }

    assert (sum(found["same"]), len(found["same"])) == (32, 34)
    assert (sum(found["other"]), len(found["other"])) == (3, 34)


def test_a_title_of_nothing_but_common_words_is_all_of_them() -> None:
    assert [normal("Kurs i bibliotek"), normal("Ny!"), normal("…")] == ["kur bibliotek", "ny", ""]


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_two_titles_are_compared_and_it_is_the_same_either_way(one: str, other: str) -> None:
    assert is_alike(one, other) == is_alike(other, one)


# --- half-years ---


@given(st.integers(1990, 2100), st.integers(1, 2), st.integers(-40, 40))
def test_half_years_are_counted_both_ways(year: int, half: int, steps: int) -> None:
    there = later(HalfYear(year, half), steps)

    assert later(there, -steps) == HalfYear(year, half)
    assert (there > HalfYear(year, half)) == (steps > 0)


def test_an_address_names_a_half_year_or_nothing() -> None:
    assert [named("2027-2"), named("2027-3"), named(""), named("27-1")] == [HalfYear(2027, 2), None, None, None]
