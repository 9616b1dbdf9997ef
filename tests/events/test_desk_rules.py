"""What a sign-up can be set to, who is entered as present, and who has attended a cohort: plain facts."""

import datetime
from typing import Any

import pytest

from events.attendance import rules as attendance
from events.cohorts import rules as cohorts
from events.organising import rules
from events.organising.rules import Fault

NOW = datetime.datetime(2026, 11, 27, 12, tzinfo=datetime.UTC)
MINUTE, HOUR, DAY = datetime.timedelta(minutes=1), datetime.timedelta(hours=1), datetime.timedelta(days=1)
FACTS: dict[str, Any] = {
    "is_here": True,
    "standing": 0,
    "opens_at": None,
    "deadline": None,
    "begins": NOW,
    "last_day": NOW.date(),
    "erase_on": None,
    "capacity": 10,
    "blocked": 0,
    "taken": 0,
    "quotas": [],
}


@pytest.mark.parametrize(
    ("facts", "faults"),
    [
        ({}, []),
        ({"deadline": NOW, "opens_at": NOW - DAY, "erase_on": NOW.date() + DAY, "quotas": [10]}, []),
        ({"deadline": NOW + MINUTE}, [("deadline", "deadline_after_start")]),
        ({"deadline": NOW + MINUTE, "begins": None}, []),
        ({"deadline": NOW, "opens_at": NOW}, [("opens_at", Fault.OPENS_LATE)]),
        ({"opens_at": NOW}, []),
        ({"is_here": False, "standing": 1}, [("is_here", Fault.SIGNED_UP_HERE)]),
        ({"is_here": False}, []),
        ({"erase_on": NOW.date()}, [("erase_on", Fault.ERASED_EARLY)]),
        ({"erase_on": NOW.date(), "last_day": None}, []),
        ({"erase_on": NOW.date() + 400 * DAY}, []),
        ({"erase_on": NOW.date() + 401 * DAY}, [("erase_on", Fault.ERASED_LATE)]),
        ({"capacity": None, "quotas": [1]}, [("capacity", Fault.NOTHING_TO_SHARE)]),
        ({"quotas": [6, 5]}, [("capacity", "quotas_above")]),
        ({"taken": 9, "blocked": 2}, [("capacity", "fewer_than_taken")]),
    ],
)
def test_what_a_sign_up_cannot_be_set_to(facts: dict[str, Any], faults: list[tuple[str, str]]) -> None:
    assert rules.faults_of_sign_up(**FACTS | facts) == faults


@pytest.mark.parametrize(
    ("written", "faults"),
    [
        ({}, []),
        ({"county": "34", "released_at": NOW + MINUTE}, []),
        ({"county": "34", "open_to": {"34", "46"}}, []),
        ({"county": "34", "open_to": {"46"}}, [("county", Fault.NOT_OPEN_TO_COUNTY)]),
        ({"open_to": {"46"}}, []),
        ({"released_at": NOW}, [("released_at", Fault.RELEASED_ALREADY)]),
    ],
)
def test_what_a_quota_cannot_be_written_as(written: dict[str, Any], faults: list[tuple[str, str]]) -> None:
    known: dict[str, Any] = {"county": None, "open_to": set(), "released_at": None, "now": NOW}

    assert rules.faults_of_quota(**known | written) == faults


@pytest.mark.parametrize(("has_one", "fault"), [(True, Fault.COUNTY_TWICE), (False, None)])
def test_a_county_has_one_quota(has_one: bool, fault: Fault | None) -> None:
    assert rules.may_have_quota(has_one=has_one) is fault


@pytest.mark.parametrize(
    ("is_answered", "changed", "fault"),
    [
        (True, ["text"], Fault.IS_ANSWERED),
        (True, ["position", "kind"], Fault.IS_ANSWERED),
        (True, ["choices"], Fault.IS_ANSWERED),
        (True, ["position", "is_required"], None),
        (False, ["text", "kind", "choices"], None),
    ],
)
def test_an_answered_question_keeps_its_words(is_answered: bool, changed: list[str], fault: Fault | None) -> None:
    assert rules.may_change_question(is_answered=is_answered, changed=changed) is fault


@pytest.mark.parametrize(("is_answered", "fault"), [(True, Fault.IS_ANSWERED), (False, None)])
def test_an_answered_question_stays(is_answered: bool, fault: Fault | None) -> None:
    assert rules.may_remove_question(is_answered=is_answered) is fault


# --- who is entered as present ---


@pytest.mark.parametrize(
    ("begins_in", "is_organiser", "refusal"),
    [
        (HOUR + MINUTE, False, "not_yet"),
        (HOUR + MINUTE, True, "not_yet"),
        (HOUR, False, None),
        (-2 * HOUR, False, None),  # it has ended an hour ago
        (-2 * HOUR - MINUTE, False, "over"),
        (-2 * HOUR - MINUTE, True, None),
        (-30 * DAY, True, None),
    ],
)
def test_the_door_is_open_around_the_meeting_and_to_the_organiser_afterwards(
    begins_in: datetime.timedelta, is_organiser: bool, refusal: str | None
) -> None:
    times = {"starts_at": NOW + begins_in, "ends_at": NOW + begins_in + HOUR, "now": NOW}

    assert attendance.may_enter(is_organiser=is_organiser, is_cancelled=False, **times) == refusal


@pytest.mark.parametrize("is_organiser", [True, False])
def test_nobody_is_entered_at_what_is_cancelled(is_organiser: bool) -> None:
    times = {"starts_at": NOW, "ends_at": NOW + HOUR, "now": NOW}

    assert attendance.may_enter(is_organiser=is_organiser, is_cancelled=True, **times) == "cancelled"


@pytest.mark.parametrize(
    ("found", "name", "comes"),
    [
        ([], "", "no_place"),
        ([], "kari", "no_place"),
        ([(1, "kari")], "", 1),
        ([(1, "kari")], "ola", 1),
        ([(1, "kari"), (2, "ola")], "", "say_your_name"),
        ([(1, "kari"), (2, "ola")], "ola", 2),
        ([(1, "kari"), (2, "ola")], "per", "no_place"),
    ],
)
def test_the_address_tells_who_comes_and_the_name_where_several_share_it(
    found: list[tuple[int, str]], name: str, comes: int | str
) -> None:
    assert attendance.who_comes(found, name) == comes


@pytest.mark.parametrize(("from_here", "refusal"), [(0, None), (299, None), (300, "too_many")])
def test_a_room_may_come_from_one_place_and_no_more(from_here: int, refusal: str | None) -> None:
    assert attendance.may_try(from_here=from_here) == refusal


@pytest.mark.parametrize(
    ("is_over", "meetings", "refusal"),
    [(False, 0, "not_held"), (False, 2, "not_held"), (True, 0, "not_there"), (True, 1, None)],
)
def test_a_certificate_is_of_what_is_over_and_where_one_was(is_over: bool, meetings: int, refusal: str | None) -> None:
    assert attendance.may_have_certificate(is_over=is_over, meetings=meetings) == refusal


@pytest.mark.parametrize(("ends", "over"), [([], False), ([NOW], True), ([NOW - DAY, NOW + MINUTE], False)])
def test_a_series_is_over_with_its_last_meeting(ends: list[datetime.datetime], over: bool) -> None:
    assert attendance.is_over(ends, NOW) is over


def test_the_minutes_of_meetings_are_summed() -> None:
    assert attendance.minutes_of([(NOW, NOW + HOUR), (NOW + DAY, NOW + DAY + 45 * MINUTE)]) == 105


# --- cohorts ---


@pytest.mark.parametrize(
    ("required", "check_ins", "was_there"),
    [
        ([], {}, False),
        ([], {1: NOW - DAY}, False),
        ([1, 2], {1: NOW - DAY}, False),
        ([1, 2], {1: NOW - 2 * DAY, 2: NOW - HOUR, 3: NOW}, True),
        ([1, 2], {1: NOW - 2 * DAY, 2: NOW - HOUR + MINUTE}, None),
    ],
)
def test_a_cohort_is_attended_by_who_was_at_all_that_counts_and_after_an_hour(
    required: list[int], check_ins: dict[int, datetime.datetime], was_there: bool | None
) -> None:
    assert cohorts.was_at_all(required, check_ins, NOW) is was_there


@pytest.mark.parametrize(
    ("name", "names", "learner", "is_credited"),
    [
        ("kari", ["kari"], "", True),
        ("kari", ["kari"], "kari testesen", True),
        ("kari", ["kari", "ola"], "kari", True),
        ("ola", ["kari", "ola"], "kari", False),
        ("kari", ["kari", "ola"], "", False),
    ],
)
def test_of_several_with_one_address_the_one_of_the_learners_name_is_credited(
    name: str, names: list[str], learner: str, is_credited: bool
) -> None:
    assert cohorts.is_credited(name, names, learner) is is_credited
