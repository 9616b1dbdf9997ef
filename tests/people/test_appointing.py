"""The leader and the nestleder appoint and end memberships by themselves; nobody appoints oneself."""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.people.models import CountyLibrary, Membership, Role, User
from tests.world import CAST, World, login, make_user

APPOINT = {"leader", "reviewer", "operator"}  # the reviewer is nestleder
YESTERDAY, LONG_AGO = (timezone.localdate() - datetime.timedelta(days=number) for number in (1, 100))


def appoint(by: User, email: str, name: str = "Åse", role: str = "member") -> Any:
    library = CountyLibrary.objects.get(slug="oslo")
    form = {"email": email, "first_name": name, "last_name": "Testesen", "role": role, "library": library.pk}
    return login(by).post(reverse("people:invite"), form | {"language": "nb"})


def set_term(by: User, membership: Membership, ends_on: datetime.date | None) -> Any:
    form = {"starts_on": LONG_AGO.isoformat(), "ends_on": ends_on.isoformat() if ends_on else "", "deputy": ""}
    return login(by).post(reverse("people:membership", args=(membership.pk,)), form)


def seat_of(user: User) -> Membership:
    return Membership.objects.get(user=user, role=Role.MEMBER)


@pytest.mark.parametrize("role", CAST)
def test_who_appoints_a_member(world: World, role: str) -> None:
    appoint(world.everybody[role], "ase@example.org")

    appointed = Membership.objects.filter(user__email="ase@example.org", role=Role.MEMBER)
    assert appointed.exists() is (role in APPOINT)


@pytest.mark.parametrize("role", CAST)
def test_who_ends_a_members_term_and_the_rights_end_at_once(world: World, role: str) -> None:
    set_term(world.everybody[role], seat_of(world.other_reviewer), YESTERDAY)

    ended = seat_of(world.other_reviewer).ends_on == YESTERDAY
    has_rights = world.other_reviewer.groups.filter(name="Ressursgruppa").exists()
    assert (ended, has_rights) == ((True, False) if role in APPOINT else (False, True))


@pytest.mark.parametrize("role", ["leader", "reviewer", "operator"])
def test_nobody_appoints_themselves(world: World, role: str) -> None:
    user = world.everybody[role]

    response = appoint(user, user.email, name=user.first_name)

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["email"])
    assert not Membership.objects.filter(user=user, library__slug="oslo").exists()


@pytest.mark.parametrize("role", ["leader", "reviewer"])
def test_nobody_changes_their_own_term(world: World, role: str) -> None:
    user = world.everybody[role]

    response = set_term(user, seat_of(user), timezone.localdate() + datetime.timedelta(days=900))
    shown = login(user).get(reverse("people:membership", args=(seat_of(user).pk,)))

    assert (response.status_code, response["Location"]) == (302, reverse("people:index"))
    assert (shown.status_code, seat_of(user).ends_on) == (302, None)


def test_the_leader_and_the_nestleder_change_each_others(world: World) -> None:
    later = timezone.localdate() + datetime.timedelta(days=100)

    set_term(world.leader, seat_of(world.reviewer), later)
    set_term(world.reviewer, seat_of(world.leader), later)

    assert [seat_of(user).ends_on for user in (world.reviewer, world.leader)] == [later, later]


@pytest.mark.parametrize("role", ["leader", "operator"])
def test_the_leader_gives_no_role_beyond_the_group(world: World, role: str) -> None:
    appoint(world.leader, "ase@example.org", role=role)

    assert not User.objects.filter(email="ase@example.org").exists()


@pytest.mark.parametrize("role", [Role.LEADER, Role.OPERATOR])
def test_the_leader_ends_no_term_beyond_the_group(world: World, role: Role) -> None:
    other = Membership.objects.create(user=make_user("annen"), role=role, starts_on=LONG_AGO)

    response = set_term(world.leader, other, YESTERDAY)

    other.refresh_from_db()
    assert (response.status_code, other.ends_on) == (404, None)


def test_the_operator_is_not_needed(world: World) -> None:
    Membership.objects.filter(role=Role.OPERATOR).delete()

    appoint(world.reviewer, "ase@example.org")

    assert Membership.objects.in_term().filter(user__email="ase@example.org", role=Role.MEMBER).exists()
