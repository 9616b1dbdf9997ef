"""Lists come in pages of twenty; a page there is none of shows another, and says so."""

import pytest
from django.test import Client

from tests.reading import soup, titles
from tests.world import World, draft_resource, put_up

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def many(lasting_world: World) -> None:
    for number in range(25):
        put_up(draft_resource(lasting_world, f"Plan {number:02}"))


def test_a_list_shows_twenty_at_a_time(many: None, client: Client) -> None:
    first, second = (client.get(f"/ressurser/?side={number}") for number in (1, 2))

    assert titles(first) == [f"Plan {number:02}" for number in range(24, 4, -1)]
    assert titles(second) == [f"Plan {number:02}" for number in range(4, -1, -1)]
    assert [link["href"] for link in soup(first).select("a[rel=next]")] == ["?side=2"]
    assert [link["href"] for link in soup(second).select("a[rel=next], a[rel=prev]")] == ["?side=1"]


@pytest.mark.parametrize("side", ["3", "99", "0", "-1", "9" * 30])
def test_a_page_there_is_none_of_shows_another_and_says_so(many: None, client: Client, side: str) -> None:
    response = client.get("/ressurser/", {"side": side})

    assert len(titles(response)) > 0
    assert [value.rpartition(": ")[2] for value in response.context["listing"].ignored] == [side]
    assert soup(response).select_one(".results-head .ds-alert") is not None


def test_turning_the_page_keeps_the_filters(many: None, client: Client) -> None:
    page = soup(client.get("/ressurser/?fylke=34&kompetanse=formidling"))

    assert [link["href"] for link in page.select("a[rel=next]")] == ["?fylke=34&kompetanse=formidling&side=2"]
