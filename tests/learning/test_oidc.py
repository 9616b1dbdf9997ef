"""Signing in through somebody else: an option, which proves an address and makes no account."""

from collections.abc import Iterator
from typing import Any

import oidc_provider_mock
import pytest
import requests
from django.test import Client

from cms.people.models import User
from learning.models import Learner
from tests.learners import ADDRESS

pytestmark = pytest.mark.django_db
LOGIN = "/oidc/laering/login/"


@pytest.fixture
def provider(settings: Any) -> Iterator[str]:
    """A provider of identities on loopback; gives its address."""
    with oidc_provider_mock.run_server_in_thread(port=0) as server:
        url = f"http://localhost:{server.server_port}"
        app = {"provider_id": "laering", "name": "Feide", "client_id": "kb", "secret": "s"}
        app |= {"settings": {"server_url": url}}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        settings.OIDC_NAME = "Feide"
        yield url


def known_there(provider: str, sub: str, **claims: Any) -> None:
    requests.put(f"{provider}/users/{sub}", json=claims, timeout=10).raise_for_status()


def come_back(client: Client, sub: str = "kari", *, to: str = "", action: str = "authorize") -> Any:
    """Goes to the provider, says who one is there, and follows it back to us."""
    there = client.get(LOGIN, {"next": to or "/min-laering/"})["Location"]
    answer = requests.post(there, data={"sub": sub, "action": action}, allow_redirects=False, timeout=10)
    back = answer.headers["Location"].removeprefix("http://testserver")
    return client.get(back)


def test_without_a_provider_there_is_no_button_and_no_address() -> None:
    assert "Feide" not in Client().get("/min-laering/logg-inn/").content.decode()
    assert Client().get(LOGIN).status_code == 404


def test_the_sign_in_page_offers_it_and_still_sets_no_cookie(provider: str) -> None:
    answer = Client().get("/nn/min-laering/logg-inn/?videre=/nn/min-laering/mine-data/")

    assert "Logg inn med Feide" in answer.content.decode()
    assert "/oidc/laering/login/?next=%2Fnn%2Fmin-laering%2Fmine-data%2F" in answer.content.decode()
    assert not answer.cookies


def test_a_proved_address_signs_in_and_makes_no_account(provider: str) -> None:
    known_there(provider, "kari", email=ADDRESS.upper(), email_verified=True)
    client, users = Client(), User.objects.count()

    answer = come_back(client, to="/nn/min-laering/mine-data/")

    assert answer["Location"] == "/nn/min-laering/mine-data/"
    assert client.get("/min-laering/").status_code == 200
    assert list(Learner.objects.values_list("email", "language")) == [(ADDRESS, "nn")]
    assert User.objects.count() == users


@pytest.mark.parametrize("claims", [{"email": ADDRESS, "email_verified": False}, {"email": ADDRESS}, {}])
def test_an_address_that_is_not_proved_signs_nobody_in(provider: str, claims: dict[str, Any]) -> None:
    known_there(provider, "kari", **claims)
    client = Client()

    answer = come_back(client)

    assert answer["Location"] == "/min-laering/logg-inn/"
    assert "Be om et brev" in client.get(answer["Location"]).content.decode()
    assert Learner.objects.count() == 0


def test_who_gives_up_there_is_led_back_to_the_letter(provider: str) -> None:
    known_there(provider, "kari", email=ADDRESS, email_verified=True)

    answer = come_back(Client(), action="deny")

    assert answer["Location"] == "/min-laering/logg-inn/"
    assert Learner.objects.count() == 0


def test_what_was_not_begun_here_signs_nobody_in(provider: str) -> None:
    answer = Client().get("/oidc/laering/login/callback/?code=x&state=y")

    assert answer["Location"] == "/min-laering/logg-inn/"


def test_nobody_is_led_on_to_another_site(provider: str) -> None:
    known_there(provider, "kari", email=ADDRESS, email_verified=True)

    assert come_back(Client(), to="https://example.org/")["Location"] == "/min-laering/"
