"""How an address signs in. Plain functions of plain values.

Six digits are guessed once in a million: five tries at each of five letters an hour leave a stranger who asks for
letters to somebody else's address one chance in 40,000 an hour, and that address 5 letters to notice it by.
"""

import datetime
from enum import StrEnum

LETTER_LIVES = datetime.timedelta(minutes=15)
MOST_WRONG_CODES = 5
LETTERS_AN_HOUR = 5  # to one e-mail address
LETTERS_FROM_HERE = 300  # an hour, asked for from one network address: a county may have one for all its libraries
SESSION_LIVES = datetime.timedelta(hours=8)  # a desk machine is shared
LETTERS_KEPT = datetime.timedelta(days=1)


class Refusal(StrEnum):
    TOO_MANY_LETTERS = "too_many_letters"
    USED = "used"
    TOO_OLD = "too_old"
    WRONG_CODE = "wrong_code"
    TOO_MANY_CODES = "too_many_codes"


def may_ask(*, to_address: int, from_here: int) -> Refusal | None:
    """Whether one more letter is sent; the numbers are of those asked for in the last hour."""
    is_fair = to_address < LETTERS_AN_HOUR and from_here < LETTERS_FROM_HERE
    return None if is_fair else Refusal.TOO_MANY_LETTERS


def may_spend(
    *, asked_at: datetime.datetime, used_at: datetime.datetime | None, wrong_codes: int, now: datetime.datetime
) -> Refusal | None:
    """Whether the letter still opens the page. Too many wrong codes spoil its link as well."""
    if used_at is not None:
        return Refusal.USED
    if now >= asked_at + LETTER_LIVES:
        return Refusal.TOO_OLD
    return Refusal.TOO_MANY_CODES if wrong_codes >= MOST_WRONG_CODES else None


def is_signed_in(*, since: float, now: float, session_sign_ins: int, sign_ins: int) -> bool:
    """Whether a session still holds. Times are POSIX seconds; `sign_ins` grows with «sign out everywhere»."""
    return session_sign_ins == sign_ins and 0 <= now - since < SESSION_LIVES.total_seconds()
