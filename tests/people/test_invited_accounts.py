"""Inviting an address that has an account already: the role goes to the person meant, or to nobody."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from cms.core.models import Mail
from cms.people.models import CountyLibrary, Membership, User
from tests.reading import soup, text
from tests.world import World, login, make_user


def invite(world: World, email: str, first_name: str, last_name: str, by: str = "leader") -> Any:
    form = {
        "email": email,
        "first_name": first_name,
        "last_name": last_name,
        "role": "member",
        "library": CountyLibrary.objects.get(slug="troms").pk,
        "language": "nb",
    }
    return login(world.everybody[by]).post(reverse("people:invite"), form)


def memberships_in_troms() -> list[str]:
    return list(Membership.objects.filter(library__slug="troms").values_list("user__email", flat=True))


@pytest.mark.parametrize("by", ["leader", "operator"])
def test_an_account_under_another_name_is_given_no_role_and_the_inviter_is_told_by_the_field(
    world: World, by: str
) -> None:
    response = invite(world, "outsider@example.org", "Kari", "Nordmann", by)

    said = [text(tag) for tag in soup(response).select(".w-field__errors") if text(tag)]
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["email"])
    assert said == [str(message) for message in response.context["form"].errors["email"]]
    assert "Outsider Testesen" in said[0]
    assert response.context["form"]["first_name"].value() == "Kari"
    assert (memberships_in_troms(), Mail.objects.count()) == ([], 0)


@pytest.mark.parametrize(("first", "last"), [("outsider", "TESTESEN"), (" Outsider ", "Testesen"), ("Out", "sider")])
def test_capitals_and_spaces_make_no_other_person(world: World, first: str, last: str) -> None:
    User.objects.filter(pk=world.outsider.pk).update(last_name="Testesen" if last != "sider" else "")
    User.objects.filter(pk=world.outsider.pk).update(first_name="Outsider" if last != "sider" else "Out  Sider")

    response = invite(world, "Outsider@example.org", first, last)

    assert response["Location"] == reverse("people:index")
    assert memberships_in_troms() == ["outsider@example.org"]


def test_who_comes_back_under_another_name_is_let_in(world: World) -> None:
    User.objects.filter(pk=world.outsider.pk).update(is_active=False)

    invite(world, "outsider@example.org", "Outsider", "Gift-Testesen")

    assert memberships_in_troms() == ["outsider@example.org"]
    assert User.objects.get(pk=world.outsider.pk).is_active is True


@pytest.mark.parametrize("is_active", [True, False])
def test_a_superusers_account_is_neither_opened_nor_given_a_role(world: World, is_active: bool) -> None:
    boss = make_user("sjef")
    User.objects.filter(pk=boss.pk).update(is_superuser=True, is_active=is_active)
    before = User.objects.filter(pk=boss.pk).values().get()

    response = invite(world, "sjef@example.org", "Sjef", "Testesen")

    assert list(response.context["form"].errors) == ["email"]
    assert User.objects.filter(pk=boss.pk).values().get() == before
    assert (memberships_in_troms(), Mail.objects.count()) == ([], 0)


def test_the_command_refuses_in_one_line_too(world: World) -> None:
    with pytest.raises(CommandError, match="Outsider Testesen"):
        call_command("invite_operator", "outsider@example.org", "Kari", "Nordmann")

    assert Membership.objects.filter(user=world.outsider).exists() is False
