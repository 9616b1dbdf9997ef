"""A reviewer thinks better of a proposal: taken back by whoever made it, as long as nobody has answered."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cms.core.models import Mail
from cms.people.models import User
from learning.models import ResourcePage
from tests.reading import soup, text
from tests.workflows.test_wording import answer, conversation, proposed
from tests.world import CAST, World, approve, login
from workflows import actions
from workflows.models import Wording
from workflows.rules import Refusal
from workflows.texts import REFUSALS


def take_back(wording: Wording, by: User, at: str = "review") -> Any:
    return login(by).post(address(wording), {"at": at}, follow=True)


def address(wording: Wording) -> str:
    return reverse("workflows:take_back_wording", args=(wording.pk,))


def said(response: Any) -> str:
    return text(soup(response).select_one(".messages"))


@pytest.mark.parametrize("role", CAST)
def test_only_the_proposer_takes_a_proposal_back(world: World, work: ResourcePage, role: str) -> None:
    wording, before = proposed(work, world), Mail.objects.count()

    take_back(wording, world.everybody[role], at="conversation")

    wording.refresh_from_db()
    expected = ("taken_back", world.reviewer) if role == "reviewer" else ("open", None)
    assert (wording.status, wording.answered_by) == expected
    assert Mail.objects.count() == before


def test_the_proposer_is_told_and_the_authors_find_it_taken_back(world: World, work: ResourcePage) -> None:
    wording = proposed(work, world)

    assert "Forslaget er trukket." in said(take_back(wording, world.reviewer))

    page = text(soup(conversation(wording, world.contact)).select_one("#kb-talk"))
    assert "Trukket av Reviewer Testesen" in page
    assert "Godta" not in page


def test_the_button_is_the_proposers_alone(world: World, work: ResourcePage) -> None:
    wording = proposed(work, world)

    offered = {
        who: bool(soup(conversation(wording, world.everybody[who])).select(f"form[action='{address(wording)}']"))
        for who in ("reviewer", "other_reviewer", "contact")
    }

    assert offered == {"reviewer": True, "other_reviewer": False, "contact": False}


def test_what_is_answered_is_not_taken_back(world: World, work: ResourcePage) -> None:
    wording = proposed(work, world)
    answer(wording, world.contact, "decline", word="Det er riktig slik.")

    assert str(REFUSALS[Refusal.IS_ANSWERED]) in said(take_back(wording, world.reviewer))

    wording.refresh_from_db()
    assert (wording.status, wording.answered_by) == ("declined", world.contact)


def test_what_is_taken_back_is_not_accepted(world: World, work: ResourcePage) -> None:
    wording = proposed(work, world)
    take_back(wording, world.reviewer)

    response = answer(wording, world.contact)

    (row,) = response.context["talk"]["proposals"]
    assert row["form"].non_field_errors() == [str(REFUSALS[Refusal.IS_ANSWERED])]


def test_after_the_review_the_record_stands(world: World, work: ResourcePage) -> None:
    wording = proposed(work, world)
    approve(work, world.reviewer)

    with pytest.raises(actions.Refused) as refused:
        actions.take_back_wording(wording.pk, world.reviewer)

    assert refused.value.refusal == Refusal.TALK_IS_OVER


def test_the_action_itself_asks_who_it_is(world: World, work: ResourcePage) -> None:
    wording = proposed(work, world)

    with pytest.raises(actions.Refused) as refused:
        actions.take_back_wording(wording.pk, world.contact)

    assert refused.value.refusal == Refusal.NOT_YOUR_PROPOSAL


def test_nothing_is_taken_back_by_get_or_signed_out(world: World, work: ResourcePage, client: Client) -> None:
    wording = proposed(work, world)

    codes = (login(world.reviewer).get(address(wording)).status_code, client.post(address(wording)).status_code)

    wording.refresh_from_db()
    assert (codes, wording.status) == ((405, 302), "open")
