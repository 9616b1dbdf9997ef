"""Who may do what to a work, in which state: one table, from which `docs/workflow.md` is written and every cell tried.

`tests/workflows/test_role_table.py` drives each cell through the real views, and each arrow of the picture. The rules
themselves are in `workflows.rules`; this says in advance what must come of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from itertools import chain


class Named(Enum):
    """A thing with words for a newcomer."""

    def __init__(self, text: str) -> None:
        self.text = text


class Role(Named):
    CONTACT = "county contact who sent the work"
    DEPUTY = "the contact's deputy (vara)"
    OTHER_CONTACT = "contact of another county library"
    MEMBER = "member of the group from elsewhere; the claimant, where one has claimed"
    SECOND_MEMBER = "another member from elsewhere; the one who has approved, where half is approved"
    OWN_MEMBER = "member from the work's own county library"
    CONTRIBUTOR = "member who has written in the work"
    AWAY = "member who is away today"
    OUT_OF_TERM = "member whose term is over"
    LEADER = "leader who is not a member"
    NESTLEDER = "the leader's deputy (nestleder) who is not a member"
    NAMED = "approver from elsewhere, named for the work"
    OPERATOR = "operator"
    SUPERUSER = "superuser (the bank needs none)"
    OUTSIDER = "somebody with an account and no role"
    SIGNED_OUT = "somebody who is not logged in"


class State(Named):
    """In the order of the marks below."""

    DRAFT = "never sent"
    IN_REVIEW = "in review"
    CLAIMED = "claimed"
    HALF_APPROVED = "half approved"
    SENT_BACK = "sent back"
    WAITING = "waits for its day"
    LIVE = "live"
    LIVE_WITH_DRAFT = "live, with a draft"
    LIVE_IN_REVIEW = "live and in review"
    TAKEN_DOWN = "taken down"


class Action(Named):
    EDIT = "edit"
    SUBMIT = "send to review"
    WITHDRAW = "withdraw"
    PREVIEW = "preview the draft in the editor"
    READ = "read the review and what it holds"
    CLAIM = "claim («Jeg tar den»)"
    RELEASE = "let the claim go"
    HAND_OVER = "hand the claim over"
    APPROVE = "approve"
    SEND_BACK = "send back"
    NAME = "name an approver from elsewhere"
    TAKE_DOWN = "take down"
    EMERGENCY = "put up in an emergency"
    DELETE = "delete"
    MOVE = "move to another county library"
    FOLLOW_UP = "follow up what was taken down"


AUTHORS = (Role.CONTACT, Role.DEPUTY, Role.SUPERUSER)
ABLE = (Role.MEMBER, Role.SECOND_MEMBER)
UNABLE = (Role.OWN_MEMBER, Role.CONTRIBUTOR, Role.AWAY)
LEADERS = (Role.LEADER, Role.NESTLEDER)
STRANGERS = (Role.OTHER_CONTACT, Role.OUT_OF_TERM, Role.OUTSIDER, Role.SIGNED_OUT)
NAMED, OPERATOR = (Role.NAMED,), (Role.OPERATOR,)
NEVER = "." * len(State)

# One mark a state: x is allowed, a point is refused with a reason and changes nothing.
#   never sent · in review · claimed · half approved · sent back · waits · live · with draft · in review · taken down
MARKS: Mapping[Action, Mapping[tuple[Role, ...], str]] = {
    Action.EDIT: {
        AUTHORS: "x...xxxx.x",
        (*ABLE, *UNABLE, *LEADERS, *NAMED, *OPERATOR, *STRANGERS): NEVER,
    },
    Action.SUBMIT: {
        AUTHORS: "x...xx.x.x",
        (*ABLE, *UNABLE, *LEADERS, *NAMED, *OPERATOR, *STRANGERS): NEVER,
    },
    Action.WITHDRAW: {
        AUTHORS: ".xxx.x..x.",
        (*ABLE, *UNABLE, *LEADERS, *NAMED, *OPERATOR, *STRANGERS): NEVER,
    },
    Action.PREVIEW: {
        AUTHORS: "xxxxxxxxxx",
        (*ABLE, *UNABLE, *LEADERS, *NAMED, *OPERATOR, *STRANGERS): NEVER,
    },
    Action.READ: {
        (*ABLE, *UNABLE, *LEADERS, *NAMED): ".xxxxxxxxx",
        (*AUTHORS, *OPERATOR, *STRANGERS): NEVER,
    },
    Action.CLAIM: {
        (Role.MEMBER, *NAMED): ".x.x....x.",
        (Role.SECOND_MEMBER,): ".x......x.",
        (*AUTHORS, *UNABLE, *LEADERS, *OPERATOR, *STRANGERS): NEVER,
    },
    Action.RELEASE: {
        (Role.MEMBER,): "..x.......",
        (*AUTHORS, Role.SECOND_MEMBER, *UNABLE, *LEADERS, *NAMED, *OPERATOR, *STRANGERS): NEVER,
    },
    Action.HAND_OVER: {
        (Role.MEMBER,): "..x.......",
        (*AUTHORS, Role.SECOND_MEMBER, *UNABLE, *LEADERS, *NAMED, *OPERATOR, *STRANGERS): NEVER,
    },
    Action.APPROVE: {
        (Role.MEMBER, *NAMED): ".xxx....x.",
        (Role.SECOND_MEMBER,): ".xx.....x.",
        (*AUTHORS, *UNABLE, *LEADERS, *OPERATOR, *STRANGERS): NEVER,
    },
    Action.SEND_BACK: {
        (*ABLE, *NAMED): ".xxx....x.",
        (*AUTHORS, *UNABLE, *LEADERS, *OPERATOR, *STRANGERS): NEVER,
    },
    Action.NAME: {
        LEADERS: ".xxx....x.",
        (*AUTHORS, *ABLE, *UNABLE, *NAMED, *OPERATOR, *STRANGERS): NEVER,
    },
    Action.TAKE_DOWN: {
        (*AUTHORS, *ABLE, *UNABLE): ".....xxxx.",
        (*LEADERS, *NAMED, *OPERATOR, *STRANGERS): NEVER,
    },
    Action.EMERGENCY: {
        OPERATOR: "x...xxxx.x",
        (*AUTHORS, *ABLE, *UNABLE, *LEADERS, *NAMED, *STRANGERS): NEVER,
    },
    Action.DELETE: {
        AUTHORS: "x...x....x",
        (*ABLE, *UNABLE, *LEADERS, *NAMED, *OPERATOR, *STRANGERS): NEVER,
    },
    Action.MOVE: {
        (Role.SUPERUSER,): "x...x....x",
        (Role.CONTACT, Role.DEPUTY, *ABLE, *UNABLE, *LEADERS, *NAMED, *OPERATOR, *STRANGERS): NEVER,
    },
    Action.FOLLOW_UP: {
        (*ABLE, Role.OWN_MEMBER): ".........x",
        (*AUTHORS, Role.CONTRIBUTOR, Role.AWAY, *LEADERS, *NAMED, *OPERATOR, *STRANGERS): NEVER,
    },
}


@dataclass(frozen=True)
class Step:
    """An arrow of the picture. Without an action the clock moves the work. `only`: which works go that way."""

    start: State
    action: Action | None
    end: State
    only: str = ""


STEPS = (
    Step(State.DRAFT, Action.SUBMIT, State.IN_REVIEW),
    Step(State.DRAFT, Action.EMERGENCY, State.LIVE),
    Step(State.IN_REVIEW, Action.WITHDRAW, State.DRAFT),
    Step(State.IN_REVIEW, Action.CLAIM, State.CLAIMED),
    Step(State.CLAIMED, Action.RELEASE, State.IN_REVIEW),
    Step(State.IN_REVIEW, Action.SEND_BACK, State.SENT_BACK),
    Step(State.SENT_BACK, Action.SUBMIT, State.IN_REVIEW),
    Step(State.IN_REVIEW, Action.APPROVE, State.LIVE),
    Step(State.IN_REVIEW, Action.APPROVE, State.HALF_APPROVED, only="first of two"),
    Step(State.HALF_APPROVED, Action.APPROVE, State.LIVE),
    Step(State.IN_REVIEW, Action.APPROVE, State.WAITING, only="a day is set"),
    Step(State.WAITING, None, State.LIVE),
    Step(State.WAITING, Action.WITHDRAW, State.DRAFT),
    Step(State.LIVE, Action.EDIT, State.LIVE_WITH_DRAFT),
    Step(State.LIVE_WITH_DRAFT, Action.SUBMIT, State.LIVE_IN_REVIEW),
    Step(State.LIVE_IN_REVIEW, Action.WITHDRAW, State.LIVE_WITH_DRAFT),
    Step(State.LIVE_IN_REVIEW, Action.APPROVE, State.LIVE),
    Step(State.LIVE, Action.TAKE_DOWN, State.TAKEN_DOWN),
    Step(State.TAKEN_DOWN, Action.SUBMIT, State.IN_REVIEW),
)


def faults_of(marks: Mapping[Action, Mapping[tuple[Role, ...], str]]) -> list[str]:
    """What the table lacks: an action, a role's row (or one row too many), a state's mark."""
    faults = [f"{action.name} has no rows" for action in Action if action not in marks]
    for action, rows in marks.items():
        named = list(chain.from_iterable(rows))
        faults += [
            f"{action.name}: {role.name} stands {named.count(role)} times" for role in Role if named.count(role) != 1
        ]
        faults += [
            f"{action.name}: {row!r} is not a mark for each state" for row in rows.values() if not _is_whole(row)
        ]
    return faults


def _is_whole(row: str) -> bool:
    return len(row) == len(State) and set(row) <= set("x.")


def may(action: Action, role: Role, state: State) -> bool:
    row = next(row for roles, row in MARKS[action].items() if role in roles)
    return row[list(State).index(state)] == "x"


def who_may(action: Action, state: State) -> list[Role]:
    return [role for role in Role if may(action, role, state)]
