"""Putting a link into a text: the forms speak the user's language and give what Wagtail's give."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.reading import text
from tests.world import World, login

LABELS = {
    "external": ["Adresse", "Lenketekst"],
    "anchor": ["#", "Lenketekst"],
    "email": ["E-postadresse", "Lenketekst", "Emne", "Tekst"],
    "phone": ["Telefonnummer", "Lenketekst"],
}


@pytest.fixture
def contact(world: World) -> Client:
    return login(world.contact)


@pytest.mark.parametrize("kind", LABELS)
def test_each_field_of_a_link_says_in_norwegian_what_it_is(contact: Client, kind: str) -> None:
    shown = contact.get(f"/admin/choose-{kind}-link/", headers={"X-Requested-With": "XMLHttpRequest"}).json()

    labels = BeautifulSoup(shown["html"], "html.parser").select("label")
    assert [text(label).rstrip(" *") for label in labels] == LABELS[kind]


def test_what_is_typed_becomes_the_link(contact: Client) -> None:
    typed = {"email_address": "kurs@example.org", "link_text": "Skriv til oss", "subject": "Påmelding", "body": ""}
    sent = {f"email-link-chooser-{name}": value for name, value in typed.items()}

    answer = contact.post("/admin/choose-email-link/", sent).json()

    assert (answer["step"], answer["result"]["url"], answer["result"]["title"]) == (
        "external_link_chosen",
        "mailto:kurs@example.org?subject=P%C3%A5melding",
        "Skriv til oss",
    )
