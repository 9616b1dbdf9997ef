"""Doors beside the straight ones: what is not allowed says why and changes nothing. Every role: `test_role_table`."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import Revision
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.core.models import ApprovalRecord, Pin
from cms.people.models import CountyLibrary
from learning.models import CoursePage, LessonPage, ResourcePage
from tests.world import (
    CAST,
    CHECKED,
    GIVEN,
    World,
    decide,
    draft_course,
    draft_lesson,
    draft_resource,
    edit,
    live_course,
    login,
    open_review,
    publish,
    put_up,
    shown,
    submit,
)
from workflows.models import ReviewTaskState

MAY_TAKE_DOWN = {"contact", "deputy", "own_member", "reviewer", "other_reviewer", "leader"}


@pytest.fixture(scope="module")
def numbers(lasting_world: World) -> dict[str, int]:
    """Of a course under review, and of a course and a resource that have gone the whole way; made once."""
    with translation.override("nb"):
        course = draft_course(lasting_world)
        submit(course, lasting_world.contact)
        live, resource = live_course(lasting_world, "Leselyst"), publish(draft_resource(lasting_world), lasting_world)
    return {"course": course.pk, "live": live.pk, "resource": resource.pk}


@pytest.fixture
def course(numbers: dict[str, int], world: World) -> CoursePage:
    return CoursePage.objects.get(pk=numbers["course"])


@pytest.fixture
def resource(numbers: dict[str, int], world: World) -> ResourcePage:
    return ResourcePage.objects.get(pk=numbers["resource"])


def state_of(course: CoursePage) -> dict[str, Any]:
    """Everything a decision could change."""
    pages = CoursePage.objects.get(pk=course.pk).work_pages()
    return {
        "pages": [(page.pk, page.live, page.live_revision_id, page.latest_revision_id) for page in pages],
        "records": ApprovalRecord.objects.filter(kind="review").count(),
        "pins": list(Pin.objects.values_list("page", "revision", "released_at").order_by("pk")),
        "reviews": list(ReviewTaskState.objects.values_list("status", "finished_by").order_by("pk")),
        "revisions": Revision.objects.count(),
    }


@pytest.mark.parametrize("role", CAST)
def test_nobody_decides_through_wagtails_own_view(world: World, course: CoursePage, role: str) -> None:
    before = state_of(course)
    url = reverse("wagtailadmin_pages:workflow_action", args=(course.pk, "approve", open_review(course).pk))

    login(world.everybody[role]).post(url, {"comment": ""})

    assert state_of(course) == before


@pytest.mark.parametrize("role", CAST)
def test_who_may_take_down(world: World, numbers: dict[str, int], role: str) -> None:
    url = reverse("workflows:take_down", args=(numbers["live"],))
    login(world.everybody[role]).post(url, {"reason": "Feil tall."})
    pages = CoursePage.objects.get(pk=numbers["live"]).work_pages()
    assert [page.live for page in pages] == [role not in MAY_TAKE_DOWN] * 3


def test_nobody_approves_what_they_saved_a_revision_of(world: World) -> None:
    """A member who is also a contact helps with the text, and is no longer a reviewer of it."""
    course = draft_course(world)
    edit(course, world.reviewer, summary="Bedre ingress.")
    submit(course, world.contact)

    decide(course, world.reviewer, "approve")

    assert CoursePage.objects.get(pk=course.pk).live is False


def test_nobody_approves_a_lesson_their_own_library_produced(world: World) -> None:
    course = draft_course(world)
    lesson = LessonPage.objects.child_of(course).first()
    edit(lesson, world.contact, producer=CountyLibrary.objects.get(slug="trondelag"))
    LessonPage.objects.filter(pk=lesson.pk).update(producer=CountyLibrary.objects.get(slug="trondelag"))
    submit(course, world.contact)

    decide(course, world.reviewer, "approve")
    assert CoursePage.objects.get(pk=course.pk).live is False

    decide(course, world.other_reviewer, "approve")
    assert CoursePage.objects.get(pk=course.pk).live is True


def test_the_task_of_another_page_approves_nothing_here(world: World) -> None:
    """The address names one page and another page's review: the review decides what is meant, and its rules."""
    mine = draft_resource(world, "Min", by=world.other_contact, section=world.other_section)
    submit(mine, world.other_contact)
    other = draft_resource(world, "Annen")
    submit(other, world.contact)
    url = reverse("wagtailadmin_pages:workflow_action", args=(mine.pk, "approve", open_review(other).pk))

    login(world.own_member).post(url, {"comment": ""})
    with pytest.raises(PermissionDenied):
        open_review(mine).task.specific.on_action(open_review(other), world.own_member, "approve")

    assert [page.live for page in ResourcePage.objects.filter(pk__in=[mine.pk, other.pk])] == [False, False]


def test_extra_data_from_the_browser_never_reaches_the_decision(world: World, course: CoursePage) -> None:
    state = open_review(course)

    extra = {"update": False, "user": world.contact.pk}
    state.task.specific.on_action(state, world.reviewer, "approve", comment="Bra.", checklist=GIVEN, **extra)

    state.refresh_from_db()
    assert (state.status, state.finished_by, state.comment) == ("approved", world.reviewer, "Bra.")
    assert CoursePage.objects.get(pk=course.pk).live is True


def test_the_reviewed_revision_goes_up_and_not_the_latest(world: World) -> None:
    resource = draft_resource(world)
    submit(resource, world.contact)
    revision = Revision.objects.create(
        content_object=resource,
        base_content_type=resource.get_base_content_type(),
        user=world.contact,
        content=resource.serializable_data() | {"title": "Ikke sett av noen"},
    )
    ResourcePage.objects.filter(pk=resource.pk).update(latest_revision=revision)

    decide(resource, world.reviewer, "approve")

    assert ResourcePage.objects.get(pk=resource.pk).title == "Håndbok"


def test_approving_twice_publishes_once(world: World, course: CoursePage) -> None:
    url = reverse("workflows:review", args=(open_review(course).pk,))
    form = CHECKED | shown(course) | {"action": "approve"}
    login(world.reviewer).post(url, form)
    before = state_of(course)

    login(world.other_reviewer).post(url, form)

    assert state_of(course) == before


def editor_post(page: Any, **actions: str) -> dict[str, Any]:
    """What the resource editor's form posts."""
    return nested_form_data(
        {
            "title": "Lagret forbi gjennomgangen",
            "slug": page.slug,
            "summary": page.summary,
            "target_groups": [group.pk for group in page.target_groups.all()],
            "type": page.type,
            "body": streamfield([("text", rich_text("<p>Ny tekst.</p>"))]),
            "files": streamfield([]),
            "links": streamfield([]),
            "recipe_equipment": streamfield([]),
            "recipe_steps": streamfield([]),
            "main_area": page.main_area_id,
            "licence": page.licence,
            "contact_email": page.contact_email,
            "review_due_on": page.review_due_on.isoformat(),
            **actions,
        }
    )


@pytest.mark.parametrize("button", ["action-publish", "action-submit", "action-restart-workflow"])
def test_a_stock_button_posted_by_hand_only_saves_a_draft(world: World, resource: ResourcePage, button: str) -> None:
    login(world.contact).post(
        reverse("wagtailadmin_pages:edit", args=(resource.pk,)), editor_post(resource, **{button: "x"})
    )

    fresh = ResourcePage.objects.get(pk=resource.pk)
    assert (fresh.title, fresh.draft_title) == ("Håndbok", "Lagret forbi gjennomgangen")
    assert fresh.current_workflow_state is None


def test_creating_and_publishing_in_one_makes_a_draft(world: World) -> None:
    url = reverse("wagtailadmin_pages:add", args=("learning", "resourcepage", world.section.pk))
    pattern = draft_resource(world)
    post = editor_post(pattern, **{"action-publish": "x"}) | {"slug": "rett-ut", "title": "Rett ut"}

    login(world.contact).post(url, post)

    assert ResourcePage.objects.get(slug="rett-ut").live is False


def test_edit_and_approve_in_one_request_does_neither(world: World) -> None:
    resource = draft_resource(world)
    submit(resource, world.contact)
    post = editor_post(resource, **{"action-workflow-action": "x", "workflow-action-name": "approve"})

    login(world.contact).post(reverse("wagtailadmin_pages:edit", args=(resource.pk,)), post)
    login(world.reviewer).post(reverse("wagtailadmin_pages:edit", args=(resource.pk,)), post)

    fresh = ResourcePage.objects.get(pk=resource.pk)
    assert (fresh.live, fresh.draft_title) == (False, "Håndbok")


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "move"])
def test_a_bulk_action_does_nothing_to_a_live_page(world: World, resource: ResourcePage, action: str) -> None:
    url = reverse("wagtail_bulk_action", args=("wagtailcore", "page", action))
    other = world.section.get_siblings().first()

    for user in (world.contact, world.reviewer):
        login(user).post(f"{url}?id={resource.pk}", {"chooser": other.pk})

    fresh = ResourcePage.objects.get(pk=resource.pk)
    assert (fresh.live, fresh.get_parent().pk) == (True, world.section.pk)


def test_a_superusers_bulk_actions_and_buttons_meet_the_same_guard(world: World, resource: ResourcePage) -> None:
    world.outsider.is_superuser = True
    world.outsider.save()
    draft = draft_resource(world, "Utkast")
    client = login(world.outsider)

    client.post(reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish")) + f"?id={draft.pk}")
    client.post(reverse("wagtail_bulk_action", args=("wagtailcore", "page", "delete")) + f"?id={resource.pk}")
    client.post(reverse("wagtailadmin_pages:delete", args=(resource.pk,)))
    client.post(reverse("wagtailadmin_pages:edit", args=(draft.pk,)), editor_post(draft, **{"action-publish": "x"}))

    assert ResourcePage.objects.get(pk=draft.pk).live is False
    assert ResourcePage.objects.get(pk=resource.pk).live is True


def test_no_lesson_is_added_and_nothing_moved_while_the_course_is_under_review(
    world: World, course: CoursePage
) -> None:
    client = login(world.contact)

    add = client.post(reverse("wagtailadmin_pages:add", args=("learning", "lessonpage", course.pk)), {"title": "Ny"})
    client.post(reverse("wagtailadmin_pages:delete", args=(course.pk,)))
    client.post(reverse("wagtailadmin_pages:move_confirm", args=(course.pk, world.section.pk)))

    assert add.status_code in (302, 403)
    assert len(CoursePage.objects.get(pk=course.pk).work_pages()) == 3


def test_another_authors_half_finished_lesson_is_not_taken_along_unasked(world: World) -> None:
    course = put_up(draft_course(world, lessons=1))
    draft_lesson(world, course, "Uferdig", by=world.deputy)
    edit(course, world.contact, summary="Ny ingress.")

    form = login(world.contact).get(reverse("workflows:submit", args=(course.pk,))).context["form"]

    assert form["pages"].value() == [course.pk]


def test_what_is_missing_is_told_by_page_and_field_and_nothing_is_pinned(world: World) -> None:
    course = draft_course(world, "Bokprat", lessons=2)
    lesson = LessonPage.objects.child_of(course).last()
    edit(lesson, world.contact, minutes=None)

    response = submit(course, world.contact)

    faults = {part["page"].pk: part["faults"] for part in response.context["parts"] if part["faults"]}
    missing = gettext("This must be filled in before the work is sent.")
    assert faults == {lesson.pk: [(gettext("minutes"), missing)]}
    assert len(response.context["form"].non_field_errors()) == 1
    assert not Pin.objects.filter(page__in=CoursePage.objects.get(pk=course.pk).work_pages()).exists()


def test_a_course_of_eight_lessons_where_the_fifth_fails_publishes_nothing(world: World) -> None:
    course = draft_course(world, lessons=8)
    submit(course, world.contact)
    fifth = LessonPage.objects.child_of(course).order_by("path")[4]
    Revision.objects.filter(pk=fifth.latest_revision_id).update(content={"title": "Ødelagt"})
    client = login(world.reviewer)
    client.raise_request_exception = False

    form = CHECKED | shown(course) | {"action": "approve"}
    client.post(reverse("workflows:review", args=(open_review(course).pk,)), form)

    pages = CoursePage.objects.get(pk=course.pk).work_pages()
    assert [page.live for page in pages] == [False] * 9
    assert not ApprovalRecord.objects.filter(page__in=[page.pk for page in pages]).exists()
