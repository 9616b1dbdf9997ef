"""The rule in plain Python, asked with plain values."""

import datetime

import pytest

from workflows.rules import Refusal, Reviewer, Work, is_due, may_decide, may_review, may_take_down

NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


def reviewer(**changes: object) -> Reviewer:
    values = {"pk": 1, "is_active": True, "is_member": True, "is_away": False, "libraries": frozenset({10})}
    return Reviewer(**(values | changes))  # type: ignore[arg-type]


def work(**changes: object) -> Work:
    values = {"is_under_review": True, "contributors": frozenset({2}), "producers": frozenset({20})}
    return Work(**(values | changes))  # type: ignore[arg-type]


def test_a_member_without_part_in_the_work_may_review_it() -> None:
    assert may_review(reviewer(), work()) is None


@pytest.mark.parametrize(
    ("who", "what", "reason"),
    [
        (reviewer(pk=None), work(), Refusal.NOT_LOGGED_IN),
        (reviewer(is_active=False), work(), Refusal.INACTIVE),
        (reviewer(is_member=False), work(), Refusal.NOT_A_MEMBER),
        (reviewer(is_away=True), work(), Refusal.AWAY),
        (reviewer(), work(contributors=frozenset({1, 2})), Refusal.CONTRIBUTED),
        (reviewer(), work(producers=frozenset({10, 20})), Refusal.OWN_LIBRARY),
        (reviewer(), work(is_under_review=False), Refusal.NOT_UNDER_REVIEW),
    ],
)
def test_each_reason_not_to_review_is_named(who: Reviewer, what: Work, reason: Refusal) -> None:
    assert may_review(who, what) is reason


def test_sending_back_demands_a_reason() -> None:
    assert may_decide(reviewer(), work(), "reject", "  ") is Refusal.NO_REASON
    assert may_decide(reviewer(), work(), "reject", "Legg til kilder.") is None
    assert may_decide(reviewer(), work(), "approve", "") is None


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"is_live": True, "may_edit": True, "is_member": False, "reason": "Personopplysninger"}, None),
        ({"is_live": True, "may_edit": False, "is_member": True, "reason": "Feil tall"}, None),
        ({"is_live": True, "may_edit": False, "is_member": False, "reason": "Feil tall"}, Refusal.NOT_YOUR_WORK),
        ({"is_live": False, "may_edit": True, "is_member": False, "reason": "Feil tall"}, Refusal.NOT_LIVE),
        ({"is_live": True, "may_edit": True, "is_member": False, "reason": " "}, Refusal.NO_REASON),
        (
            {"is_live": True, "may_edit": True, "is_member": True, "reason": "x", "is_permanent": True},
            Refusal.PERMANENT,
        ),
    ],
)
def test_taking_down_is_quick_for_the_owner_and_the_group_with_a_reason(facts: dict, reason: Refusal | None) -> None:
    assert may_take_down(**({"is_permanent": False} | facts)) is reason


@pytest.mark.parametrize(
    ("publish_at", "due"), [(None, True), (NOW, True), (NOW + datetime.timedelta(seconds=1), False)]
)
def test_a_work_is_due_when_it_has_no_time_or_its_time_has_come(publish_at: datetime.datetime, due: bool) -> None:
    assert is_due(publish_at, NOW) is due
