"""Users as the rules see them."""

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from cms.people.models import Absence, Membership, Role, User
from cms.people.rules import is_away
from workflows.rules import Reviewer


def reviewer_of(user: User | AnonymousUser) -> Reviewer:
    """Three queries: terms today, absences today. The groups are a convenience of Wagtail's; the terms decide."""
    if user.pk is None:
        return Reviewer(pk=None, is_active=False, is_member=False, is_away=False, libraries=frozenset())
    today = timezone.localdate()
    terms = list(Membership.objects.in_term(today).filter(user=user))
    deputyships = Membership.objects.in_term(today).filter(deputy=user, role=Role.CONTACT)
    libraries = {term.library_id for term in [*terms, *deputyships] if term.library_id}
    absences = Absence.objects.filter(user=user, last_day__gte=today).values_list("first_day", "last_day")
    return Reviewer(
        pk=user.pk,
        is_active=user.is_active,
        is_member=any(term.role == Role.MEMBER for term in terms),
        is_away=is_away(absences, today),
        libraries=frozenset(libraries),
    )


def contacts_of(library_ids: set[int]) -> list[User]:
    """Contacts and deputies in term of these county libraries: work and mail belong to the library."""
    people: dict[int, User] = {}
    for membership in (
        Membership.objects.in_term().filter(role=Role.CONTACT, library__in=library_ids).select_related("user", "deputy")
    ):
        for user in filter(None, (membership.user, membership.deputy)):
            people[user.pk] = user
    return [user for user in people.values() if user.is_active]


def members_in_term() -> list[User]:
    memberships = Membership.objects.in_term().filter(role=Role.MEMBER).select_related("user")
    return list({membership.user_id: membership.user for membership in memberships}.values())
