"""The first review, whole: a county's draft reaches the readers, and four eyes have seen it."""

from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from cms.core.models import ApprovalRecord, Mail, Pin
from learning.models import CoursePage, LessonPage
from tests.world import World, approve, draft_course, edit, live_course, login, open_review, send_back, submit


def test_a_countys_draft_reaches_the_readers_through_a_member_from_another_county(world: World) -> None:
    course = draft_course(world, lessons=2)
    assert Client().get(course.url).status_code == 404

    submit(course, world.contact)
    approve(course, world.reviewer)

    assert Client().get(course.url).status_code == 200
    assert [page.live for page in CoursePage.objects.get(pk=course.pk).work_pages()] == [True, True, True]
    assert ApprovalRecord.objects.filter(kind="review").count() == 3
    assert Pin.objects.filter(released_at=None).count() == 0


def test_contact_and_deputy_are_told_when_the_work_is_approved(world: World) -> None:
    live_course(world)

    told = Mail.objects.filter(key__startswith="approved:").values_list("to", flat=True)

    assert sorted(told) == ["contact@example.org", "deputy@example.org"]


def test_only_members_who_may_review_are_told_of_a_submission(world: World) -> None:
    submit(draft_course(world), world.contact)

    told = Mail.objects.filter(key__startswith="submitted:").values_list("to", flat=True)

    assert sorted(told) == ["leader@example.org", "other_reviewer@example.org", "reviewer@example.org"]


def test_a_work_sent_back_is_a_draft_again_and_can_be_sent_anew(world: World) -> None:
    course = draft_course(world)
    submit(course, world.contact)

    send_back(course, world.reviewer, "Legg til kilder.")

    course = CoursePage.objects.get(pk=course.pk)
    assert course.get_lock() is None
    submit(course, world.deputy)
    approve(course, world.other_reviewer)
    assert CoursePage.objects.get(pk=course.pk).live is True


def test_a_lesson_is_not_readable_when_its_course_is_not(world: World) -> None:
    course = live_course(world)
    lesson = LessonPage.objects.child_of(course).first()
    assert Client().get(lesson.url).status_code == 200

    course.unpublish()

    assert LessonPage.objects.get(pk=lesson.pk).live is True
    assert Client().get(lesson.url).status_code == 404


def test_letters_and_log_name_a_draft_by_its_title_whoever_causes_them(world: World) -> None:
    """The reviewer holds no page permission, and another county's draft has no title in Wagtail's own screens."""
    course = draft_course(world, "Bokprat")
    submit(course, world.contact)

    send_back(course, world.reviewer, "Legg til kilder.")

    letter = Mail.objects.filter(key__startswith="sent_back:").first()
    assert letter is not None
    assert "Bokprat" in letter.subject
    assert set(PageLogEntry.objects.filter(page=course.pk).values_list("label", flat=True)) == {"Bokprat"}


def test_the_reviewer_meets_the_lessons_in_the_order_under_review(world: World) -> None:
    course = draft_course(world, lessons=3)
    lessons = list(LessonPage.objects.child_of(course).order_by("path"))
    edit(course, world.contact, lesson_order=[str(lesson.translation_key) for lesson in reversed(lessons)])
    submit(CoursePage.objects.get(pk=course.pk), world.contact)

    screen = login(world.reviewer).get(reverse("workflows:review", args=(open_review(course).pk,)))

    assert [pin.page_id for pin in screen.context["pins"]] == [course.pk, *(lesson.pk for lesson in reversed(lessons))]
