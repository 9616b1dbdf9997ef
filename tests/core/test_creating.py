"""A new page is made once, also when autosave and the button send the same form."""

from typing import Any

import pytest
from django.urls import reverse

from learning.models import ResourcePage
from tests.editing import as_shown, change
from tests.races import at_once
from tests.world import World, draft_resource, find_world, login

AUTOSAVE = {"Accept": "application/json"}


def add_url(world: World) -> str:
    return reverse("wagtailadmin_pages:add", args=("learning", "resourcepage", world.section.pk))


def filled_in(world: World, user: Any, **fields: str) -> dict[str, Any]:
    return as_shown(login(user).get(add_url(world))) | {"title": "Lånekort", "slug": "lanekort"} | fields


def made(world: World) -> list[tuple[str, int]]:
    pages = ResourcePage.objects.child_of(world.section).filter(slug__startswith="lanekort")
    return [(page.get_latest_revision_as_object().title, page.revisions.count()) for page in pages]


def test_the_button_after_autosave_goes_into_the_page_autosave_made(world: World) -> None:
    client, data = login(world.contact), filled_in(world, world.contact)
    client.post(add_url(world), data, headers=AUTOSAVE)

    response = client.post(add_url(world), data | {"title": "Lånekort for alle"})

    page = ResourcePage.objects.get(slug="lanekort")
    assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_pages:edit", args=(page.pk,)))
    assert made(world) == [("Lånekort for alle", 2)]


def test_autosave_that_comes_after_the_button_changes_nothing(world: World) -> None:
    client, data = login(world.contact), filled_in(world, world.contact)
    client.post(add_url(world), data | {"title": "Lånekort for alle"})

    response = client.post(add_url(world), data, headers=AUTOSAVE)

    assert (response.status_code, response.json()["error_code"]) == (400, "invalid_revision")
    assert made(world) == [("Lånekort for alle", 1)]


def test_two_forms_with_the_same_title_are_two_pages_and_the_second_is_told_that_the_address_is_taken(
    world: World,
) -> None:
    client = login(world.contact)
    client.post(add_url(world), filled_in(world, world.contact))

    response = client.post(add_url(world), filled_in(world, world.contact))

    assert list(response.context["form"].errors) == ["slug"]
    assert made(world) == [("Lånekort", 1)]


def test_a_form_that_names_anothers_page_makes_a_page_of_its_own(world: World) -> None:
    login(world.contact).post(add_url(world), filled_in(world, world.contact))
    key = str(ResourcePage.objects.get(slug="lanekort").translation_key)

    login(world.deputy).post(
        add_url(world), filled_in(world, world.deputy, new_page_key=key, title="Lånekort to", slug="lanekort-to")
    )

    assert made(world) == [("Lånekort", 1), ("Lånekort to", 1)]


@pytest.mark.parametrize("key", ["", "hei"])
def test_a_form_without_a_proper_key_is_a_form_like_any_other(world: World, key: str) -> None:
    response = login(world.contact).post(add_url(world), filled_in(world, world.contact, new_page_key=key))

    assert (response.status_code, made(world)) == ((302, [("Lånekort", 1)]) if not key else (200, []))


def test_the_button_and_autosave_at_once_make_one_page(transactional_db: None) -> None:
    world = find_world()
    data = filled_in(world, world.contact)
    clients = [login(world.contact) for _ in range(3)]

    codes = at_once(
        lambda: clients[0].post(add_url(world), data, headers=AUTOSAVE).status_code,
        lambda: clients[1].post(add_url(world), data).status_code,
        lambda: clients[2].post(add_url(world), data).status_code,
    )

    assert codes in ([200, 302, 302], [400, 302, 302])
    assert [title for title, _revisions in made(world)] == ["Lånekort"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Lånekort for alle", "lanekort-for-alle"),
        ("🎉🎉🎉", "ressurs"),
        ("x" * 255, "x" * 240),
    ],
)
def test_an_address_that_is_left_empty_is_made_from_the_title(world: World, title: str, slug: str) -> None:
    client, data = login(world.contact), filled_in(world, world.contact, title=title, slug="")

    first = client.post(add_url(world), data)
    second = client.post(add_url(world), filled_in(world, world.contact, title=title, slug=""))

    assert (first.status_code, second.status_code) == (302, 302)
    pages = ResourcePage.objects.child_of(world.section).order_by("pk")
    assert [(page.title, page.slug) for page in pages] == [(title, slug), (title, f"{slug}-2")]


def test_an_address_that_is_emptied_is_made_anew_from_the_title(world: World) -> None:
    page = draft_resource(world, "Lånekort")

    change(login(world.contact), page, title="Nye lånekort", slug="")

    assert ResourcePage.objects.get(pk=page.pk).get_latest_revision_as_object().slug == "nye-lanekort"
