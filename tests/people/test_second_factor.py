"""Where a second factor is demanded it is proved in this very session, or the admin stays shut."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    SECRET_SESSION_KEY,
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver, reverse

from cms.people.models import User
from tests.world import PASSWORD, World, login

ADMIN_ADDRESSES = (
    "/admin/",
    "/admin/pages/",
    "/admin/account/",
    "/admin/images/",
    "/admin/api/main/pages/",
    "/admin/folk/",
    "/admin/folk/fravaer/",
    "/admin/gjennomgang/",
    "/admin/gjennomgang/1/",
    "/admin/finnes-ikke/",
)


@pytest.fixture(autouse=True)
def _demanded(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    settings.MFA_TOTP_TOLERANCE = 1  # a code made at the end of its half minute still holds when it arrives


def give_factor(user: User) -> str:
    """Gives the account an app that makes codes; returns the secret both know."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def log_in(client: Client, user: User) -> Any:
    return client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})


@pytest.mark.parametrize("path", ADMIN_ADDRESSES)
def test_a_session_without_proof_is_sent_to_the_factors_from_every_admin_address(world: World, path: str) -> None:
    response = login(world.leader).get(path)

    assert (response.status_code, response["Location"]) == (302, reverse("mfa_index"))


@pytest.mark.parametrize("path", ADMIN_ADDRESSES)
def test_a_factor_the_account_has_is_no_proof(world: World, path: str) -> None:
    give_factor(world.leader)

    response = login(world.leader).get(path)

    assert (response.status_code, response["Location"]) == (302, reverse("mfa_index"))


def test_nothing_is_changed_by_a_post_without_proof(world: World) -> None:
    client = login(world.leader)
    form = {"email": "ny@example.org", "first_name": "Ny", "last_name": "Ny", "role": "member", "language": "nb"}

    response = client.post(reverse("people:invite"), form)

    assert response["Location"] == reverse("mfa_index")
    assert User.objects.filter(email="ny@example.org").exists() is False


def test_the_same_addresses_are_open_where_no_factor_is_demanded(world: World, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    client = login(world.leader)

    codes = [client.get(path).status_code for path in ADMIN_ADDRESSES]

    assert codes == [200, 302, 200, 200, 200, 200, 200, 200, 404, 404]


def test_a_real_login_with_a_code_is_let_in(world: World, client: Client) -> None:
    secret = give_factor(world.leader)

    asked = log_in(client, world.leader)
    shut = client.get("/admin/")
    entered = client.post(asked["Location"], {"code": code_of(secret)})

    assert asked["Location"] == reverse("mfa_authenticate")
    assert shut["Location"].startswith(reverse("account_login"))
    assert (entered.status_code, entered["Location"]) == (302, "/admin/")
    assert client.get("/admin/").status_code == 200


def test_a_wrong_code_lets_nobody_in(world: World, client: Client) -> None:
    secret = give_factor(world.leader)
    log_in(client, world.leader)

    response = client.post(reverse("mfa_authenticate"), {"code": "000000" if code_of(secret) != "000000" else "111111"})

    assert list(response.context["form"].errors) == ["code"]
    assert client.get("/admin/")["Location"].startswith(reverse("account_login"))


def test_the_proof_of_one_session_does_not_open_another(world: World, client: Client) -> None:
    secret = give_factor(world.leader)
    asked = log_in(client, world.leader)
    client.post(asked["Location"], {"code": code_of(secret)})

    response = login(world.leader).get("/admin/")

    assert response["Location"] == reverse("mfa_index")


def test_a_factor_can_be_made_behind_the_shut_door_and_opens_it_at_the_next_login(world: World, client: Client) -> None:
    log_in(client, world.leader)

    led = client.get("/admin/", follow=True)
    asked = client.get(reverse("mfa_activate_totp"))
    shown = client.post(asked["Location"], {"password": PASSWORD}, follow=True)
    secret = client.session[SECRET_SESSION_KEY]
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    cache.clear()  # a code is accepted once; this stands in for the half minute until the next
    client.post(reverse("account_logout"))
    asked = log_in(client, world.leader)
    client.post(asked["Location"], {"code": code_of(secret)})

    assert led.redirect_chain == [(reverse("mfa_index"), 302)]
    assert (led.status_code, led.templates[0].name) == (200, "mfa/index.html")
    assert (shown.status_code, shown.templates[0].name) == (200, "mfa/totp/activate_form.html")
    assert set(Authenticator.objects.values_list("user", "type")) == {
        (world.leader.pk, "totp"),
        (world.leader.pk, "recovery_codes"),
    }
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("name", ["mfa_index", "mfa_list_webauthn", "mfa_activate_totp", "account_reauthenticate"])
def test_the_pages_about_factors_end_somewhere(world: World, name: str) -> None:
    response = login(world.leader).get(reverse(name), follow=True)

    assert response.status_code == 200
    assert len(response.redirect_chain) <= 2


def test_an_old_login_is_renewed_by_the_password_before_a_factor_is_made(world: World) -> None:
    client = login(world.leader)

    asked = client.get(reverse("mfa_activate_totp"))
    response = client.post(asked["Location"], {"password": PASSWORD})

    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    assert (response.status_code, response["Location"]) == (302, reverse("mfa_activate_totp"))


def test_a_session_that_proves_the_factor_afterwards_is_let_in(world: World) -> None:
    client = login(world.leader)
    secret = give_factor(world.leader)

    client.post(reverse("mfa_reauthenticate"), {"code": code_of(secret)})

    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/logout/", "/admin/password_reset/"])
def test_the_way_out_and_in_is_open_without_proof(world: World, path: str) -> None:
    response = login(world.leader).get(path)

    assert response.headers.get("Location") != reverse("mfa_index")


def test_readers_pages_ask_for_nothing(world: World) -> None:
    assert login(world.leader).get("/").status_code == 200


def test_who_has_no_role_is_told_no_before_any_factor_is_asked_for(world: World) -> None:
    assert login(world.outsider).get("/admin/").status_code == 403


def test_the_admin_addresses_tried_here_are_all_there() -> None:
    resolved = [get_resolver().resolve(path) for path in ADMIN_ADDRESSES]

    assert len(resolved) == len(ADMIN_ADDRESSES)
