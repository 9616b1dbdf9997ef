"""Verbs of translating: beginning an edition, reading it through, and bringing it level with its source."""

from workflows.translation.actions.drafting import (
    MOST_ATTEMPTS,
    ask_machine,
    give_up,
    refusal_of_machine,
    refusal_to_translate,
    run,
    translate_by_hand,
)
from workflows.translation.actions.levelling import (
    leave,
    look,
    page_went_live,
    read_through,
    say_why,
    source_was_saved,
    take,
    take_part,
    tend,
)

__all__ = [
    "MOST_ATTEMPTS",
    "ask_machine",
    "give_up",
    "leave",
    "look",
    "page_went_live",
    "read_through",
    "refusal_of_machine",
    "refusal_to_translate",
    "run",
    "say_why",
    "source_was_saved",
    "take",
    "take_part",
    "tend",
    "translate_by_hand",
]
