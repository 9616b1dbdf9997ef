"""Word of new events, as a reader of feeds reads it."""

import datetime
from typing import Any

import feedparser
import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from events.models import EventPage
from tests.world import World, draft_event, put_up, translate

pytestmark = pytest.mark.django_db
FEEDS = {
    "/kalender/nye.rss": "rss20",
    "/kalender/nye.atom": "atom10",
    "/kalender/fylkesbibliotek/innlandet/nye.rss": "rss20",
    "/kalender/fylkesbibliotek/innlandet/nye.atom": "atom10",
}


def live(world: World, title: str, section: Any = None) -> EventPage:
    return put_up(draft_event(world, title, section=section))


def read(client: Client, address: str) -> Any:
    response = client.get(address)
    found = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert (found.bozo, found.version) == (False, FEEDS[address.removeprefix("/nn")])
    return found


@pytest.mark.parametrize("address", FEEDS)
def test_a_reader_of_feeds_is_told_of_an_event(world: World, client: Client, address: str) -> None:
    event = live(world, "Fagprat & «lesing» <3")

    (told,) = read(client, address).entries

    assert (told.link, told.id, told.author) == (
        f"{settings.BASE_URL}/innlandet/{event.slug}/",
        f"urn:uuid:{event.translation_key}",
        "Innlandet fylkesbibliotek",
    )
    assert event.first_published_at is not None
    assert told.published_parsed[:6] == event.first_published_at.utctimetuple()[:6]
    assert [tag.term for tag in told.tags] == [world.area.name]
    assert told.summary.endswith("<p>Kort om fagprat &amp; «lesing» &lt;3.</p>")


@pytest.mark.parametrize("address", [address for address in FEEDS if address.endswith("atom")])
def test_atom_keeps_the_title_as_it_is_and_says_its_language(world: World, client: Client, address: str) -> None:
    live(world, "Fagprat & «lesing» <3")

    found = read(client, f"/nn{address}")

    assert [(told.title, told.title_detail.language) for told in found.entries] == [("Fagprat & «lesing» <3", "nb")]
    assert found.feed.title_detail.language == "nn"
    assert found.feed.links[1].href == f"{settings.BASE_URL}/nn{address}"


def test_the_newest_stand_first_each_work_once_and_thirty_at_most(world: World, client: Client) -> None:
    first = live(world, "Først")
    translate(first, "nn", "Fyrst")
    live(world, "Sist")
    live(world, "Hos dem", section=world.other_section)

    found = {address: [told.title for told in read(client, address).entries] for address in FEEDS}

    own = ["Sist", "Først"]
    assert found == {address: (own if "fylkesbibliotek" in address else ["Hos dem", *own]) for address in FEEDS}


def test_an_old_event_makes_room_for_new_ones(world: World, client: Client) -> None:
    events = [live(world, f"Fagprat {number}") for number in range(3)]
    EventPage.objects.filter(pk=events[0].pk).update(first_published_at=timezone.now() - datetime.timedelta(days=9))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("events.calendars.feeds.SHOWN", 2)
        found = read(client, "/kalender/nye.atom")

    assert [told.title for told in found.entries] == ["Fagprat 2", "Fagprat 1"]


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_that_says_nothing_new_is_not_sent_again(world: World, client: Client, address: str) -> None:
    live(world, "Fagprat")
    tag = client.get(address)["ETag"]
    unchanged = client.get(address, headers={"If-None-Match": tag})

    live(world, "Fagdag")

    changed = client.get(address, headers={"If-None-Match": tag})
    assert (unchanged.status_code, unchanged.content, changed.status_code) == (304, b"", 200)


def test_a_library_without_events_has_an_empty_feed(world: World, client: Client) -> None:
    address = "/kalender/fylkesbibliotek/innlandet/nye.atom"

    assert (read(client, address).entries, client.get(address).status_code) == ([], 200)
