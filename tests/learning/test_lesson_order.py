"""The order of a course's lessons: a field of the course, kept with each revision and approved with it."""

import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, Revision

from learning.models import CoursePage, LessonPage
from tests.editing import change, errors, line_blocks
from tests.reading import soup, text
from tests.world import World, approve, draft_course, login, put_up, submit


@pytest.fixture
def contact(world: World) -> Client:
    return login(world.contact)


def stored() -> tuple[int, int]:
    """How many pages and revisions there are."""
    return Page.objects.count(), Revision.objects.count()


@pytest.fixture(scope="module")
def draft(lasting_world: World) -> int:
    """The number of a course, written once for all tests."""
    with translation.override("nb"):
        return draft_course(lasting_world, "Bokprat", lessons=3).pk


@pytest.fixture
def course(draft: int, world: World) -> CoursePage:
    return CoursePage.objects.get(pk=draft)


def keys(course: CoursePage) -> list[str]:
    return [str(lesson.translation_key) for lesson in LessonPage.objects.child_of(course).order_by("path")]


def order(course: CoursePage) -> list[str]:
    """The titles of the latest draft's lessons in its order."""
    latest = CoursePage.objects.get(pk=course.pk).get_latest_revision_as_object()
    return [page.title.rpartition(": ")[2] for page in latest.work_pages()[1:]]


@pytest.mark.parametrize("garbage", ["tull", "{", '{"a": 1}', "[1, 2]", '"tekst"', "[[]]", "[null]", "5", "true"])
def test_an_order_that_cannot_be_read_is_refused_by_the_field(
    contact: Client, course: CoursePage, garbage: str
) -> None:
    before = stored()

    response = change(contact, course, lesson_order=garbage)

    page = soup(response)
    assert (response.status_code, list(errors(response))) == (200, ["lesson_order"])
    assert [text(tag) for tag in page.select(".kb-lessons .error-message")] == errors(response)["lesson_order"]
    assert len(page.select(".kb-lessons li")) == 3
    assert stored() == before


def test_the_order_is_saved_with_the_draft(contact: Client, course: CoursePage) -> None:
    first, second, third = keys(course)

    response = change(contact, course, lesson_order=json.dumps([third, first, second]))

    assert errors(response) == {}
    assert order(course) == ["leksjon 3", "leksjon 1", "leksjon 2"]


def test_a_lesson_that_is_not_named_comes_last_and_one_that_is_gone_does_no_harm(
    contact: Client, course: CoursePage
) -> None:
    _first, second, third = keys(course)
    gone = "00000000-0000-0000-0000-000000000000"

    change(contact, course, lesson_order=json.dumps([third, gone, third, second]))

    assert order(course) == ["leksjon 3", "leksjon 2", "leksjon 1"]


def test_the_panel_lists_the_lessons_in_their_order_with_the_sum_of_minutes(
    contact: Client, course: CoursePage
) -> None:
    first, second, third = keys(course)
    change(contact, course, lesson_order=json.dumps([third, first, second]))

    page = soup(contact.get(reverse("wagtailadmin_pages:edit", args=(course.pk,))))

    assert [item["data-key"] for item in page.select(".kb-lessons li")] == [third, first, second]
    assert "30" in text(page.select_one(".kb-lessons__list + p"))


def test_readers_see_a_new_order_only_once_it_is_approved(world: World, contact: Client, client: Client) -> None:
    course = put_up(draft_course(world, "Leselyst", lessons=2))
    first, second = keys(course)
    address = "/innlandet/leselyst/"

    change(
        contact,
        course,
        lesson_order=json.dumps([second, first]),
        outcomes=line_blocks("velge bøker"),
    )
    while_draft = lessons_at(client, address)
    submit(course, world.contact, [course])
    while_under_review = lessons_at(client, address)
    approve(course, world.reviewer)

    assert while_draft == while_under_review == ["Leselyst: leksjon 1", "Leselyst: leksjon 2"]
    assert lessons_at(client, address) == ["Leselyst: leksjon 2", "Leselyst: leksjon 1"]


def lessons_at(client: Client, address: str) -> list[str]:
    return [text(link).partition(". ")[2] for link in soup(client.get(address)).select(".lessons a")]


def test_each_revision_keeps_the_order_it_had(contact: Client, course: CoursePage) -> None:
    first, second, third = keys(course)
    change(contact, course, lesson_order=json.dumps([second, third, first]))
    change(contact, course, lesson_order=json.dumps([third, second, first]))

    revisions = CoursePage.objects.get(pk=course.pk).revisions.order_by("pk")

    assert [revision.as_object().lesson_order for revision in revisions] == [
        [],
        [second, third, first],
        [third, second, first],
    ]


def test_previous_and_next_follow_the_courses_order(world: World, course: CoursePage, client: Client) -> None:
    first, second, third = keys(course)
    change(login(world.contact), course, lesson_order=json.dumps([third, first, second]), outcomes=line_blocks("lese"))
    submit(course, world.contact)
    approve(course, world.reviewer)

    ways = {}
    for number in (1, 2, 3):
        page = soup(client.get(f"/innlandet/bokprat/bokprat-leksjon-{number}/"))
        ways[number] = [link["href"].rpartition("-")[2] for link in page.select(".onward a[rel]")]

    assert ways == {3: ["1/"], 1: ["3/", "2/"], 2: ["1/"]}
