"""Ways past the review that stock Wagtail leaves open, tried by those who may do most.

The doors of a decision are in `test_doors`, the saves in `tests/core/test_guard`; here is the rest.
"""

from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from cms.core.guard import NotApproved
from cms.people.models import User
from learning.models import CoursePage, LessonPage, ResourcePage
from tests.world import (
    World,
    draft_course,
    draft_resource,
    edit,
    live_course,
    login,
    publish,
    send_back,
    submit,
)


@pytest.fixture
def strong(world: World) -> list[User]:
    """The owner, and a superuser: whoever Wagtail lets do most."""
    superuser = User.objects.create_superuser("super@example.org", "et-langt-og-hemmelig-passord")
    return [world.contact, superuser]


def fresh(page: Any) -> Any:
    return type(page).objects.get(pk=page.pk)


def post(by: User, name: str, *numbers: Any, **data: Any) -> Any:
    return login(by).post(reverse(f"wagtailadmin_pages:{name}", args=numbers), data)


# --- what was read is not written over ---


def test_what_was_pinned_is_not_written_over_after_it_was_sent_back(world: World) -> None:
    resource = draft_resource(world, "Håndbok")
    submit(resource, world.contact)
    read = fresh(resource).latest_revision
    send_back(resource, world.reviewer)
    draft = fresh(resource).get_latest_revision_as_object()
    draft.title = "Ny tittel"

    written = draft.save_revision(user=world.contact, overwrite_revision=read)

    read.refresh_from_db()
    assert (written.pk != read.pk, read.content["title"]) == (True, "Håndbok")


# --- a work under review keeps its pages ---


def test_nothing_is_copied_or_moved_into_a_course_under_review(world: World, strong: list[User]) -> None:
    other = draft_course(world, "Et annet kurs", lessons=1)
    course = draft_course(world, "Bokprat", lessons=1)
    submit(course, world.contact)
    lesson = LessonPage.objects.child_of(other).get()

    for user in strong:
        post(user, "copy", lesson.pk, new_title="Kopi", new_slug="kopi", new_parent_page=course.pk)
        post(user, "move_confirm", lesson.pk, course.pk)

    assert [page.title for page in fresh(course).work_pages()] == ["Bokprat", "Bokprat: leksjon 1"]
    assert fresh(lesson).get_parent().pk == other.pk


def test_no_lesson_leaves_a_course_under_review(world: World, strong: list[User]) -> None:
    other, course = draft_course(world, "Et annet kurs", lessons=0), draft_course(world, "Bokprat", lessons=1)
    submit(course, world.contact)
    lesson = LessonPage.objects.child_of(course).get()

    for user in strong:
        post(user, "move_confirm", lesson.pk, other.pk)
        post(user, "delete", lesson.pk)

    assert fresh(lesson).get_parent().pk == course.pk


# --- nothing goes up, or away, by Wagtail's own views ---


def test_a_copy_is_a_draft_whatever_is_ticked(world: World, strong: list[User]) -> None:
    course = live_course(world, "Bokprat", lessons=1)

    for number, user in enumerate(strong):
        ticked = {"copy_subpages": "on", "publish_copies": "on", "alias": "on" if number else ""}
        data = {"new_title": "Kopi", "new_slug": f"kopi-{number}", "new_parent_page": world.section.pk}
        login(user).post(reverse("wagtailadmin_pages:copy", args=(course.pk,)), data | ticked)

    copies = CoursePage.objects.filter(slug__startswith="kopi-")
    assert [(copy.live, copy.alias_of_id) for copy in copies] in ([(False, None)], [(False, None)] * 2)
    assert not LessonPage.objects.descendant_of(copies[0]).filter(live=True).exists()


def test_stock_unpublish_takes_nothing_down(world: World, strong: list[User]) -> None:
    resource = publish(draft_resource(world), world)

    for user in strong:
        post(user, "unpublish", resource.pk)

    assert fresh(resource).live is True


def test_stock_scheduling_publishes_no_draft(world: World) -> None:
    """A time set in the draft, and a revision that Wagtail's own editor would have approved for then."""
    resource = draft_resource(world)
    revision = edit(resource, world.contact, go_live_at=timezone.now())
    revision.approved_go_live_at = timezone.now()
    revision.save()

    with pytest.raises(NotApproved):
        call_command("publish_scheduled")

    assert fresh(resource).live is False


def test_a_translation_is_a_draft_and_no_alias(world: World) -> None:
    course = live_course(world, "Bokprat", lessons=0)

    translated = course.copy_for_translation(Locale.objects.get(language_code="nn"), copy_parents=True)

    assert (fresh(translated).live, translated.alias_of_id) == (False, None)
    with pytest.raises(NotApproved):
        course.copy_for_translation(Locale.objects.get(language_code="se"), copy_parents=True, alias=True)


def test_nobody_hides_a_live_page_behind_a_password(world: World, strong: list[User]) -> None:
    resource = publish(draft_resource(world), world)

    for user in strong:
        post(user, "set_privacy", resource.pk, restriction_type="login")

    assert not PageViewRestriction.objects.exists()


@pytest.mark.parametrize("name", ["workflow_action", "confirm_workflow_cancellation", "revisions_unschedule"])
def test_stock_workflow_views_change_nothing_in_a_review(world: World, strong: list[User], name: str) -> None:
    resource = draft_resource(world)
    submit(resource, world.contact)
    work = fresh(resource)
    numbers = {
        "workflow_action": (work.pk, "approve", work.current_workflow_task_state.pk),
        "confirm_workflow_cancellation": (work.pk,),
        "revisions_unschedule": (work.pk, work.latest_revision_id),
    }[name]

    for user in strong:
        post(user, name, *numbers, comment="Bra.")

    assert (fresh(resource).live, fresh(resource).is_pinned) == (False, True)


# --- what is up does not outlive what it stands on ---


def test_what_is_taken_down_under_review_goes_up_only_by_its_own_decision(world: World) -> None:
    """Wagtail's unpublish leaves a review going: the work is down until that review is decided."""
    resource = publish(draft_resource(world, "Håndbok"), world)
    edit(resource, world.contact, title="Ny håndbok")
    submit(fresh(resource), world.contact)

    login(world.contact).post(reverse("workflows:take_down", args=(resource.pk,)), {"reason": "Feil tall."})

    assert (fresh(resource).live, fresh(resource).is_pinned) == (False, True)
    assert ResourcePage.objects.get(pk=resource.pk).approval_records.filter(void_at=None, used_at=None).count() == 0
