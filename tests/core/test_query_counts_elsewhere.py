"""What lists of several pages, other languages and wrong addresses cost: counted as in `test_query_counts`."""

from typing import Any

import pytest
from django.test import Client

from home.demo.measuring import make_pages
from search.tasks import index_waiting
from tests.core.test_blocks import make_picture
from tests.core.test_query_counts import QUERIES
from tests.reading import soup
from tests.world import World, draft_course, put_up, translate


@pytest.fixture(scope="module")
def many_pages(lasting_world: World) -> None:
    """More than one page of each catalogue."""
    list(make_pages(400))


@pytest.mark.parametrize("address", ["/kurs/", "/ressurser/", "/arrangement/"])
def test_a_catalogue_of_more_than_one_page_costs_the_same(
    many_pages: None, world: World, client: Client, django_assert_num_queries: Any, address: str
) -> None:
    client.get(address)

    with django_assert_num_queries(QUERIES[address]):
        response = client.get(address)

    assert (response.context["listing"].total > 20, len(response.context["listing"].page.object_list)) == (True, 20)


def test_another_language_of_the_interface_costs_no_query_more(
    world: World, client: Client, django_assert_num_queries: Any
) -> None:
    put_up(draft_course(world, "Kurs 1"))
    client.get("/nn/innlandet/kurs-1/")

    with django_assert_num_queries(QUERIES["/innlandet/kurs-1/"]):
        response = client.get("/nn/innlandet/kurs-1/")

    assert response.status_code == 200


@pytest.mark.parametrize("prefix", ["", "/nn", "/se", "/en"])
def test_the_search_costs_the_same_in_every_language(
    world: World, client: Client, django_assert_num_queries: Any, prefix: str
) -> None:
    translate(put_up(draft_course(world, "Kurs 1")), "nn", "Kurs 1 på nynorsk")
    index_waiting()
    client.get(f"{prefix}/sok/?q=kurs")

    with django_assert_num_queries(4):
        response = client.get(f"{prefix}/sok/?q=kurs")

    assert response.context["listing"].total == 1


def test_an_unknown_address_costs_little(world: World, client: Client, django_assert_num_queries: Any) -> None:
    client.get("/finnes-ikke/")

    with django_assert_num_queries(5):
        response = client.get("/finnes-ikke/")

    assert response.status_code == 404


def test_a_picture_whose_sizes_are_made_costs_nothing_more(
    world: World, client: Client, django_assert_num_queries: Any
) -> None:
    course = draft_course(world, "Kurs 1")
    course.image = make_picture()
    course.save()
    put_up(course)
    client.get("/innlandet/kurs-1/")

    with django_assert_num_queries(QUERIES["/innlandet/kurs-1/"]):
        response = client.get("/innlandet/kurs-1/")

    assert len(soup(response).select("main img")) == 1
