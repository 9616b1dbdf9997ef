"""Who hands in what, and who assesses it. Plain functions of plain values."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

MOST_FILES = 5
MOST_BYTES = 20 * 1024 * 1024  # in one file
MOST_TEXT = 50_000  # characters, some 25 printed pages
EXTENSIONS = ("pdf", "docx", "odt", "txt", "pptx", "odp", "xlsx", "ods", "jpg", "jpeg", "png", "mp3", "m4a", "mp4")
WORKING_DAYS = 10  # an answer comes within so many
STAND_IN_AFTER = 5  # working days, and the resource group may take what the course's own assessors have left lying
REMINDED_BEFORE = datetime.timedelta(days=3)
CLAIM_HOLDS = 5  # working days, and somebody else may take it over


class Refusal(StrEnum):
    EMPTY = "empty"
    NOT_DRAFT = "not_draft"
    CHANGED_MEANWHILE = "changed_meanwhile"
    TOO_MANY_FILES = "too_many_files"
    TOO_LARGE = "too_large"
    NOT_ALLOWED = "not_allowed"
    NOT_WHAT_IT_SAYS = "not_what_it_says"
    NOT_ASSESSOR = "not_assessor"
    OWN_WORK = "own_work"
    NOT_WAITING = "not_waiting"
    TAKEN = "taken"
    NOT_CLAIMED = "not_claimed"
    NO_FEEDBACK = "no_feedback"
    AWAY = "away"


def may_add_file(*, is_draft: bool, files: int, size: int, extension: str, is_what_it_says: bool) -> Refusal | None:
    if not is_draft:
        return Refusal.NOT_DRAFT
    if files >= MOST_FILES:
        return Refusal.TOO_MANY_FILES
    if size > MOST_BYTES:
        return Refusal.TOO_LARGE
    if extension not in EXTENSIONS:
        return Refusal.NOT_ALLOWED
    return None if is_what_it_says else Refusal.NOT_WHAT_IT_SAYS


def may_save(*, is_draft: bool, is_changed_meanwhile: bool) -> Refusal | None:
    """`is_changed_meanwhile`: another window or machine has saved other words since this one read them."""
    if not is_draft:
        return Refusal.NOT_DRAFT
    return Refusal.CHANGED_MEANWHILE if is_changed_meanwhile else None


def may_hand_in(*, is_draft: bool, text: str, files: int) -> Refusal | None:
    """After its deadline as well: the assessor is told that it is late, and decides."""
    if not is_draft:
        return Refusal.NOT_DRAFT
    return None if text.strip() or files else Refusal.EMPTY


@dataclass(frozen=True)
class Facts:
    """Of one submission and one user. `own_assessors`: how many the course has who can take this one today.

    `waited` and `claim_age` are in working days; `claimant` is a primary key.
    """

    is_waiting: bool
    is_own_work: bool
    is_assessor: bool
    is_member: bool
    own_assessors: int
    waited: int
    user: int
    claimant: int | None = None
    claim_age: int = 0
    claimant_is_away: bool = False
    is_away: bool = False


def may_see(facts: Facts) -> Refusal | None:
    """The course's own assessors; the resource group where there is none at work, or they have left it lying."""
    if facts.is_own_work:
        return Refusal.OWN_WORK
    is_stand_in = facts.is_member and (facts.own_assessors == 0 or facts.waited >= STAND_IN_AFTER)
    has_it = facts.is_member and facts.claimant == facts.user
    return None if facts.is_assessor or is_stand_in or has_it else Refusal.NOT_ASSESSOR


def may_claim(facts: Facts) -> Refusal | None:
    """What nobody has, or somebody has who is away or has let it lie."""
    if (refusal := may_see(facts)) is not None:
        return refusal
    if not facts.is_waiting:
        return Refusal.NOT_WAITING
    if facts.is_away:
        return Refusal.AWAY
    is_free = facts.claimant in (None, facts.user) or facts.claimant_is_away or facts.claim_age >= CLAIM_HOLDS
    return None if is_free else Refusal.TAKEN


def may_assess(facts: Facts, *, passes: bool, feedback: str) -> Refusal | None:
    """Whoever has claimed it; «try again» says what to do better."""
    if (refusal := may_see(facts)) is not None:
        return refusal
    if not facts.is_waiting:
        return Refusal.NOT_WAITING
    if facts.is_away:
        return Refusal.AWAY
    if facts.claimant != facts.user:
        return Refusal.NOT_CLAIMED
    return None if passes or feedback.strip() else Refusal.NO_FEEDBACK


def deadline(begun_on: datetime.date, days: int | None) -> datetime.date | None:
    return None if days is None else begun_on + datetime.timedelta(days=days)


def may_name_assessors(*, is_contact: bool, is_member: bool) -> bool:
    """The course's owner does, and the resource group when the owner cannot."""
    return is_contact or is_member
