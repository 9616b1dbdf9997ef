"""Rights follow memberships: by their days, by who they name, and by the clock."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy
from wagtail.users.models import UserProfile

from cms.people.actions import sync_user_groups
from cms.people.models import Absence, CountyLibrary, Membership, Role, User
from cms.people.tasks import sync_roles
from tests.world import World, login, make_user

pytestmark = pytest.mark.django_db

INNLANDET = "Fylkeskontakt: innlandet"


@pytest.fixture
def kari() -> User:
    return make_user("kari")


@pytest.fixture
def ola() -> User:
    return make_user("ola")


@pytest.fixture
def innlandet() -> CountyLibrary:
    return CountyLibrary.objects.get(slug="innlandet")


def days(number: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=number)


def groups_of(user: User) -> list[str]:
    return sorted(user.groups.values_list("name", flat=True))


@pytest.mark.parametrize(
    ("starts", "ends", "groups"),
    [
        (1, None, []),
        (0, None, [INNLANDET]),
        (-10, -1, []),
        (-10, 0, [INNLANDET]),
        (0, 0, [INNLANDET]),
        (1, 10, []),
    ],
)
def test_a_term_gives_rights_from_its_first_day_to_its_last(
    kari: User, innlandet: CountyLibrary, starts: int, ends: int | None, groups: list[str]
) -> None:
    ends_on = days(ends) if ends is not None else None

    Membership.objects.create(user=kari, role=Role.CONTACT, library=innlandet, starts_on=days(starts), ends_on=ends_on)

    assert groups_of(kari) == groups


@pytest.mark.parametrize(
    ("role", "group"),
    [
        (Role.CONTACT, INNLANDET),
        (Role.MEMBER, "Ressursgruppa"),
        (Role.LEADER, "Leder"),
        (Role.OPERATOR, "Drift"),
    ],
)
def test_each_role_gives_its_group(kari: User, innlandet: CountyLibrary, role: Role, group: str) -> None:
    Membership.objects.create(user=kari, role=role, library=innlandet)

    assert groups_of(kari) == [group]
    assert User.objects.get(pk=kari.pk).has_perm("wagtailadmin.access_admin") is True


@pytest.mark.parametrize(
    ("role", "groups"),
    [
        (Role.CONTACT, [INNLANDET]),
        (Role.LEADER, ["Leder"]),
        (Role.MEMBER, []),
        (Role.OPERATOR, []),
    ],
)
def test_the_deputy_of_a_contact_or_leader_has_the_same_rights_and_others_deputies_have_none(
    kari: User, ola: User, innlandet: CountyLibrary, role: Role, groups: list[str]
) -> None:
    Membership.objects.create(user=kari, deputy=ola, role=role, library=innlandet)

    assert groups_of(ola) == groups
    assert groups_of(kari) != []


def test_a_contact_and_the_deputy_hold_the_same_permissions(world: World) -> None:
    deputy, contact = world.deputy, world.contact

    assert deputy.get_all_permissions() == contact.get_all_permissions()
    assert world.section.permissions_for_user(deputy).can_edit() is True
    assert world.other_section.permissions_for_user(deputy).can_edit() is False


def test_one_person_may_be_both_contact_and_member(kari: User, innlandet: CountyLibrary) -> None:
    Membership.objects.create(user=kari, role=Role.CONTACT, library=innlandet)
    Membership.objects.create(user=kari, role=Role.MEMBER, library=innlandet)

    assert groups_of(kari) == [INNLANDET, "Ressursgruppa"]


def test_one_person_may_be_a_contact_and_the_leaders_deputy(kari: User, ola: User, innlandet: CountyLibrary) -> None:
    Membership.objects.create(user=kari, role=Role.CONTACT, library=innlandet)
    Membership.objects.create(user=ola, role=Role.LEADER, deputy=kari)

    assert groups_of(kari) == [INNLANDET, "Leder"]


def test_a_deputy_who_is_replaced_loses_the_rights_at_once(kari: User, ola: User, innlandet: CountyLibrary) -> None:
    membership = Membership.objects.create(user=kari, deputy=ola, role=Role.CONTACT, library=innlandet)
    berit = make_user("berit")

    membership.deputy = berit
    membership.save()

    assert (groups_of(ola), groups_of(berit)) == ([], [INNLANDET])


def test_a_membership_that_changes_hands_takes_its_rights_along(
    kari: User, ola: User, innlandet: CountyLibrary
) -> None:
    membership = Membership.objects.create(user=kari, role=Role.MEMBER, library=innlandet)

    membership.user = ola
    membership.save()

    assert (groups_of(kari), groups_of(ola)) == ([], ["Ressursgruppa"])


def test_a_deleted_membership_takes_its_rights_along(kari: User, ola: User, innlandet: CountyLibrary) -> None:
    membership = Membership.objects.create(user=kari, deputy=ola, role=Role.CONTACT, library=innlandet)

    membership.delete()

    assert (groups_of(kari), groups_of(ola)) == ([], [])


def test_rights_begin_and_end_by_the_clock(kari: User, ola: User, innlandet: CountyLibrary) -> None:
    Membership.objects.create(user=kari, role=Role.MEMBER, library=innlandet, starts_on=days(1))
    Membership.objects.create(user=ola, role=Role.MEMBER, library=innlandet, ends_on=days(1))
    Membership.objects.filter(user=kari).update(starts_on=days(0))  # the night passes: nothing is saved
    Membership.objects.filter(user=ola).update(starts_on=days(-10), ends_on=days(-1))

    sync_roles()
    sync_roles()

    assert (groups_of(kari), groups_of(ola)) == (["Ressursgruppa"], [])


def test_the_groups_of_another_day_can_be_asked_for(kari: User, innlandet: CountyLibrary) -> None:
    Membership.objects.create(user=kari, role=Role.MEMBER, library=innlandet, starts_on=days(5), ends_on=days(6))

    sync_user_groups(kari, days(5))

    assert groups_of(kari) == ["Ressursgruppa"]


def test_a_group_given_by_hand_is_taken_back(kari: User) -> None:
    kari.groups.add(Group.objects.get(name="Drift"))

    sync_roles()

    assert groups_of(kari) == []


def test_memberships_not_over_are_those_in_term_and_those_to_come(kari: User, innlandet: CountyLibrary) -> None:
    for starts, ends in ((-10, -1), (-10, 0), (0, None), (1, 5)):
        ends_on = days(ends) if ends is not None else None
        Membership.objects.create(
            user=kari, role=Role.MEMBER, library=innlandet, starts_on=days(starts), ends_on=ends_on
        )

    assert list(kari.memberships.not_over().values_list("starts_on", flat=True)) == [days(-10), days(0), days(1)]
    assert list(kari.memberships.in_term().values_list("starts_on", flat=True)) == [days(-10), days(0)]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (lambda kari: {"ends_on": days(-1)}, gettext_lazy("The term cannot end before it begins.")),
        (lambda kari: {"library": None}, gettext_lazy("A contact or member belongs to a county library.")),
        (lambda kari: {"deputy": kari}, gettext_lazy("Nobody can be their own deputy.")),
    ],
)
def test_an_impossible_membership_is_refused_with_a_reason_and_by_the_database_too(
    kari: User, innlandet: CountyLibrary, wrong: Callable[[User], dict[str, Any]], message: str
) -> None:
    fields: dict[str, Any] = {"user": kari, "role": Role.MEMBER, "library": innlandet, "starts_on": days(0)}
    membership = Membership(**fields | wrong(kari))

    with pytest.raises(ValidationError) as refused:
        membership.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        membership.save()

    assert refused.value.message_dict == {"__all__": [str(message)]}


def test_people_and_their_roles_are_called_by_names(kari: User, innlandet: CountyLibrary) -> None:
    membership = Membership(user=kari, role=Role.CONTACT, library=innlandet)
    absence = Absence(user=kari, first_day=datetime.date(2026, 7, 1), last_day=datetime.date(2026, 7, 2))

    assert str(membership).startswith("Kari Testesen, ")
    assert str(membership).endswith(f", {innlandet.name}")
    assert str(Membership(user=kari, role=Role.OPERATOR)).count(",") == 1
    assert str(absence) == "Kari Testesen: 2026-07-01 – 2026-07-02"
    assert str(User(email="ola@example.org")) == "ola@example.org"


# --- the account ---


def test_an_account_is_known_by_its_address_in_lower_case() -> None:
    user = User.objects.create_user(" Åse.Bø@Example.ORG ", "et-langt-og-hemmelig-passord")

    assert user.email == "åse.bø@example.org"
    assert User.objects.get_by_natural_key("ÅSE.BØ@example.org") == user


def test_an_account_needs_an_address() -> None:
    with pytest.raises(ValueError, match="e-mail"):
        User.objects.create_user("")


def test_a_superuser_is_made_on_the_command_line() -> None:
    user = User.objects.create_superuser("drift@example.org", "et-langt-og-hemmelig-passord")

    assert (user.is_staff, user.is_superuser) == (True, True)


def test_the_admin_speaks_the_users_language() -> None:
    user = make_user("kari", "nn")
    assert UserProfile.objects.get(user=user).preferred_language == "nn"

    user.preferred_language = "en"
    user.save()

    assert UserProfile.objects.get(user=user).preferred_language == "en"


def test_the_language_chosen_in_the_admin_holds_for_mail_and_past_the_next_login(world: World) -> None:
    client = login(world.contact)

    response = client.post(
        reverse("wagtailadmin_account"),
        {
            "name_email-first_name": "Kari",
            "name_email-last_name": "Testesen",
            "locale-preferred_language": "nn",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
            "mail_rhythm-mail_rhythm": "at_once",
        },
    )
    login(world.contact)

    assert response.status_code == 302
    assert User.objects.get(pk=world.contact.pk).preferred_language == "nn"
    assert UserProfile.objects.get(user=world.contact).preferred_language == "nn"
