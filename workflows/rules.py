"""Who may review what, and why not. Plain functions of plain values; every door asks here (docs/adr/0002-rules.md)."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Refusal(StrEnum):
    """Why not; `workflows.texts` says each to a person."""

    NOT_LOGGED_IN = "not_logged_in"
    NOT_A_MEMBER = "not_a_member"
    INACTIVE = "inactive"
    AWAY = "away"
    CONTRIBUTED = "contributed"
    OWN_LIBRARY = "own_library"
    NOT_UNDER_REVIEW = "not_under_review"
    NO_REASON = "no_reason"
    NOT_YOUR_WORK = "not_your_work"
    NOT_LIVE = "not_live"
    PERMANENT = "permanent"


@dataclass(frozen=True)
class Reviewer:
    """A person as the rules see one, today."""

    pk: int | None
    is_active: bool
    is_member: bool
    is_away: bool
    libraries: frozenset[int]


@dataclass(frozen=True)
class Work:
    """A work under review as the rules see it.

    `contributors`: the submitter, and everyone who saved a revision of one of its pinned pages since that page last
    went live. `producers`: the county libraries behind any of those pages.
    """

    is_under_review: bool
    contributors: frozenset[int]
    producers: frozenset[int]


def may_review(reviewer: Reviewer, work: Work) -> Refusal | None:
    """None when the person may decide on the work, else the first reason why not. Superusers are not special."""
    if reviewer.pk is None:
        return Refusal.NOT_LOGGED_IN
    if not reviewer.is_active:
        return Refusal.INACTIVE
    if not reviewer.is_member:
        return Refusal.NOT_A_MEMBER
    if reviewer.is_away:
        return Refusal.AWAY
    if reviewer.pk in work.contributors:
        return Refusal.CONTRIBUTED
    if reviewer.libraries & work.producers:
        return Refusal.OWN_LIBRARY
    if not work.is_under_review:
        return Refusal.NOT_UNDER_REVIEW
    return None


def may_decide(reviewer: Reviewer, work: Work, action: str, comment: str) -> Refusal | None:
    """As `may_review`; sending back demands a reason."""
    refusal = may_review(reviewer, work)
    if refusal is None and action == "reject" and not comment.strip():
        return Refusal.NO_REASON
    return refusal


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


def is_due(publish_at: datetime.datetime | None, now: datetime.datetime) -> bool:
    """Whether an approved work goes up now rather than later."""
    return publish_at is None or publish_at <= now
