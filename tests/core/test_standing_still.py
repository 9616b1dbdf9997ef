"""What is live, under review or approved for later stays where it is: for superusers, and by every door."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cms.core.models import BasePage
from home.models import CountyLibraryPage
from learning.models import CoursePage, LessonPage, ResourcePage
from tests.world import World, approve, draft_course, draft_resource, edit, login, publish, put_up, submit


def put_live(world: World) -> ResourcePage:
    return put_up(draft_resource(world))


def send(world: World) -> ResourcePage:
    resource = draft_resource(world)
    submit(resource, world.contact)
    return resource


def plan(world: World, work: Any = None) -> Any:
    """Approved, to go up tomorrow."""
    work = work or draft_resource(world)
    edit(work, world.contact, go_live_at=timezone.now() + datetime.timedelta(days=1))
    submit(work, world.contact)
    approve(work, world.reviewer)
    return type(work).objects.get(pk=work.pk)


def neighbour(world: World) -> CountyLibraryPage:
    """Another county library's section in the same language."""
    return CountyLibraryPage.objects.sibling_of(world.section, inclusive=False).first()


def move_by_api(world: World, page: BasePage) -> Any:
    """By a superuser, whom no permission of Django's stops."""
    world.outsider.is_superuser = True
    world.outsider.save()
    return login(world.outsider).post(
        f"/admin/api/main/pages/{page.pk}/action/move/",
        {"destination_page_id": neighbour(world).pk, "position": "last-child"},
        content_type="application/json",
    )


@pytest.mark.parametrize("make", [put_live, send, plan])
def test_a_superuser_moves_by_the_api_nothing_that_is_or_may_go_live(world: World, make: Any) -> None:
    page = make(world)

    response = move_by_api(world, page)

    assert response.status_code == 403
    assert ResourcePage.objects.get(pk=page.pk).get_parent().pk == world.section.pk


def test_a_superuser_moves_a_draft_by_the_api(world: World) -> None:
    draft = draft_resource(world)

    response = move_by_api(world, draft)

    assert response.status_code == 200
    assert ResourcePage.objects.get(pk=draft.pk).get_parent().pk == neighbour(world).pk


def test_a_work_that_waits_for_its_time_is_neither_moved_nor_deleted(world: World) -> None:
    course = plan(world, draft_course(world))
    lesson = LessonPage.objects.child_of(course).first()

    for page in (course, lesson):
        with pytest.raises(PermissionDenied):
            page.delete()
        with pytest.raises(PermissionDenied):
            page.move(world.other_section, pos="last-child")

    assert len(CoursePage.objects.get(pk=course.pk).work_pages()) == 3
    assert course.permissions_for_user(world.contact).can_delete() is False


def test_a_plan_that_a_later_approval_replaced_holds_nothing(world: World) -> None:
    resource = plan(world, publish(draft_resource(world), world))
    edit(resource, world.contact, title="Ny tittel", go_live_at=None)
    resource = publish(ResourcePage.objects.get(pk=resource.pk), world)
    resource.unpublish()

    ResourcePage.objects.get(pk=resource.pk).delete()

    assert ResourcePage.objects.filter(pk=resource.pk).exists() is False
