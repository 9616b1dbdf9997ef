"""Two at once, on the real database with real threads: exactly one outcome, and never an error of the server."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from cms.core.models import ApprovalRecord, Mail, Pin
from learning.models import ResourcePage
from tests.makings import section_of
from tests.races import at_once, in_between
from tests.world import (
    CHECKED,
    World,
    draft_resource,
    edit,
    find_world,
    login,
    open_review,
    put_up,
    shown,
    submit,
)
from workflows import actions
from workflows.models import ExpertComment, Wording
from workflows.tasks import tend_reviews

ROUNDS = [1, *(pytest.param(number, marks=pytest.mark.stress) for number in range(2, 11))]


@pytest.fixture
def own_world(transactional_db: None) -> World:
    return find_world()


def sent(world: World) -> ResourcePage:
    resource = draft_resource(world)
    submit(resource, world.contact)
    return resource


def approving(work: Any, user: Any) -> Callable[[], int]:
    client, url = login(user), reverse("workflows:review", args=(open_review(work).pk,))
    form = CHECKED | shown(work) | {"action": "approve"}
    return lambda: int(client.post(url, form).status_code)


def reviews(work: Any) -> int:
    return ApprovalRecord.objects.filter(page=work, kind="review").count()


@pytest.mark.parametrize("number", ROUNDS)
def test_two_reviewers_approve(own_world: World, number: int) -> None:
    work = sent(own_world)

    codes = at_once(approving(work, own_world.reviewer), approving(work, own_world.other_reviewer))

    assert set(codes) <= {200, 302}
    assert (ResourcePage.objects.get(pk=work.pk).live, reviews(work)) == (True, 1)
    assert Mail.objects.filter(key__startswith="approved:").count() == 2  # contact and deputy, once each


@pytest.mark.parametrize("number", ROUNDS)
def test_one_approves_while_the_author_withdraws(own_world: World, number: int) -> None:
    work = sent(own_world)
    author, url = login(own_world.contact), reverse("workflows:withdraw", args=(work.pk,))

    codes = at_once(approving(work, own_world.reviewer), lambda: author.post(url).status_code)

    assert set(codes) <= {200, 302}
    assert ResourcePage.objects.get(pk=work.pk).live is (reviews(work) == 1)
    assert Pin.objects.filter(released_at=None).count() == 0


@pytest.mark.parametrize("number", ROUNDS)
def test_one_approves_while_the_author_saves(own_world: World, number: int) -> None:
    work = sent(own_world)

    _approved, saved = at_once(
        approving(work, own_world.reviewer), lambda: edit(work, own_world.contact, title="Skrevet samtidig")
    )

    fresh = ResourcePage.objects.get(pk=work.pk)
    assert (fresh.live, fresh.title) == (True, "Håndbok")
    assert fresh.draft_title == ("Håndbok" if isinstance(saved, Exception) else "Skrevet samtidig")


@pytest.mark.parametrize("number", ROUNDS)
def test_one_sends_while_another_saves(own_world: World, number: int) -> None:
    """What is pinned is what was checked: a save either comes before the pin or is refused."""
    work = draft_resource(own_world)
    author, url = login(own_world.contact), reverse("workflows:submit", args=(work.pk,))

    at_once(
        lambda: author.post(url, {"pages": [work.pk]}).status_code,
        lambda: edit(work, own_world.deputy, title="Skrevet samtidig"),
    )

    fresh = ResourcePage.objects.get(pk=work.pk)
    (pin,) = Pin.objects.filter(released_at=None)
    assert pin.revision_id == fresh.latest_revision_id


@pytest.mark.parametrize("number", ROUNDS)
def test_two_claim_the_same_work(own_world: World, number: int) -> None:
    work = sent(own_world)
    state = open_review(work)
    url = reverse("workflows:claim", args=(state.pk,))
    clients = [login(user) for user in (own_world.reviewer, own_world.other_reviewer, own_world.leader)]

    codes = at_once(*[lambda client=client: client.post(url).status_code for client in clients])

    assert (set(codes), state.claims.filter(ended_at=None).count()) == ({302}, 1)


@pytest.mark.parametrize("number", ROUNDS)
def test_two_workers_tend_the_same_reviews(own_world: World, number: int) -> None:
    work = sent(own_world)
    state = open_review(work)
    type(state).objects.filter(pk=state.pk).update(due_on="2026-01-02")

    results = at_once(tend_reviews, tend_reviews, tend_reviews)
    assert results == [None, None, None]

    told = Mail.objects.filter(key__startswith="overdue:").values_list("to", flat=True)
    assert list(told) == ["leader@example.org"]
    assert Mail.objects.filter(key__startswith="reminder:").count() == 3


# --- proposed wording ---


def proposal(work: ResourcePage, world: World) -> str:
    """The address where a reviewer's proposal is answered."""
    url = reverse("workflows:propose", args=(open_review(work).pk,))
    login(world.reviewer).post(url, {"old": "Kort om", "new": "Litt om", "why": "Mildere."})
    return reverse("workflows:answer_wording", args=(Wording.objects.get().pk,))


def accepting(url: str, user: Any) -> Callable[[], int]:
    client = login(user)
    return lambda: int(client.post(url, {"action": "accept", "at": "conversation"}).status_code)


@pytest.mark.parametrize("number", ROUNDS)
def test_one_accepts_other_words_while_a_reviewer_approves(own_world: World, number: int) -> None:
    """Either the old text is up and the proposal open, or the new text waits for the reviewer to read it."""
    work = sent(own_world)
    url = proposal(work, own_world)

    codes = at_once(accepting(url, own_world.contact), approving(work, own_world.other_reviewer))

    fresh, wording = ResourcePage.objects.get(pk=work.pk), Wording.objects.get()
    assert set(codes) <= {200, 302}
    assert (fresh.live, wording.status, fresh.revisions.count()) in [(True, "open", 1), (False, "accepted", 2)]


@pytest.mark.parametrize("number", ROUNDS)
def test_contact_and_deputy_accept_the_same_words(own_world: World, number: int) -> None:
    work = sent(own_world)
    url = proposal(work, own_world)
    revisions = work.revisions.count()

    codes = at_once(accepting(url, own_world.contact), accepting(url, own_world.deputy))

    assert sorted(codes) == [200, 302]
    assert (work.revisions.count(), Pin.objects.filter(released_at=None).count()) == (revisions + 1, 1)


@pytest.mark.parametrize("number", ROUNDS)
def test_one_accepts_other_words_while_another_withdraws(own_world: World, number: int) -> None:
    work = sent(own_world)
    url, author = proposal(work, own_world), login(own_world.deputy)
    withdraw = reverse("workflows:withdraw", args=(work.pk,))

    codes = at_once(accepting(url, own_world.contact), lambda: author.post(withdraw).status_code)

    assert set(codes) <= {200, 302}
    assert Pin.objects.filter(released_at=None).count() == 0
    fresh = ResourcePage.objects.get(pk=work.pk)
    is_accepted = Wording.objects.get().status == "accepted"
    latest = fresh.get_latest_revision_as_object().summary
    assert (fresh.live, latest) == (False, "Litt om håndbok." if is_accepted else "Kort om håndbok.")


@pytest.mark.parametrize("number", ROUNDS)
def test_one_accepts_other_words_while_another_saves(own_world: World, number: int) -> None:
    """The page is never free between the old pin and the new."""
    work = sent(own_world)
    url = proposal(work, own_world)

    accepted, saved = at_once(
        accepting(url, own_world.contact), lambda: edit(work, own_world.deputy, title="Skrevet samtidig")
    )

    assert (accepted, type(saved)) == (302, PermissionDenied)
    assert ResourcePage.objects.get(pk=work.pk).draft_title == "Håndbok"


def test_a_link_that_ends_while_an_expert_writes_keeps_nothing(own_world: World) -> None:
    work = draft_resource(own_world)
    link, secret = actions.make_link(work, own_world.contact, "Professor Ås", 14)
    address = reverse("expert:page", args=(secret, work.pk))

    response = in_between(
        lambda: actions.revoke_link(link, own_world.deputy),
        lambda: Client().post(address, {"name": "Kari Ås", "text": "Kapittel to er for langt."}),
    )

    assert (response.status_code, ExpertComment.objects.count()) == (404, 0)


# --- two works that want one address ---


def test_of_two_works_sent_at_once_with_one_address_the_second_is_told(own_world: World) -> None:
    one = draft_resource(own_world, "Felles navn")
    other = put_up(draft_resource(own_world, "Noe annet", section=section_of(own_world, "nn")))
    edit(other, own_world.contact, slug=one.slug)

    refused = in_between(
        lambda: actions.submit(one, own_world.contact, [one.pk]),
        lambda: actions.submit(other, own_world.contact, [other.pk]),
    )

    with translation.override("nb"):
        told = gettext("Another page has this address already.")
    assert (type(refused), [told in message for message in refused.messages]) == (ValidationError, [True])
    assert list(Pin.objects.values_list("page", flat=True)) == [one.pk]
