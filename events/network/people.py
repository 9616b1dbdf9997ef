"""Who sits where today, and who reads the meetings of a kind."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from cms.people.models import Membership, Role, User
from events.models import NetworkMeeting
from events.network import rules
from events.network.rules import Kind, Seat


def seat_of(user: User | AnonymousUser | None) -> Seat:
    """A contact's or the leader's deputy sits as they do; a member's does not. One query."""
    if user is None or user.pk is None or not user.is_active:
        return rules.NOBODY
    terms = Membership.objects.in_term().filter(Q(user=user) | Q(deputy=user))
    held = {(term.role, term.user_id == user.pk) for term in terms}
    return Seat(
        is_member=(Role.MEMBER, True) in held,
        is_leader=any(role == Role.LEADER for role, _is_own in held),
        is_contact=any(role == Role.CONTACT for role, _is_own in held),
    )


def readers_of(kind: str) -> list[User]:
    """By name; each once, whatever they are besides. One query."""
    roles = [Role.MEMBER, Role.LEADER, *([Role.CONTACT] if kind == Kind.NETWORK else [])]
    terms = Membership.objects.in_term().filter(role__in=roles).select_related("user", "deputy")
    people: dict[int, User] = {}
    for term in terms:
        people[term.user_id] = term.user
        if term.deputy is not None and term.role != Role.MEMBER:
            people[term.deputy.pk] = term.deputy
    return sorted((user for user in people.values() if user.is_active), key=str)


def keeps(user: User, meeting: NetworkMeeting) -> bool:
    return rules.may_keep(meeting.kind, seat_of(user), is_organiser=is_organiser(user, meeting))


def is_organiser(user: User, meeting: NetworkMeeting) -> bool:
    return meeting.organiser_id is not None and meeting.organiser_id == user.pk
