"""The editor of courses, lessons and resources, through Wagtail's own views: what is refused is said by the field."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.core.fields import text_sizes
from cms.core.models import BasePage
from cms.core.models.page import MOST_TEXT
from cms.people.models import CountyLibrary
from home.models import StandardPage
from learning.models import CoursePage, LessonPage, ResourcePage
from search.tasks import index_waiting
from tests.editing import as_shown, errors, line_blocks, new, shown_by, text_blocks
from tests.reading import soup, text
from tests.world import World, draft_course, login

REVIEW_INTERVAL = datetime.timedelta(days=365)


@pytest.fixture
def contact(world: World) -> Client:
    return login(world.contact)


def stored() -> tuple[int, int]:
    """How many pages and revisions there are."""
    return Page.objects.count(), Revision.objects.count()


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

    url = reverse("wagtailadmin_pages:add", args=("learning", "coursepage", world.section.pk))

    contact.post(url, as_shown(contact.get(url)) | {"title": "Bokprat"})

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

    index_waiting()

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
