"""Who may write a report, and who decides on it. Plain functions of plain values (docs/adr/0028-tried.md)."""

import datetime

from workflows.rules import Refusal

FROM_ONE_PLACE = 5  # reports an hour from one network address; a library's machines may share one
MOST_WAITING = 30  # on one recipe; when so many are unread, more help nobody
EMAIL_KEPT = datetime.timedelta(days=90)  # with a report that nobody has decided on
DECLINED_KEPT = datetime.timedelta(days=30)  # so that whoever declined it can be asked why
LETTER_KEPT = datetime.timedelta(days=14)  # after it was written, sent or not


def may_write(*, from_here: int, waiting: int) -> Refusal | None:
    """`from_here`: how many have come from the same network address in the last hour."""
    return Refusal.TOO_MANY_REPORTS if from_here >= FROM_ONE_PLACE or waiting >= MOST_WAITING else None


def may_read(*, is_contact: bool, is_member: bool) -> Refusal | None:
    """A contact or deputy of the county library whose recipe it is, and every member of the group."""
    return None if is_contact or is_member else Refusal.NOT_YOUR_REPORT


def may_decide(
    *, is_contact: bool, is_member: bool, is_waiting: bool, is_accepted: bool, accept: bool, reason: str
) -> Refusal | None:
    """What waits is accepted or declined; what was accepted is taken away again, as quickly as a page is."""
    refusal = may_read(is_contact=is_contact, is_member=is_member)
    if refusal is not None:
        return refusal
    if not (is_waiting or (is_accepted and not accept)):
        return Refusal.REPORT_IS_DECIDED
    return None if accept or reason.strip() else Refusal.NO_REASON
