"""What a feed costs the database: the same, however much is in it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from events.models import EventPage, Occurrence
from learning.models import Competence, CompetenceArea
from tests.world import draft_event, find_world, put_up

QUERIES = {
    "/kalender/arrangement.ics": 3,
    "/kalender/arrangement.ics?fylke=34&form=digital&kompetanse=formidling": 6,
    "/kalender/fylkesbibliotek/innlandet.ics": 5,
    "/kalender/kompetanse/bokprat.ics": 5,
    "/kalender/arrangement/{work}.ics": 4,
    "/kalender/nye.rss": 5,
    "/kalender/nye.atom": 5,
    "/kalender/fylkesbibliotek/innlandet/nye.rss": 7,
    "/kalender/fylkesbibliotek/innlandet/nye.atom": 7,
}


@pytest.fixture(scope="module", params=[1, 3])
def stock(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[EventPage]:
    """So many events of so many meetings and areas."""
    with django_db_blocker.unblock(), transaction.atomic():
        events = [
            with_relations(draft_event(find_world(), f"Fagprat {n}"), request.param) for n in range(request.param)
        ]
        yield events[0]
        transaction.set_rollback(True)


def with_relations(event: EventPage, number: int) -> EventPage:
    first = event.occurrences.get()
    for later in range(1, number):
        Occurrence.objects.create(
            work=event.translation_key, starts_at=first.starts_at, ends_at=first.ends_at, title=f"{later}"
        )
    event.areas = CompetenceArea.objects.all()[:number]
    event.competences = Competence.objects.filter(slug="bokprat")
    event.save()
    return put_up(event)


@pytest.mark.django_db
@pytest.mark.parametrize("address", QUERIES)
def test_a_feed_costs_the_same_however_much_is_in_it(
    stock: EventPage, client: Client, django_assert_num_queries: Callable[[int], Any], address: str
) -> None:
    path = address.format(work=stock.translation_key)
    tag = client.get(path)["ETag"]

    with django_assert_num_queries(QUERIES[address]):
        response = client.get(path, headers={"If-None-Match": tag})

    assert response.status_code == 304
