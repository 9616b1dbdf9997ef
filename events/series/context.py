"""The meetings of a series as readers see them: those to come first."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from events.models.occurrence import Occurrence
from events.rules import EventState, state_of

SHOWN = 12  # of those to come; the others are folded together, as those that are over
OPEN = {EventState.OPEN, EventState.FEW, EventState.WAITING_LIST}


@dataclass(frozen=True)
class Meeting:
    """`state`: of its own sign-up; None where one signs up to the whole. `sign_up`: the form's primary key, while it
    is open."""

    occurrence: Occurrence
    state: EventState | None = None
    sign_up: int | None = None

    @property
    def state_text(self) -> str:
        from events.models.event import STATE_TEXTS

        return str(STATE_TEXTS[self.state]) if self.state else ""


def meetings_of(occurrences: Sequence[Occurrence], now: datetime.datetime, *, has_address: bool) -> dict[str, Any]:
    """`coming` and `later` have not ended, `past` have, the last first. `has_address`: one may sign up elsewhere."""
    meetings = [_meeting(each, now, has_address=has_address) for each in occurrences]
    coming = [each for each in meetings if each.occurrence.ends_at > now]
    past = [each for each in meetings if each.occurrence.ends_at <= now]
    return {"number": len(meetings), "coming": coming[:SHOWN], "later": coming[SHOWN:], "past": past[::-1]}


def _meeting(occurrence: Occurrence, now: datetime.datetime, *, has_address: bool) -> Meeting:
    door = occurrence.sign_up
    if door is None or door.is_whole:
        return Meeting(occurrence)
    state = state_of([occurrence.facts()], now, has_address=has_address)
    return Meeting(occurrence, state, door.pk if door.is_here and state in OPEN else None)
