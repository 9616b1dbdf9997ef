"""Users as the rules see them."""

import datetime
from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.utils import timezone

from cms.people.models import Absence, Membership, Role, User
from cms.people.rules import is_away
from workflows.rules import Reviewer


def reviewer_of(user: User | AnonymousUser) -> Reviewer:
    """Who is not logged in is nobody's reviewer."""
    if not isinstance(user, User):
        return Reviewer(pk=None, is_active=False, is_member=False, is_away=False, libraries=frozenset())
    return reviewers_of([user])[0]


def reviewers_of(users: Iterable[User]) -> list[Reviewer]:
    """Two queries however many they are. Wagtail's groups are a convenience; the terms today decide."""
    users = list(users)
    keys = [user.pk for user in users]
    return _as_reviewers(users, list(Membership.objects.in_term().filter(Q(user__in=keys) | Q(deputy__in=keys))))


def group_as_reviewers() -> dict[User, Reviewer]:
    """The members of the group: two queries, which are those of `members_in_term` and of `reviewers_of` in one."""
    terms = list(Membership.objects.in_term().select_related("user"))
    members = list({term.user_id: term.user for term in terms if term.role == Role.MEMBER}.values())
    return dict(zip(members, _as_reviewers(members, terms), strict=True))


def _as_reviewers(users: list[User], terms: list[Membership]) -> list[Reviewer]:
    """`terms`: today's, of these people and perhaps of others."""
    today = timezone.localdate()
    absences = Absence.objects.filter(user__in=users, last_day__gte=today).values_list("user", "first_day", "last_day")
    days: dict[int, list[tuple[datetime.date, datetime.date]]] = {}
    for key, first, last in absences:
        days.setdefault(key, []).append((first, last))
    return [
        Reviewer(
            pk=user.pk,
            is_active=user.is_active,
            is_member=any(term.user_id == user.pk and term.role == Role.MEMBER for term in terms),
            is_away=is_away(days.get(user.pk, []), today),
            libraries=frozenset(term.library_id for term in terms if term.library_id and _writes_for(user, term)),
        )
        for user in users
    ]


def _writes_for(user: User, term: Membership) -> bool:
    """Whether the term's library is the person's own: by a role of one's own, or as a contact's deputy."""
    return term.user_id == user.pk or (term.deputy_id == user.pk and term.role == Role.CONTACT)
