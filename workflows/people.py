"""Users as the rules see them."""

import datetime
from collections.abc import Iterable

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from cms.people.models import Absence, CountyLibrary, Membership, Role, User
from cms.people.rules import is_away
from workflows.rules import Reviewer

DEPUTY = "deputy"  # of anybody


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


def contacts_of(library_ids: set[int]) -> list[User]:
    """Contacts and deputies in term of these county libraries: work and mail belong to the library."""
    people: dict[int, User] = {}
    for membership in (
        Membership.objects.in_term().filter(role=Role.CONTACT, library__in=library_ids).select_related("user", "deputy")
    ):
        for user in filter(None, (membership.user, membership.deputy)):
            people[user.pk] = user
    return [user for user in people.values() if user.is_active]


def is_contact_of(user: User | AnonymousUser, library: CountyLibrary | None) -> bool:
    """A contact of the county library, or a contact's deputy, today."""
    if user.pk is None or library is None:
        return False
    terms = Membership.objects.in_term().filter(role=Role.CONTACT, library=library)
    return terms.filter(Q(user=user) | Q(deputy=user)).exists()


def libraries_written_for(user: User) -> list[CountyLibrary]:
    """Those the user is contact for, or a contact's deputy, by name."""
    terms = Membership.objects.in_term().filter(Q(user=user) | Q(deputy=user), role=Role.CONTACT)
    return list(CountyLibrary.objects.filter(pk__in=terms.values("library")))


def members_in_term() -> list[User]:
    memberships = Membership.objects.in_term().filter(role=Role.MEMBER).select_related("user")
    return list({membership.user_id: membership.user for membership in memberships}.values())


def is_leader(user: User | AnonymousUser) -> bool:
    """The leader of the group, or the nestleder."""
    return user.pk is not None and leaders().filter(Q(user=user) | Q(deputy=user)).exists()


def leaders() -> QuerySet[Membership]:
    return Membership.objects.in_term().filter(role=Role.LEADER).select_related("user", "deputy")


def is_operator(user: User | AnonymousUser) -> bool:
    return user.pk is not None and Membership.objects.in_term().filter(user=user, role=Role.OPERATOR).exists()


def roles_of(user: User) -> frozenset[str]:
    """The roles held today, one's own and, of the leader's alone, as deputy. For menus; decisions ask afresh."""
    terms = Membership.objects.in_term().filter(Q(user=user) | Q(deputy=user))
    own = {term.role for term in terms if term.user_id == user.pk or term.role == Role.LEADER}
    return frozenset(own | ({DEPUTY} if any(term.deputy_id == user.pk for term in terms) else set()))
