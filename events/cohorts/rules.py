"""Who has attended a cohort. Plain functions of plain values (docs/adr/0042-desk.md)."""

import datetime
from collections.abc import Collection, Mapping

SETTLED_AFTER = datetime.timedelta(hours=1)  # a tap on the wrong row can be taken back before a certificate is issued


def was_at_all(
    required: Collection[int], check_ins: Mapping[int, datetime.datetime], now: datetime.datetime
) -> bool | None:
    """`required`: the meetings that count and were held. `check_ins`: when somebody was entered, by meeting.

    None while the last entry is so fresh that it may be a slip. Where no meeting counts, nobody has attended.
    """
    if not required or not set(required) <= check_ins.keys():
        return False
    last = max(check_ins[meeting] for meeting in required)
    return True if last <= now - SETTLED_AFTER else None


def is_credited(name_key: str, names: Collection[str], learner_name_key: str) -> bool:
    """Whether what was done under that name is the learner's. `names`: of all signed up with the learner's address."""
    return len(set(names)) == 1 or name_key == learner_name_key
