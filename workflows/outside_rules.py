"""Help from outside: who may ask for it, give it and answer it. Plain functions of plain values (ADR 0020)."""

from workflows.rules import Refusal, Reviewer

DAYS = 14  # an expert's link works so many unless another number is chosen
MOST_DAYS = 60
COMMENTS_AN_HOUR = 20  # by one link
MOST_COMMENTS = 200


def may_show_to_expert(*, is_work: bool, may_edit: bool, may_review: bool) -> Refusal | None:
    """Who may write in the work, or decides on it, shows its draft to an expert and takes the link back."""
    if not is_work:
        return Refusal.NOT_A_WORK
    return None if may_edit or may_review else Refusal.NOT_YOUR_WORK


def may_comment(*, last_hour: int, in_all: int) -> Refusal | None:
    """A link that has come into wrong hands fills no shelves."""
    return Refusal.TOO_MANY if last_hour >= COMMENTS_AN_HOUR or in_all >= MOST_COMMENTS else None


def may_invite_author(*, is_work: bool, is_owner: bool, writes_already: bool) -> Refusal | None:
    """The owner's contact or deputy invites those who have no right to the work already; never to a whole section."""
    if not is_work:
        return Refusal.NOT_A_WORK
    if not is_owner:
        return Refusal.NOT_YOUR_WORK
    return Refusal.WRITES_ALREADY if writes_already else None


def may_ask_for_help(*, writes_for: bool) -> Refusal | None:
    """A contact or deputy asks for their own county library."""
    return None if writes_for else Refusal.NOT_YOUR_LIBRARY


def may_take_help_request(member: Reviewer, *, owner: int | None, is_answered: bool) -> Refusal | None:
    """Any member who is not away takes what nobody has. Helping is no review: one's own county is no hindrance."""
    if is_answered:
        return Refusal.HELP_IS_GIVEN
    if not (member.is_active and member.is_member):
        return Refusal.NOT_IN_GROUP
    if member.is_away:
        return Refusal.AWAY
    return Refusal.IS_TAKEN if owner is not None else None


def may_give_help_request(receiver: Reviewer, *, is_leader: bool, is_answered: bool) -> Refusal | None:
    """The leader or the deputy gives it to a member who is there, also when another has it."""
    if not is_leader:
        return Refusal.NOT_LEADER
    return may_take_help_request(receiver, owner=None, is_answered=is_answered)


def may_answer_help_request(
    user: Reviewer, *, owner: int | None, is_leader: bool, is_answered: bool, answer: str
) -> Refusal | None:
    """Whoever has it answers; or the leader, so that no request waits for one person."""
    if is_answered:
        return Refusal.HELP_IS_GIVEN
    has_it = user.is_member and user.pk is not None and user.pk == owner
    if not (has_it or is_leader):
        return Refusal.NOT_YOUR_REQUEST
    return None if answer.strip() else Refusal.NO_ANSWER
