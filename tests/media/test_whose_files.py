"""Each county library fills its own collection of pictures and documents, and everybody chooses from all."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from cms.media.models import BankDocument, BankImage
from cms.people.models import CountyLibrary, Membership, Role
from tests.editing import errors
from tests.media.test_uploads import ADD_DOCUMENT, ADD_IMAGE, picture, send
from tests.reading import text
from tests.world import World, login


def collection(name: str) -> Collection:
    return Collection.objects.get(name=CountyLibrary.objects.get(slug=name).name)


@pytest.mark.parametrize(("url", "name"), [(ADD_IMAGE, "a.png"), (ADD_DOCUMENT, "a.txt")])
@pytest.mark.parametrize("chosen", ["innlandet", "vestland"])
def test_what_a_contact_adds_lands_in_their_own_collection(contact: Client, url: str, name: str, chosen: str) -> None:
    send(contact, url, name, picture(), collection=collection(chosen).pk)

    added = BankImage.objects.first() or BankDocument.objects.first()
    assert added.collection == collection("innlandet")


def test_a_contact_of_two_counties_chooses_between_these_two(world: World, kept: Any) -> None:
    agder = CountyLibrary.objects.get(slug="agder")
    Membership.objects.create(user=world.contact, role=Role.CONTACT, library=agder)
    contact = login(world.contact)

    refused = send(contact, ADD_IMAGE, "a.png", picture(), collection=collection("vestland").pk)
    choices = refused.context["form"].fields["collection"].queryset
    accepted = send(contact, ADD_IMAGE, "a.png", picture(), collection=collection("agder").pk)

    assert sorted(found.name for found in choices) == sorted([collection("agder").name, collection("innlandet").name])
    assert (list(errors(refused)), accepted.status_code) == (["collection"], 302)
    assert BankImage.objects.get().collection == collection("agder")


@pytest.mark.parametrize("who", ["reviewer", "operator", "outsider"])
@pytest.mark.parametrize("url", [ADD_IMAGE, ADD_DOCUMENT])
def test_who_writes_for_no_county_adds_nothing(world: World, kept: Any, who: str, url: str) -> None:
    response = send(login(world.everybody[who]), url, "a.png" if url == ADD_IMAGE else "a.txt", picture())

    assert response.status_code in (302, 403)
    assert kept() == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("add", "name", "edit", "delete", "model"),
    [
        (ADD_IMAGE, "a.png", "wagtailimages:edit", "wagtailimages:delete", BankImage),
        (ADD_DOCUMENT, "a.txt", "wagtaildocs:edit", "wagtaildocs:delete", BankDocument),
    ],
)
def test_another_countys_files_are_neither_changed_nor_deleted(
    world: World, contact: Client, add: str, name: str, edit: str, delete: str, model: Any
) -> None:
    send(login(world.other_contact), add, name, picture())
    theirs = model.objects.get()

    answers = [
        contact.get(reverse(edit, args=(theirs.pk,))).status_code,
        send(contact, reverse(edit, args=(theirs.pk,)), name, picture(), title="Tatt over").status_code,
        contact.post(reverse(delete, args=(theirs.pk,))).status_code,
    ]

    assert answers == [302, 302, 302]
    assert (model.objects.get().title, model.objects.get().file.name) == (theirs.title, theirs.file.name)


@pytest.mark.parametrize(
    ("add", "name", "chooser", "model"),
    [
        (ADD_IMAGE, "a.png", "wagtailimages_chooser", BankImage),
        (ADD_DOCUMENT, "a.txt", "wagtaildocs_chooser", BankDocument),
    ],
)
def test_a_contact_chooses_from_everywhere(
    world: World, contact: Client, add: str, name: str, chooser: str, model: Any
) -> None:
    send(login(world.other_contact), add, name, picture(), title="Fra Vestland")
    theirs = model.objects.get()

    listed = contact.get(reverse(f"{chooser}:choose")).json()["html"]
    chosen = contact.get(reverse(f"{chooser}:chosen", args=(theirs.pk,)))

    assert "Fra Vestland" in text(BeautifulSoup(listed, "html.parser"))
    assert chosen.json()["result"]["id"] == str(theirs.pk)
