"""Feeds to subscribe to: what is in them, what is not, and what a calendar is told when something changes.

Long, since each feed is read by the same program that is not ours.
"""

import datetime
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import redis
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.people.models import CountyLibrary, Municipality
from events.actions import cancel_occurrence, save_occurrences
from events.models import EventPage, Occurrence
from learning.models import Competence
from tests.calendars import Component, IcalJs, ical_js
from tests.reading import soup
from tests.world import World, draft_event, edit, publish, put_up, translate

pytestmark = pytest.mark.django_db
DAY, HOUR = datetime.timedelta(days=1), datetime.timedelta(hours=1)
ALL = "/kalender/arrangement.ics"


@pytest.fixture(scope="module")
def reader() -> Iterator[IcalJs]:
    with ical_js() as program:
        yield program


@pytest.fixture
def subscribe(reader: IcalJs, client: Client) -> Callable[[str], Component]:
    """What a calendar reads at an address."""

    def ask(address: str = ALL) -> Component:
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
        return reader.read(response.content)

    return ask


def live(world: World, title: str = "Fagprat", **fields: Any) -> EventPage:
    section = fields.pop("section", None)
    event = draft_event(world, title, section=section)
    for name, value in fields.items():
        setattr(event, name, value)
    event.save()
    return put_up(event)


def titles(calendar: Component) -> list[str]:
    return [event["summary"] for event in calendar.events]


def set_time(event: EventPage, starts_at: datetime.datetime, **fields: Any) -> None:
    event.occurrences.update(starts_at=starts_at, ends_at=starts_at + HOUR, **fields)


# --- what stands there -------------------------------------------------------------------------------------------


def test_an_event_is_told_with_all_that_a_calendar_can_hold(world: World, subscribe: Any) -> None:
    event = live(world, "Fagprat, del 1; om «lesing»", form="physical", areas=[world.area])
    starts_at = timezone.now().replace(microsecond=0) + DAY
    hamar = Municipality.objects.get(name="Hamar")
    set_time(event, starts_at, venue="Storsalen", municipality=hamar, title="Oppstart", preparation="Les\r\ndette.")

    calendar = subscribe()

    (told,) = calendar.events
    occurrence = event.occurrences.get()
    address = f"{settings.BASE_URL}/innlandet/{event.slug}/"
    assert told.times == (starts_at, starts_at + HOUR)
    assert {name: told[name] for name in ("uid", "sequence", "summary", "location", "url", "status", "transp")} == {
        "uid": str(occurrence.uid),
        "sequence": "0",
        "summary": "Fagprat, del 1; om «lesing»: Oppstart",
        "location": "Storsalen, Hamar",
        "url": address,
        "status": "CONFIRMED",
        "transp": "TRANSPARENT",
    }
    assert told["description"].split("\n\n")[0] == event.summary
    assert "Les\ndette." in told["description"]
    assert told["description"].endswith(address)
    assert told.values["categories"] == [world.area.name]
    assert (told["organizer"], told.parameters["organizer"]) == (
        "mailto:kontakt@example.org",
        {"cn": "Innlandet fylkesbibliotek"},
    )
    assert told.parameters["summary"] == {"language": "nb"}
    assert told["dtstamp"] == told["last-modified"] == f"{event.last_published_at:%Y-%m-%dT%H:%M:%SZ}"
    assert (calendar["method"], calendar["x-wr-calname"] == calendar["name"]) == ("PUBLISH", True)


def test_what_is_digital_has_no_place_and_its_link_is_never_told(world: World, client: Client) -> None:
    event = live(world)
    event.occurrences.update(online_link="https://mote.example.org/hemmelig", preparation="Ha kaffe klar.")

    answers = [client.get(address).content.decode() for address in addresses(event)]

    assert [("kaffe" in answer, "hemmelig" in answer) for answer in answers] == [(True, False)] * 5 + [
        (False, False)
    ] * 4


def test_each_meeting_of_a_series_stands_by_itself(world: World, subscribe: Any) -> None:
    event = live(world)
    first = event.occurrences.get()
    second = Occurrence.objects.create(
        work=event.translation_key, title="Del to", starts_at=first.starts_at + DAY, ends_at=first.ends_at + DAY
    )

    told = subscribe().events

    assert [(each["uid"], each["summary"]) for each in told] == [
        (str(first.uid), "Fagprat"),
        (str(second.uid), "Fagprat: Del to"),
    ]


def test_the_works_words_are_in_its_own_language_and_the_rest_in_the_readers(world: World, subscribe: Any) -> None:
    event = live(world, "Søknadsverkstad", section=world.other_section)

    (bokmal,), (nynorsk,) = subscribe().events, subscribe(f"/nn{ALL}").events

    assert (bokmal["summary"], bokmal.parameters["summary"]) == ("Søknadsverkstad", {"language": "nn"})
    assert (bokmal["url"], nynorsk["url"]) == (
        f"{settings.BASE_URL}/vestland/{event.slug}/",
        f"{settings.BASE_URL}/nn/vestland/{event.slug}/",
    )


def test_a_work_in_two_languages_stands_once_in_the_nearest(world: World, subscribe: Any) -> None:
    event = live(world)
    translate(event, "nn", "Fagsamtale")

    assert (titles(subscribe()), titles(subscribe(f"/nn{ALL}"))) == (["Fagprat"], ["Fagsamtale"])
    assert titles(subscribe(f"{ALL}?malform=nb")) == ["Fagprat"]
    assert subscribe().events[0]["uid"] == subscribe(f"/nn{ALL}").events[0]["uid"]


# --- which -------------------------------------------------------------------------------------------------------


def addresses(event: EventPage) -> list[str]:
    """Every feed that the event stands in: five calendars, four of news."""
    return [
        ALL,
        f"{ALL}?fylke=34&form=digital",
        f"/kalender/arrangement/{event.translation_key}.ics",
        "/kalender/fylkesbibliotek/innlandet.ics",
        "/kalender/kompetanse/formidling.ics",
        "/kalender/nye.rss",
        "/kalender/nye.atom",
        "/kalender/fylkesbibliotek/innlandet/nye.rss",
        "/kalender/fylkesbibliotek/innlandet/nye.atom",
    ]


def test_each_feed_has_its_own_events(world: World, subscribe: Any) -> None:
    live(world, "Hos oss", form="physical", competences=Competence.objects.filter(slug="bokprat"))
    theirs = live(world, "Hos dem", section=world.other_section)

    assert titles(subscribe()) == ["Hos oss", "Hos dem"]
    assert titles(subscribe(f"{ALL}?form=digital")) == ["Hos dem"]
    assert titles(subscribe(f"{ALL}?fylke=34&form=digital")) == []
    assert titles(subscribe(f"{ALL}?fylke=34&fylke=46&nar=tidligere")) == ["Hos oss", "Hos dem"]
    assert titles(subscribe(f"{ALL}?fylke=finnes-ikke&ukjent=1")) == ["Hos oss", "Hos dem"]
    assert titles(subscribe("/kalender/fylkesbibliotek/innlandet.ics")) == ["Hos oss"]
    assert titles(subscribe("/kalender/fylkesbibliotek/agder.ics")) == []
    assert titles(subscribe("/kalender/kompetanse/bokprat.ics")) == ["Hos oss"]
    assert titles(subscribe("/kalender/kompetanse/formidling.ics")) == ["Hos oss", "Hos dem"]
    assert titles(subscribe(f"/kalender/arrangement/{theirs.translation_key}.ics")) == ["Hos dem"]


def test_each_feed_has_a_name_of_its_own(world: World, subscribe: Any) -> None:
    event = live(world)

    names = [subscribe(address)["x-wr-calname"] for address in addresses(event)[1:5]]

    assert names == [
        "Kompetansebanken: Innlandet, Digitalt",
        "Fagprat",
        "Kompetansebanken: Innlandet fylkesbibliotek",
        f"Kompetansebanken: {world.area.name}",
    ]


def test_a_library_that_has_nowhere_to_write_has_an_empty_feed(world: World, subscribe: Any) -> None:
    live(world)
    CountyLibrary.objects.create(name="Nytt fylkesbibliotek", slug="nytt")

    assert titles(subscribe("/kalender/fylkesbibliotek/nytt.ics")) == []


@pytest.mark.parametrize(
    "address",
    [
        "/kalender/arrangement/5f0e1f2c-0000-4000-8000-000000000001.ics",
        "/kalender/fylkesbibliotek/finnes-ikke.ics",
        "/kalender/fylkesbibliotek/finnes-ikke/nye.atom",
        "/kalender/kompetanse/finnes-ikke.ics",
    ],
)
def test_what_there_is_not_has_no_feed(world: World, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_feeds_are_read_and_nothing_else(world: World, client: Client, method: str) -> None:
    event = live(world)

    assert [getattr(client, method)(address).status_code for address in addresses(event)] == [405] * 9


def hide(event: EventPage) -> None:
    PageViewRestriction.objects.create(page=event, restriction_type=PageViewRestriction.LOGIN)


def hide_section(event: EventPage) -> None:
    PageViewRestriction.objects.create(page=event.get_parent(), restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("happens", [hide, hide_section, EventPage.unpublish])
def test_what_readers_may_not_open_stands_in_no_feed(
    world: World, client: Client, happens: Callable[[EventPage], Any]
) -> None:
    event = live(world)
    draft_event(world, "Utkast til fagprat")
    before = [client.get(address).content.decode() for address in addresses(event)]

    happens(event)

    after = [client.get(address) for address in addresses(event)]
    assert [("Fagprat" in told, "Utkast" in told) for told in before] == [(True, False)] * 9
    assert ["fagprat" in told.content.decode() for told in after] == [False] * 9
    assert [told.status_code for told in after] == [200, 200, 404, *[200] * 6]


@pytest.mark.parametrize(("days", "expected"), [(-364, ["Fagprat"]), (-367, [])])
def test_a_feed_has_what_is_to_come_and_the_last_year(
    world: World, subscribe: Any, days: int, expected: list[str]
) -> None:
    set_time(live(world), timezone.now() + days * DAY)

    assert titles(subscribe()) == expected


# --- what changes ------------------------------------------------------------------------------------------------


def test_what_is_moved_grows_in_sequence_and_keeps_its_name(world: World, subscribe: Any) -> None:
    event = live(world)
    (before,) = subscribe().events
    occurrence = event.occurrences.get()
    occurrence.starts_at += DAY
    occurrence.ends_at += DAY

    save_occurrences(event, [(occurrence, ["starts_at", "ends_at"])], world.contact)

    (after,) = subscribe().events
    assert (before["uid"], int(before["sequence"]) + 1) == (after["uid"], int(after["sequence"]))
    assert after.times == (before.start + DAY, before.end + DAY)
    assert after["last-modified"] == f"{occurrence.changes.get().changed_at:%Y-%m-%dT%H:%M:%SZ}"


def test_what_is_cancelled_stays_and_says_so_and_why(world: World, subscribe: Any) -> None:
    event = live(world)

    cancel_occurrence(event, event.occurrences.get().pk, world.contact, "Kurslederen er syk.")

    (told,) = subscribe().events
    assert (told["status"], told["sequence"], told["transp"]) == ("CANCELLED", "1", "TRANSPARENT")
    assert "Kurslederen er syk." in told["description"].partition("\n\n")[0]
    assert told["summary"].endswith(": Fagprat")


def publish_anew(event: EventPage, world: World) -> None:
    edit(event, world.contact, title="Fagprat med ny tittel")
    publish(event, world)


def move(event: EventPage, world: World) -> None:
    occurrence = event.occurrences.get()
    occurrence.ends_at += HOUR
    save_occurrences(event, [(occurrence, ["ends_at"])], world.contact)


def cancel(event: EventPage, world: World) -> None:
    cancel_occurrence(event, event.occurrences.get().pk, world.contact, "Sykdom.")


def prepare(event: EventPage, world: World) -> None:
    occurrence = event.occurrences.get()
    occurrence.preparation = "Ta med en bok."
    save_occurrences(event, [(occurrence, ["preparation"])], world.contact)


def take_down(event: EventPage, world: World) -> None:
    EventPage.objects.get(pk=event.pk).unpublish()


def add_another(event: EventPage, world: World) -> None:
    live(world, "En til")


def pass_a_year(event: EventPage, world: World) -> None:
    set_time(event, timezone.now() - 400 * DAY)


def name_area_anew(event: EventPage, world: World) -> None:
    type(world.area).objects.filter(pk=world.area.pk).update(name_nb="Formidling")


def name_library_anew(event: EventPage, world: World) -> None:
    library = event.county_library
    assert library is not None
    type(library).objects.filter(pk=library.pk).update(name="Innlandets bibliotek")


@pytest.mark.parametrize(
    "change",
    [
        publish_anew,
        move,
        cancel,
        prepare,
        take_down,
        add_another,
        pass_a_year,
        name_area_anew,
        name_library_anew,
    ],
)
def test_any_change_is_told_and_what_has_not_changed_is_not_sent_again(
    world: World, client: Client, change: Callable[[EventPage, World], None]
) -> None:
    event = live(world)
    tag = client.get(ALL)["ETag"]
    unchanged = client.get(ALL, headers={"If-None-Match": tag})

    change(event, world)

    changed = client.get(ALL, headers={"If-None-Match": tag})
    assert (unchanged.status_code, unchanged.content, unchanged["ETag"]) == (304, b"", tag)
    assert (changed.status_code, changed["ETag"] == tag) == (200, False)


def test_a_draft_changes_nothing_for_readers(world: World, client: Client) -> None:
    event = live(world)
    tag = client.get(ALL)["ETag"]

    edit(event, world.contact, title="Ikke godkjent ennå")

    assert client.get(ALL, headers={"If-None-Match": tag}).status_code == 304


def test_what_compressed_answers_are_tagged_with_is_known_again(world: World, client: Client) -> None:
    live(world)
    compressed = client.get(ALL, headers={"Accept-Encoding": "gzip"})

    again = client.get(ALL, headers={"Accept-Encoding": "gzip", "If-None-Match": compressed["ETag"]})

    assert (compressed["Content-Encoding"], again.status_code) == ("gzip", 304)


def test_a_feed_is_written_once_for_all_who_ask(world: World, client: Client) -> None:
    live(world)
    written = client.get(ALL).content
    (key,) = redis.Redis.from_url(settings.CACHES["default"]["LOCATION"]).scan_iter("*:calendar:*")
    name = key.decode().split(":", 2)[2]
    assert cache.get(name) == written

    cache.set(name, b"as it is kept")

    assert client.get(f"{ALL}?ukjent=1").content == b"as it is kept"


def test_what_changes_while_a_feed_is_written_is_not_kept_under_what_was(world: World, client: Client) -> None:
    event = live(world)
    changed: list[str] = []

    def change_between(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        """Before the occurrences are fetched, and after their version was asked for."""
        if sql.startswith('SELECT "events_occurrence"') and not changed:
            changed.append(sql)
            event.occurrences.update(venue="Lillehammer")
        return execute(sql, values, many, context)

    with connection.execute_wrapper(change_between):
        during = client.get(ALL).content.decode()
    event.occurrences.update(venue="")
    as_it_was = client.get(ALL).content.decode()

    assert ("Lillehammer" in during, "Lillehammer" in as_it_was) == (True, False)


@pytest.mark.parametrize("prefix", ["", "/nn", "/se", "/en"])
def test_feeds_set_no_cookie_and_may_be_kept_by_all(world: World, client: Client, prefix: str) -> None:
    event = live(world)

    answers = [client.get(prefix + address) for address in addresses(event)]

    assert [(dict(answer.cookies), answer["Cache-Control"]) for answer in answers] == [({}, "public, no-cache")] * 9
    assert ["Cookie" in answer.get("Vary", "") for answer in answers] == [False] * 9


# --- the ways there ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("/arrangement/", "/kalender/arrangement.ics"),
        ("/arrangement/?form=digital&fylke=34&nar=kommende&side=1", "/kalender/arrangement.ics?fylke=34&form=digital"),
        ("/innlandet/", "/kalender/fylkesbibliotek/innlandet.ics"),
        ("/kompetanse/bokprat/", "/kalender/kompetanse/bokprat.ics"),
        ("/innlandet/fagprat/", "/kalender/arrangement/{work}.ics"),
        ("/nn/innlandet/fagprat/", "/nn/kalender/arrangement/{work}.ics"),
    ],
)
def test_pages_lead_to_their_feeds(world: World, client: Client, page: str, feed: str) -> None:
    event = live(world, competences=Competence.objects.filter(slug="bokprat"))
    path = feed.format(work=event.translation_key)
    host = settings.BASE_URL.partition("://")[2]

    links = soup(client.get(page)).select(".calendar-links a")

    assert [link["href"] for link in links] == [f"webcal://{host}{path}", path]
    assert client.get(path).status_code == 200


def test_an_event_that_is_over_has_no_way_into_a_calendar(world: World, client: Client) -> None:
    event = live(world)
    set_time(event, timezone.now() - 3 * DAY)

    assert soup(client.get(f"/innlandet/{event.slug}/")).select(".calendar-links") == []


def test_a_reader_of_feeds_finds_the_news_by_itself(world: World, client: Client) -> None:
    live(world)

    links = [
        [link["href"] for link in soup(client.get(page)).select("link[rel=alternate][type$=xml]")]
        for page in ("/arrangement/", "/innlandet/", "/innlandet/fagprat/")
    ]

    news, of_library = "/kalender/nye", "/kalender/fylkesbibliotek/innlandet/nye"
    assert links == [[f"{path}.atom", f"{path}.rss"] for path in (news, of_library, of_library)]
