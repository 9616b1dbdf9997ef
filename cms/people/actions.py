"""Verbs about people: provision roles, give the rights that follow from memberships, invite."""

import datetime
import json
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.people.models import County, CountyLibrary, Membership, Municipality, Role, User
from cms.people.roles import ADMIN_ACCESS, AUTHORS, GROUP, LEADER, OPERATOR, ROLE_GROUPS, RoleGroup
from cms.people.rules import may_appoint
from cms.people.signals import person_invited

DATA = Path(__file__).parent / "data"
OTHER_LIBRARIES = (
    {"slug": "nb", "name": "Nasjonalbiblioteket", "kind": CountyLibrary.Kind.NATIONAL},
    {"slug": "felles", "name": "Felles tiltak", "kind": CountyLibrary.Kind.SHARED},
)
WAGTAILS_OWN_GROUPS = ("Moderators", "Editors")
NOT_ONESELF = gettext_lazy("Nobody gives themselves a role or a longer term. Another who appoints must do it.")
_GROUP_OF_ROLE = {Role.MEMBER: GROUP, Role.LEADER: LEADER, Role.OPERATOR: OPERATOR}


def provision_roles() -> None:
    """Makes every role's group with exactly its permissions. Safe to run at any time.

    The groups Wagtail's first migration makes go: one of them may publish everywhere.
    """
    Group.objects.filter(name__in=WAGTAILS_OWN_GROUPS).delete()
    for role in ROLE_GROUPS:
        provision_group(role)
    for library in CountyLibrary.objects.all():
        provision_group(RoleGroup(library.group_name, "", ADMIN_ACCESS))


def provision_group(role: RoleGroup) -> Group:
    group, _made = Group.objects.get_or_create(name=role.name)
    wanted = Q(pk__in=[])
    for name in role.permissions:
        app_label, codename = name.split(".")
        wanted |= Q(content_type__app_label=app_label, codename=codename)
    group.permissions.set(Permission.objects.filter(wanted))
    return group


def provision_libraries() -> None:
    """Reads counties, county libraries and municipalities from the project's own data; keeps what editors changed."""
    data = json.loads((DATA / "counties.json").read_text(encoding="utf-8"))
    names = {county["code"]: county["name"] for county in data["counties"]}
    for entry in data["county_libraries"]:
        library, _made = CountyLibrary.objects.get_or_create(
            slug=entry["slug"], defaults={"name": entry["name"], "written_form": entry["written_form"]}
        )
        for code in entry["counties"]:
            County.objects.get_or_create(code=code, defaults={"name": names[code], "library": library})
    for other in OTHER_LIBRARIES:
        CountyLibrary.objects.get_or_create(slug=other["slug"], defaults=other)
    _provision_municipalities()


def _provision_municipalities() -> None:
    if Municipality.objects.exists():
        return
    rows: list[dict[str, Any]] = json.loads((DATA / "municipalities.json").read_text(encoding="utf-8"))[
        "municipalities"
    ]
    Municipality.objects.bulk_create(
        Municipality(name=row["name"], county_id=row["county"], sami_area=row.get("sami_area", False)) for row in rows
    )


@transaction.atomic
def sync_user_groups(user: User, day: datetime.date | None = None) -> None:
    """Gives the user exactly the groups that memberships and deputyships in term give on that day.

    The groups of works the user is invited to are left as they are: they follow from invitations.
    """
    memberships = Membership.objects.in_term(day).select_related("library")
    names = set()
    for membership in memberships.filter(Q(user=user) | Q(deputy=user)):
        names.update(_group_names(membership, is_deputy=membership.deputy_id == user.pk))
    invited_to = Q(name__startswith=AUTHORS)
    if set(user.groups.exclude(invited_to).values_list("name", flat=True)) != names:
        user.groups.set(Group.objects.filter(Q(name__in=names) | Q(pk__in=user.groups.filter(invited_to))))


def _group_names(membership: Membership, *, is_deputy: bool) -> set[str]:
    """A contact's or the leader's deputy has the same rights; a member's deputy must be a member in their own right."""
    if membership.role == Role.CONTACT and membership.library:
        return {membership.library.group_name}
    if is_deputy and membership.role != Role.LEADER:
        return set()
    return {_GROUP_OF_ROLE[Role(membership.role)].name}


def people_concerned(membership: Membership) -> QuerySet[User]:
    """Those the membership names, and those with its rights already: one of them may just have been replaced."""
    named = Q(pk__in=(membership.user_id, membership.deputy_id))
    return User.objects.filter(named | Q(groups__name__in=_group_names(membership, is_deputy=False))).distinct()


def sync_all_groups() -> None:
    """For terms that begin and end by the clock; run by the beat, may run twice."""
    for user in User.objects.prefetch_related("groups"):
        sync_user_groups(user)


@transaction.atomic
def invite(
    *,
    email: str,
    first_name: str,
    last_name: str,
    role: str,
    library: CountyLibrary | None,
    language: str,
    invited_by: User | None,
) -> Membership:
    """Makes the person (if new) and the membership; the signal's receiver stores the mail in this transaction.

    Who has the role already gets another letter. Raises ValidationError as `admit` does, and for oneself.
    """
    user = admit(email=email, first_name=first_name, last_name=last_name, language=language)
    if not may_appoint(invited_by.pk if invited_by else None, user.pk):
        raise ValidationError({"email": NOT_ONESELF})
    held = Membership.objects.not_over().filter(user=user, role=role, library=library).first()
    membership = held or Membership(user=user, role=role, library=library)
    membership.full_clean()
    membership.save()
    person_invited.send(sender=User, user=user, membership=membership, invited_by=invited_by)
    return membership


def admit(*, email: str, first_name: str, last_name: str, language: str) -> User:
    """The person with this address, made if new, and able to log in once a password is chosen.

    An account that was closed is opened again, without its old password. Raises ValidationError by the address when its
    account is a superuser's, or is in use under another name.
    """
    user, is_new = User.objects.get_or_create(
        email=email.strip().lower(),
        defaults={"first_name": first_name, "last_name": last_name, "preferred_language": language},
    )
    if not is_new:
        _require_same_person(user, f"{first_name} {last_name}")
    if not user.password or not user.is_active:
        user.is_active = True
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
    return user


def _require_same_person(user: User, name: str) -> None:
    """A role goes to the person the inviter means, not to whoever holds the address."""
    if user.is_superuser:
        raise ValidationError({"email": _("This address belongs to a superuser, who is given no role.")})
    if user.is_active and _plain(user.get_full_name()) != _plain(name):
        message = _("This address belongs to the account of %(name)s. Write that name if it is the person you mean.")
        raise ValidationError({"email": message % {"name": user}})


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def end_memberships(user: User) -> None:
    """Ends every term of the user yesterday, so that rights end at once; one that began today ends today.

    A term still to come is dropped: nothing of it has been.
    """
    today = timezone.localdate()
    Membership.objects.filter(user=user, starts_on__gt=today).delete()
    for membership in Membership.objects.in_term().filter(user=user):
        membership.ends_on = max(today - datetime.timedelta(days=1), membership.starts_on)
        membership.save(update_fields=["ends_on"])
