"""Who may review what, and why not. Plain functions of plain values; every door asks here (docs/adr/0002-rules.md).

Long, since all rules of the review stand in one place.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

WORKING_DAYS = 5  # a work is answered within so many
WORKING_DAYS_OF_EVENT = 2
QUORUM = 1
QUORUM_OF_FORMALISED = 2  # a course that gives a certificate is read by two


class Refusal(StrEnum):
    """Why not; `workflows.texts` says each to a person."""

    NOT_LOGGED_IN = "not_logged_in"
    NOT_A_MEMBER = "not_a_member"
    INACTIVE = "inactive"
    AWAY = "away"
    CONTRIBUTED = "contributed"
    OWN_LIBRARY = "own_library"
    NOT_UNDER_REVIEW = "not_under_review"
    HAS_APPROVED = "has_approved"
    IS_TAKEN = "is_taken"
    NOT_CLAIMED = "not_claimed"
    NO_REASON = "no_reason"
    CHECKLIST = "checklist"
    NOT_YOUR_WORK = "not_your_work"
    NOT_LEADER = "not_leader"
    NOT_LIVE = "not_live"
    PERMANENT = "permanent"
    NOT_OPERATOR = "not_operator"
    IS_UNDER_REVIEW = "is_under_review"
    IS_DONE = "is_done"
    NO_TEXT = "no_text"
    TALK_IS_OVER = "talk_is_over"
    IS_ANSWERED = "is_answered"
    OWN_PROPOSAL = "own_proposal"
    NOT_YOUR_PROPOSAL = "not_your_proposal"
    DOES_NOT_FIT = "does_not_fit"
    WORDING_CHANGED = "wording_changed"
    NOT_FAIR_DAY = "not_fair_day"
    NOT_FOR_COPYING = "not_for_copying"
    NOT_A_WORK = "not_a_work"
    TOO_MANY = "too_many"
    WRITES_ALREADY = "writes_already"
    NOT_YOUR_LIBRARY = "not_your_library"
    NOT_IN_GROUP = "not_in_group"
    HELP_IS_GIVEN = "help_is_given"
    NOT_YOUR_REQUEST = "not_your_request"
    NO_ANSWER = "no_answer"
    TOO_MANY_REPORTS = "too_many_reports"
    NOT_YOUR_REPORT = "not_your_report"
    REPORT_IS_DECIDED = "report_is_decided"
    NOT_A_LANGUAGE = "not_a_language"
    HAS_EDITION = "has_edition"
    NO_MACHINE = "no_machine"
    NO_MACHINE_FOR_IT = "no_machine_for_it"
    MACHINE_FAILED = "machine_failed"
    ONLY_A_MACHINE = "only_a_machine"
    NOT_A_TRANSLATION = "not_a_translation"
    TEXT_CHANGED = "text_changed"


@dataclass(frozen=True)
class Reviewer:
    """A person as the rules see one, today."""

    pk: int | None
    is_active: bool
    is_member: bool
    is_away: bool
    libraries: frozenset[int]


@dataclass(frozen=True)
class PageFacts:
    """One pinned page of a work.

    `contributors`: the work's submitter, and everyone who saved a revision of the page since it last went live.
    `producers`: the county libraries behind the page. `approvers`: those who have approved the pinned revision.
    """

    pk: int
    contributors: frozenset[int]
    producers: frozenset[int]
    approvers: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Work:
    """A work under review. `named`: approvers from elsewhere, named for this work because the group had nobody."""

    is_under_review: bool
    pages: tuple[PageFacts, ...]
    quorum: int = QUORUM
    named: frozenset[int] = frozenset()
    claimants: frozenset[int] = frozenset()


def may_review_page(reviewer: Reviewer, page: PageFacts, named: frozenset[int] = frozenset()) -> Refusal | None:
    """None when the person may decide on this page, else the first reason why not. Superusers are not special."""
    if reviewer.pk is None:
        return Refusal.NOT_LOGGED_IN
    if not reviewer.is_active:
        return Refusal.INACTIVE
    if not (reviewer.is_member or reviewer.pk in named):
        return Refusal.NOT_A_MEMBER
    if reviewer.is_away:
        return Refusal.AWAY
    if reviewer.pk in page.contributors:
        return Refusal.CONTRIBUTED
    if reviewer.libraries & page.producers:
        return Refusal.OWN_LIBRARY
    return None


def pages_open_to(reviewer: Reviewer, work: Work) -> frozenset[int]:
    """The primary keys of the pages of the work that the person may decide on."""
    return frozenset(page.pk for page in work.pages if may_review_page(reviewer, page, work.named) is None)


def may_review(reviewer: Reviewer, work: Work) -> Refusal | None:
    """None when the person may decide on at least one page of the work, else the reason why not."""
    if not work.is_under_review or not work.pages:
        nobody = PageFacts(0, frozenset(), frozenset())
        return may_review_page(reviewer, nobody, work.named) or Refusal.NOT_UNDER_REVIEW
    refusals = [may_review_page(reviewer, page, work.named) for page in work.pages]
    return None if None in refusals else refusals[0]


def may_decide(reviewer: Reviewer, work: Work, action: str, comment: str) -> Refusal | None:
    """As `may_review`; sending back demands a reason, and one approval of a page by a person is enough."""
    refusal = may_review(reviewer, work)
    if refusal is None and action == "reject" and not comment.strip():
        return Refusal.NO_REASON
    if refusal is None and action == "approve" and not pages_left_to(reviewer, work):
        return Refusal.HAS_APPROVED
    return refusal


def pages_left_to(reviewer: Reviewer, work: Work) -> frozenset[int]:
    """The pages the person may decide on and has not approved."""
    open_to = pages_open_to(reviewer, work)
    return frozenset(page.pk for page in work.pages if page.pk in open_to and reviewer.pk not in page.approvers)


def is_complete(work: Work) -> bool:
    """Whether every page has as many approvers as the work demands."""
    return bool(work.pages) and all(len(page.approvers) >= work.quorum for page in work.pages)


def comes_next(reviewer: Reviewer, work: Work) -> bool:
    """Whether the person should be led to the work: may approve of it, and the others have not taken it."""
    others = work.claimants - {reviewer.pk or 0}
    return may_decide(reviewer, work, "approve", "") is None and len(others) < work.quorum


def uncovered_pages(reviewers: Iterable[Reviewer], work: Work) -> frozenset[int]:
    """The pages that cannot get their approvals from these people: somebody from elsewhere must be named."""
    reviewers = list(reviewers)
    return frozenset(
        page.pk
        for page in work.pages
        if len(page.approvers | {r.pk for r in reviewers if may_review_page(r, page, work.named) is None}) < work.quorum
    )


# --- claims ---


def may_claim(reviewer: Reviewer, work: Work) -> Refusal | None:
    """A claim says «I take it», and is a courtesy: it stops nobody from deciding. As many may claim as must approve."""
    refusal = may_review(reviewer, work)
    if refusal is not None:
        return refusal
    if reviewer.pk in work.claimants or len(work.claimants) >= work.quorum:
        return Refusal.IS_TAKEN
    if not pages_left_to(reviewer, work):
        return Refusal.HAS_APPROVED
    return None


def may_hand_over(giver: Reviewer, receiver: Reviewer, work: Work) -> Refusal | None:
    """A claimant gives the claim to another who may review the work."""
    if giver.pk not in work.claimants:
        return Refusal.NOT_CLAIMED
    return may_claim(receiver, replace(work, claimants=work.claimants - {giver.pk or 0}))


def may_name(*, is_leader: bool, candidate: Reviewer, work: Work, reason: str) -> Refusal | None:
    """The leader or the deputy names an approver from elsewhere for one work; four eyes hold for that person too."""
    if not is_leader:
        return Refusal.NOT_LEADER
    if not reason.strip():
        return Refusal.NO_REASON
    return may_review(candidate, replace(work, named=work.named | {candidate.pk or 0}))


# --- the conversation and proposed wording ---


def may_talk(*, reads_review: bool, may_edit: bool, is_open: bool, text: str) -> Refusal | None:
    """Those who may read the review and those who may edit the work talk about it, until the review is over."""
    if not (reads_review or may_edit):
        return Refusal.NOT_YOUR_WORK
    if not is_open:
        return Refusal.TALK_IS_OVER
    if not text.strip():
        return Refusal.NO_TEXT
    return None


def may_propose(reviewer: Reviewer, page_pk: int, work: Work) -> Refusal | None:
    """Other words are proposed by those who may decide on the page."""
    page = next((page for page in work.pages if page.pk == page_pk), None)
    if not work.is_under_review or page is None:
        return Refusal.NOT_UNDER_REVIEW
    return may_review_page(reviewer, page, work.named)


def may_answer(*, may_edit: bool, is_current: bool, is_answered: bool, is_own: bool) -> Refusal | None:
    """A proposal is answered, once, by somebody who may edit the page and did not make it (docs/adr/0019-talk.md).

    `is_current`: to accept, whether the page is under review; to decline, whether the conversation goes on.
    """
    if not may_edit:
        return Refusal.NOT_YOUR_WORK
    if is_answered:
        return Refusal.IS_ANSWERED
    if not is_current:
        return Refusal.NOT_UNDER_REVIEW
    if is_own:
        return Refusal.OWN_PROPOSAL
    return None


def may_decline(*, may_edit: bool, is_current: bool, is_answered: bool, is_own: bool, word: str) -> Refusal | None:
    """As `may_answer`, with a word why."""
    refusal = may_answer(may_edit=may_edit, is_current=is_current, is_answered=is_answered, is_own=is_own)
    return Refusal.NO_REASON if refusal is None and not word.strip() else refusal


def may_take_back(*, is_own: bool, is_current: bool, is_answered: bool) -> Refusal | None:
    """Whoever proposed the words takes them back, as long as the conversation goes on and nobody has answered."""
    if not is_own:
        return Refusal.NOT_YOUR_PROPOSAL
    if is_answered:
        return Refusal.IS_ANSWERED
    return None if is_current else Refusal.TALK_IS_OVER


def has_seen(shown: Iterable[int], pins: Iterable[int]) -> Refusal | None:
    """An approval is of what was read: of each page the pin that was shown, not one that took its place since."""
    return None if set(pins) <= set(shown) else Refusal.WORDING_CHANGED


# --- taking down, and the clock ---


def may_take_down(*, is_live: bool, is_permanent: bool, may_edit: bool, is_member: bool, reason: str) -> Refusal | None:
    """Taking down is quick: the owner's contacts and deputies, and any member of the group, with a reason.

    The frame of the site (front page, catalogues, sections) is nobody's to take down.
    """
    if not (may_edit or is_member):
        return Refusal.NOT_YOUR_WORK
    if is_permanent:
        return Refusal.PERMANENT
    if not is_live:
        return Refusal.NOT_LIVE
    if not reason.strip():
        return Refusal.NO_REASON
    return None


def may_publish_in_emergency(*, is_operator: bool, is_pinned: bool, reason: str) -> Refusal | None:
    """Break-glass is the operator's alone, demands a reason, and does not pass a review that is under way."""
    if not is_operator:
        return Refusal.NOT_OPERATOR
    if is_pinned:
        return Refusal.IS_UNDER_REVIEW
    if not reason.strip():
        return Refusal.NO_REASON
    return None


def may_follow_up(reviewer: Reviewer, *, is_open: bool, contributors: frozenset[int], note: str) -> Refusal | None:
    """A member who neither caused what happened nor wrote in the page says what was done."""
    if not is_open:
        return Refusal.IS_DONE
    refusal = may_review_page(reviewer, PageFacts(0, contributors, frozenset()))
    if refusal is None and not note.strip():
        return Refusal.NO_REASON
    return refusal


def may_confirm(*, is_owner: bool, is_live: bool, is_fair_day: bool) -> Refusal | None:
    """«Still right» is said of what readers see, by a contact or deputy of the county library it belongs to."""
    if not is_owner:
        return Refusal.NOT_YOUR_WORK
    if not is_live:
        return Refusal.NOT_LIVE
    return None if is_fair_day else Refusal.NOT_FAIR_DAY


def may_copy(*, may_add: bool, is_own: bool, is_live_recipe: bool) -> Refusal | None:
    """One's own works are copied as one likes, another county's practice recipe once it is published."""
    if not may_add:
        return Refusal.NOT_YOUR_WORK
    return None if is_own or is_live_recipe else Refusal.NOT_FOR_COPYING


def goes_up_at(publish_at: datetime.datetime | None, now: datetime.datetime) -> datetime.datetime | None:
    """The moment that an approved work still waits for; None where it goes up at once."""
    return None if is_due(publish_at, now) else publish_at


def is_due(publish_at: datetime.datetime | None, now: datetime.datetime) -> bool:
    """Whether an approved work goes up now rather than later."""
    return publish_at is None or publish_at <= now
