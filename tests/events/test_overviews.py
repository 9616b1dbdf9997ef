"""The calendar by month and by county, and the archive: all of it behind plain addresses and the same filters.

Long, since all ways to look are tried on one calendar, which is made once.
"""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import timezone

from cms.people.models import County, CountyLibrary
from events.models import EventPage, Occurrence
from events.querysets import past, upcoming
from tests.reading import soup, text, titles
from tests.world import World, draft_event, put_up

pytestmark = pytest.mark.django_db
OSLO = ZoneInfo("Europe/Oslo")
NOW = datetime.datetime(2026, 12, 10, 12, 0, tzinfo=OSLO)  # a Thursday
HOUR = datetime.timedelta(hours=1)


@pytest.fixture(autouse=True)
def _it_is_the_tenth_of_december(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands in a month, and in which, would be another tomorrow."""
    monkeypatch.setattr(timezone, "now", lambda: NOW.astimezone(datetime.UTC))


def event(world: World, title: str, *times: tuple[str, str], form: str = "digital", **more: Any) -> EventPage:
    """Up, in Innlandet's section or another's; the times are Norway's, each from and to."""
    page = draft_event(world, title, section=more.pop("section", None))
    page.form = form
    for name, value in more.items():
        setattr(page, name, value)
    page.save()
    page.occurrences.all().delete()
    for begins, ends in times:
        Occurrence.objects.create(work=page.translation_key, starts_at=oslo(begins), ends_at=oslo(ends), language="nb")
    return put_up(page)


def oslo(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=OSLO)


@pytest.fixture(scope="module")
def calendar(lasting_world: World) -> World:
    world = lasting_world
    event(world, "Fagprat", ("2026-12-08 09:00", "2026-12-08 10:00"), ("2026-12-15 09:00", "2026-12-15 10:00"))
    event(world, "Bibliotekdagene", ("2026-12-15 10:00", "2026-12-17 14:00"), form="physical")
    event(world, "Nyttårsmøte", ("2026-12-31 22:00", "2027-01-01 00:00"))
    event(world, "Over nyttår", ("2026-12-31 23:00", "2027-01-02 12:00"))
    event(world, "I fjor", ("2025-03-04 09:00", "2025-03-04 10:00"))
    event(world, "I mai", ("2026-05-04 09:00", "2026-05-04 10:00"), form="physical")
    event(world, "Til våren", ("2027-04-07 09:00", "2027-04-07 10:00"))
    cancelled = event(world, "Avlyst møte", ("2026-12-15 08:00", "2026-12-15 09:00"))
    cancelled.occurrences.update(cancelled_at=NOW)
    return world


def get(query: str, prefix: str = "") -> BeautifulSoup:
    response = Client().get(f"{prefix}/arrangement/?{query}")
    assert (response.status_code, dict(response.cookies)) == (200, {})
    return soup(response)


# --- the month -------------------------------------------------------------------------------------------------------


def month(query: str = "", prefix: str = "") -> BeautifulSoup:
    return get(f"visning=maned&{query}", prefix)


def by_day(html: BeautifulSoup) -> dict[str, list[str]]:
    """By date, what stands on the days on which something does."""
    return {
        str(cell.time["datetime"]): [text(entry) for entry in cell.select(".entry")]
        for cell in html.select("td.has-entries")
        if cell.time
    }


def test_a_month_shows_each_meeting_on_each_of_its_days(calendar: World) -> None:
    html = month()

    assert by_day(html) == {
        "2026-12-08": ["09:00 Fagprat"],
        "2026-12-15": ["08:00 Avlyst Avlyst møte", "09:00 Fagprat", "10:00 dag 1 av 3 Bibliotekdagene"],
        "2026-12-16": ["dag 2 av 3 Bibliotekdagene"],
        "2026-12-17": ["dag 3 av 3 Bibliotekdagene"],
        "2026-12-31": ["22:00 Nyttårsmøte", "23:00 dag 1 av 3 Over nyttår"],
    }
    assert text(html.select_one(".results-head h2")) == "5 arrangement i desember 2026"
    assert by_day(month("maned=2027-01")) == {
        "2027-01-01": ["dag 2 av 3 Over nyttår"],
        "2027-01-02": ["dag 3 av 3 Over nyttår"],
    }


def test_the_month_is_a_table_that_a_screen_reader_can_walk(calendar: World) -> None:
    table = month().table
    assert isinstance(table, Tag)

    assert text(table.caption) == "Desember 2026"
    assert [text(th.select_one(".ds-sr-only") or th) for th in table.select("thead th[scope=col]")] == [
        *("Uke", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    ]
    rows = table.select("tbody tr")
    assert [text(row.select_one("th[scope=row]")) for row in rows] == [f"Uke {number}" for number in range(49, 54)]
    assert {len(row.select("td")) for row in rows} == {7}
    assert [(text(td), td.time) for td in rows[0].select("td.is-outside")] == [("", None)]
    assert text(rows[0].select("td")[1].select_one(".words")) == "tirsdag 1. desember"


def test_today_is_said_in_words_and_only_in_its_own_month(calendar: World) -> None:
    assert [text(cell) for cell in month().select("td.is-today")] == ["10 torsdag 10. desember I dag"]
    assert month("maned=2027-01").select("td.is-today") == []


def test_a_month_leads_to_the_next_and_the_one_before_as_long_as_there_is_something(calendar: World) -> None:
    def turns(query: str) -> list[tuple[str, str]]:
        return [(str(link["href"]), text(link)) for link in month(query).select(".turn a")]

    assert turns("form=digital") == [
        ("?visning=maned&form=digital&maned=2026-11", "Forrige måned: november 2026"),
        ("?visning=maned&form=digital&maned=2027-01", "Neste måned: januar 2027"),
    ]
    assert [link for link, _words in turns("maned=2025-03")] == ["?visning=maned", "?visning=maned&maned=2025-04"]
    assert [link for link, _words in turns("maned=2027-04")] == ["?visning=maned&maned=2027-03", "?visning=maned"]
    assert [words for _link, words in turns("maned=2030-01")] == ["Forrige måned: desember 2029", "Denne måneden"]


def test_a_month_passes_the_filters_and_they_keep_the_month(calendar: World) -> None:
    html = month("maned=2026-12&form=physical")

    assert [*by_day(html)] == ["2026-12-15", "2026-12-16", "2026-12-17"]
    assert {tag["name"]: tag["value"] for tag in html.select(".filters input[type=hidden]")} == {
        "visning": "maned",
        "maned": "2026-12",
    }
    assert html.select(".filters [name=nar]") == []
    assert [link["href"] for link in html.select(".results-head .chips a")] == ["?visning=maned&maned=2026-12"]


def test_a_month_in_which_nothing_is_says_so(calendar: World) -> None:
    assert text(month("maned=2026-02").select_one(".quiet")) == "Ingenting er planlagt denne måneden."
    assert text(month("form=hybrid").select_one(".quiet")) == "Ingenting denne måneden passer til filtrene."


def test_more_than_three_on_a_day_are_folded_together(calendar: World) -> None:
    page = EventPage.objects.get(title="Fagprat")
    for hour in (11, 12, 13):
        begins = oslo(f"2026-12-08 {hour}:00")
        Occurrence.objects.create(work=page.translation_key, starts_at=begins, ends_at=begins + HOUR, title=f"{hour}")

    (cell,) = (cell for cell in month().select("td.has-entries") if cell.time and cell.time["datetime"] == "2026-12-08")

    assert [text(entry) for entry in cell.select("details .entry")] == ["13:00 Fagprat : 13"]
    assert text(cell.summary) == "1 til"


@pytest.mark.parametrize(
    ("query", "left_out"),
    [
        ("visning=maned&maned=2026-13", "Måned: 2026-13"),
        ("visning=maned&maned=i+går", "Måned: i går"),
        ("visning=kart", "Visning: kart"),
        ("nar=tidligere&ar=26", "År: 26"),
    ],
)
def test_what_is_not_understood_is_said(calendar: World, query: str, left_out: str) -> None:
    assert text(get(query).select_one(".results-head .ds-alert")).endswith(f": {left_out}.")


def test_the_month_speaks_the_interface_and_marks_what_is_in_another_language(calendar: World) -> None:
    html = month(prefix="/nn")

    assert text(html.select("thead th")[1].select_one(".ds-sr-only")) == "måndag"
    assert {str(tag["lang"]) for tag in html.select(".entry [lang]")} == {"nb"}


# --- the list and the archive ----------------------------------------------------------------------------------------


def test_an_event_stands_where_its_next_meeting_that_is_held_is(calendar: World) -> None:
    page = EventPage.objects.get(title="Til våren")
    begins = oslo("2026-12-11 09:00")
    Occurrence.objects.create(
        work=page.translation_key, starts_at=begins, ends_at=begins + HOUR, cancelled_at=timezone.now()
    )

    assert titles(Client().get("/arrangement/"))[-1] == "Til våren"
    assert upcoming(EventPage.objects.filter(pk=page.pk)).get().next_at == oslo("2027-04-07 09:00")


def test_an_event_of_which_only_cancelled_meetings_are_left_says_so_where_they_were(calendar: World) -> None:
    page = EventPage.objects.get(title="I mai")
    begins = oslo("2026-12-11 09:00")
    Occurrence.objects.create(
        work=page.translation_key, starts_at=begins, ends_at=begins + HOUR, cancelled_at=timezone.now()
    )

    first = get("").select(".hits > li")[0]

    assert (text(first.h4), text(first.select_one(".state"))) == ("I mai", "Avlyst")
    assert text(first.select_one(".meta")) == "fredag 11. desember 2026, 09:00–10:00"


def test_the_archive_goes_by_years_and_months(calendar: World) -> None:
    html = get("nar=tidligere")

    assert [text(tag) for tag in html.select(".month-name")] == ["Mai 2026", "Mars 2025"]
    assert [(str(link["href"]), text(link)) for link in html.select(".years a")] == [
        ("?nar=tidligere", "Alle år"),
        ("?nar=tidligere&ar=2026", "2026 1 arrangement (1)"),
        ("?nar=tidligere&ar=2025", "2025 1 arrangement (1)"),
    ]


def test_a_year_of_the_archive_is_kept_by_the_filters(calendar: World) -> None:
    html = get("nar=tidligere&ar=2025")

    assert [text(tag) for tag in html.select(".hits h4")] == ["I fjor"]
    assert [(tag["name"], tag["value"]) for tag in html.select(".filters input[type=hidden]")] == [("ar", "2025")]
    assert [text(link) for link in html.select(".years [aria-current]")] == ["2025 1 arrangement (1)"]
    assert [text(tag) for tag in get("nar=tidligere&ar=2025&form=physical").select(".hits h4")] == []


def test_a_year_is_norways(calendar: World) -> None:
    page = event(calendar, "Rett etter midnatt", ("2025-01-01 00:05", "2025-01-01 00:30"))

    assert past(EventPage.objects.filter(pk=page.pk)).filter(last_at__year=2025).count() == 1
    assert "2025 2 arrangement (2)" in [text(link) for link in get("nar=tidligere").select(".years a")]


def test_the_ways_to_look_keep_the_filters_and_say_which_is_chosen(calendar: World) -> None:
    html = get("visning=fylke&form=digital&side=2")

    links = html.select("nav[aria-label='Vis arrangement'] a")
    assert [(str(link["href"]), text(link), link.get("aria-current")) for link in links] == [
        ("?visning=liste&form=digital", "Liste", None),
        ("?visning=maned&form=digital", "Måned", None),
        ("?visning=fylke&form=digital", "Fylker", "page"),
    ]


# --- the counties ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def counties(calendar: World) -> World:
    """Beside Innlandet's, which are open to all."""
    section = calendar.other_section
    only_for = County.objects.filter(name__in=["Troms", "Finnmark"])
    agder = CountyLibrary.objects.filter(slug="agder")
    event(calendar, "Vestlands eget", ("2027-01-11 09:00", "2027-01-11 10:00"), section=section)
    event(calendar, "Bare for to", ("2027-01-12 09:00", "2027-01-12 10:00"), section=section, open_to=only_for)
    event(calendar, "Sammen med Agder", ("2027-01-13 09:00", "2027-01-13 10:00"), section=section, organisers=agder)
    return calendar


def by_county(html: BeautifulSoup) -> dict[str, list[str]]:
    return {text(each.h3): [text(title) for title in each.select("h4")] for each in html.select(".county")}


@pytest.mark.usefixtures("counties")
def test_each_county_has_what_its_library_makes_or_organises_and_what_is_open_to_it_alone() -> None:
    assert by_county(get("visning=fylke")) == {
        "Åpent for alle 8 arrangement": ["Avlyst møte", "Fagprat", "Bibliotekdagene"],
        "Agder 1 arrangement": ["Sammen med Agder"],
        "Finnmark 1 arrangement": ["Bare for to"],
        "Innlandet 6 arrangement": ["Avlyst møte", "Fagprat", "Bibliotekdagene"],
        "Troms 1 arrangement": ["Bare for to"],
        "Vestland 3 arrangement": ["Vestlands eget", "Bare for to", "Sammen med Agder"],
    }


@pytest.mark.usefixtures("counties")
def test_a_county_leads_to_as_many_in_the_list_as_it_says() -> None:
    for county in get("visning=fylke").select(".county"):
        link = county.select_one(".onwards a")
        assert link is not None

        found = text(get(str(link["href"]).removeprefix("?")).select_one(".results-head h2"))

        assert text(county.h3).endswith(found)


@pytest.mark.usefixtures("counties")
def test_the_counties_pass_the_filters() -> None:
    html = get("visning=fylke&fylke=34&form=physical")

    assert by_county(html) == {
        "Åpent for alle 1 arrangement": ["Bibliotekdagene"],
        "Innlandet 1 arrangement": ["Bibliotekdagene"],
    }
    assert html.select(".silent") == []
    assert text(get("visning=fylke&form=hybrid").select_one(".empty h3")) == "Denne hylla er tom"


@pytest.mark.usefixtures("counties")
def test_the_counties_in_which_nothing_is_planned_are_named() -> None:
    silent = text(get("visning=fylke&form=physical").select_one(".silent"))

    assert (silent.startswith("Ingenting er planlagt i Agder, Akershus,"), "Innlandet" in silent) == (True, False)


@pytest.mark.usefixtures("counties")
def test_a_county_view_without_what_is_open_to_all_shows_the_rest() -> None:
    html = get("visning=fylke&fylke=55")

    assert by_county(html) == {"Troms 1 arrangement": ["Bare for to"]}
    assert [text(link) for link in html.select(".county-links a")] == ["Troms 1"]


@pytest.mark.usefixtures("counties")
def test_what_is_open_to_all_is_a_filter_of_its_own(client: Client) -> None:
    assert "Bare for to" in titles(client.get("/arrangement/"))
    assert "Bare for to" not in titles(client.get("/arrangement/?apent=alle"))
