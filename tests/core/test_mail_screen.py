"""The operator's list of letters: what was given up is seen there, and tried again."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.core.models import Mail
from tests.reading import soup
from tests.world import World, login

ROLES = ("contact", "deputy", "other_contact", "own_member", "reviewer", "leader", "operator", "outsider")


def letter(subject: str, **fields: Any) -> Mail:
    return Mail.objects.create(to="kari@example.org", language="nb", subject=subject, body="Hemmelig.", **fields)


def subjects(world: World, state: str) -> list[str]:
    page = soup(login(world.operator).get(reverse("kb_mail"), {"state": state}))
    return [cell.get_text(strip=True) for cell in page.select("td.title")]


@pytest.mark.parametrize("role", ROLES)
def test_the_operator_alone_sees_the_letters_and_not_what_they_say(world: World, role: str) -> None:
    letter("Invitasjon", failed_at=timezone.now())

    response = login(world.everybody[role]).get(reverse("kb_mail"))

    text = response.content.decode()
    assert ("Invitasjon" in text, "Hemmelig." in text) == (role == "operator", False)


@pytest.mark.parametrize(
    ("state", "shown"),
    [("failed", ["Oppgitt"]), ("waiting", ["Venter"]), ("sent", ["Sendt"]), ("", ["Oppgitt"]), ("x", ["Oppgitt"])],
)
def test_letters_stand_by_what_became_of_them(world: World, state: str, shown: list[str]) -> None:
    letter("Oppgitt", failed_at=timezone.now(), attempts=8, last_error="Nei.")
    letter("Venter", attempts=1)
    letter("Sendt", sent_at=timezone.now())

    assert subjects(world, state) == shown


def test_an_empty_list_says_so(world: World) -> None:
    assert subjects(world, "failed") == []


def test_a_long_list_is_turned(world: World) -> None:
    for number in range(51):
        letter(f"Brev {number}", sent_at=timezone.now())

    pages = [soup(login(world.operator).get(reverse("kb_mail"), {"state": "sent", "p": number})) for number in (1, 2)]

    assert [len(page.select("td.title")) for page in pages] == [50, 1]
    assert [[link["href"] for link in page.select(".kb-after a")] for page in pages] == [
        ["?state=sent&p=2"],
        ["?state=sent&p=1"],
    ]


@pytest.mark.parametrize("role", ROLES)
def test_a_letter_that_was_given_up_is_tried_again(world: World, role: str) -> None:
    given_up = letter("Oppgitt", failed_at=timezone.now(), attempts=8)

    login(world.everybody[role]).post(reverse("kb_mail_try_again", args=(given_up.pk,)))

    given_up.refresh_from_db()
    assert (given_up.failed_at is None, given_up.attempts) == ((True, 0) if role == "operator" else (False, 8))


def test_what_is_sent_or_waits_is_left_alone(world: World) -> None:
    sent = letter("Sendt", sent_at=timezone.now(), attempts=1)

    login(world.operator).post(reverse("kb_mail_try_again", args=(sent.pk,)))

    sent.refresh_from_db()
    assert sent.attempts == 1
