"""Failed logins are counted by the reader's own network address, also behind proxies, and by none that is made up."""

from typing import Any

import pytest
from django.conf import settings as project
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from cms.people.auth import client_address
from cms.people.models import User
from tests.world import PASSWORD, make_user

pytestmark = pytest.mark.django_db
HERE, ELSEWHERE = "198.51.100.1", "203.0.113.7"


@pytest.fixture
def kari() -> User:
    return make_user("kari")


def log_in(forwarded_for: str, password: str = PASSWORD, email: str = "kari@example.org") -> Any:
    """A login through a proxy at 127.0.0.1, which says from where it comes."""
    client = Client(headers={"X-Forwarded-For": forwarded_for})
    return client.post(reverse("account_login"), {"login": email, "password": password})


def fail(forwarded_for: str) -> None:
    for _number in range(project.AXES_FAILURE_LIMIT):
        log_in(forwarded_for, "feil")


def test_behind_a_proxy_a_stranger_elsewhere_does_not_lock_the_owner_out(kari: User, settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    fail(ELSEWHERE)

    assert (log_in(ELSEWHERE).status_code, log_in(HERE).status_code) == (429, 302)


def test_behind_a_proxy_many_accounts_tried_from_one_address_make_only_that_one_wait(kari: User, settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1

    for number in range(20):
        log_in(ELSEWHERE, "feil", f"person-{number}@example.org")

    assert (log_in(ELSEWHERE).status_code, log_in(HERE).status_code) == (200, 302)


@pytest.mark.parametrize(("proxies", "forwarded_for"), [(1, "{made_up}, {real}"), (2, "{made_up}, {real}, 192.0.2.1")])
def test_an_address_the_stranger_made_up_is_not_counted(
    kari: User, settings: Any, proxies: int, forwarded_for: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    for number in range(project.AXES_FAILURE_LIMIT):
        log_in(forwarded_for.format(made_up=f"192.0.2.{number + 10}", real=ELSEWHERE), "feil")

    response = log_in(forwarded_for.format(made_up="192.0.2.99", real=ELSEWHERE))

    assert response.status_code == 429


def test_without_proxies_what_the_header_says_is_disregarded(kari: User) -> None:
    fail(ELSEWHERE)

    assert log_in(HERE).status_code == 429


def test_a_request_from_nowhere_has_no_address() -> None:
    assert client_address(HttpRequest()) is None
