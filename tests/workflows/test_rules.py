"""The rule in plain Python, asked with plain values."""

import datetime
from dataclasses import replace

import pytest

from workflows.rules import (
    PageFacts,
    Refusal,
    Reviewer,
    Work,
    has_seen,
    is_complete,
    is_due,
    may_answer,
    may_claim,
    may_decide,
    may_decline,
    may_follow_up,
    may_hand_over,
    may_name,
    may_propose,
    may_publish_in_emergency,
    may_review,
    may_take_down,
    may_talk,
    pages_left_to,
    pages_open_to,
    uncovered_pages,
)

NOW = datetime.datetime(2026, 11, 23, 12, tzinfo=datetime.UTC)


def reviewer(**changes: object) -> Reviewer:
    values = {"pk": 1, "is_active": True, "is_member": True, "is_away": False, "libraries": frozenset({10})}
    return Reviewer(**(values | changes))  # type: ignore[arg-type]


def page(pk: int = 100, **changes: object) -> PageFacts:
    values = {"contributors": frozenset({2}), "producers": frozenset({20}), "approvers": frozenset()}
    return PageFacts(pk, **(values | changes))  # type: ignore[arg-type]


def work(*pages: PageFacts, **changes: object) -> Work:
    values: dict[str, object] = {"is_under_review": True, "pages": pages or (page(),)}
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
        (reviewer(), work(page(contributors=frozenset({1, 2}))), Refusal.CONTRIBUTED),
        (reviewer(), work(page(producers=frozenset({10, 20}))), Refusal.OWN_LIBRARY),
        (reviewer(), work(is_under_review=False), Refusal.NOT_UNDER_REVIEW),
        (reviewer(), Work(is_under_review=True, pages=()), Refusal.NOT_UNDER_REVIEW),
        (reviewer(is_member=False), work(is_under_review=False), Refusal.NOT_A_MEMBER),
    ],
)
def test_each_reason_not_to_review_is_named(who: Reviewer, what: Work, reason: Refusal) -> None:
    assert may_review(who, what) is reason


def test_a_member_reviews_the_pages_of_a_work_that_are_not_their_own() -> None:
    mixed = work(page(100), page(101, producers=frozenset({10})), page(102, contributors=frozenset({1})))

    assert may_review(reviewer(), mixed) is None
    assert pages_open_to(reviewer(), mixed) == {100}


def test_who_was_named_for_a_work_may_review_it_as_a_member_may() -> None:
    stranger = reviewer(is_member=False)

    assert may_review(stranger, work(named=frozenset({1}))) is None
    assert may_review(stranger, work(page(contributors=frozenset({1})), named=frozenset({1}))) is Refusal.CONTRIBUTED
    assert may_review(stranger, work(named=frozenset({9}))) is Refusal.NOT_A_MEMBER


def test_sending_back_demands_a_reason() -> None:
    assert may_decide(reviewer(), work(), "reject", "  ") is Refusal.NO_REASON
    assert may_decide(reviewer(), work(), "reject", "Legg til kilder.") is None
    assert may_decide(reviewer(), work(), "approve", "") is None


def test_one_approves_a_page_once() -> None:
    approved, other = page(100, approvers=frozenset({1})), page(101)

    assert may_decide(reviewer(), work(approved), "approve", "") is Refusal.HAS_APPROVED
    assert pages_left_to(reviewer(), work(approved, other)) == {101}
    assert may_decide(reviewer(), work(approved), "reject", "Likevel ikke.") is None


@pytest.mark.parametrize(
    ("approvers", "quorum", "complete"),
    [
        ([{1}, {1}], 1, True),
        ([{1}, set()], 1, False),
        ([{1}, {3}], 1, True),
        ([{1}, {1, 3}], 2, False),
        ([{1, 3}, {3, 4}], 2, True),
        ([], 1, False),
    ],
)
def test_a_decision_is_complete_when_every_page_has_its_approvals(
    approvers: list[set[int]], quorum: int, complete: bool
) -> None:
    pages = tuple(page(number, approvers=frozenset(who)) for number, who in enumerate(approvers))

    assert is_complete(Work(is_under_review=True, pages=pages, quorum=quorum)) is complete


def test_a_page_is_uncovered_when_too_few_may_decide_on_it() -> None:
    own = page(101, producers=frozenset({10}))

    assert uncovered_pages([reviewer()], work(page(100), own)) == {101}
    assert uncovered_pages([reviewer(), reviewer(pk=3, libraries=frozenset({30}))], work(page(100), own)) == set()
    assert uncovered_pages([reviewer()], work(page(100), quorum=2)) == {100}
    assert uncovered_pages([reviewer()], work(page(100, approvers=frozenset({3})), quorum=2)) == set()


def test_as_many_claim_a_work_as_must_approve_it() -> None:
    assert may_claim(reviewer(), work()) is None
    assert may_claim(reviewer(), work(claimants=frozenset({3}))) is Refusal.IS_TAKEN
    assert may_claim(reviewer(), work(claimants=frozenset({3}), quorum=2)) is None
    assert may_claim(reviewer(), work(claimants=frozenset({1}), quorum=2)) is Refusal.IS_TAKEN
    assert may_claim(reviewer(is_away=True), work()) is Refusal.AWAY
    assert may_claim(reviewer(), work(page(approvers=frozenset({1})), quorum=2)) is Refusal.HAS_APPROVED


def test_a_claim_is_handed_over_to_one_who_may_review() -> None:
    giver, receiver = reviewer(), reviewer(pk=3, libraries=frozenset({30}))
    held = work(claimants=frozenset({1}))

    assert may_hand_over(giver, receiver, held) is None
    assert may_hand_over(receiver, giver, held) is Refusal.NOT_CLAIMED
    assert may_hand_over(giver, reviewer(pk=2), held) is Refusal.CONTRIBUTED


def test_the_leader_names_an_approver_who_has_no_part_and_says_why() -> None:
    stranger = reviewer(is_member=False)

    assert may_name(is_leader=True, candidate=stranger, work=work(), reason="Ingen andre.") is None
    assert may_name(is_leader=False, candidate=stranger, work=work(), reason="x") is Refusal.NOT_LEADER
    assert may_name(is_leader=True, candidate=stranger, work=work(), reason=" ") is Refusal.NO_REASON
    own = work(page(producers=frozenset({10})))
    assert may_name(is_leader=True, candidate=stranger, work=own, reason="x") is Refusal.OWN_LIBRARY


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


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, None),
        ({"is_operator": False}, Refusal.NOT_OPERATOR),
        ({"is_pinned": True}, Refusal.IS_UNDER_REVIEW),
        ({"reason": " "}, Refusal.NO_REASON),
    ],
)
def test_the_operator_breaks_the_glass_with_a_reason_and_passes_no_review(facts: dict, reason: Refusal | None) -> None:
    usual = {"is_operator": True, "is_pinned": False, "reason": "Feil nummer."}

    assert may_publish_in_emergency(**(usual | facts)) is reason


@pytest.mark.parametrize(
    ("who", "facts", "reason"),
    [
        (reviewer(), {}, None),
        (reviewer(), {"is_open": False}, Refusal.IS_DONE),
        (reviewer(pk=2), {}, Refusal.CONTRIBUTED),
        (reviewer(is_member=False), {}, Refusal.NOT_A_MEMBER),
        (reviewer(), {"note": " "}, Refusal.NO_REASON),
    ],
)
def test_a_member_without_part_in_it_follows_up_and_says_what_was_done(
    who: Reviewer, facts: dict, reason: Refusal | None
) -> None:
    usual = {"is_open": True, "contributors": frozenset({2}), "note": "Rettet."}

    assert may_follow_up(who, **(usual | facts)) is reason


# --- the conversation and proposed wording ---


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, None),
        ({"reads_review": False, "may_edit": True}, None),
        ({"reads_review": False}, Refusal.NOT_YOUR_WORK),
        ({"is_open": False}, Refusal.TALK_IS_OVER),
        ({"text": " "}, Refusal.NO_TEXT),
    ],
)
def test_readers_of_the_review_and_authors_talk_until_it_is_over(facts: dict, reason: Refusal | None) -> None:
    usual = {"reads_review": True, "may_edit": False, "is_open": True, "text": "Hei."}

    assert may_talk(**(usual | facts)) is reason


def test_other_words_are_proposed_by_those_who_may_decide_on_the_page() -> None:
    own = page(101, producers=frozenset({10}))

    assert may_propose(reviewer(), 100, work(page(100), own)) is None
    assert may_propose(reviewer(), 101, work(page(100), own)) is Refusal.OWN_LIBRARY
    assert may_propose(reviewer(), 102, work(page(100), own)) is Refusal.NOT_UNDER_REVIEW
    assert may_propose(reviewer(), 100, replace(work(page(100)), is_under_review=False)) is Refusal.NOT_UNDER_REVIEW


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, None),
        ({"may_edit": False}, Refusal.NOT_YOUR_WORK),
        ({"is_answered": True}, Refusal.IS_ANSWERED),
        ({"is_current": False}, Refusal.NOT_UNDER_REVIEW),
        ({"is_own": True}, Refusal.OWN_PROPOSAL),
    ],
)
def test_a_proposal_is_answered_once_by_an_author_who_did_not_make_it(facts: dict, reason: Refusal | None) -> None:
    usual = {"may_edit": True, "is_current": True, "is_answered": False, "is_own": False} | facts

    assert may_answer(**usual) is reason
    assert may_decline(**usual, word="Nei.") is reason
    assert may_decline(**usual, word=" ") is (reason or Refusal.NO_REASON)


def test_an_approval_is_of_the_pins_that_were_shown() -> None:
    assert has_seen({1, 2}, [1]) is None
    assert has_seen({1}, [1, 2]) is Refusal.WORDING_CHANGED
