"""How far a planned measure has come, who may do what with it, when two overlap. Plain functions of plain values."""

from dataclasses import dataclass
from enum import StrEnum

from events.plans.titles import is_alike
from events.rules import EventState

# --- how far it has come ---------------------------------------------------------------------------------------------


class State(StrEnum):
    """In the order in which a measure goes through them; the last two end it."""

    PLANNED = "planned"
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PUBLISHED = "published"
    HELD = "held"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


TO_COME = frozenset({State.PLANNED, State.DRAFT, State.IN_REVIEW, State.PUBLISHED})


def state_of(
    *, is_withdrawn: bool, has_page: bool, is_in_review: bool, is_live: bool, event: EventState | None
) -> State:
    """`event`: the state of its event, None for a course. What readers see weighs more than what the plan says."""
    if is_live:
        return {EventState.DONE: State.HELD, EventState.CANCELLED: State.CANCELLED}.get(
            event or EventState.PLANNED, State.PUBLISHED
        )
    if is_withdrawn:
        return State.WITHDRAWN
    if is_in_review:
        return State.IN_REVIEW
    return State.DRAFT if has_page else State.PLANNED


# --- who may ---------------------------------------------------------------------------------------------------------


class Refusal(StrEnum):
    NOT_YOURS = "not_yours"
    IS_WITHDRAWN = "is_withdrawn"
    IS_PUBLISHED = "is_published"
    IS_IN_REVIEW = "is_in_review"
    CHANGED_MEANWHILE = "changed_meanwhile"
    NO_REASON = "no_reason"
    OWN_MEASURE = "own_measure"
    HAS_JOINED = "has_joined"
    IS_ANSWERED = "is_answered"
    NO_PLACE = "no_place"


def may_look(*, is_contact: bool, is_group: bool, is_operator: bool) -> bool:
    """All contacts and deputies, the resource group with its leader and nestleder, and the operator."""
    return is_contact or is_group or is_operator


def may_enter(*, is_contact: bool) -> Refusal | None:
    """`is_contact`: contact or deputy of the county library whose measure it is; so below."""
    return None if is_contact else Refusal.NOT_YOURS


def may_change(*, is_contact: bool, state: State, is_as_shown: bool) -> Refusal | None:
    """What readers see is changed on its page. `is_as_shown`: nobody has changed it since the form was opened."""
    refusal = _may_go_on(is_contact=is_contact, state=state)
    if refusal is None and not is_as_shown:
        return Refusal.CHANGED_MEANWHILE
    return refusal


def may_withdraw(*, is_contact: bool, state: State, reason: str) -> Refusal | None:
    """A draft stays where it is; a page that readers see is taken down first."""
    refusal = _may_go_on(is_contact=is_contact, state=state)
    if refusal is None and not reason.strip():
        return Refusal.NO_REASON
    return refusal


def may_draft(*, is_contact: bool, state: State, has_place: bool) -> Refusal | None:
    """`has_place`: there is a section that the user may write in. Who asks twice gets the same page."""
    if not is_contact:
        return Refusal.NOT_YOURS
    if state == State.WITHDRAWN:
        return Refusal.IS_WITHDRAWN
    return None if has_place or state != State.PLANNED else Refusal.NO_PLACE


def may_join(*, is_contact: bool, is_owner: bool, has_joined: bool, state: State) -> Refusal | None:
    """`is_contact`: of the county library that joins. `is_owner`: the measure is that library's own."""
    if not is_contact:
        return Refusal.NOT_YOURS
    if is_owner:
        return Refusal.OWN_MEASURE
    if has_joined:
        return Refusal.HAS_JOINED
    return _is_over(state)


def may_answer(
    *, is_contact: bool, state: State, is_waiting: bool, is_in_review: bool, accept: bool, reason: str
) -> Refusal | None:
    """Who is accepted becomes a maker of the page too, so it waits until a page under review is decided on.

    `is_in_review`: the page is, which readers may see already.
    """
    if not is_contact:
        return Refusal.NOT_YOURS
    if state == State.WITHDRAWN:
        return Refusal.IS_WITHDRAWN
    if not is_waiting:
        return Refusal.IS_ANSWERED
    if accept:
        return Refusal.IS_IN_REVIEW if is_in_review else None
    return None if reason.strip() else Refusal.NO_REASON


def may_leave(*, is_contact: bool, is_open: bool) -> Refusal | None:
    """`is_contact`: of the county library that has joined. `is_open`: it waits or takes part."""
    if not is_contact:
        return Refusal.NOT_YOURS
    return None if is_open else Refusal.IS_ANSWERED


def _may_go_on(*, is_contact: bool, state: State) -> Refusal | None:
    return _is_over(state) if is_contact else Refusal.NOT_YOURS


def _is_over(state: State) -> Refusal | None:
    if state == State.WITHDRAWN:
        return Refusal.IS_WITHDRAWN
    return Refusal.IS_PUBLISHED if state in {State.PUBLISHED, State.HELD, State.CANCELLED} else None


# --- where two overlap -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Facts:
    """What decides whether two overlap. Half-years as (year, half); what it strengthens, and for whom, as keys."""

    title: str
    half_years: frozenset[tuple[int, int]]
    areas: frozenset[int]
    competences: frozenset[int]
    groups: frozenset[int]


@dataclass(frozen=True)
class Likeness:
    """In what two overlap: areas and groups in the same half-year, or their titles, or both."""

    areas: frozenset[int] = frozenset()
    competences: frozenset[int] = frozenset()
    groups: frozenset[int] = frozenset()
    has_title: bool = False

    @property
    def weight(self) -> tuple[bool, int, int]:
        """More is nearer."""
        return self.has_title, len(self.competences), len(self.areas)


def likeness(one: Facts, other: Facts) -> Likeness | None:
    """None where they do not overlap. What they strengthen counts in the same half-year, a title at any time."""
    has_title = is_alike(one.title, other.title)
    areas, groups = one.areas & other.areas, one.groups & other.groups
    if areas and groups and not one.half_years.isdisjoint(other.half_years):
        return Likeness(areas, one.competences & other.competences, groups, has_title)
    return Likeness(has_title=True) if has_title else None
