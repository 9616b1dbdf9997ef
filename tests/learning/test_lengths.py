"""How long a course takes is counted when one of its lessons changes, however it changes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.test.utils import CaptureQueriesContext

from learning.courses.lengths import recount
from learning.models import CourseLength, CoursePage, LessonPage
from tests.races import in_between
from tests.world import World, draft_course, draft_lesson, find_world, live_course, translate
from workflows.actions.take_down import take_down


def minutes(course: CoursePage) -> int | None:
    return CourseLength.objects.filter(course=course).values_list("minutes", flat=True).first()


def lesson_of(course: CoursePage) -> LessonPage:
    lesson: LessonPage = LessonPage.objects.child_of(course).order_by("path").first()
    return lesson


def test_a_course_takes_as_long_as_its_live_lessons(world: World) -> None:
    draft = draft_course(world, "Bokprat")
    before = minutes(draft)

    live = live_course(world, "Babysang")
    draft_lesson(world, live, "Et utkast")

    assert (before, minutes(live)) == (None, 20)


def removed(world: World, lesson: LessonPage) -> None:
    lesson.unpublish()


def deleted(world: World, lesson: LessonPage) -> None:
    lesson.unpublish()
    LessonPage.objects.get(pk=lesson.pk).delete()


def taken_down(world: World, lesson: LessonPage) -> None:
    take_down(lesson, world.contact, "Utdatert.")


@pytest.mark.parametrize("happens", [removed, deleted, taken_down])
def test_a_lesson_that_readers_see_no_more_is_counted_no_more(
    world: World, happens: Callable[[World, LessonPage], None]
) -> None:
    course = live_course(world)

    happens(world, lesson_of(course))

    assert minutes(course) == 10


def test_each_edition_of_a_course_is_counted_for_itself(world: World) -> None:
    course = live_course(world)
    nynorsk = translate(course, "nn", "Bokprat på nynorsk")

    lesson_of(nynorsk).unpublish()

    assert (minutes(course), minutes(nynorsk)) == (20, 10)


def test_a_draft_of_a_lesson_counts_nothing(world: World) -> None:
    lesson = lesson_of(live_course(world))

    with CaptureQueriesContext(connection) as asked:
        lesson.save_revision(user=world.contact)

    assert [query for query in asked if "learning_courselength" in query["sql"]] == []


def test_whoever_holds_the_course_and_waits_for_a_lesson_is_not_waited_for(transactional_db: None) -> None:
    """As a submission does, while a lesson is taken down: each would wait for the other."""
    course = live_course(find_world())
    lesson = lesson_of(course)

    def as_a_submission() -> list[Any]:
        with transaction.atomic():
            list(CoursePage.objects.select_for_update().filter(pk=course.pk))
            return list(LessonPage.objects.select_for_update().filter(pk=lesson.pk))

    held = in_between(lesson.unpublish, as_a_submission)

    assert (held, minutes(course)) == ([lesson], 10)


def test_what_was_miscounted_is_put_right_and_nothing_else_is_written(world: World) -> None:
    right, wrong, unknown, over = (live_course(world, name) for name in ("Alfa", "Beta", "Gamma", "Delta"))
    CourseLength.objects.filter(course=wrong).update(minutes=7)
    CourseLength.objects.filter(course=unknown).delete()
    LessonPage.objects.child_of(over).update(live=False)

    numbers = recount(), recount()

    assert numbers == (3, 0)
    assert [minutes(course) for course in (right, wrong, unknown, over)] == [20, 20, 20, 0]


def test_where_there_is_no_course_nothing_is_counted(world: World) -> None:
    live_course(world)
    CourseLength.objects.all().delete()

    assert (recount(world.section.path), CourseLength.objects.count()) == (0, 0)


def test_the_migration_counts_what_was_there_before(world: World) -> None:
    live, draft = live_course(world, "Babysang"), draft_course(world, "Bokprat", lessons=0)
    CourseLength.objects.all().delete()
    migration = MigrationLoader(connection).get_migration("learning", "0008_course_length")

    with connection.cursor() as cursor:
        cursor.execute(migration.operations[-1].sql)  # type: ignore[attr-defined]

    assert (minutes(live), minutes(draft)) == (20, None)
