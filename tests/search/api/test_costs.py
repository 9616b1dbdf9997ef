"""What an answer costs the database: as many queries with one work as with three, each of one row or of three."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client

from cms.media.models import BankDocument
from events.models import EventPage
from learning.models import CoursePage, LearningPathPage, ResourcePage
from search.tasks import index_waiting
from tests.core.test_query_counts import make_terms, with_relations
from tests.readers import draft_path
from tests.world import draft_course, draft_event, draft_resource, find_world, put_up, translate

pytestmark = pytest.mark.django_db

QUERIES = {
    "/": 0,
    "/search?q=kurs+ressurs+arrangement": 4,
    "/courses": 9,
    "/courses?fylke=34&kompetanse=omrade-1&malgruppe=gruppe-1&varighet=0-20&varighet=21-45&malform=nb": 10,
    "/resources": 7,
    "/events": 8,
    "/events?nar=tidligere": 8,
    "/paths": 7,
    "/counties": 3,
    "/openapi.json": 0,
    "/finnes-ikke": 2,  # whether it leads elsewhere
}
ONE = {
    CoursePage: ("courses", 5),
    ResourcePage: ("resources", 4),
    EventPage: ("events", 4),
    LearningPathPage: ("paths", 4),
}


def new_document(number: int) -> BankDocument:
    return BankDocument.objects.create(title=f"Fil {number}", file=ContentFile(b"%d" % number, f"fil-{number}.txt"))


@pytest.fixture(scope="module", params=[1, 3])
def stock(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """So many courses of so many lessons, resources, and events of so many occurrences, each in two languages."""
    number = request.param
    with django_db_blocker.unblock(), transaction.atomic():
        world = find_world()
        make_terms()
        for n in range(1, number + 1):
            put_up(with_relations(draft_course(world, f"Kurs {n}", lessons=number), number))
            resource = with_relations(draft_resource(world, f"Ressurs {n}"), number)
            resource.files = [{"type": "file", "value": new_document(n).pk} for n in range(number)]
            resource.save()
            translate(put_up(resource), "nn", f"Ressurs {n} på nynorsk")
            put_up(with_relations(draft_event(world, f"Arrangement {n}"), number))
            put_up(with_relations(draft_event(world, f"Avholdt {n}", in_days=-9), number))
        chosen = [page for kind in (CoursePage, ResourcePage, EventPage) for page in kind.objects.live()]
        for n in range(1, number + 1):
            put_up(with_relations(draft_path(world, *chosen, title=f"Læringsløp {n}"), number))
        index_waiting()
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("address", QUERIES)
def test_an_answer_costs_the_same_whatever_there_is(
    stock: None, client: Client, django_assert_num_queries: Any, address: str
) -> None:
    client.get(f"/api/v1{address}")

    with django_assert_num_queries(QUERIES[address]):
        client.get(f"/api/v1{address}")


@pytest.mark.parametrize("model", ONE)
def test_a_work_in_full_costs_the_same_whatever_it_holds(
    stock: None, client: Client, django_assert_num_queries: Any, model: Any
) -> None:
    kind, number = ONE[model]
    address = f"/api/v1/{kind}/{model.objects.live().first().translation_key}"
    client.get(address)

    with django_assert_num_queries(number):
        response = client.get(address)

    assert response.status_code == 200
