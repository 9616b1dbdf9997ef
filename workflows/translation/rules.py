"""Who may translate what, and when the translation can be changed. Plain functions of plain values."""

from workflows.rules import Refusal


def may_translate(*, is_owner: bool, is_work: bool, is_language: bool, has_edition: bool) -> Refusal | None:
    """The owner's contacts and deputies begin an edition of their work, in a language it is not in yet."""
    if not is_owner:
        return Refusal.NOT_YOUR_WORK
    if not is_work:
        return Refusal.NOT_A_WORK
    if not is_language:
        return Refusal.NOT_A_LANGUAGE
    return Refusal.HAS_EDITION if has_edition else None


def may_ask_machine(*, can_translate: bool, is_installed: bool) -> Refusal | None:
    """Beside what holds for every translation."""
    if not can_translate:
        return Refusal.NO_MACHINE_FOR_IT
    return None if is_installed else Refusal.NO_MACHINE


def may_bring_level(*, may_edit: bool, is_pinned: bool) -> Refusal | None:
    """Those who may write in the translation take over what has changed in the source, or leave it."""
    if not may_edit:
        return Refusal.NOT_YOUR_WORK
    return Refusal.IS_UNDER_REVIEW if is_pinned else None


def may_be_sent(*, is_machine_made: bool, has_been_worked_on: bool) -> Refusal | None:
    """What a machine has written and nobody has read is not sent to review."""
    return Refusal.ONLY_A_MACHINE if is_machine_made and not has_been_worked_on else None
