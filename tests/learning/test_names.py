"""A name on a certificate is what one sees of it, and no address."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from cms.core.names import clean_name
from tests.learners import learner_of, signed_in


@pytest.mark.parametrize(
    "name",
    [
        "Kari Testesen",
        "Áile Márjá Somby",
        "Anne-Lise O'Neill",
        "J.P. Hansen",
        "Nguyễn Thị Ánh",
        "محمد علي",
        "Ås jr.",
    ],
)
def test_names_are_taken_as_they_are(name: str) -> None:
    assert clean_name(name) == name


def test_spaces_are_single_and_letters_are_composed() -> None:
    assert clean_name("  A\u030ase \t Ødegård ") == "Åse Ødegård"


@pytest.mark.parametrize(
    "name",
    [
        *("", "\u200b", "\ufeff", "…", "123", "\U0001f600"),
        *("Ola \u202eneslO", "Ola\u200bOlsen", "Ola\0Olsen", "Ola\u00adOlsen"),
        *("Se https://sted.example.org", "Se sted.example nå", "ola@example.org", "<b>Ola</b>", "x" * 121),
    ],
)
def test_what_passes_for_another_name_or_an_address_does_not(name: str) -> None:
    with pytest.raises(ValidationError):
        clean_name(name)


@pytest.mark.django_db
def test_the_learner_is_told_by_the_field_and_what_was_typed_is_kept() -> None:
    client: Client = signed_in()

    page = client.post("/min-laering/navn/", {"name": "Se sted.example nå"}).content.decode()

    assert "Skriv bare navnet" in page
    assert 'value="Se sted.example nå"' in page
    assert learner_of().name == ""
