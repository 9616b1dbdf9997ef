"""When a certificate is what, who may revoke it, and how a name is hashed. Plain functions of plain values.

docs/adr/0033-certificates.md has the reasons.
"""

import datetime
import hashlib
import hmac
import secrets
import unicodedata
from calendar import monthrange
from collections.abc import Container, Iterable
from enum import StrEnum

LIST_SIZE = 131_072  # entries of a status list: the least the standard allows, so that many hide one
MOST_IN_LIST = LIST_SIZE // 2  # a random free place is then found at once
LIST_VALID = datetime.timedelta(days=1)
LIST_RENEWED_AFTER = datetime.timedelta(hours=6)  # by the clock; and on demand, where the clock has stopped
NAMES_TRIED = 20  # «does the name agree?», an hour, from one network address


class Refusal(StrEnum):
    """Why not; `learning.certificates.texts` says each to a person."""

    NOT_IN_GROUP = "not_in_group"
    IS_REVOKED = "is_revoked"
    IS_REPLACED = "is_replaced"
    NO_REASON = "no_reason"
    NO_NAME = "no_name"
    TOO_MANY_NAMES = "too_many_names"


class Standing(StrEnum):
    VALID = "valid"
    EXPIRED = "expired"
    REPLACED = "replaced"
    REVOKED = "revoked"


def standing(
    *, is_revoked: bool, is_replaced: bool, valid_until: datetime.date | None, today: datetime.date
) -> Standing:
    """The gravest first. `valid_until` is the last day."""
    if is_revoked:
        return Standing.REVOKED
    if is_replaced:
        return Standing.REPLACED
    if valid_until is not None and valid_until < today:
        return Standing.EXPIRED
    return Standing.VALID


def may_see(*, is_member: bool, is_operator: bool) -> Refusal | None:
    """The list of certificates: the members of the resource group and the operator; no county's contact."""
    return None if is_member or is_operator else Refusal.NOT_IN_GROUP


def may_revoke(*, is_member: bool, is_operator: bool, is_revoked: bool, reason: str) -> Refusal | None:
    """For good: what was revoked is not given back; a new certificate is issued instead."""
    refusal = may_see(is_member=is_member, is_operator=is_operator)
    if refusal is not None:
        return refusal
    if is_revoked:
        return Refusal.IS_REVOKED
    return None if reason.strip() else Refusal.NO_REASON


def may_renew(*, is_revoked: bool, is_replaced: bool) -> Refusal | None:
    """One certificate is replaced by one; what was revoked is not renewed."""
    if is_revoked:
        return Refusal.IS_REVOKED
    return Refusal.IS_REPLACED if is_replaced else None


def may_try_name(*, from_here: int) -> Refusal | None:
    """`from_here`: how many names have come from the same network address in the last hour."""
    return Refusal.TOO_MANY_NAMES if from_here >= NAMES_TRIED else None


def must_be_signed(*, age: datetime.timedelta | None, is_outdated: bool, oldest: datetime.timedelta) -> bool:
    """Whether a status list as it is published is missing, from before a revocation, or too old."""
    return age is None or is_outdated or age >= oldest


def free_index(taken: Container[int], size: int = LIST_SIZE) -> int:
    """Drawn at random, so that a place in the list tells nobody who came before whom."""
    while True:
        index = secrets.randbelow(size)
        if index not in taken:
            return index


def last_valid_day(issued_on: datetime.date, months: int | None) -> datetime.date | None:
    """The same day so many months later, or the last of a shorter month."""
    if months is None:
        return None
    year, month = divmod(issued_on.year * 12 + issued_on.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(issued_on.day, monthrange(year, month + 1)[1]))


def agreed_name(name: str) -> str:
    """A name as it is hashed: NFKC, case folded, single spaces. So written in docs/certificates.md."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def identity_hash(value: str, salt: str) -> str:
    """SHA-256 of the value followed by the salt, in hexadecimal: as Open Badges hashes who somebody is."""
    return hashlib.sha256((value + salt).encode()).hexdigest()


def is_hash_of(value: str, salt: str, digest: str) -> bool:
    return hmac.compare_digest(identity_hash(value, salt), digest)


def hash_of_hashes(hashes: Iterable[str]) -> str:
    """SHA-256 over the lines that the hashes make, each ended by a newline."""
    return hashlib.sha256("".join(f"{one}\n" for one in hashes).encode()).hexdigest()
