"""What a formalised course or a path must say before it is reviewed, and what its editions say alike."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlockValidationError

from learning.blocks import PathStepBlock
from learning.models import CoursePage, LearningPathPage
from tests.learners import formalised_course
from tests.world import World, add, body, draft_course, draft_resource, edit, formalise, put_up, translate
from workflows.actions.submission import faults_of

pytestmark = pytest.mark.django_db
OTHERWISE = "Utgaven på bokmål sier noe annet. Et kursbevis krever det samme på alle språk."


def faults(page: Any) -> dict[str, list[str]]:
    return faults_of(CoursePage.objects.get(pk=page.pk).get_latest_revision_as_object())


def translated(course: CoursePage) -> CoursePage:
    """The nynorsk edition, which says what its source says."""
    return CoursePage.objects.get(pk=translate(course, "nn", "Rettleiing").pk)


CHANGES: list[dict[str, Any]] = [
    {"pass_mark": 1},
    {"hours": Decimal(99)},
    {"most_attempts": 5},
    {"assignment": []},
    {"assignment_days": 3},
    {"needs_meeting": True, "needs_lessons": False},
    {"valid_months": 12},
    {"format": "open"},
]


def test_an_edition_asks_for_what_the_first_asks_for(world: World) -> None:
    course = formalised_course(world, assignment=body("Skriv om en samtale."))
    edition = translated(course)
    assert OTHERWISE not in edition.faults_before_review().values()

    said = {}
    for changed in CHANGES:
        changing = CoursePage.objects.get(pk=edition.pk)
        for name, value in changed.items():
            setattr(changing, name, value)
        field = next(iter(changed))
        said[field] = changing.faults_before_review().get(field)

    assert said == dict.fromkeys(said, OTHERWISE)
    assert len(said) == len(CHANGES)


def test_the_first_edition_may_change_what_it_asks_for(world: World) -> None:
    course = formalised_course(world)
    translated(course)

    course.pass_mark = 90

    assert OTHERWISE not in course.faults_before_review().values()


def test_editions_of_an_open_course_say_what_they_will(world: World) -> None:
    edition = translated(put_up(draft_course(world)))

    edition.pass_mark = 1

    assert edition.faults_before_review() == {}


def test_a_course_that_is_read_has_something_to_read(world: World) -> None:
    course = draft_course(world, lessons=0)
    formalise(course, world.contact)

    found = faults(course)

    assert found == {"needs_lessons": ["Kurset har ingen leksjoner å lese ennå. Skriv minst én."]}


@pytest.mark.parametrize(
    ("field", "value"),
    [("hours", Decimal(-3)), ("hours", Decimal(0)), ("most_attempts", 0), ("valid_months", 0), ("assignment_days", 0)],
)
def test_less_than_nothing_is_refused_by_the_field(world: World, field: str, value: Any) -> None:
    course = draft_course(world)
    formalise(course, world.contact)

    with pytest.raises(ValidationError) as refused:
        edit(course, world.contact, **{field: value})

    assert list(refused.value.message_dict) == [field]


def test_an_assignment_of_spaces_is_none(world: World) -> None:
    assert formalised_course(world, assignment=body(" ")).has_assignment is False


def path_of(world: World, *works: Any) -> LearningPathPage:
    steps = [{"type": "step", "value": {"page": work.pk, "why": ""}} for work in works]
    return add(
        world.section, LearningPathPage(title="Løp", steps=steps, owner=world.contact, live=False), world.contact
    )


def test_a_work_stands_once_in_a_path_whatever_its_edition(world: World) -> None:
    course, resource = put_up(draft_course(world)), put_up(draft_resource(world))
    edition = translated(course)

    faults_of_path = path_of(world, course, resource, edition).faults_before_review()

    assert faults_of_path["steps"] == "Et av stegene er valgt to ganger."
    assert "steps" not in path_of(world, course, resource).faults_before_review()


def test_a_step_of_another_kind_is_refused_and_shows_nothing_where_it_is_stored(world: World) -> None:
    lesson = put_up(draft_course(world)).lessons[0]
    block = PathStepBlock()

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"page": lesson.pk, "why": ""}))

    assert list(refused.value.block_errors) == ["page"]
    assert path_of(world, lesson, world.section).path_steps() == []
