"""Who holds which role today, by the terms of their memberships."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from cms.people.models import CountyLibrary, Membership, Role, User

DEPUTY = "deputy"  # of anybody


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


def is_member(user: User | AnonymousUser) -> bool:
    """Of the resource group."""
    return user.pk is not None and Membership.objects.in_term().filter(user=user, role=Role.MEMBER).exists()


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
