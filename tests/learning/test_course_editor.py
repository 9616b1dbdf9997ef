"""The editor of courses, lessons and resources, through Wagtail's own views: what is refused is said by the field."""

import datetime
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from cms.core.fields import text_sizes
from cms.core.models import BasePage
from cms.core.models.page import MOST_TEXT
from cms.people.models import CountyLibrary
from home.models import StandardPage
from learning.models import CoursePage, LessonPage, ResourcePage
from tests.editing import change, errors, line_blocks, new, shown_by, text_blocks
from tests.reading import soup, text
from tests.world import World, approve, draft_course, draft_lesson, draft_resource, live_course, login, submit

REVIEW_INTERVAL = datetime.timedelta(days=365)


@pytest.fixture
def contact(world: World) -> Client:
    return login(world.contact)


def stored() -> tuple[int, int]:
    """How many pages and revisions there are."""
    return BasePage.__mro__[1].objects.count(), Revision.objects.count()


# --- a new draft -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", [CoursePage, ResourcePage, StandardPage])
def test_a_draft_needs_only_a_title(world: World, contact: Client, model: type[BasePage]) -> None:
    response = new(contact, model, world.section, title="Bokprat")

    page = model.objects.get(title="Bokprat")
    assert (errors(response), response.url) == ({}, reverse("wagtailadmin_pages:edit", args=(page.pk,)))
    assert (page.live, page.summary, page.owner, page.latest_revision.user) == (False, "", world.contact, world.contact)


def test_a_lesson_needs_only_a_title(world: World, contact: Client) -> None:
    course = draft_course(world, lessons=0)

    response = new(contact, LessonPage, course, title="Før du begynner")

    lesson = LessonPage.objects.child_of(course).get()
    assert (errors(response), lesson.title, lesson.minutes, lesson.live) == ({}, "Før du begynner", None, False)


def test_a_draft_without_a_title_is_refused_by_the_field(world: World, contact: Client) -> None:
    before = stored()

    response = new(contact, CoursePage, world.section, summary="Noe om bøker.")

    assert response.status_code == 200
    assert shown_by(response, "title") == errors(response)["title"]
    assert text(soup(response).select_one("[name=summary]")) == "Noe om bøker."
    assert stored() == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "x" * 300),
        ("slug", "x" * 300),
        ("slug", "med mellomrom"),
        ("summary", "x" * 301),
        ("contact_email", "ikke en adresse"),
        ("review_due_on", "31.02.2027"),
        ("level", "umulig"),
        ("licence", "umulig"),
        ("main_area", 999_999),
        ("target_groups", [999_999]),
        ("partners", "x" * 301),
        ("outcomes", line_blocks("x" * 301)),
    ],
)
def test_what_does_not_fit_is_said_by_the_field_and_nothing_is_stored(
    world: World, contact: Client, field: str, value: Any
) -> None:
    before = stored()

    complete = {"title": "Bokprat", "slug": "bokprat", "purpose": "Å lese mer."}
    response = new(contact, CoursePage, world.section, **(complete | {field: value}))

    assert response.status_code == 200
    assert list(errors(response)) == [field]
    assert text(soup(response).select_one("[name=purpose]")) == "Å lese mer."
    assert stored() == before


@pytest.mark.parametrize("field", ["title", "summary", "contact_email"])
def test_what_was_typed_wrongly_is_kept_beside_its_message(world: World, contact: Client, field: str) -> None:
    typed = "x" * 310

    response = new(contact, CoursePage, world.section, **({"title": "Bokprat", "slug": "bokprat"} | {field: typed}))

    shown = soup(response).select_one(f"[name={field}]")
    assert (shown.get("value") or text(shown)) == typed
    assert shown_by(response, field) == [" ".join(errors(response)[field])]


def test_an_address_that_is_taken_in_the_section_is_refused_by_the_field(world: World, contact: Client) -> None:
    draft_course(world, "Bokprat")
    before = stored()

    response = new(contact, ResourcePage, world.section, title="Bokprat")

    assert list(errors(response)) == ["slug"]
    assert stored() == before


def test_the_same_address_in_another_county_is_another_address(world: World) -> None:
    draft_course(world, "Bokprat")

    response = new(login(world.other_contact), CoursePage, world.other_section, title="Bokprat")

    assert errors(response) == {}
    paths = CoursePage.objects.order_by("path").values_list("url_path", flat=True)
    assert list(paths) == ["/nb/innlandet/bokprat/", "/nn/vestland/bokprat/"]


def test_a_new_draft_knows_its_contact_its_licence_and_its_date(world: World, contact: Client) -> None:
    CountyLibrary.objects.filter(slug="innlandet").update(email="post@innlandet.example.org")

    new(contact, CoursePage, world.section, title="Bokprat")

    course = CoursePage.objects.get()
    assert (course.contact_name, course.licence) == ("Innlandet fylkesbibliotek", "cc-by")
    assert course.contact_email == "post@innlandet.example.org"
    assert "Innlandet fylkesbibliotek" in course.responsible_role
    assert course.review_due_on == timezone.localdate() + REVIEW_INTERVAL


def test_what_the_editor_writes_instead_is_kept(world: World, contact: Client) -> None:
    new(
        contact,
        CoursePage,
        world.section,
        title="Bokprat",
        contact_name="Formidlingsgruppa",
        contact_email="formidling@example.org",
        licence="cc0",
        review_due_on="2030-05-17",
    )

    course = CoursePage.objects.get()
    assert (course.contact_name, course.contact_email) == ("Formidlingsgruppa", "formidling@example.org")
    assert (course.licence, course.review_due_on) == ("cc0", datetime.date(2030, 5, 17))


def test_what_the_editor_empties_stays_empty(world: World, contact: Client) -> None:
    new(contact, CoursePage, world.section, title="Bokprat", contact_name="", contact_email="", review_due_on="")

    course = CoursePage.objects.get()
    assert (course.contact_name, course.contact_email, course.review_due_on) == ("", "", None)


# --- too much ----------------------------------------------------------------------------------------------------


def prose(size: int) -> str:
    """So many letters of words that are all different: the most the search index can be asked to hold."""
    return " ".join(f"ord{number:06}" for number in range(size // 10))


def test_a_text_of_ten_megabytes_is_refused_by_the_field(world: World, contact: Client) -> None:
    before = stored()

    response = new(contact, ResourcePage, world.section, title="Alt", body=text_blocks(prose(10_000_000)))

    assert (response.status_code, list(errors(response))) == (200, ["body"])
    assert shown_by(response, "body") == errors(response)["body"]
    assert stored() == before


def test_many_long_fields_are_refused_by_the_longest(world: World, contact: Client) -> None:
    half = prose(MOST_TEXT // 2)

    response = new(contact, CoursePage, world.section, title="Alt", purpose=half, run_plan=half + " og litt til")

    assert list(errors(response)) == ["run_plan"]


def test_a_text_just_below_the_limit_is_saved_and_searchable(world: World, contact: Client) -> None:
    response = new(contact, ResourcePage, world.section, title="Mye", body=text_blocks(prose(MOST_TEXT - 10_000)))

    assert errors(response) == {}
    assert [page.title for page in ResourcePage.objects.search("ord000001")] == ["Mye"]


def test_a_form_larger_than_the_server_takes_is_refused_with_a_page_that_says_so(world: World, contact: Client) -> None:
    url = reverse("wagtailadmin_pages:add", args=("learning", "resourcepage", world.section.pk))
    contact.raise_request_exception = False

    response = contact.post(url, {"title": "Alt", "body-0-value": "x" * 13_000_000})

    page = soup(response)
    assert response.status_code == 400
    assert [tag.get("lang") for tag in page.select("main .lead")] == [None, "nn", "en"]
    assert ResourcePage.objects.count() == 0


@pytest.mark.parametrize("model", [CoursePage, LessonPage, ResourcePage, StandardPage])
def test_every_field_of_text_is_in_the_form_so_that_its_message_has_a_place(model: Any) -> None:
    form = model.get_edit_handler().get_form_class()

    assert set(text_sizes(model())) - set(form.base_fields) == set()


# --- the order of lessons ------------------------------------------------------------------------------------------


@pytest.fixture
def course(world: World) -> CoursePage:
    return draft_course(world, "Bokprat", lessons=3)


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
    course = live_course(world, "Bokprat", lessons=2)
    first, second = keys(course)
    address = "/innlandet/bokprat/"

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

    assert while_draft == while_under_review == ["Bokprat: leksjon 1", "Bokprat: leksjon 2"]
    assert lessons_at(client, address) == ["Bokprat: leksjon 2", "Bokprat: leksjon 1"]


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


def test_previous_and_next_follow_the_courses_order(world: World, client: Client) -> None:
    course = draft_course(world, "Bokprat", lessons=3)
    first, second, third = keys(course)
    change(login(world.contact), course, lesson_order=json.dumps([third, first, second]), outcomes=line_blocks("lese"))
    submit(course, world.contact)
    approve(course, world.reviewer)

    ways = {}
    for number in (1, 2, 3):
        page = soup(client.get(f"/innlandet/bokprat/bokprat-leksjon-{number}/"))
        ways[number] = [link["href"].rpartition("-")[2] for link in page.select(".onward a[rel]")]

    assert ways == {3: ["1/"], 1: ["3/", "2/"], 2: ["1/"]}


# --- what must be there before a review -----------------------------------------------------------------------------


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
