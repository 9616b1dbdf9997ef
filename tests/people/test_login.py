"""The one login: real addresses, real passwords, and what happens when they are wrong.

Long, since every way past the one door is tried in the same place.
"""

import re
from typing import Any

import pytest
from django.conf import settings as project
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cms.core.models import Mail
from cms.people.auth import DEMO_PASSWORD
from cms.people.models import User
from tests.world import PASSWORD, World, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari() -> User:
    return make_user("kari")


def log_in(client: Client, email: str, password: str = PASSWORD, **fields: str) -> Any:
    return client.post(reverse("account_login"), {"login": email, "password": password} | fields)


def is_logged_in(client: Client) -> bool:
    return SESSION_KEY in client.session


def template_of(response: Any) -> str:
    return response.templates[0].name


def language_of(response: Any) -> str:
    found = re.search(r'<html[^>]* lang="(\w+)"', response.content.decode())
    assert found, "the page names no language"
    return found.group(1)


def address_in(mail: Mail) -> str:
    found = re.search(r"https?://[^/\s]+(/\S+)", mail.body)
    assert found, "the letter has no address"
    return found.group(1)


# --- in and out ---


def test_one_logs_in_by_address_and_password_and_comes_to_the_admin(world: World, client: Client) -> None:
    response = log_in(client, "contact@example.org")

    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert client.get("/admin/").status_code == 200
    assert client.session[SESSION_KEY] == str(world.contact.pk)


def test_capitals_in_the_address_make_no_difference(kari: User, client: Client) -> None:
    log_in(client, "Kari@Example.ORG")

    assert client.session[SESSION_KEY] == str(kari.pk)


def test_one_comes_to_the_page_one_asked_for(world: World, client: Client) -> None:
    asked = client.get("/admin/folk/fravaer/")
    assert asked["Location"] == "/konto/login/?next=/admin/folk/fravaer/"

    response = log_in(client, "contact@example.org", next="/admin/folk/fravaer/")

    assert response["Location"] == "/admin/folk/fravaer/"


def test_nobody_is_led_to_another_site(kari: User, client: Client) -> None:
    response = log_in(client, "kari@example.org", next="https://ond.example.com/")

    assert response["Location"] == "/admin/"


def test_the_session_ends_with_the_browser(kari: User, client: Client) -> None:
    response = log_in(client, "kari@example.org")

    cookie = response.cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"], cookie["httponly"], cookie["samesite"]) == ("", "", True, "Lax")


def test_a_wrong_password_lets_nobody_in_and_keeps_the_address(kari: User, client: Client) -> None:
    response = log_in(client, "kari@example.org", "noe-helt-annet-enn-det")

    assert (response.status_code, is_logged_in(client)) == (200, False)
    assert response.context["form"]["login"].value() == "kari@example.org"
    assert list(response.context["form"].errors) == ["__all__"]


def test_an_unknown_address_is_answered_like_a_wrong_password(kari: User, client: Client) -> None:
    known = log_in(client, "kari@example.org", "noe-helt-annet-enn-det")
    unknown = log_in(client, "ukjent@example.org", "noe-helt-annet-enn-det")

    assert unknown.context["form"].errors == known.context["form"].errors


def test_a_closed_account_is_not_let_in(kari: User, client: Client) -> None:
    User.objects.filter(pk=kari.pk).update(is_active=False)

    log_in(client, "kari@example.org")

    assert is_logged_in(client) is False


def test_an_address_opened_by_chance_does_not_log_anybody_out(kari: User, client: Client) -> None:
    log_in(client, "kari@example.org")

    client.get(reverse("account_logout"))
    assert is_logged_in(client) is True
    response = client.post(reverse("account_logout"))

    assert (response["Location"], is_logged_in(client)) == ("/", False)


# --- one door only ---


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("/admin/login/", "/konto/login/"),
        ("/admin/login/?next=/admin/pages/", "/konto/login/?next=/admin/pages/"),
        ("/admin/password_reset/", "/konto/password/reset/"),
        ("/admin/", "/konto/login/?next=/admin/"),
    ],
)
def test_wagtails_own_doors_lead_to_the_one_login(client: Client, path: str, location: str) -> None:
    response = client.get(path)

    assert (response.status_code, response["Location"]) == (302, location)


def test_a_password_posted_to_wagtails_login_logs_nobody_in(world: World, client: Client) -> None:
    response = client.post("/admin/login/", {"username": "contact@example.org", "password": PASSWORD})

    assert (response.status_code, is_logged_in(client)) == (302, False)


def test_wagtails_own_reset_of_passwords_is_closed(world: World, client: Client) -> None:
    assert client.get("/admin/password_reset/confirm/MQ/abc-def/").status_code == 404


def test_sign_up_is_closed(client: Client) -> None:
    before = User.objects.count()
    form = {"email": "ny@example.org", "password1": PASSWORD, "password2": PASSWORD}

    shown, posted = client.get(reverse("account_signup")), client.post(reverse("account_signup"), form)

    assert (template_of(shown), template_of(posted)) == ("account/signup_closed.html", "account/signup_closed.html")
    assert User.objects.count() == before


def test_an_outsider_is_told_no_rather_than_sent_in_a_circle(world: World, client: Client) -> None:
    log_in(client, "outsider@example.org")

    response = client.get("/admin/", follow=True)

    assert (response.status_code, response.redirect_chain) == (403, [])
    assert template_of(response) == "403.html"


@pytest.mark.parametrize(
    ("path", "chain", "status"),
    [
        ("/admin/login/", ["/konto/login/", "/admin/"], 403),
        ("/admin/logout/", [], 405),
        ("/konto/login/", ["/admin/"], 403),
        ("/konto/logout/", [], 200),
        ("/", [], 200),
    ],
)
def test_no_address_sends_an_outsider_in_a_circle(
    world: World, client: Client, path: str, chain: list[str], status: int
) -> None:
    log_in(client, "outsider@example.org")

    response = client.get(path, follow=True)

    assert ([address for address, _status in response.redirect_chain], response.status_code) == (chain, status)


@pytest.mark.parametrize("who", ["contact", "outsider"])
def test_the_admins_button_logs_anybody_out(world: World, client: Client, who: str) -> None:
    log_in(client, f"{who}@example.org")

    response = client.post("/admin/logout/")

    assert (response["Location"], is_logged_in(client)) == ("/konto/login/", False)


@pytest.mark.parametrize(
    ("prefix", "language"), [("", "nb"), ("/nn", "nn"), ("/se", "nb"), ("/en", "en")]
)  # Sámi: see cms.core.editions
@pytest.mark.parametrize("path", ["/konto/login/", "/konto/signup/", "/konto/password/reset/"])
def test_the_pages_of_the_account_speak_the_language_of_their_address(
    client: Client, prefix: str, language: str, path: str
) -> None:
    response = client.get(prefix + path)

    assert (response.status_code, language_of(response)) == (200, language)


# --- guessing ---


def test_after_too_many_failures_a_page_says_so_and_even_the_right_password_waits(kari: User, client: Client) -> None:
    failures = [log_in(client, "kari@example.org", f"feil-{number}") for number in range(project.AXES_FAILURE_LIMIT)]
    right = log_in(client, "kari@example.org")

    assert [response.status_code for response in failures] == [200] * 7 + [429]
    assert (right.status_code, is_logged_in(client)) == (429, False)
    assert [template.name for template in right.templates if template.name.startswith("account/lo")] == [
        "account/login.html",
        "account/locked_out.html",
    ]
    assert 'name="password"' in failures[0].content.decode()
    assert 'name="password"' not in right.content.decode()
    assert reverse("account_reset_password") in right.content.decode()
    assert language_of(right) == "nb"


def test_capitals_do_not_start_the_count_anew(kari: User, client: Client) -> None:
    for number in range(project.AXES_FAILURE_LIMIT):
        response = log_in(client, ["kari@example.org", "KARI@example.org"][number % 2], "feil")

    assert response.status_code == 429


def test_one_persons_failures_do_not_lock_a_colleague_at_the_same_address_out(kari: User, client: Client) -> None:
    make_user("ola")
    for _number in range(project.AXES_FAILURE_LIMIT):
        log_in(client, "kari@example.org", "feil")

    response = log_in(client, "ola@example.org")

    assert (response.status_code, response["Location"]) == (302, "/admin/")


def test_a_stranger_elsewhere_does_not_lock_the_owner_out(kari: User, client: Client) -> None:
    stranger = Client(REMOTE_ADDR="203.0.113.7")
    for _number in range(project.AXES_FAILURE_LIMIT):
        log_in(stranger, "kari@example.org", "feil")

    response = log_in(client, "kari@example.org")

    assert (response.status_code, response["Location"]) == (302, "/admin/")


# --- the demo's password ---


@pytest.fixture
def from_a_demo() -> User:
    """An account that was copied from a demo, with the password everybody can read."""
    user = make_user("kopiert")
    user.set_password(DEMO_PASSWORD)
    user.save()
    return user


def test_the_demos_password_opens_nothing_outside_the_demo(from_a_demo: User, client: Client) -> None:
    response = log_in(client, from_a_demo.email, DEMO_PASSWORD)

    assert (response.status_code, is_logged_in(client)) == (200, False)


def test_the_demos_password_opens_the_demo(from_a_demo: User, client: Client, settings: Any) -> None:
    settings.DEMO = True

    log_in(client, from_a_demo.email, DEMO_PASSWORD)

    assert is_logged_in(client) is True


def test_the_demos_password_can_be_chosen_in_the_demo_only(settings: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(DEMO_PASSWORD)
    settings.DEMO = True
    validate_password(DEMO_PASSWORD)

    assert [error.code for error in refused.value.error_list] == ["demo_password"]


def test_another_long_password_may_be_chosen(kari: User) -> None:
    validate_password(PASSWORD, kari)

    assert len(password_validators_help_texts()) == 5


# --- a forgotten password ---


def test_a_forgotten_password_is_changed_by_letter(client: Client) -> None:
    user = make_user("kari", "nn")

    client.post(reverse("account_reset_password"), {"email": "kari@example.org"})
    mail = Mail.objects.get()
    form = client.get(address_in(mail), follow=True)
    client.post(form.request["PATH_INFO"], {"password1": "nytt-og-langt-passord", "password2": "nytt-og-langt-passord"})

    assert (mail.to, mail.language) == ("kari@example.org", "nn")
    assert User.objects.get(pk=user.pk).check_password("nytt-og-langt-passord") is True
    assert is_logged_in(client) is False
    assert log_in(client, "kari@example.org", "nytt-og-langt-passord")["Location"] == "/admin/"


def test_the_letter_names_the_bank_and_its_address(kari: User, client: Client) -> None:
    client.post(reverse("account_reset_password"), {"email": "kari@example.org"})

    mail = Mail.objects.get()
    assert project.WAGTAIL_SITE_NAME in mail.body
    assert project.BASE_URL in mail.body


def test_the_demos_password_is_refused_where_a_new_one_is_chosen(kari: User, client: Client) -> None:
    client.post(reverse("account_reset_password"), {"email": "kari@example.org"})
    form = client.get(address_in(Mail.objects.get()), follow=True)

    response = client.post(form.request["PATH_INFO"], {"password1": DEMO_PASSWORD, "password2": DEMO_PASSWORD})

    assert "password1" in response.context["form"].errors
    assert User.objects.get(pk=kari.pk).check_password(PASSWORD) is True


def test_a_stranger_who_asks_for_a_password_gets_no_letter_and_learns_nothing(kari: User, client: Client) -> None:
    known = client.post(reverse("account_reset_password"), {"email": "kari@example.org"})
    unknown = client.post(reverse("account_reset_password"), {"email": "ukjent@example.org"})

    assert (unknown.status_code, unknown["Location"]) == (known.status_code, known["Location"])
    assert list(Mail.objects.values_list("to", flat=True)) == ["kari@example.org"]


def test_a_notice_about_the_account_is_stored_in_the_owners_language(client: Client, settings: Any) -> None:
    settings.ACCOUNT_EMAIL_NOTIFICATIONS = True
    make_user("kari", "nn")
    log_in(client, "kari@example.org")

    client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "nytt-og-langt-passord", "password2": "nytt-og-langt-passord"},
    )

    assert list(Mail.objects.values_list("to", "language")) == [("kari@example.org", "nn")]
