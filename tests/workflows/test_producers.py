"""Two ways to let one's own library's member approve, both closed."""

import pytest

from cms.people.models import CountyLibrary
from learning.models import CoursePage, LessonPage
from tests.world import World, decide, draft_course, edit, live_course, submit


def test_a_producer_named_in_the_draft_counts_before_readers_see_it(world: World) -> None:
    course = live_course(world)
    before = course.live_revision_id
    edit(course, world.contact, co_producers=[CountyLibrary.objects.get(slug="trondelag")])
    submit(CoursePage.objects.get(pk=course.pk), world.contact)

    decide(CoursePage.objects.get(pk=course.pk), world.reviewer, "approve")
    assert CoursePage.objects.get(pk=course.pk).live_revision_id == before

    decide(CoursePage.objects.get(pk=course.pk), world.other_reviewer, "approve")
    assert CoursePage.objects.get(pk=course.pk).live_revision_id != before


def test_naming_another_producer_does_not_let_the_owners_own_member_in(world: World) -> None:
    course = live_course(world)
    lesson = LessonPage.objects.child_of(course).first()
    edit(lesson, world.contact, producer=CountyLibrary.objects.get(slug="vestland"), title="Nytt navn")
    submit(course, world.contact, [lesson])

    decide(course, world.own_member, "approve")

    assert LessonPage.objects.get(pk=lesson.pk).title == "Bokprat: leksjon 1"


@pytest.mark.parametrize(
    ("is_live", "says"),
    [
        (
            True,
            (
                "Denne siden kan ikke ha adressen http://127.0.0.1:8000/nn/innlandet/bokprat/: «Bokprat» har allerede "
                "http://127.0.0.1:8000/innlandet/bokprat/."
            ),
        ),
        (False, "En annen side har allerede denne adressen."),  # a draft's title is nobody else's
    ],
)
def test_a_path_belongs_to_one_work_across_languages(world: World, is_live: bool, says: str) -> None:
    live_course(world, "Bokprat") if is_live else draft_course(world, "Bokprat")
    nynorsk = type(world.section).objects.get(slug="innlandet", locale__language_code="nn")
    twin = draft_course(world, "Bokprat", section=nynorsk)

    response = submit(twin, world.contact)

    faults = {part["page"].title: [message for _label, message in part["faults"]] for part in response.context["parts"]}
    assert faults["Bokprat"] == [says]
    assert CoursePage.objects.get(pk=twin.pk).current_workflow_state is None


def test_a_maker_struck_from_the_draft_does_not_approve_it(world: World) -> None:
    course = draft_course(world)
    edit(course, world.contact, co_producers=[CountyLibrary.objects.get(slug="trondelag")])
    submit(course, world.contact)
    decide(course, world.other_reviewer, "approve")
    live = CoursePage.objects.get(pk=course.pk)
    edit(live, world.contact, co_producers=[], title="Uten oss")
    submit(live, world.contact)

    decide(live, world.reviewer, "approve")

    assert CoursePage.objects.get(pk=course.pk).title == "Bokprat"
