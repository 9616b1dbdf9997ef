"""The plain rules about people: days of a term, days away, who may enter them."""

import datetime

import pytest

from cms.people.rules import Term, holds_role, is_away, may_enter_absence

MAY_4 = datetime.date(2026, 5, 4)
MAY_5 = datetime.date(2026, 5, 5)
MAY_6 = datetime.date(2026, 5, 6)
MAY_7 = datetime.date(2026, 5, 7)


@pytest.mark.parametrize(
    ("day", "covered"),
    [(MAY_4, False), (MAY_5, True), (MAY_6, True), (MAY_7, False)],
)
def test_a_term_covers_its_first_and_its_last_day(day: datetime.date, covered: bool) -> None:
    assert Term("member", MAY_5, MAY_6).covers(day) is covered


@pytest.mark.parametrize(("day", "covered"), [(MAY_4, False), (MAY_5, True), (datetime.date(2099, 1, 1), True)])
def test_a_term_without_a_last_day_goes_on(day: datetime.date, covered: bool) -> None:
    assert Term("member", MAY_5, None).covers(day) is covered


def test_a_role_is_held_by_a_term_of_that_role_on_that_day() -> None:
    terms = [Term("member", MAY_5, MAY_6), Term("contact", MAY_7, None)]

    assert holds_role(terms, "member", MAY_5) is True
    assert holds_role(terms, "member", MAY_7) is False
    assert holds_role(terms, "contact", MAY_5) is False
    assert holds_role([], "member", MAY_5) is False


@pytest.mark.parametrize(
    ("day", "away"),
    [(MAY_4, False), (MAY_5, True), (MAY_6, True), (MAY_7, False)],
)
def test_both_ends_of_an_absence_are_days_away(day: datetime.date, away: bool) -> None:
    assert is_away([(datetime.date(2026, 1, 1), datetime.date(2026, 1, 2)), (MAY_5, MAY_6)], day) is away


@pytest.mark.parametrize(
    ("is_self", "is_deputy", "is_leader", "may"),
    [
        (True, False, False, True),
        (False, True, False, True),
        (False, False, True, True),
        (False, False, False, False),
    ],
)
def test_an_absence_is_entered_by_oneself_the_deputy_or_the_leader(
    is_self: bool, is_deputy: bool, is_leader: bool, may: bool
) -> None:
    assert may_enter_absence(is_self=is_self, is_deputy=is_deputy, is_leader=is_leader) is may
