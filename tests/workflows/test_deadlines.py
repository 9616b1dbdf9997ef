"""Answers are due in Norwegian working days."""

import datetime

import pytest

from cms.core.working_days import add_working_days, is_working_day
from workflows.deadlines import due_on


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("date", "works"),
    [
        ("2026-11-25", True),  # a Wednesday
        ("2026-11-28", False),  # a Saturday
        ("2026-11-29", False),
        ("2027-03-25", False),  # skjærtorsdag
        ("2027-03-29", False),  # andre påskedag
        ("2027-05-06", False),  # Kristi himmelfartsdag
        ("2027-05-17", False),
        ("2026-12-24", True),  # julaften is a working day by law
        ("2026-12-25", False),
    ],
)
def test_weekends_and_public_holidays_are_no_working_days(date: str, works: bool) -> None:
    assert is_working_day(day(date)) is works


def test_five_working_days_pass_a_weekend() -> None:
    assert due_on(day("2026-11-25")) == day("2026-12-02")


def test_what_is_sent_before_christmas_is_due_after_the_holidays() -> None:
    assert due_on(day("2026-12-22")) == day("2026-12-30")


def test_working_days_are_counted_backwards_too() -> None:
    assert add_working_days(day("2026-11-30"), -1) == day("2026-11-27")


@pytest.mark.parametrize(
    ("starts", "due"),
    [
        ("2026-12-20", "2026-11-27"),  # far off: two working days
        ("2026-11-27", "2026-11-26"),  # the day before
        ("2026-11-26", "2026-11-25"),  # tomorrow: today
        ("2026-11-24", "2026-11-25"),  # over already: not before it was sent
    ],
)
def test_an_events_answer_comes_within_two_days_and_before_the_event(starts: str, due: str) -> None:
    assert due_on(day("2026-11-25"), day(starts)) == day(due)
