"""Two at once at a translation, on the real database with real threads."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from cms.core.models import Pin
from learning.models import ResourcePage
from tests.races import at_once, in_between
from tests.reading import soup, text
from tests.world import World, approve, draft_course, draft_resource, edit, find_world, login, put_up, submit
from workflows import tasks
from workflows.actions import Refused
from workflows.models import Translation, TranslationJob
from workflows.rules import Refusal
from workflows.texts import REFUSALS
from workflows.translation import actions

ROUNDS = [1, *(pytest.param(number, marks=pytest.mark.stress) for number in range(2, 11))]


@pytest.fixture
def own_world(transactional_db: None) -> World:
    return find_world()


def editions(work: Any) -> list[Any]:
    return list(type(work).objects.filter(translation_key=work.translation_key).exclude(pk=work.pk))


# --- beginning one -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ROUNDS)
def test_of_two_who_begin_the_same_translation_one_makes_the_draft_and_the_other_is_told(
    own_world: World, number: int
) -> None:
    resource = put_up(draft_resource(own_world))
    address = reverse("workflows:translate", args=(resource.pk,))
    form = {"language": "nn", "way": "hand", "reason": ""}
    clients = [login(user) for user in (own_world.contact, own_world.deputy)]

    one, other = at_once(*[lambda client=client: client.post(address, form) for client in clients])

    won, lost = sorted((one, other), key=lambda answer: -answer.status_code)
    (draft,) = editions(resource)
    assert won.url == reverse("wagtailadmin_pages:edit", args=(draft.pk,))
    assert (lost.status_code, Translation.objects.count()) == (200, 1)
    assert is_told(lost)


def is_told(answer: Any) -> bool:
    """By the refusal, or by the form, which no longer offers the language."""
    with translation.override("nb"):
        return str(REFUSALS[Refusal.HAS_EDITION]) in text(soup(answer)) or "language" in answer.context["form"].errors


def test_who_begins_while_another_has_begun_is_told_that_there_is_one(own_world: World) -> None:
    resource = put_up(draft_resource(own_world))

    refused = in_between(
        lambda: actions.translate_by_hand(resource, own_world.contact, "nn"),
        lambda: actions.translate_by_hand(resource, own_world.deputy, "nn"),
    )

    assert (type(refused), refused.refusal, len(editions(resource))) == (Refused, Refusal.HAS_EDITION, 1)


# --- the machine, and a source that is deleted ---------------------------------------------------------------------


def asked(world: World) -> tuple[Any, int]:
    """A course that was never published, and the number of the machine's job."""
    course = draft_course(world, "Kva skjer", lessons=1)
    return course, actions.ask_machine(course, world.contact, "nn").pk


def test_two_workers_with_the_same_job_make_one_draft(own_world: World) -> None:
    course, job = asked(own_world)

    done = in_between(lambda: tasks.translate(job), lambda: tasks.translate(job))

    assert (done, len(editions(course))) == (None, 1)
    assert TranslationJob.objects.get().work_id == editions(course)[0].pk


def deleting(work: Any, world: World) -> Any:
    client, address = login(world.contact), reverse("wagtailadmin_pages:delete", args=(work.pk,))
    return lambda: client.post(address).status_code


def test_a_source_that_is_deleted_while_the_machine_works_takes_the_job_with_it(own_world: World) -> None:
    course, job = asked(own_world)

    done = in_between(lambda: type(course).objects.get(pk=course.pk).delete(), lambda: tasks.translate(job))

    assert (done, editions(course), TranslationJob.objects.count()) == (None, [], 0)


def test_whoever_deletes_it_while_the_draft_is_stored_leaves_the_draft_to_itself(own_world: World) -> None:
    course, job = asked(own_world)

    code = in_between(lambda: tasks.translate(job), deleting(course, own_world))

    (draft,) = editions(course)
    assert (code, type(course).objects.filter(pk=course.pk).exists()) == (302, False)
    assert list(Translation.objects.values_list("source", flat=True)) == [None, None]
    assert login(own_world.contact).get(reverse("wagtailadmin_pages:edit", args=(draft.pk,))).status_code == 200


def test_who_begins_by_hand_what_is_being_deleted_is_refused(own_world: World) -> None:
    course = draft_course(own_world, "Kva skjer", lessons=1)

    refused = in_between(
        lambda: type(course).objects.get(pk=course.pk).delete(),
        lambda: actions.translate_by_hand(course, own_world.contact, "nn"),
    )

    assert (type(refused), editions(course)) == (Refused, [])


@pytest.mark.parametrize("part", [0, 1], ids=["course", "lesson"])
def test_who_deletes_what_is_being_translated_by_hand_leaves_the_draft_to_itself(own_world: World, part: int) -> None:
    course = draft_course(own_world, "Kva skjer", lessons=1)
    deleted = course.work_pages()[part]

    code = in_between(lambda: actions.translate_by_hand(course, own_world.contact, "nn"), deleting(deleted, own_world))

    assert (code, type(deleted).objects.filter(pk=deleted.pk).exists(), len(editions(course))) == (302, False, 1)
    assert Translation.objects.filter(source=None).count() == (2 if part == 0 else 1)


@pytest.mark.parametrize("number", ROUNDS)
def test_the_machine_finishes_while_somebody_deletes_the_source(own_world: World, number: int) -> None:
    course, job = asked(own_world)

    done, code = at_once(lambda: tasks.translate(job), deleting(course, own_world))

    assert (done, code) == (None, 302)
    assert not type(course).objects.filter(pk=course.pk).exists()
    assert set(Translation.objects.values_list("source", flat=True)) <= {None}


# --- taking a change, and sending ----------------------------------------------------------------------------------


@pytest.fixture
def behind(own_world: World) -> tuple[World, ResourcePage]:
    """A translation that nobody has sent, whose source has another summary since."""
    source = put_up(draft_resource(own_world))
    draft = actions.translate_by_hand(source, own_world.contact, "nn")
    edit(source, own_world.contact, summary="Noe annet.")
    submit(source, own_world.contact)
    approve(source, own_world.reviewer)
    return own_world, ResourcePage.objects.get(pk=draft.pk)


def taking(page: ResourcePage, world: World) -> Any:
    (change,) = actions.look(Translation.objects.get(page=page.pk)).changes
    return lambda: actions.take(page, world.deputy, change.key, change.seen, words="Noko anna.")


def pinned_summary(page: ResourcePage) -> str:
    (pin,) = Pin.objects.filter(released_at=None)
    assert pin.revision_id == ResourcePage.objects.get(pk=page.pk).latest_revision_id
    return str(pin.revision.content["summary"])


def test_a_change_is_not_taken_into_what_is_being_sent(behind: tuple[World, ResourcePage]) -> None:
    world, page = behind

    refused = in_between(lambda: submit(page, world.contact), taking(page, world))

    assert (refused.refusal, pinned_summary(page)) == (Refusal.IS_UNDER_REVIEW, "Kort om håndbok.")


def test_what_is_sent_while_a_change_is_taken_has_the_change(behind: tuple[World, ResourcePage]) -> None:
    world, page = behind
    client, address = login(world.contact), reverse("workflows:submit", args=(page.pk,))

    answer = in_between(taking(page, world), lambda: client.post(address, {"pages": [page.pk]}))

    assert (answer.status_code, pinned_summary(page)) == (302, "Noko anna.")


@pytest.mark.parametrize("number", ROUNDS)
def test_the_pin_holds_what_the_page_said_when_it_was_sent(behind: tuple[World, ResourcePage], number: int) -> None:
    world, page = behind
    client, address = login(world.contact), reverse("workflows:submit", args=(page.pk,))

    code, taken = at_once(lambda: client.post(address, {"pages": [page.pk]}).status_code, taking(page, world))

    assert code == 302
    assert pinned_summary(page) == ("Kort om håndbok." if isinstance(taken, Refused) else "Noko anna.")
