"""What a course, a lesson and a resource must have before they are sent, said by page and field."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from learning.models import CoursePage, LessonPage, ResourcePage
from tests.editing import change, line_blocks, new, text_blocks
from tests.reading import soup, text
from tests.world import World, approve, draft_course, draft_lesson, draft_resource, login, submit


@pytest.fixture
def contact(world: World) -> Client:
    return login(world.contact)


@pytest.fixture
def course(world: World) -> CoursePage:
    return draft_course(world, "Bokprat", lessons=3)


def lessons_at(client: Client, address: str) -> list[str]:
    return [text(link).partition(". ")[2] for link in soup(client.get(address)).select(".lessons a")]


def faults_said(response: Any) -> dict[str, list[str]]:
    """The fields named as lacking on the submit form, by page; pages without a fault are left out."""
    said = {}
    for part in soup(response).select(".kb-parts > ul > li"):
        title = part.select_one("label").find(string=True).strip()
        said[title] = [text(label).rstrip(":").lower() for label in part.select(".kb-parts__faults strong")]
    return {title: labels for title, labels in said.items() if labels}


def label(model: Any, field: str) -> str:
    return str(model._meta.get_field(field).verbose_name).lower()


@pytest.mark.parametrize(
    ("field", "empty"),
    [
        ("summary", ""),
        ("target_groups", []),
        ("main_area", ""),
        ("contact_email", ""),
        ("review_due_on", ""),
        ("outcomes", line_blocks()),
    ],
)
def test_a_course_that_lacks_something_is_not_sent(
    world: World, contact: Client, course: CoursePage, field: str, empty: Any
) -> None:
    change(contact, course, **({"outcomes": line_blocks("velge bøker")} | {field: empty}))

    response = submit(course, world.contact)

    assert faults_said(response) == {"Bokprat": [label(CoursePage, field)]}
    assert CoursePage.objects.get(pk=course.pk).current_workflow_state is None


@pytest.mark.parametrize(("field", "empty"), [("minutes", ""), ("body", text_blocks())])
def test_a_lesson_that_lacks_something_stops_the_whole_course(
    world: World, contact: Client, course: CoursePage, field: str, empty: Any
) -> None:
    lesson = LessonPage.objects.get(title="Bokprat: leksjon 2")
    change(contact, lesson, **({"body": text_blocks("Tekst.")} | {field: empty}))

    response = submit(course, world.contact)

    assert faults_said(response) == {"Bokprat: leksjon 2": [label(LessonPage, field)]}


@pytest.mark.parametrize("field", ["summary", "target_groups", "main_area", "contact_email", "review_due_on"])
def test_a_resource_that_lacks_something_is_not_sent(world: World, contact: Client, field: str) -> None:
    resource = draft_resource(world)
    change(contact, resource, **{field: [] if field == "target_groups" else ""})

    response = submit(resource, world.contact)

    assert faults_said(response) == {"Håndbok": [label(ResourcePage, field)]}


def test_a_draft_of_a_title_alone_is_told_all_it_lacks_at_once(world: World, contact: Client) -> None:
    new(contact, CoursePage, world.section, title="Bokprat", contact_email="", review_due_on="")
    course = CoursePage.objects.get()

    response = submit(course, world.contact)

    lacking = faults_said(response)["Bokprat"]
    assert sorted(lacking) == sorted(label(CoursePage, name) for name in CoursePage.required_for_review)


def test_a_complete_course_written_in_the_editor_is_published_whole(
    world: World, contact: Client, client: Client
) -> None:
    new(
        contact,
        CoursePage,
        world.section,
        title="Bokprat for voksne",
        summary="Om å anbefale bøker.",
        target_groups=[world.target_group],
        main_area=world.area,
        contact_email="bokprat@example.org",
        outcomes=line_blocks("velge bøker", "snakke om dem"),
    )
    course = CoursePage.objects.get()
    new(contact, LessonPage, course, title="Å velge", minutes=10, body=text_blocks("Velg først."))
    new(contact, LessonPage, course, title="Å snakke", minutes=15, body=text_blocks("Snakk så."))

    submit(course, world.contact)
    approve(course, world.reviewer)

    page = soup(client.get("/innlandet/bokprat-for-voksne/"))
    assert [text(line) for line in page.select(".outcomes li")] == ["velge bøker", "snakke om dem"]
    assert lessons_at(client, "/innlandet/bokprat-for-voksne/") == ["Å velge", "Å snakke"]
    assert "Velg først." in text(soup(client.get("/innlandet/bokprat-for-voksne/a-velge/")).select_one(".lesson-body"))


def test_a_lesson_belongs_in_a_course_only(world: World, contact: Client) -> None:
    url = reverse("wagtailadmin_pages:add", args=("learning", "lessonpage", world.section.pk))

    assert contact.get(url).status_code in (302, 403)
    assert draft_lesson(world, draft_course(world, lessons=0), "Leksjon").get_parent().specific_class is CoursePage
