"""What goes up and comes down by the clock: whole works, once, and one's failure does not stop the next."""

import datetime
import logging

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.core.models import ApprovalRecord
from learning.models import CoursePage, LessonPage, ResourcePage
from tests.jobs import asked_for
from tests.reading import soup, text
from tests.world import (
    World,
    approve,
    draft_course,
    draft_resource,
    edit,
    let_planned_times_come,
    live_course,
    login,
    open_review,
    publish,
    submit,
)
from workflows.actions import publish_due, states_due
from workflows.tasks import publish_due as publish_all_due
from workflows.tasks import take_down_expired

HOUR = datetime.timedelta(hours=1)


def approved_for_later(world: World, work: CoursePage | ResourcePage) -> None:
    edit(work, world.contact, go_live_at=timezone.now() + HOUR)
    submit(work, world.contact)
    approve(work, world.reviewer)


def live_pages(course: CoursePage) -> list[bool]:
    return [page.live for page in CoursePage.objects.get(pk=course.pk).work_pages()]


def test_an_approved_work_waits_for_its_time_and_then_goes_up_whole(world: World, client: Client) -> None:
    course = draft_course(world)
    lesson = LessonPage.objects.child_of(course).first()
    approved_for_later(world, course)

    publish_all_due()
    assert live_pages(course) == [False, False, False]
    assert [client.get(page.url).status_code for page in (course, lesson)] == [404, 404]

    let_planned_times_come()
    publish_all_due()

    assert live_pages(course) == [True, True, True]
    assert [client.get(page.url).status_code for page in (course, lesson)] == [200, 200]


def told_before_a_decision(world: World, work: ResourcePage) -> list[tuple[bool, str]]:
    """To whoever sends it and to whoever reads it: whether a time is told, and what the first button says."""
    pages = [login(world.contact).get(reverse("workflows:submit", args=(work.pk,)))]
    submit(work, world.contact)
    pages.append(login(world.reviewer).get(reverse("workflows:review", args=(open_review(work).pk,))))
    told = "Når dette er godkjent, publiseres det av seg selv 1. mars 2040 kl. 08:30."
    return [(told in text(soup(page)), text(soup(page).select_one(".kb-actions button"))) for page in pages]


def test_who_sends_and_who_approves_is_told_of_the_time(world: World) -> None:
    planned, past, plain = (draft_resource(world, title) for title in ("Siden", "Før", "Nå"))
    edit(planned, world.contact, go_live_at=datetime.datetime(2040, 3, 1, 7, 30, tzinfo=datetime.UTC))
    edit(past, world.contact, go_live_at=timezone.now() - HOUR)

    found = [told_before_a_decision(world, work) for work in (planned, past, plain)]

    send = "Send til ressursgruppa"
    assert found == [
        [(True, send), (True, "Godkjenn")],
        [(False, send), (False, "Godkjenn og publiser")],
        [(False, send), (False, "Godkjenn og publiser")],
    ]


def test_a_second_run_publishes_nothing_again(world: World) -> None:
    course = draft_course(world)
    approved_for_later(world, course)
    let_planned_times_come()
    (state,) = states_due(timezone.now())
    before = CoursePage.objects.get(pk=course.pk)

    assert (publish_due(state), publish_due(state)) == (True, False)

    once = CoursePage.objects.get(pk=course.pk)
    publish_all_due()
    assert CoursePage.objects.get(pk=course.pk).last_published_at == once.last_published_at
    assert before.last_published_at is None


def test_a_work_whose_time_has_not_come_is_not_due(world: World) -> None:
    course = draft_course(world)
    approved_for_later(world, course)
    (record, *_others) = ApprovalRecord.objects.filter(kind="review")

    assert list(states_due(timezone.now())) == []
    assert publish_due(record.workflow_state) is False


def test_one_works_failure_does_not_stop_the_next(world: World, caplog: pytest.LogCaptureFixture) -> None:
    broken, whole = draft_resource(world, "Ødelagt"), draft_resource(world, "Hel")
    approved_for_later(world, broken)
    approved_for_later(world, whole)
    Revision.objects.filter(pk=ResourcePage.objects.get(pk=broken.pk).latest_revision_id).update(
        content=broken.serializable_data() | {"title": "Ikke det som ble godkjent"}
    )
    let_planned_times_come()

    with caplog.at_level(logging.ERROR, logger="workflows.tasks"):
        publish_all_due()

    assert [ResourcePage.objects.get(pk=work.pk).live for work in (broken, whole)] == [False, True]
    assert [record.getMessage() for record in caplog.records if record.name == "workflows.tasks"] == [
        f"Work {broken.pk} could not go up."
    ]


def test_what_is_up_already_is_not_published_again(world: World) -> None:
    course = live_course(world)
    lesson = LessonPage.objects.child_of(course).first()
    first_time = LessonPage.objects.get(pk=lesson.pk).last_published_at
    record = ApprovalRecord.objects.get(page=lesson, kind="review")
    edit(course, world.contact, summary="Ny ingress.")
    submit(course, world.contact, [course])
    state = CoursePage.objects.get(pk=course.pk).current_workflow_state
    ApprovalRecord.objects.filter(pk=record.pk).update(workflow_state=state, used_at=None)

    approve(course, world.reviewer)

    assert CoursePage.objects.get(pk=course.pk).summary == "Ny ingress."
    assert LessonPage.objects.get(pk=lesson.pk).last_published_at == first_time


def let_expire(page: Page, at: datetime.datetime) -> None:
    type(page).objects.filter(pk=page.pk).update(expire_at=at)


def test_a_work_whose_time_is_over_comes_down_with_its_lessons(world: World, client: Client) -> None:
    course = live_course(world)
    lesson = LessonPage.objects.child_of(course).first()
    let_expire(course, timezone.now() + HOUR)
    take_down_expired()
    assert live_pages(course) == [True, True, True]

    let_expire(course, timezone.now())
    take_down_expired()
    take_down_expired()

    assert live_pages(course) == [False, False, False]
    assert CoursePage.objects.get(pk=course.pk).expired is True
    assert [client.get(page.url).status_code for page in (course, lesson)] == [404, 404]


def test_a_lesson_taken_down_before_does_not_stop_its_course_from_coming_down(world: World) -> None:
    course = live_course(world)
    LessonPage.objects.child_of(course).first().unpublish()
    let_expire(course, timezone.now())

    take_down_expired()

    assert live_pages(course) == [False, False, False]


def test_what_was_taken_down_by_hand_meanwhile_is_left_alone(world: World) -> None:
    from workflows.actions import take_down_expired as take_down_one

    resource = publish(draft_resource(world), world)
    let_expire(resource, timezone.now() + HOUR)

    take_down_one(resource)

    assert ResourcePage.objects.get(pk=resource.pk).live is True


@pytest.mark.parametrize("number", [0, 1, 3])
def test_what_is_due_before_the_next_run_is_asked_for_once_at_its_own_second(world: World, number: int) -> None:
    """Of moments farther away the next run thinks."""
    let_expire(publish(draft_resource(world), world), timezone.now() + HOUR)
    ending = [publish(draft_resource(world, f"Ressurs {place}"), world) for place in range(number)]
    for place in range(number):
        approved_for_later(world, draft_course(world, f"Kurs {place}", lessons=1))
    soon = timezone.now() + datetime.timedelta(seconds=14)
    ApprovalRecord.objects.filter(publish_at__isnull=False).update(publish_at=soon)
    for resource in ending:
        let_expire(resource, soon)
    before = asked_for()

    for _run in range(2):
        publish_all_due()
        take_down_expired()

    assert asked_for() - before == (2 if number else 0)
