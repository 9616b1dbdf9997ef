"""Requests that come too late, twice or from elsewhere: refused in words, and nothing is changed."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext

from cms.core.models import Pin
from learning.models import CoursePage, LessonPage, ResourcePage
from tests.world import World, draft_course, draft_resource, edit, live_course, login, open_review, publish, submit
from workflows import signals
from workflows.actions import Refused, decide, faults_of, take_down, withdraw
from workflows.actions import submit as submit_directly
from workflows.models import ResourceGroupReview, TakeDown
from workflows.rules import Refusal
from workflows.texts import REFUSALS


def said(response: Any) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_a_course_that_is_not_up_must_be_sent_with_its_lessons(world: World) -> None:
    course = draft_course(world)
    lesson = LessonPage.objects.child_of(course).first()

    with pytest.raises(
        ValidationError, match=gettext("The course itself must be sent along: it is not published yet.")[:20]
    ):
        submit_directly(course, world.contact, [lesson.pk])

    assert Pin.objects.count() == 0


def test_nothing_chosen_sends_nothing(world: World) -> None:
    course = live_course(world)

    with pytest.raises(ValidationError, match=gettext("Choose at least one page that has changed.")[:20]):
        submit_directly(course, world.contact, [])


def test_a_work_is_not_sent_twice(world: World) -> None:
    course = live_course(world)
    first, second = LessonPage.objects.child_of(course)
    edit(first, world.contact, title="Ny tittel")
    edit(second, world.contact, title="Enda en ny tittel")
    submit(course, world.contact, [first])

    with pytest.raises(ValidationError, match=gettext("The work is under review already.")[:20]):
        submit_directly(course, world.contact, [second.pk])
    again = login(world.contact).get(reverse("workflows:submit", args=(course.pk,)))

    assert list(Pin.objects.filter(released_at=None).values_list("page", flat=True)) == [first.pk]
    assert (again.status_code, said(again)) == (302, [gettext("The work is with the resource group already.")])


def test_the_actions_themselves_ask_whose_work_it_is(world: World) -> None:
    course = draft_course(world)

    with pytest.raises(Refused) as sent:
        submit_directly(course, world.other_contact, [course.pk])
    submit(course, world.contact)
    with pytest.raises(Refused) as withdrawn:
        withdraw(course, world.other_contact)

    assert (sent.value.refusal, withdrawn.value.refusal) == (Refusal.NOT_YOUR_WORK, Refusal.NOT_YOUR_WORK)


def test_what_is_not_under_review_is_not_withdrawn(world: World) -> None:
    course = draft_course(world)

    response = login(world.contact).post(reverse("workflows:withdraw", args=(course.pk,)))

    assert said(response) == [str(REFUSALS[Refusal.NOT_UNDER_REVIEW])]


def test_what_is_down_is_not_taken_down(world: World) -> None:
    resource = draft_resource(world)

    response = login(world.contact).post(reverse("workflows:take_down", args=(resource.pk,)), {"reason": "Feil."})
    with pytest.raises(Refused) as refused:
        take_down(resource, world.contact, "Feil.")

    assert said(response) == [str(REFUSALS[Refusal.NOT_LIVE])]
    assert (refused.value.refusal, TakeDown.objects.count()) == (Refusal.NOT_LIVE, 0)


def test_an_unknown_decision_is_none(world: World) -> None:
    resource = draft_resource(world)
    submit(resource, world.contact)

    for pk, action in ((open_review(resource).pk, "publish"), (0, "approve")):
        with pytest.raises(Refused):
            decide(pk, world.reviewer, action)

    assert ResourcePage.objects.get(pk=resource.pk).live is False


def test_sending_back_without_a_reason_says_so_by_the_field(world: World) -> None:
    resource = draft_resource(world)
    submit(resource, world.contact)
    url = reverse("workflows:review", args=(open_review(resource).pk,))

    response = login(world.reviewer).post(url, {"action": "reject", "comment": " "})

    assert response.context["form"].errors == {"comment": [gettext("Write a reason.")]}


def test_what_does_not_fit_a_field_is_a_fault_before_review(world: World) -> None:
    resource = draft_resource(world)
    resource.contact_email = "ikke en adresse"

    assert list(faults_of(resource)) == ["contact_email"]


def test_wagtails_own_screens_offer_a_decision_only_to_those_who_may_take_it(world: World) -> None:
    resource = draft_resource(world)
    submit(resource, world.contact)
    task = ResourceGroupReview.objects.get()
    page = ResourcePage.objects.get(pk=resource.pk)

    offered = {name: bool(task.get_actions(page, user)) for name, user in world.everybody.items()}
    listed = {name: task.get_task_states_user_can_moderate(user).count() for name, user in world.everybody.items()}

    assert {name for name, offer in offered.items() if offer} == {"reviewer", "other_reviewer", "leader"}
    assert {name for name, number in listed.items() if number} == {"reviewer", "other_reviewer", "leader"}
    assert {task.user_can_access_editor(page, user) for user in world.everybody.values()} == {False}
    assert {task.user_can_lock(page, user) for user in world.everybody.values()} == {False}
    assert {task.locked_for_user(page, user) for user in world.everybody.values()} == {True}
    assert task.get_actions(publish(draft_resource(world, "Ferdig"), world), world.reviewer) == []


def test_a_stock_letter_under_another_name_is_noticed_at_the_start() -> None:
    """After the site has started they are disconnected already, which looks the same as renamed."""
    with pytest.raises(RuntimeError, match="Wagtail no longer connects workflow_state_submitted_email_notification"):
        signals.silence_stock_mail()


def test_a_take_down_is_named_by_its_page(world: World) -> None:
    resource = publish(draft_resource(world, "Håndbok"), world)

    login(world.reviewer).post(reverse("workflows:take_down", args=(resource.pk,)), {"reason": "Feil tall."})

    assert str(TakeDown.objects.get()) == "Håndbok"


def test_a_course_keeps_its_page_when_a_lesson_alone_comes_down(world: World) -> None:
    course = live_course(world)
    lesson = LessonPage.objects.child_of(course).first()

    login(world.contact).post(reverse("workflows:take_down", args=(lesson.pk,)), {"reason": "Feil tall."})

    assert [page.live for page in CoursePage.objects.get(pk=course.pk).work_pages()] == [True, False, True]
