"""Whose measures a user plans, and who looks."""

from dataclasses import dataclass

from cms.people.models import CountyLibrary, User
from cms.people.terms import is_leader, is_member, is_operator, libraries_written_for
from events.plans import rules


@dataclass(frozen=True)
class Sight:
    """`own`: the county libraries the user is contact or deputy of, by name."""

    own: tuple[CountyLibrary, ...]
    may_look: bool


def sight_of(user: User) -> Sight:
    own = tuple(libraries_written_for(user))
    is_group = is_member(user) or is_leader(user)
    return Sight(own, rules.may_look(is_contact=bool(own), is_group=is_group, is_operator=is_operator(user)))
