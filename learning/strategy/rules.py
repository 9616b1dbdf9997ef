"""Who reads the strategy, and who sets it. Plain functions of plain values (docs/adr/0044-plan.md)."""

from enum import StrEnum


class Refusal(StrEnum):
    NOT_THE_LEADER = "not_the_leader"
    SAID_TWICE = "said_twice"
    CHANGED_MEANWHILE = "changed_meanwhile"


def may_read(*, is_contact: bool, is_group: bool, is_operator: bool) -> bool:
    """All contacts and deputies, the resource group with its leader and nestleder, and the operator."""
    return is_contact or is_group or is_operator


def may_set(*, is_leader: bool, is_as_shown: bool, is_changed: bool) -> Refusal | None:
    """`is_as_shown`: no version has come since the form was opened. `is_changed`: it says something else than that."""
    if not is_leader:
        return Refusal.NOT_THE_LEADER
    if not is_changed:
        return Refusal.SAID_TWICE
    return None if is_as_shown else Refusal.CHANGED_MEANWHILE
