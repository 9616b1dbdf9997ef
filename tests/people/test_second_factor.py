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
from django.urls import reverse

from cms.people.models import Membership, Role, User
from tests.world import PASSWORD, login, make_user

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


@pytest.fixture
def leader(db: None) -> User:
    user = make_user("leder")
    Membership.objects.create(user=user, role=Role.LEADER)
    return user


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
def test_a_session_without_proof_is_sent_to_the_factors_from_every_admin_address(leader: User, path: str) -> None:
    response = login(leader).get(path)

    assert (response.status_code, response["Location"]) == (302, reverse("mfa_index"))


@pytest.mark.parametrize("path", ADMIN_ADDRESSES)
def test_a_factor_the_account_has_is_no_proof(leader: User, path: str) -> None:
    give_factor(leader)

    response = login(leader).get(path)

    assert (response.status_code, response["Location"]) == (302, reverse("mfa_index"))


def test_nothing_is_changed_by_a_post_without_proof(leader: User) -> None:
    client = login(leader)
    form = {"email": "ny@example.org", "first_name": "Ny", "last_name": "Ny", "role": "member", "language": "nb"}

    response = client.post(reverse("people:invite"), form)

    assert response["Location"] == reverse("mfa_index")
    assert User.objects.filter(email="ny@example.org").exists() is False


def test_the_same_addresses_are_open_where_no_factor_is_demanded(leader: User, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    client = login(leader)

    sent = [path for path in ADMIN_ADDRESSES if client.get(path).headers.get("Location") == reverse("mfa_index")]

    assert sent == []


def test_a_real_login_with_a_code_is_let_in(leader: User, client: Client) -> None:
    secret = give_factor(leader)

    asked = log_in(client, leader)
    shut = client.get("/admin/")
    entered = client.post(asked["Location"], {"code": code_of(secret)})

    assert asked["Location"] == reverse("mfa_authenticate")
    assert shut["Location"].startswith(reverse("account_login"))
    assert (entered.status_code, entered["Location"]) == (302, "/admin/")
    assert client.get("/admin/").status_code == 200


def test_a_wrong_code_lets_nobody_in(leader: User, client: Client) -> None:
    secret = give_factor(leader)
    log_in(client, leader)

    response = client.post(reverse("mfa_authenticate"), {"code": "000000" if code_of(secret) != "000000" else "111111"})

    assert list(response.context["form"].errors) == ["code"]
    assert client.get("/admin/")["Location"].startswith(reverse("account_login"))


def test_the_proof_of_one_session_does_not_open_another(leader: User, client: Client) -> None:
    secret = give_factor(leader)
    asked = log_in(client, leader)
    client.post(asked["Location"], {"code": code_of(secret)})

    response = login(leader).get("/admin/")

    assert response["Location"] == reverse("mfa_index")


def test_a_factor_can_be_made_behind_the_shut_door_and_opens_it_at_the_next_login(leader: User, client: Client) -> None:
    log_in(client, leader)

    led = client.get("/admin/", follow=True)
    asked = client.get(reverse("mfa_activate_totp"))
    shown = client.post(asked["Location"], {"password": PASSWORD}, follow=True)
    secret = client.session[SECRET_SESSION_KEY]
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    cache.clear()  # a code is accepted once; this stands in for the half minute until the next
    client.post(reverse("account_logout"))
    asked = log_in(client, leader)
    client.post(asked["Location"], {"code": code_of(secret)})

    assert led.redirect_chain == [(reverse("mfa_index"), 302)]
    assert (led.status_code, led.templates[0].name) == (200, "mfa/index.html")
    assert (shown.status_code, shown.templates[0].name) == (200, "mfa/totp/activate_form.html")
    assert set(Authenticator.objects.values_list("user", "type")) == {
        (leader.pk, "totp"),
        (leader.pk, "recovery_codes"),
    }
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("name", ["mfa_index", "mfa_list_webauthn", "mfa_activate_totp", "account_reauthenticate"])
def test_the_pages_about_factors_end_somewhere(leader: User, name: str) -> None:
    response = login(leader).get(reverse(name), follow=True)

    assert response.status_code == 200
    assert len(response.redirect_chain) <= 2


def test_an_old_login_is_renewed_by_the_password_before_a_factor_is_made(leader: User) -> None:
    client = login(leader)

    asked = client.get(reverse("mfa_activate_totp"))
    response = client.post(asked["Location"], {"password": PASSWORD})

    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    assert (response.status_code, response["Location"]) == (302, reverse("mfa_activate_totp"))


def test_a_session_that_proves_the_factor_afterwards_is_let_in(leader: User) -> None:
    client = login(leader)
    secret = give_factor(leader)

    client.post(reverse("mfa_reauthenticate"), {"code": code_of(secret)})

    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/logout/", "/admin/password_reset/"])
def test_the_way_out_and_in_is_open_without_proof(leader: User, path: str) -> None:
    response = login(leader).get(path)

    assert response.headers.get("Location") != reverse("mfa_index")


def test_readers_pages_ask_for_nothing(leader: User) -> None:
    assert login(leader).get("/").status_code == 200


def test_who_has_no_role_is_told_no_before_any_factor_is_asked_for(db: None) -> None:
    assert login(make_user("utenfor")).get("/admin/").status_code == 403
