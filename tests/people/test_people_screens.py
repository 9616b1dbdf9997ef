"""The list of people: who sees whom, and the ways to it."""

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from cms.people.models import CountyLibrary, Membership, Role, User
from tests.world import World, login, make_user
from workflows.people import reviewer_of
from workflows.people_views import people_one_may_enter, roles_given_by
from workflows.rules import Reviewer

INDEX = "people:index"
QUERIES = 12  # the session, the user, the page's frame and menu, and two for the list


def listed(user: User) -> list[tuple[str, str]]:
    memberships = login(user).get(reverse(INDEX)).context["memberships"]
    return sorted((str(membership.role), membership.user.first_name.lower()) for membership in memberships)


CONTACTS_AND_MEMBERS = [
    ("contact", "contact"),
    ("contact", "other_contact"),
    ("member", "leader"),
    ("member", "other_reviewer"),
    ("member", "own_member"),
    ("member", "reviewer"),
]


def test_the_leader_sees_contacts_and_members(world: World) -> None:
    assert listed(world.leader) == CONTACTS_AND_MEMBERS


def test_the_operator_sees_everybody_with_a_role(world: World) -> None:
    assert listed(world.operator) == sorted([*CONTACTS_AND_MEMBERS, ("leader", "leader"), ("operator", "operator")])


def test_roles_to_come_are_listed_and_those_that_are_over_are_not(world: World) -> None:
    today = timezone.localdate()
    library = CountyLibrary.objects.get(slug="oslo")
    for name, starts, ends in (("kommer", 1, None), ("ferdig", -9, -1)):
        ends_on = today + datetime.timedelta(days=ends) if ends is not None else None
        Membership.objects.create(
            user=make_user(name),
            role=Role.CONTACT,
            library=library,
            starts_on=today + datetime.timedelta(days=starts),
            ends_on=ends_on,
        )

    names = [name for _role, name in listed(world.leader)]

    assert "kommer" in names
    assert "ferdig" not in names


@pytest.mark.parametrize("who", ["contact", "deputy", "other_reviewer", "own_member"])
def test_the_list_of_people_is_for_the_leader_and_the_operator(world: World, who: str) -> None:
    response = login(world.everybody[who]).get(reverse(INDEX))

    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert len(get_messages(response.wsgi_request)) == 1


def test_an_outsider_is_not_let_in_at_all(world: World) -> None:
    assert login(world.outsider).get(reverse(INDEX)).status_code == 403


@pytest.mark.parametrize("name", [INDEX, "people:invite", "people:absences"])
def test_a_reader_is_sent_to_the_login(db: None, client: Any, name: str) -> None:
    response = client.get(reverse(name))

    assert (response.status_code, response["Location"]) == (302, f"/konto/login/?next={reverse(name)}")


def test_the_list_leads_to_each_membership_and_to_leaving(world: World) -> None:
    page = login(world.leader).get(reverse(INDEX)).content.decode()

    for membership in Membership.objects.filter(role__in=("contact", "member")):
        is_own = membership.user == world.leader
        assert (reverse("people:membership", args=(membership.pk,)) in page) is not is_own
        assert reverse("people:leave", args=(membership.user_id,)) in page
        assert membership.user.email in page
    assert "operator@example.org" not in page


def test_an_empty_list_says_so(db: None) -> None:
    """The very first leader has no list of the group yet."""
    Membership.objects.all().delete()
    leader = make_user("leder")
    Membership.objects.create(user=leader, role=Role.LEADER)

    response = login(leader).get(reverse(INDEX))

    assert (response.status_code, list(response.context["memberships"])) == (200, [])


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(world: World, django_assert_num_queries: Any, more: int) -> None:
    client = login(world.leader)
    for number in range(more):
        library = CountyLibrary.objects.all()[number]
        user, deputy = make_user(f"ny{number}"), make_user(f"vara{number}")
        Membership.objects.create(user=user, deputy=deputy, role=Role.CONTACT, library=library)
    client.get(reverse(INDEX))

    with django_assert_num_queries(QUERIES):
        response = client.get(reverse(INDEX))

    assert len(response.context["memberships"]) == len(CONTACTS_AND_MEMBERS) + more


@pytest.mark.parametrize(
    ("who", "people", "absences"),
    [("leader", True, True), ("operator", True, True), ("contact", False, True), ("other_reviewer", False, True)],
)
def test_the_menu_leads_to_what_one_may_open(world: World, who: str, people: bool, absences: bool) -> None:
    page = login(world.everybody[who]).get("/admin/").content.decode()

    assert (f'"{reverse(INDEX)}"' in page, f'"{reverse("people:absences")}"' in page) == (people, absences)


def test_who_is_not_logged_in_is_no_reviewer(world: World) -> None:
    assert reviewer_of(world.reviewer).is_member is True
    assert reviewer_of(AnonymousUser()) == Reviewer(
        pk=None, is_active=False, is_member=False, is_away=False, libraries=frozenset()
    )


def test_a_term_that_is_over_gives_no_say(world: World) -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    assert [role.value for role in roles_given_by(world.leader)] == ["contact", "member"]
    assert world.contact in people_one_may_enter(world.leader)

    Membership.objects.filter(role=Role.LEADER).update(ends_on=yesterday)

    assert roles_given_by(world.leader) == []
    assert list(people_one_may_enter(world.leader)) == [world.leader]
