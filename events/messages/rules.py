"""Whether a message may be sent. Plain functions of plain values."""

from enum import StrEnum


class Refusal(StrEnum):
    NOBODY = "nobody"


def may_send(*, receivers: int) -> Refusal | None:
    return None if receivers else Refusal.NOBODY
