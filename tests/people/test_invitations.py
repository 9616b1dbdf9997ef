"""Inviting people: who may give which role, the letter, and the password the invited person chooses.

Long, since who may give what is a table, and the way to a password belongs to it.
"""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.admin.widgets import AdminDateInput

from cms.core.models import Mail
from cms.people.actions import invite
from cms.people.models import CountyLibrary, Membership, Role, User
from tests.world import World, login, make_user
from workflows.people_forms import MembershipForm

NEW_PASSWORD = "nytt-og-langt-passord"
# Wagtail leads who may not back to the admin's front page, with a message; who has no role is not let in at all.
REFUSED = (("contact", 302), ("deputy", 302), ("other_reviewer", 302), ("outsider", 403))


@pytest.fixture
def trondelag(db: None) -> CountyLibrary:
    return CountyLibrary.objects.get(slug="trondelag")


def form_for(home: CountyLibrary, **changes: Any) -> dict[str, Any]:
    fields = {
        "email": "Ase.Ny@example.org",
        "first_name": "Åse",
        "last_name": "Ødegård & co",
        "role": "member",
        "library": home.pk,
        "language": "nn",
    }
    return fields | changes


def post(user: User, form: dict[str, Any]) -> Any:
    return login(user).post(reverse("people:invite"), form)


def address_in(mail: Mail) -> str:
    """The path of the letter's own link, without the site's address."""
    found = re.search(r"^http://127\.0\.0\.1:\d+(/\S*password/reset/key/\S+)$", mail.body, re.MULTILINE)
    assert found, "the letter has no link to choose a password"
    return found.group(1)


# --- who gives what ---


@pytest.mark.parametrize(
    ("who", "roles"),
    [
        ("leader", ["contact", "member"]),
        ("reviewer", ["contact", "member"]),  # the leader's deputy
        ("operator", ["contact", "member", "leader", "operator"]),
    ],
)
def test_each_gives_the_roles_that_are_theirs_to_give(world: World, who: str, roles: list[str]) -> None:
    response = login(world.everybody[who]).get(reverse("people:invite"))

    assert [value for value, _label in response.context["form"].fields["role"].choices] == roles


@pytest.mark.parametrize(("who", "status"), REFUSED)
@pytest.mark.parametrize("method", ["get", "post"])
def test_others_invite_nobody(world: World, who: str, status: int, method: str) -> None:
    form = form_for(CountyLibrary.objects.get(slug="trondelag"))

    response = getattr(login(world.everybody[who]), method)(reverse("people:invite"), form)

    assert response.status_code == status
    assert User.objects.filter(email=form["email"].lower()).exists() is False


def test_an_operators_deputy_gives_nothing(world: World) -> None:
    Membership.objects.filter(user=world.operator).update(deputy=world.contact)

    assert login(world.contact).get(reverse("people:invite"))["Location"] == "/admin/"


@pytest.mark.parametrize("role", ["leader", "operator", "superuser"])
def test_a_leader_cannot_give_a_role_beyond_the_own_by_posting_it(
    world: World, trondelag: CountyLibrary, role: str
) -> None:
    response = post(world.leader, form_for(trondelag, role=role))

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["role"])
    assert Mail.objects.count() == 0


@pytest.mark.parametrize(("who", "role"), [("leader", "contact"), ("leader", "member"), ("operator", "leader")])
def test_an_invitation_makes_the_person_the_membership_and_the_letter(
    world: World, trondelag: CountyLibrary, who: str, role: str
) -> None:
    response = post(world.everybody[who], form_for(trondelag, role=role))

    user = User.objects.get(email="ase.ny@example.org")
    membership = Membership.objects.get(user=user)
    assert response["Location"] == reverse("people:index")
    assert (str(user), user.preferred_language, user.has_usable_password()) == ("Åse Ødegård & co", "nn", False)
    assert (membership.role, membership.library, membership.ends_on) == (role, trondelag, None)
    assert list(Mail.objects.values_list("to", "language")) == [("ase.ny@example.org", "nn")]


def test_an_operator_needs_no_library(world: World, trondelag: CountyLibrary) -> None:
    post(world.operator, form_for(trondelag, role="operator", library=""))

    assert Membership.objects.get(user__email="ase.ny@example.org").library is None


def test_who_has_an_account_gets_the_membership_and_keeps_the_rest(world: World, trondelag: CountyLibrary) -> None:
    before = User.objects.filter(pk=world.contact.pk).values().get()

    post(world.leader, form_for(trondelag, email="CONTACT@example.org", first_name="Contact", last_name="Testesen"))

    assert User.objects.filter(pk=world.contact.pk).values().get() == before
    assert list(Membership.objects.filter(user=world.contact).values_list("role", "library__slug")) == [
        ("contact", "innlandet"),
        ("member", "trondelag"),
    ]
    assert sorted(world.contact.groups.values_list("name", flat=True)) == ["Fylkeskontakt: innlandet", "Ressursgruppa"]


def test_inviting_again_sends_another_letter_and_gives_nothing_twice(world: World, trondelag: CountyLibrary) -> None:
    for _time in range(2):
        post(world.leader, form_for(trondelag))

    assert Membership.objects.filter(user__email="ase.ny@example.org").count() == 1
    assert list(Mail.objects.values_list("to", flat=True)) == ["ase.ny@example.org"] * 2


def test_who_has_left_comes_back_with_a_new_password(world: World, trondelag: CountyLibrary) -> None:
    User.objects.filter(pk=world.outsider.pk).update(is_active=False)

    post(world.leader, form_for(trondelag, email="outsider@example.org"))

    outsider = User.objects.get(pk=world.outsider.pk)
    assert (outsider.is_active, outsider.has_usable_password()) == (True, False)
    assert list(Mail.objects.values_list("to", flat=True)) == ["outsider@example.org"]


# --- what was typed ---


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"email": "ikke en adresse"}, "email"),
        ({"email": "a" * 250 + "@example.org"}, "email"),
        ({"first_name": ""}, "first_name"),
        ({"library": ""}, "library"),
        ({"role": "contact", "library": ""}, "library"),
        ({"role": ""}, "role"),
        ({"language": "se"}, "language"),
    ],
)
def test_bad_input_keeps_what_was_typed_and_is_said_by_the_field(
    world: World, trondelag: CountyLibrary, wrong: dict[str, Any], field: str
) -> None:
    people = User.objects.count()

    response = post(world.leader, form_for(trondelag, **wrong))

    page = response.content.decode()
    assert (response.status_code, list(response.context["form"].errors)) == (200, [field])
    assert 'value="Ødegård &amp; co"' in page
    assert f'value="{response.context["form"]["email"].value()}"' in page
    assert (User.objects.count(), Mail.objects.count()) == (people, 0)


def test_nothing_is_half_saved_when_the_membership_is_impossible(db: None) -> None:
    before = Membership.objects.count()

    with pytest.raises(ValidationError):
        invite(
            email="ny@example.org",
            first_name="Ny",
            last_name="Nysen",
            role=Role.CONTACT,
            library=None,
            language="nb",
            invited_by=None,
        )

    assert User.objects.filter(email="ny@example.org").exists() is False
    assert (Membership.objects.count(), Mail.objects.count()) == (before, 0)


# --- the letter ---


def test_the_letter_names_who_invites_and_what_to(world: World, trondelag: CountyLibrary) -> None:
    library = CountyLibrary.objects.get(slug="more-og-romsdal")
    CountyLibrary.objects.filter(pk=library.pk).update(name="Møre & Romsdal <fylkesbibliotek>")

    post(world.leader, form_for(library))

    body = Mail.objects.get().body
    assert str(world.leader) in body
    assert "Åse" in body
    assert "Møre & Romsdal <fylkesbibliotek>" in body
    assert "ase.ny@example.org" in body


def test_an_invitation_by_nobody_in_particular_is_written_too(trondelag: CountyLibrary) -> None:
    """As the first operator is invited, from the command line."""
    invite(
        email="forste@example.org",
        first_name="Første",
        last_name="Drift",
        role=Role.OPERATOR,
        library=None,
        language="nb",
        invited_by=None,
    )

    mail = Mail.objects.get()
    assert (mail.to, "None" in mail.body) == ("forste@example.org", False)


def test_opening_the_letters_link_changes_nothing_and_posting_its_form_sets_the_password(
    world: World, trondelag: CountyLibrary
) -> None:
    post(world.leader, form_for(trondelag))
    link = address_in(Mail.objects.get())
    before = User.objects.filter(email="ase.ny@example.org").values().get()

    scanner, reader = Client().get(link, follow=True), Client()
    opened = reader.get(link, follow=True)
    after = User.objects.filter(email="ase.ny@example.org").values().get()
    response = reader.post(opened.request["PATH_INFO"], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    logged_in = reader.post(reverse("account_login"), {"login": "ase.ny@example.org", "password": NEW_PASSWORD})

    assert link.startswith("/nn/konto/")
    assert (scanner.status_code, opened.status_code) == (200, 200)
    assert after == before
    assert response.status_code == 302
    assert (logged_in.status_code, logged_in["Location"]) == (302, "/admin/")
    assert reader.get("/admin/").status_code == 200


def test_the_link_works_once(world: World, trondelag: CountyLibrary) -> None:
    post(world.leader, form_for(trondelag))
    link = address_in(Mail.objects.get())
    first, second = Client(), Client()
    form = first.get(link, follow=True).request["PATH_INFO"]
    first.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})

    response = second.get(link, follow=True)

    assert response.context["token_fail"] is True
    assert User.objects.get(email="ase.ny@example.org").check_password(NEW_PASSWORD) is True


def test_a_weak_password_is_refused_and_the_account_stays_shut(world: World, trondelag: CountyLibrary) -> None:
    post(world.leader, form_for(trondelag))
    reader = Client()
    form = reader.get(address_in(Mail.objects.get()), follow=True).request["PATH_INFO"]

    response = reader.post(form, {"password1": "kort", "password2": "kort"})

    assert "password1" in response.context["form"].errors
    assert User.objects.get(email="ase.ny@example.org").has_usable_password() is False


# --- terms and deputies ---


def test_a_terms_days_and_deputy_are_changed_by_the_leader(world: World) -> None:
    membership = Membership.objects.get(user=world.contact)
    form = {"deputy": world.outsider.pk, "starts_on": "2026-01-01", "ends_on": ""}

    response = login(world.leader).post(reverse("people:membership", args=(membership.pk,)), form)

    membership.refresh_from_db()
    assert response["Location"] == reverse("people:index")
    assert (membership.deputy, str(membership.starts_on)) == (world.outsider, "2026-01-01")
    assert list(world.deputy.groups.all()) == []


def test_a_term_that_ends_before_it_begins_is_refused_and_kept_on_the_screen(world: World) -> None:
    membership = Membership.objects.get(user=world.contact)
    form = {"deputy": "", "starts_on": "2026-02-01", "ends_on": "2026-01-01"}

    response = login(world.leader).post(reverse("people:membership", args=(membership.pk,)), form)

    membership.refresh_from_db()
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["__all__"])
    assert response.context["form"]["starts_on"].value() == "2026-02-01"
    assert membership.deputy == world.deputy


@pytest.mark.parametrize(("who", "status"), [("leader", 404), ("operator", 200), *REFUSED])
def test_only_the_operator_opens_an_operators_term(world: World, who: str, status: int) -> None:
    membership = Membership.objects.create(user=make_user("annen"), role=Role.OPERATOR)

    response = login(world.everybody[who]).get(reverse("people:membership", args=(membership.pk,)))

    assert response.status_code == status


def test_nobody_whose_account_is_closed_can_become_a_deputy(world: World) -> None:
    closed = make_user("sluttet")
    User.objects.filter(pk=closed.pk).update(is_active=False)

    form = MembershipForm(instance=Membership.objects.get(user=world.contact))

    assert world.deputy in form.fields["deputy"].queryset
    assert closed not in form.fields["deputy"].queryset
    assert isinstance(form.fields["starts_on"].widget, AdminDateInput)
