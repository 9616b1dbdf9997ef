"""The tree for measuring: its rows are written past Django, and must be such as Django would have written."""

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client, override_settings
from wagtail.models import Page

from cms.core.guard import NotApproved
from cms.core.models import ApprovalRecord
from events.models import EventPage, Occurrence
from home.demo.measuring import MODELS, SLUG, broken_paths, faults
from home.models import CountyLibraryPage
from learning.models import CoursePage, LessonPage, ResourcePage
from tests.core.test_query_counts import QUERIES

pytestmark = pytest.mark.django_db
LISTS = QUERIES | {"/": 13, "/innlandet/": 10}  # four next events are found among the next meetings; fewer kinds


def build(number: int) -> str:
    output = io.StringIO()
    call_command("build_demo", pages=number, stdout=output)
    return output.getvalue()


@pytest.fixture(scope="module", autouse=True)
def _built(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Each test's own transaction is inside this one, which is rolled back after the last."""
    with django_db_blocker.unblock(), override_settings(DEMO=True), transaction.atomic():
        assert build(300).startswith("300 of 300 pages")
        yield
        transaction.set_rollback(True)


def counts() -> list[int]:
    return [model.objects.count() for model in MODELS]


def test_the_kinds_are_mixed_as_in_the_bank() -> None:
    assert counts() == [18, 90, 120, 72]
    assert {LessonPage.objects.child_of(course).count() for course in CoursePage.objects.all()} == {5}
    works = EventPage.objects.values_list("translation_key", flat=True)
    assert sorted(Occurrence.objects.values_list("work", flat=True)) == sorted(works)


def test_the_tree_is_whole() -> None:
    assert Page.find_problems() == ([], [], [], [], [])
    assert broken_paths() == []


def test_the_pages_stand_in_the_trees_of_both_written_forms_and_speak_them() -> None:
    languages = Counter(page.content_language for page in CoursePage.objects.all())

    assert set(languages) == {"nb", "nn"}
    for resource in ResourcePage.objects.select_related("locale"):
        assert resource.locale.language_code == resource.content_language
        assert resource.contact_name == str(resource.county_library)


@pytest.mark.parametrize("model", MODELS)
def test_a_page_can_be_saved_as_it_stands_but_not_with_another_title(model: Any) -> None:
    for page in model.objects.all()[:5]:
        page.save()
        page.title = f"{page.title} og noe ingen har godkjent"
        with pytest.raises(NotApproved):
            page.save()


@pytest.mark.parametrize("model", MODELS)
def test_a_revision_holds_all_that_wagtail_would_have_put_in_it(model: Any) -> None:
    page = model.objects.first()
    data = page.serializable_data()
    revision = page.latest_revision

    assert set(revision.content) == set(data)
    assert revision == page.live_revision
    assert revision.as_object().title == page.title
    assert page.approval_records.get().content == revision.content
    assert page.approval_records.get().kind == ApprovalRecord.Kind.MEASURING


def test_every_page_has_what_a_review_asks_for() -> None:
    for model in MODELS:
        for page in model.objects.all()[:20]:
            assert [name for name in page.required_for_review if not getattr(page, name)] == []


def test_readers_can_open_the_pages() -> None:
    course = CoursePage.objects.first()
    lesson = course.lessons[0]
    event = EventPage.objects.first()

    for page in (course, lesson, event):
        response = Client().get(page.url)
        assert response.status_code == 200
        assert page.summary.split(".")[0] in response.content.decode()


@pytest.mark.parametrize(
    ("address", "least"),
    [
        ("/", 8),
        ("/kurs/", 18),
        ("/ressurser/", 20),
        ("/arrangement/", 0),
        ("/innlandet/", 1),
        ("/fylkesbibliotekene/", 0),
    ],
)
def test_a_list_costs_no_more_with_three_hundred_pages_behind_it(
    client: Client, django_assert_num_queries: Any, address: str, least: int
) -> None:
    client.get(address)

    with django_assert_num_queries(LISTS[address]):
        response = client.get(address)

    assert response.content.count(b'<article class="card') >= least


def test_a_work_costs_no_more_with_three_hundred_pages_beside_it(
    client: Client, django_assert_num_queries: Any
) -> None:
    course = CoursePage.objects.filter(locale__language_code="nb").first()
    costs = {
        course.url: QUERIES["/innlandet/kurs-1/"],
        course.lessons[0].url: QUERIES["/innlandet/kurs-1/kurs-1-leksjon-1/"],
    }
    for address, cost in costs.items():
        client.get(address)

        with django_assert_num_queries(cost):
            response = client.get(address)

        assert response.status_code == 200


def test_a_section_can_be_added_to_as_before() -> None:
    section = CountyLibraryPage.objects.filter(numchild__gt=2).first()
    section.add_child(instance=ResourcePage(title="Skrevet for hånd", live=False))

    assert Page.find_problems() == ([], [], [], [], [])


def test_more_pages_can_be_added_and_are_others() -> None:
    build(100)

    assert counts() == [24, 120, 160, 96]
    assert Page.find_problems() == ([], [], [], [], [])
    assert Page.objects.filter(slug__startswith=f"{SLUG}-").values("title").distinct().count() > 300


def test_a_row_that_was_written_wrongly_is_named() -> None:
    course = CoursePage.objects.last()
    Page.objects.filter(pk=course.pk).update(numchild=7, title="Noe annet")

    assert broken_paths() == [course.path]
    tree, page = faults()
    assert tree == f"The tree is broken at {course.path}."
    assert page.startswith(f"{course.url_path}: ")
    with pytest.raises(CommandError, match="The tree is broken"):
        build(100)


@pytest.mark.parametrize("number", [0, -5])
def test_a_number_of_pages_must_be_positive(number: int) -> None:
    with pytest.raises(CommandError, match="How many pages"):
        build(number)


def test_nothing_is_made_where_the_demo_is_not(settings: Any) -> None:
    settings.DEMO = False

    with pytest.raises(CommandError, match="not a demo"):
        build(100)

    assert counts() == [18, 90, 120, 72]
