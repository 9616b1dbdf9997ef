"""Approved and waiting for its day: it can be stopped, it can be overtaken, and it cannot come back by itself."""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.core.models import ApprovalRecord
from learning.models import CoursePage, LessonPage, ResourcePage
from tests.world import (
    World,
    approve,
    draft_resource,
    edit,
    let_planned_times_come,
    live_course,
    login,
    publish,
    submit,
)
from workflows.actions import states_due, take_down
from workflows.tasks import publish_due

TOMORROW = datetime.timedelta(days=1)


def approve_for_tomorrow(world: World, work: Any, **changes: Any) -> None:
    edit(work, world.contact, go_live_at=timezone.now() + TOMORROW, **changes)
    submit(work, world.contact)
    approve(work, world.reviewer)


def let_tomorrow_come() -> None:
    let_planned_times_come()
    publish_due()


def test_what_was_taken_down_does_not_come_up_again_on_the_day_of_its_next_version(world: World) -> None:
    resource = publish(draft_resource(world), world)
    approve_for_tomorrow(world, resource, title="Ny utgave")

    take_down(ResourcePage.objects.get(pk=resource.pk), world.reviewer, "Personvern.")
    let_tomorrow_come()

    assert ResourcePage.objects.get(pk=resource.pk).live is False
    assert list(states_due(timezone.now())) == []


@pytest.mark.parametrize(
    ("who", "verb", "data"),
    [
        ("contact", "withdraw", {}),
        ("contact", "take_down", {"reason": "Feil tall."}),
        ("reviewer", "take_down", {"reason": "Feil tall."}),
    ],
)
def test_an_approved_work_that_waits_can_be_stopped(world: World, who: str, verb: str, data: dict[str, str]) -> None:
    resource = draft_resource(world)
    approve_for_tomorrow(world, resource)

    login(world.everybody[who]).post(reverse(f"workflows:{verb}", args=(resource.pk,)), data)
    let_tomorrow_come()

    assert ResourcePage.objects.get(pk=resource.pk).live is False
    assert ApprovalRecord.objects.get(kind="review").void_at is not None


@pytest.mark.parametrize("who", ["other_contact", "outsider", "operator"])
def test_others_do_not_stop_it(world: World, who: str) -> None:
    resource = draft_resource(world)
    approve_for_tomorrow(world, resource)

    for verb in ("withdraw", "take_down"):
        login(world.everybody[who]).post(reverse(f"workflows:{verb}", args=(resource.pk,)), {"reason": "x"})
    let_tomorrow_come()

    assert ResourcePage.objects.get(pk=resource.pk).live is True


def test_the_editor_offers_to_withdraw_what_waits(world: World) -> None:
    resource = draft_resource(world)
    approve_for_tomorrow(world, resource)

    page = login(world.contact).get(reverse("wagtailadmin_pages:edit", args=(resource.pk,))).content.decode()

    assert reverse("workflows:withdraw", args=(resource.pk,)) in page


def test_a_later_approval_overtakes_the_one_that_waits(world: World) -> None:
    resource = publish(draft_resource(world), world)
    approve_for_tomorrow(world, resource, title="Andre")
    edit(resource, world.contact, title="Tredje", go_live_at=None)
    submit(resource, world.contact)
    approve(resource, world.reviewer)
    assert ResourcePage.objects.get(pk=resource.pk).title == "Tredje"

    let_tomorrow_come()

    assert ResourcePage.objects.get(pk=resource.pk).title == "Tredje"
    assert list(states_due(timezone.now())) == []


def test_a_lesson_renewed_meanwhile_does_not_keep_its_course_from_going_up(world: World) -> None:
    course = live_course(world, lessons=1)
    lesson = LessonPage.objects.child_of(course).get()
    edit(lesson, world.contact, title="Leksjon, andre utgave")
    approve_for_tomorrow(world, course, title="Ny tittel")
    edit(LessonPage.objects.get(pk=lesson.pk), world.contact, title="Leksjon, tredje utgave")
    submit(lesson, world.contact, [lesson])
    approve(course, world.reviewer)

    let_tomorrow_come()

    assert CoursePage.objects.get(pk=course.pk).title == "Ny tittel"
    assert LessonPage.objects.get(pk=lesson.pk).title == "Leksjon, tredje utgave"


def test_an_address_taken_meanwhile_is_told_to_the_reviewer_and_nothing_goes_up(world: World) -> None:
    resource = publish(draft_resource(world, "En"), world)
    edit(resource, world.contact, slug="ny-adresse")
    submit(resource, world.contact)
    ResourcePage.objects.filter(pk=draft_resource(world, "To").pk).update(
        slug="ny-adresse", url_path="/nb/innlandet/ny-adresse/"
    )

    response = approve(resource, world.reviewer)

    assert response.status_code == 200
    assert len(response.context["form"].errors) == 1
    assert ResourcePage.objects.get(pk=resource.pk).slug == "en"
    assert ApprovalRecord.objects.filter(page=resource, kind="review").count() == 1


def test_one_address_taken_meanwhile_does_not_stop_the_other_works(world: World) -> None:
    first, second = draft_resource(world, "En"), draft_resource(world, "To")
    approve_for_tomorrow(world, first, slug="ny-adresse")
    approve_for_tomorrow(world, second)
    ResourcePage.objects.filter(pk=draft_resource(world, "Tre").pk).update(slug="ny-adresse")

    let_tomorrow_come()

    assert [ResourcePage.objects.get(pk=work.pk).live for work in (first, second)] == [False, True]


def test_a_review_that_ends_without_a_decision_publishes_nothing_and_tells_nobody(world: World) -> None:
    """A superuser who switches the task off."""
    resource = draft_resource(world)
    submit(resource, world.contact)
    world.outsider.is_superuser = True
    world.outsider.save()
    state = ResourcePage.objects.get(pk=resource.pk).current_workflow_task_state
    client = login(world.outsider)
    client.raise_request_exception = False

    client.post(f"/admin/workflows/tasks/disable/{state.task_id}/")

    fresh = ResourcePage.objects.get(pk=resource.pk)
    assert (fresh.live, fresh.current_workflow_state.status) == (False, "in_progress")


def test_a_section_can_be_sent_while_its_works_are_under_review(world: World) -> None:
    submit(draft_resource(world, "Annet"), world.contact)
    edit(world.section, world.contact, summary="Ny ingress.")

    submit(type(world.section).objects.get(pk=world.section.pk), world.contact)

    assert type(world.section).objects.get(pk=world.section.pk).current_workflow_state is not None
