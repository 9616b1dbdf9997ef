"""What the page cache answers is what Django would say, after anything that may happen; and all else is still kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.core.models import OwnerCheck
from learning.models import CoursePage, ResourcePage
from tests.core.pagecache.stage import (
    ADDRESSES,
    HAPPENINGS,
    Happening,
    draft_is_added,
    draft_is_deleted,
    draft_is_saved,
    set_up,
)
from tests.kept import Reader
from tests.world import World, draft_resource, put_up

DRAFTS = [draft_is_saved, draft_is_added, draft_is_deleted]
ANY_ORDER = st.lists(st.tuples(st.sampled_from(HAPPENINGS), st.integers(0, 999)), min_size=2, max_size=5)


@pytest.fixture(scope="module")
def stage(lasting_world: World) -> World:
    set_up()
    return lasting_world


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def assert_exact(reader: Reader, what: object) -> None:
    """What was made just now is fresh, and need not be made twice."""
    answers = {address: reader.get(address) for address in ADDRESSES}
    kept = {address: answer for address, answer in answers.items() if answer.is_kept}
    wrong = [address for address, answer in kept.items() if answer.body != reader.fresh(address).body]
    assert wrong == [], f"after {what}"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_what_readers_open_is_kept_and_is_what_django_says(stage: World, address: str) -> None:
    reader = Reader()

    first, second = reader.get(address), reader.get(address)

    if first.status == 200:
        assert (first.made, second.made) == (1, 0)
    assert second.body == first.body == reader.fresh(address).body


@pytest.mark.django_db
@pytest.mark.parametrize("happening", HAPPENINGS, ids=lambda happening: happening.__name__)
def test_after_whatever_happens_a_kept_answer_is_a_fresh_one(stage: World, happening: Happening) -> None:
    reader = Reader()
    assert_exact(reader, "nothing")

    for number in (0, 1):
        happening(stage, number)
        assert_exact(reader, f"{happening.__name__}({number})")


@pytest.mark.stress
@pytest.mark.django_db
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(order=ANY_ORDER)
def test_after_anything_in_any_order_a_kept_answer_is_a_fresh_one(
    stage: World, order: list[tuple[Happening, int]], django_db_blocker: Any
) -> None:
    with undone():
        reader = Reader()
        assert_exact(reader, "nothing")
        for happening, number in order:
            happening(stage, number)
            assert_exact(reader, [(happening.__name__, number) for happening, number in order])


# --- and all else is still kept ---

LISTS_OF_RESOURCES = {
    "/",
    "/nn/",
    "/ressurser/",
    "/innlandet/",
    "/fylkesbibliotekene/",
    "/jeg-har-10-minutter/",
    "/til-personalmotet/",
    "/ny-i-biblioteket/",
    "/kompetanse/",
    "/kompetanse/bokprat/",
    "/innlandet/trygg-i-skranken/",
    "/sitemap.xml",
}
BY_THE_MINUTE = {"/api/v1/events"}


def made_anew(reader: Reader) -> set[str]:
    """But for what changes by the clock, whatever happens."""
    made = {address for address in ADDRESSES if reader.get(address).made and reader.fresh(address).status == 200}
    return made - BY_THE_MINUTE


@pytest.mark.django_db
def test_what_is_published_is_made_anew_where_it_is_shown_and_nowhere_else(stage: World) -> None:
    reader = Reader()
    made_anew(reader)
    resource = ResourcePage.objects.get(slug="handbok")
    resource.summary = "Ny ingress."
    put_up(resource)

    assert made_anew(reader) == LISTS_OF_RESOURCES | {"/innlandet/handbok/"}


@pytest.mark.django_db
def test_a_course_is_made_anew_with_what_links_to_it_and_its_cohort(stage: World) -> None:
    reader = Reader()
    made_anew(reader)
    course = CoursePage.objects.get(slug="kurs-a", locale__language_code="nb")
    course.title = "Et annet navn"
    put_up(course)

    again = made_anew(reader)

    assert {address for address in again if "/innlandet/" in address} == {
        "/innlandet/",
        "/innlandet/handbok/",
        "/innlandet/kull/",
        "/innlandet/kurs-a/",
        "/innlandet/kurs-a/kurs-a-leksjon-1/",
        "/innlandet/trygg-i-skranken/",
        "/nn/innlandet/kurs-a/",
    }
    assert "/om-stoff/" in again


@pytest.mark.django_db
@pytest.mark.parametrize("happening", DRAFTS, ids=lambda happening: happening.__name__)
def test_drafts_change_nothing(stage: World, happening: Happening) -> None:
    draft_is_added(stage, 0)
    reader = Reader()
    made_anew(reader)

    happening(stage, 1)

    assert made_anew(reader) == set()


@pytest.mark.django_db
def test_the_owners_check_of_one_page_leaves_the_others_kept(stage: World) -> None:
    reader = Reader()
    made_anew(reader)
    OwnerCheck.objects.create(
        page=ResourcePage.objects.get(slug="handbok"), user=stage.contact, next_check_on=timezone.localdate()
    )

    works = {address for address in made_anew(reader) if address.count("/") > 2 and address.startswith("/innlandet/")}

    assert works == {"/innlandet/handbok/", "/innlandet/trygg-i-skranken/"}


@pytest.mark.django_db
def test_one_publication_leaves_all_works_that_do_not_show_it_kept(stage: World) -> None:
    works = [put_up(draft_resource(stage, f"Ressurs {number}")).url for number in range(120)]
    reader = Reader()
    for address in works:
        reader.get(address)
    first = ResourcePage.objects.get(slug="ressurs-0")
    first.title = "Ny tittel"
    put_up(first)

    made = [address for address in works if reader.get(address).made]

    assert made == [first.url]
