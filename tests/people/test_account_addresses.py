"""Nobody changes an address by themselves: a role is given to an address, and must reach the person behind it."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from cms.people.models import CountyLibrary, Membership, User
from tests.world import World, login

ACCOUNT_NAMES = {
    "account_change_password",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_set_password",
    "account_signup",
}
SCREENS_OF_ADDRESSES = ("email/", "confirm-email/", "confirm-email/nokkel/", "login/code/confirm/")


def take_address(client: Client, address: str) -> list[int]:
    """Tries what allauth's own screen would take; returns the answers."""
    return [
        client.post("/konto/email/", {action: "", "email": address}).status_code
        for action in ("action_add", "action_primary", "action_send", "action_remove")
    ]


@pytest.mark.parametrize("prefix", ["", "/nn", "/se", "/en"])
@pytest.mark.parametrize("path", SCREENS_OF_ADDRESSES)
def test_the_screens_where_one_changes_ones_address_are_not_there(world: World, prefix: str, path: str) -> None:
    client = login(world.contact)

    answers = [client.get(f"{prefix}/konto/{path}").status_code, client.post(f"{prefix}/konto/{path}").status_code]

    assert answers == [404, 404]


@pytest.mark.parametrize("address", ["ny.leder@example.org", "reviewer@example.org", "contact@example.org"])
def test_nobody_takes_another_address(world: World, address: str) -> None:
    answers = take_address(login(world.contact), address)

    assert answers == [404, 404, 404, 404]
    assert User.objects.get(pk=world.contact.pk).email == "contact@example.org"


def test_a_role_reaches_the_invited_person_and_nobody_who_tried_the_address_first(world: World) -> None:
    take_address(login(world.deputy), "nytt.medlem@example.org")
    form = {"email": "nytt.medlem@example.org", "first_name": "Ny", "last_name": "M", "role": "member"}
    library = CountyLibrary.objects.get(slug="troms")

    login(world.leader).post(reverse("people:invite"), form | {"library": library.pk, "language": "nb"})

    assert Membership.objects.get(library=library).user.get_full_name() == "Ny M"
    assert Membership.objects.filter(user=world.deputy).exists() is False


def test_of_allauths_screens_only_those_in_use_have_an_address() -> None:
    with_prefix = get_resolver().url_patterns[-1]
    konto = next(entry for entry in with_prefix.url_patterns if str(entry.pattern) == "konto/")

    names = {getattr(entry, "name", None) for entry in konto.url_patterns} - {None}

    assert names == ACCOUNT_NAMES


def test_the_accounts_bare_address_leads_to_the_login(db: None, client: Client) -> None:
    assert client.get("/konto/")["Location"] == "/konto/login/"
