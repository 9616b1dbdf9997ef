"""«Kan jeg dra?»: one sheet for whoever decides whether somebody may go."""

import datetime
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from events.models import EventPage, Occurrence, SignUp
from learning.models import Competence
from tests.core.test_query_counts import with_relations
from tests.reading import soup, text
from tests.signed_up import DAY, door_of, open_event
from tests.world import World, draft_event, put_up

DEADLINE = datetime.datetime(2056, 5, 2, 10, 0, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def lasting_event(lasting_world: World) -> int:
    return open_event(lasting_world, "Fagdag & bokprat").pk


@pytest.fixture
def event(lasting_event: int, db: None) -> EventPage:
    return EventPage.objects.get(pk=lasting_event)


@pytest.fixture(scope="module")
def lasting_told(lasting_world: World) -> int:
    """Everything that can be said of it is said."""
    event = open_event(
        lasting_world,
        "Prat & bok",
        form="physical",
        fee="450 kroner",
        covered="Reise og vikar",
        is_binding=True,
        hours_away=Decimal("7.5"),
        from_desk=True,
        competences=Competence.objects.filter(slug="bokprat"),
    )
    start = datetime.datetime(2056, 5, 20, 7, 0, tzinfo=datetime.UTC)
    event.occurrences.update(starts_at=start, ends_at=start + datetime.timedelta(hours=6), venue="Hamar bibliotek")
    SignUp.objects.filter(pk=door_of(event).pk).update(deadline=DEADLINE)
    return event.pk


@pytest.fixture
def told(lasting_told: int, db: None) -> EventPage:
    return EventPage.objects.get(pk=lasting_told)


def address(event: EventPage, prefix: str = "") -> str:
    return f"{prefix}/pamelding/kan-jeg-dra/{event.pk}/"


def facts(response: Any) -> dict[str, str]:
    sheet = soup(response).select_one(".request dl")
    return dict(zip(map(text, sheet.select("dt")), map(text, sheet.select("dd")), strict=True))


def mail_text(response: Any) -> list[str]:
    lines = soup(response).select_one("#mail-text").get_text().strip().splitlines()
    return [line for line in lines if line]


def test_whoever_decides_reads_all_that_matters_on_one_sheet(told: EventPage, client: Client) -> None:
    response = client.get(address(told))

    assert facts(response) == {
        "Når": "lørdag 20. mai 2056, 09:00–15:00",
        "Hvor": "Fysisk, Hamar bibliotek",
        "Borte fra skranken": "7,5 timer",
        "Kan følges fra skranken": "Ja",
        "Egenandel": "450 kroner",
        "Dette dekkes": "Reise og vikar",
        "Påmeldingsfrist": "2. mai 2056, 12:00",
        "Påmeldingen er bindende": "Ja",
        "Arrangør": "Innlandet fylkesbibliotek kontakt@example.org",
    }
    sheet = soup(response).select_one(".request")
    assert text(sheet.h1) == "Prat & bok"
    assert text(sheet.select_one(".summary")) == "Kort om prat & bok."
    assert [text(line) for line in sheet.select(":scope > ul li")] == [Competence.objects.get(slug="bokprat").name]
    assert text(sheet.select_one(".address")) == "http://127.0.0.1:8000/innlandet/prat-bok/"


@pytest.mark.parametrize(("has_waiting_list", "said"), [(False, "Fulltegnet"), (True, "Fulltegnet, venteliste")])
def test_the_sheet_says_that_all_places_are_taken(
    event: EventPage, client: Client, has_waiting_list: bool, said: str
) -> None:
    full = {"capacity": 1, "taken": 1, "has_waiting_list": has_waiting_list}
    SignUp.objects.filter(pk=door_of(event).pk).update(**full)

    assert [text(line) for line in soup(client.get(address(event))).select(".request .state")] == [said]


def test_what_nobody_has_said_is_not_guessed(event: EventPage, client: Client) -> None:
    found = facts(client.get(address(event)))

    said = {name: value for name, value in found.items() if value in {"Ikke oppgitt", "Nei"}}
    assert said == {
        "Borte fra skranken": "Ikke oppgitt",
        "Kan følges fra skranken": "Nei",
        "Egenandel": "Ikke oppgitt",
        "Dette dekkes": "Ikke oppgitt",
        "Påmeldingsfrist": "Ikke oppgitt",
        "Påmeldingen er bindende": "Nei",
    }


def test_without_competences_its_areas_are_what_one_gets_better_at(world: World, client: Client) -> None:
    event = open_event(world, "Nettverk", areas=[world.area])

    sheet = soup(client.get(address(event))).select_one(".request")

    assert [text(line) for line in sheet.select(":scope > ul li")] == [world.area.name]


def test_the_text_for_a_mail_says_the_same(told: EventPage, client: Client) -> None:
    assert mail_text(client.get(address(told))) == [
        "Hei,",
        "Kan jeg delta på «Prat & bok»?",
        "Kort om prat & bok.",
        "Når: lørdag 20. mai 2056, 09:00–15:00",
        "Hvor: Fysisk, Hamar bibliotek",
        "Borte fra skranken: 7,5 timer",
        "Kan følges fra skranken: Ja",
        "Egenandel: 450 kroner",
        "Dette dekkes: Reise og vikar",
        "Påmeldingsfrist: 2. mai 2056, 12:00",
        "Påmeldingen er bindende: Ja",
        "Arrangør: Innlandet fylkesbibliotek",
        f"Det du blir bedre til: {Competence.objects.get(slug='bokprat').name}",
        "http://127.0.0.1:8000/innlandet/prat-bok/",
    ]


def test_the_button_opens_a_mail_with_that_text(told: EventPage, client: Client) -> None:
    response = client.get(address(told))

    (link,) = soup(response).select(".for-mail a[href^='mailto:']")
    sent = parse_qs(urlsplit(link["href"]).query)
    body = [line for line in sent["body"][0].splitlines() if line]
    assert (sent["subject"], body) == (["Kan jeg dra? Prat & bok"], mail_text(response))


def test_a_series_names_its_meetings_and_says_which_are_cancelled(event: EventPage, client: Client) -> None:
    first = event.occurrences.get()
    for number in range(1, 14):
        start = first.starts_at + number * DAY
        Occurrence.objects.create(
            work=event.translation_key, starts_at=start, ends_at=start + DAY / 24, cancelled_at=timezone.now()
        )

    when = soup(client.get(address(event))).select_one(".request dd")

    lines = [text(line) for line in when.select("li")]
    assert ([line.endswith("(Avlyst)") for line in lines], len(lines)) == ([False] + [True] * 11, 12)
    assert text(when).endswith("Resten står på arrangementets side.")


def test_what_is_cancelled_or_has_no_time_says_so(event: EventPage, client: Client) -> None:
    event.occurrences.update(cancelled_at=timezone.now())
    cancelled = text(soup(client.get(address(event))).select_one(".request .state"))
    event.occurrences.delete()

    assert cancelled == "Avlyst"
    assert facts(client.get(address(event)))["Når"] == "Ingen tid er satt ennå."


@pytest.mark.parametrize(
    ("prefix", "lang", "said"), [("", None, "Kan jeg dra?"), ("/nn", "nb", "Kan eg dra?"), ("/en", "nb", "May I go?")]
)
def test_it_is_in_the_readers_language_and_names_the_events_own(
    event: EventPage, client: Client, prefix: str, lang: str | None, said: str
) -> None:
    response = client.get(address(event, prefix))

    sheet = soup(response).select_one(".request")
    assert (list(response.cookies), text(sheet.select_one(".kind"))) == ([], said)
    assert [tag.get("lang") for tag in (sheet.h1, sheet.select_one(".summary"))] == [lang, lang]


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_with_one_of_everything_and_with_three(
    world: World, client: Client, django_assert_num_queries: Any, number: int
) -> None:
    event = put_up(with_relations(draft_event(world, "Arrangement"), number))
    client.get(address(event))

    with django_assert_num_queries(8):
        response = client.get(address(event))

    assert len(response.context["occurrences"]) == number


def test_a_draft_has_none(event: EventPage, client: Client) -> None:
    EventPage.objects.filter(pk=event.pk).update(live=False)

    assert client.get(address(event)).status_code == 404


@pytest.mark.parametrize(("state", "is_shown"), [("to come", True), ("cancelled", False), ("held", False)])
def test_the_events_page_leads_there_as_long_as_one_can_go(
    event: EventPage, client: Client, state: str, is_shown: bool
) -> None:
    if state == "cancelled":
        event.occurrences.update(cancelled_at=timezone.now())
    elif state == "held":
        event.occurrences.update(starts_at=timezone.now() - 2 * DAY, ends_at=timezone.now() - DAY)

    page = soup(client.get("/innlandet/fagdag-bokprat/"))

    assert (page.select_one(f".facts a[href='{address(event)}']") is not None) is is_shown
