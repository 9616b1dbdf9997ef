"""Nothing unapproved is ever readable: each hole is tried on a real page, and again on a translation."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation
from wagtail.models import Page

from cms.core.guard import NotApproved
from cms.core.models import ApprovalRecord
from home.models import StandardPage
from learning.models import CoursePage, LessonPage, ResourcePage
from tests.makings import TO_BOKMAL, WRITTEN, these
from tests.world import World, draft_course, draft_resource, edit, publish, put_up, submit


@pytest.fixture(scope="module", params=these(WRITTEN, TO_BOKMAL), ids=str)
def reviewed(lasting_world: World, request: Any) -> Iterator[int]:
    """The number of a resource that is live, reviewed once for all tests."""
    with transaction.atomic():
        with translation.override("nb"):
            work = publish(request.param.make(draft_resource, lasting_world, "Håndbok"), lasting_world)
        yield work.pk
        transaction.set_rollback(True)


@pytest.fixture
def resource(reviewed: int, world: World) -> ResourcePage:
    return ResourcePage.objects.get(pk=reviewed)


def test_a_plain_save_of_a_live_page_with_another_title_is_refused(resource: ResourcePage) -> None:
    resource.title = "Noe helt annet"

    with pytest.raises(NotApproved):
        resource.save()

    assert ResourcePage.objects.get(pk=resource.pk).title == "Håndbok"


def test_a_plain_save_of_a_live_page_that_changes_nothing_passes(resource: ResourcePage) -> None:
    ResourcePage.objects.get(pk=resource.pk).save()

    assert ResourcePage.objects.get(pk=resource.pk).live is True


def test_a_save_of_one_content_field_of_a_live_page_is_refused(resource: ResourcePage) -> None:
    resource.summary = "Ny ingress."

    with pytest.raises(NotApproved):
        resource.save(update_fields=["summary"])


def test_a_changed_body_of_a_live_page_is_refused(resource: ResourcePage) -> None:
    resource.body = [{"type": "text", "value": "<p>Andre råd.</p>"}]

    with pytest.raises(NotApproved):
        resource.save()


def test_other_target_groups_of_a_live_page_are_refused(resource: ResourcePage) -> None:
    resource.target_groups = []

    with pytest.raises(NotApproved):
        resource.save()


def test_a_draft_saved_over_a_live_page_leaves_what_readers_see(world: World, resource: ResourcePage) -> None:
    edit(resource, world.contact, title="Ny tittel")

    fresh = ResourcePage.objects.get(pk=resource.pk)
    assert (fresh.title, fresh.draft_title, fresh.has_unpublished_changes) == ("Håndbok", "Ny tittel", True)


def test_a_revision_nobody_approved_cannot_be_published(world: World, resource: ResourcePage) -> None:
    revision = edit(resource, world.contact, title="Ny tittel")

    with pytest.raises(NotApproved):
        revision.publish(skip_permission_checks=True)

    assert ResourcePage.objects.get(pk=resource.pk).title == "Håndbok"


def test_an_approval_given_to_another_page_lets_nothing_up(world: World, resource: ResourcePage) -> None:
    other = draft_resource(world, "Plan")
    ApprovalRecord.objects.filter(page=resource).update(revision=other.latest_revision)

    with pytest.raises(NotApproved):
        other.latest_revision.publish(skip_permission_checks=True)


def test_an_approval_is_spent_when_a_later_one_has_replaced_it(world: World, resource: ResourcePage) -> None:
    first = resource.live_revision
    edit(resource, world.contact, title="Ny tittel")
    publish(ResourcePage.objects.get(pk=resource.pk), world)

    with pytest.raises(NotApproved):
        first.publish(skip_permission_checks=True)

    assert ResourcePage.objects.get(pk=resource.pk).title == "Ny tittel"


def test_an_approval_is_spent_when_the_page_was_taken_down(resource: ResourcePage) -> None:
    first = resource.live_revision
    resource.unpublish()

    with pytest.raises(NotApproved):
        first.publish(skip_permission_checks=True)


def test_a_tampered_revision_is_not_what_was_approved(resource: ResourcePage) -> None:
    revision = resource.live_revision
    revision.content["title"] = "Smuglet inn"
    revision.save(update_fields=["content"])

    with pytest.raises(NotApproved):
        revision.publish(skip_permission_checks=True)


def test_a_page_cannot_be_created_live(world: World) -> None:
    with pytest.raises(NotApproved):
        world.section.add_child(instance=StandardPage(title="Rett ut", locale=world.section.locale))

    assert StandardPage.objects.filter(title="Rett ut").exists() is False


def test_a_copy_of_a_live_page_is_a_draft_whatever_was_asked_for(world: World, resource: ResourcePage) -> None:
    copy = resource.copy(keep_live=True, update_attrs={"slug": "kopi"}, user=world.contact)

    assert (copy.live, copy.reviewed_on) == (False, None)


def test_a_recursive_copy_of_a_course_is_all_drafts(world: World) -> None:
    course = put_up(draft_course(world))

    copy = course.copy(recursive=True, keep_live=True, update_attrs={"slug": "kopi"}, user=world.contact)

    assert [page.live for page in CoursePage.objects.get(pk=copy.pk).work_pages()] == [False, False, False]


def test_there_are_no_alias_pages(resource: ResourcePage) -> None:
    with pytest.raises(NotApproved):
        resource.create_alias(update_slug="alias")


def test_a_live_page_is_neither_moved_nor_deleted(world: World, resource: ResourcePage) -> None:
    section = resource.get_parent()

    with pytest.raises(PermissionDenied):
        resource.move(world.other_section, pos="last-child")
    with pytest.raises(PermissionDenied):
        resource.delete()

    assert ResourcePage.objects.get(pk=resource.pk).get_parent() == section


def test_a_draft_may_be_deleted(world: World) -> None:
    draft = draft_resource(world)

    draft.delete()

    assert ResourcePage.objects.filter(pk=draft.pk).exists() is False


def test_nothing_is_saved_while_the_page_is_under_review(world: World) -> None:
    course = draft_course(world)
    submit(course, world.contact)
    lesson = LessonPage.objects.child_of(course).first()

    with pytest.raises(PermissionDenied):
        lesson.save_revision(user=world.contact)


def test_autosave_makes_a_new_revision_beside_one_that_was_approved(world: World, resource: ResourcePage) -> None:
    approved = resource.live_revision
    draft = ResourcePage.objects.get(pk=resource.pk)
    draft.title = "Ny tittel"

    revision = draft.save_revision(user=world.contact, overwrite_revision=approved)

    approved.refresh_from_db()
    assert revision.pk != approved.pk
    assert approved.content["title"] == "Håndbok"


def test_evidence_stays_when_revision_and_page_are_gone(resource: ResourcePage) -> None:
    record = ApprovalRecord.objects.get(page=resource, kind="review")
    resource.unpublish()
    ResourcePage.objects.get(pk=resource.pk).delete()

    record.refresh_from_db()
    assert (record.page, record.revision) == (None, None)
    assert (record.title, record.content["title"]) == ("Håndbok", "Håndbok")


def test_the_day_of_the_review_stands_on_the_page(resource: ResourcePage) -> None:
    assert resource.reviewed_on == timezone.localdate()


# --- a plain `Page`, which knows but a part of the content ---


def plain(page: Page) -> Page:
    return Page.objects.get(pk=page.pk)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Smuglet inn"},
        {"slug": "smuglet-inn"},
        {"search_description": "Smuglet inn"},
        {"url_path": "/nb/smuglet-inn/"},
        {"expire_at": None, "go_live_at": timezone.now()},
        {"live_revision": None},
    ],
)
def test_a_plain_page_changes_nothing_of_what_is_live(resource: ResourcePage, changes: dict[str, Any]) -> None:
    before = Page.objects.filter(pk=resource.pk).values().get()
    page = plain(resource)
    for name, value in changes.items():
        setattr(page, name, value)

    with pytest.raises(NotApproved):
        page.save()
    with pytest.raises(NotApproved):
        page.save(update_fields=list(changes))

    assert Page.objects.filter(pk=resource.pk).values().get() == before


@pytest.mark.parametrize("update_fields", [None, ["live"]])
def test_a_plain_page_takes_nothing_live(world: World, update_fields: list[str] | None) -> None:
    draft = draft_resource(world)
    page = plain(draft)
    page.live = True

    with pytest.raises(NotApproved):
        page.save(update_fields=update_fields)

    assert plain(draft).live is False


@pytest.mark.parametrize("model", [Page, ResourcePage])
def test_a_page_called_a_draft_for_the_save_alone_is_still_live(resource: ResourcePage, model: type[Page]) -> None:
    page = model.objects.get(pk=resource.pk)
    page.live = False
    page.title = "Smuglet inn"

    with pytest.raises(NotApproved):
        page.save(update_fields=["title"])

    assert (plain(resource).live, plain(resource).title) == (True, "Håndbok")


def test_a_plain_page_is_not_made_live(world: World) -> None:
    with pytest.raises(NotApproved):
        world.section.add_child(instance=Page(title="Rett ut", locale=world.section.locale))

    assert Page.objects.filter(title="Rett ut").exists() is False


def test_a_plain_page_may_be_saved_with_its_bookkeeping(resource: ResourcePage) -> None:
    page = plain(resource)
    page.draft_title = "Ny tittel"
    page.locked = True

    page.save()

    assert (plain(resource).draft_title, plain(resource).locked, plain(resource).live) == ("Ny tittel", True, True)


def test_a_plain_page_may_be_taken_down_and_a_draft_changed(world: World, resource: ResourcePage) -> None:
    page, draft = plain(resource), plain(draft_resource(world, "Utkast"))
    page.live, page.live_revision, draft.title = False, None, "Annet utkast"

    page.save()
    draft.save()

    assert (plain(page).live, plain(draft).title) == (False, "Annet utkast")


def test_a_draft_with_drafts_below_is_moved_and_its_addresses_follow(world: World) -> None:
    course = draft_course(world)

    course.move(world.other_section.get_siblings().exclude(pk=world.other_section.pk).first(), pos="last-child")

    moved = CoursePage.objects.get(pk=course.pk)
    assert [page.url_path.startswith(moved.url_path) for page in moved.work_pages()] == [True, True, True]
