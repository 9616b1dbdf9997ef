"""The event editor: text, time and place in one form until the event has been up; then they part.

Long, since each field that can be wrong is a case of the same form.
"""

import datetime
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.people.models import Municipality
from events.forms import PLACE_FIELDS
from events.models import EventPage, Occurrence, SignUp
from tests.editing import change, errors, new, shown_by, text_blocks
from tests.reading import soup, text
from tests.world import World, approve, draft_event, login, publish, send_back, submit

DAY = datetime.timedelta(days=1)
YEAR = timezone.localdate().year + 1


@pytest.fixture
def contact(world: World) -> Client:
    return login(world.contact)


def on(day: int, clock: str) -> str:
    """A time as it is typed, on a day of next year's May."""
    return f"{YEAR}-05-{day:02} {clock}"


def moment(day: int, clock: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(on(day, clock)).replace(tzinfo=timezone.get_default_timezone())


def stored() -> tuple[int, int, list[dict[str, Any]]]:
    """How many pages and revisions there are, and every time and place."""
    return Page.objects.count(), Revision.objects.count(), list(Occurrence.objects.values())


def message(field: str) -> str:
    return str(EventPage._meta.get_field(field).verbose_name)


# --- the whole way -----------------------------------------------------------------------------------------------


def complete(world: World) -> dict[str, Any]:
    """All that a plain webinar takes."""
    return {
        "title": "KI i skranken",
        "summary": "En time om hva man kan spørre om.",
        "target_groups": [world.target_group],
        "form": "hybrid",
        "starts_at": on(20, "09:00"),
        "ends_at": on(20, "10:30"),
        "deadline": on(18, "12:00"),
        "venue": "Lillehammer bibliotek",
        "municipality": Municipality.objects.get(name="Lillehammer"),
        "online_link": "https://mote.example.org/ki",
        "capacity": 30,
        "sign_up_url": "https://pamelding.example.org/ki",
        "main_area": world.area,
        "contact_email": "kurs@example.org",
        "body": text_blocks("Først en innledning."),
    }


def test_a_webinar_is_made_in_one_form_and_reaches_the_readers(world: World, contact: Client, client: Client) -> None:
    response = new(contact, EventPage, world.section, **complete(world))
    event = EventPage.objects.get()

    submit(event, world.contact)
    approve(event, world.reviewer)

    page = soup(client.get("/innlandet/ki-i-skranken/"))
    assert errors(response) == {}
    assert (text(page.h1), text(page.select_one(".prose"))) == ("KI i skranken", "Først en innledning.")
    assert "09:00–10:30" in text(page.select_one(".facts"))
    assert "Lillehammer bibliotek, Lillehammer" in text(page.select_one(".facts"))
    assert [link["href"] for link in page.select(".facts a.ds-button")][:1] == ["https://pamelding.example.org/ki"]


def test_the_time_and_place_are_stored_as_they_were_typed(world: World, contact: Client) -> None:
    new(contact, EventPage, world.section, **complete(world))

    row = Occurrence.objects.get()
    assert (EventPage.objects.get(translation_key=row.work).title, row.starts_at, row.ends_at) == (
        "KI i skranken",
        moment(20, "09:00"),
        moment(20, "10:30"),
    )
    assert (row.sign_up.deadline, row.venue, row.municipality.name) == (
        moment(18, "12:00"),
        "Lillehammer bibliotek",
        "Lillehammer",
    )
    assert (row.online_link, row.sign_up.capacity, row.sign_up.taken) == ("https://mote.example.org/ki", 30, 0)


def test_a_draft_needs_neither_time_nor_place(world: World, contact: Client) -> None:
    response = new(contact, EventPage, world.section, title="Fagprat")

    assert errors(response) == {}
    assert (EventPage.objects.get().live, Occurrence.objects.count()) == (False, 0)


def test_an_event_without_a_time_is_not_sent(world: World, contact: Client) -> None:
    fields = complete(world) | dict.fromkeys(PLACE_FIELDS, "")
    new(contact, EventPage, world.section, **fields)
    event = EventPage.objects.get()

    response = submit(event, world.contact)

    assert len(soup(response).select(".kb-parts__faults li")) == 1
    assert event.current_workflow_state is None


@pytest.mark.parametrize("field", ["summary", "target_groups", "main_area", "contact_email", "review_due_on"])
def test_an_event_that_lacks_something_is_not_sent(world: World, contact: Client, field: str) -> None:
    new(contact, EventPage, world.section, **(complete(world) | {field: [] if field == "target_groups" else ""}))

    response = submit(EventPage.objects.get(), world.contact)

    labels = [text(tag).rstrip(":").lower() for tag in soup(response).select(".kb-parts__faults strong")]
    assert labels == [message(field).lower()]


def test_the_draft_of_an_event_without_a_time_can_be_previewed(world: World, contact: Client) -> None:
    new(contact, EventPage, world.section, title="Fagprat")

    response = contact.get(reverse("wagtailadmin_pages:view_draft", args=(EventPage.objects.get().pk,)))

    assert (response.status_code, text(soup(response).h1)) == (200, "Fagprat")


# --- what cannot be --------------------------------------------------------------------------------------------------

IMPOSSIBLE = [
    ({"ends_at": on(20, "08:00")}, "ends_at"),
    ({"ends_at": on(20, "09:00")}, "ends_at"),
    ({"ends_at": on(19, "10:30")}, "ends_at"),
    ({"deadline": on(20, "09:01")}, "deadline"),
    ({"deadline": on(25, "09:00")}, "deadline"),
    ({"ends_at": ""}, "ends_at"),
    ({"starts_at": ""}, "starts_at"),
    ({"starts_at": "i morgen"}, "starts_at"),
    ({"ends_at": "2027-02-31 10:00"}, "ends_at"),
    ({"deadline": "snart"}, "deadline"),
    ({"capacity": "0"}, "capacity"),
    ({"capacity": "mange"}, "capacity"),
    ({"online_link": "ikke en adresse"}, "online_link"),
    ({"venue": "x" * 201}, "venue"),
    ({"municipality": "999999"}, "municipality"),
]


@pytest.mark.parametrize(("typed", "field"), IMPOSSIBLE)
def test_what_cannot_be_is_said_by_the_field_and_nothing_is_stored(
    world: World, contact: Client, typed: dict[str, str], field: str
) -> None:
    before = stored()

    response = new(contact, EventPage, world.section, **(complete(world) | typed))

    assert (response.status_code, list(errors(response))) == (200, [field])
    assert shown_by(response, field) == errors(response)[field]
    assert stored() == before


@pytest.mark.parametrize(("typed", "field"), [IMPOSSIBLE[0], IMPOSSIBLE[5], IMPOSSIBLE[10], IMPOSSIBLE[14]])
def test_a_change_that_cannot_be_leaves_text_and_time_as_they_were(
    world: World, contact: Client, typed: dict[str, str], field: str
) -> None:
    new(contact, EventPage, world.section, **complete(world))
    event = EventPage.objects.get()
    before = stored()

    response = change(contact, event, **({"title": "Ny tittel"} | typed))

    assert list(errors(response)) == [field]
    assert (stored(), EventPage.objects.get().title) == (before, "KI i skranken")


def test_what_was_typed_is_still_there_after_a_refusal(world: World, contact: Client) -> None:
    typed = complete(world) | {"ends_at": on(19, "10:30")}

    page = soup(new(contact, EventPage, world.section, **typed))

    plain = ("title", "starts_at", "ends_at", "deadline", "venue", "online_link", "capacity", "sign_up_url")
    assert {name: page.select_one(f"[name={name}]")["value"] for name in plain} == {
        name: str(typed[name]) for name in plain
    }
    assert text(page.select_one("[name=summary]")) == typed["summary"]
    assert [option["value"] for option in page.select("[name=municipality] option[selected]")] == [
        str(typed["municipality"].pk)
    ]
    blocks, _error = json.loads(page.select_one("#body")["data-w-block-arguments-value"])
    assert [block["text"] for block in json.loads(blocks[0]["value"])["blocks"]] == ["Først en innledning."]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("venue", "Hamar"),
        ("deadline", on(3, "12:00")),
        ("online_link", "https://mote.example.org/"),
        ("capacity", "20"),
    ],
)
def test_a_place_without_a_time_is_not_lost_in_silence(world: World, contact: Client, name: str, value: str) -> None:
    response = new(contact, EventPage, world.section, **{"title": "Fagprat", name: value})

    assert sorted(errors(response)) == ["ends_at", "starts_at"]
    assert soup(response).select_one(f"[name={name}]")["value"] == value


# --- changing and emptying -------------------------------------------------------------------------------------------


def test_the_form_shows_the_time_and_place_again(world: World, contact: Client) -> None:
    new(contact, EventPage, world.section, **complete(world))

    page = soup(contact.get(reverse("wagtailadmin_pages:edit", args=(EventPage.objects.get().pk,))))

    assert page.select_one("[name=starts_at]")["value"] == f"20.05.{YEAR} 09:00"
    assert page.select_one("[name=venue]")["value"] == "Lillehammer bibliotek"


def test_a_changed_time_replaces_the_first_and_makes_no_second(world: World, contact: Client) -> None:
    new(contact, EventPage, world.section, **complete(world))
    before = Occurrence.objects.get()

    change(contact, EventPage.objects.get(), starts_at=on(21, "09:00"), ends_at=on(21, "10:00"), venue="")

    row = Occurrence.objects.get()
    assert (row.pk, row.starts_at, row.venue, row.sign_up.capacity) == (before.pk, moment(21, "09:00"), "", 30)


def test_a_time_and_place_that_are_emptied_are_gone(world: World, contact: Client) -> None:
    new(contact, EventPage, world.section, **complete(world))

    response = change(contact, EventPage.objects.get(), **dict.fromkeys(PLACE_FIELDS, ""))

    assert errors(response) == {}
    assert (Occurrence.objects.count(), SignUp.objects.count()) == (0, 0)


def test_a_form_without_the_fields_leaves_time_and_place_alone(world: World, contact: Client) -> None:
    new(contact, EventPage, world.section, **complete(world))
    before = Occurrence.objects.values().get()
    event = EventPage.objects.get()

    response = contact.post(
        reverse("wagtailadmin_pages:edit", args=(event.pk,)),
        {
            "title": "Bare tittel",
            "slug": event.slug,
            "form": "digital",
            "licence": "cc-by",
            "body-count": "0",
            "recordings-count": "0",
        },
    )

    assert (response.status_code, EventPage.objects.get().title) == (302, "Bare tittel")
    assert Occurrence.objects.values().get() == before


# --- after the first publication -----------------------------------------------------------------------------------


def place_fields(contact: Client, event: EventPage) -> list[str]:
    page = soup(contact.get(reverse("wagtailadmin_pages:edit", args=(event.pk,))))
    return [name for name in PLACE_FIELDS if page.select_one(f"[name={name}]")]


def test_the_fields_leave_the_form_once_the_event_has_been_up(world: World, contact: Client) -> None:
    event = draft_event(world)
    as_draft = place_fields(contact, event)

    publish(event, world)

    assert (as_draft, place_fields(contact, event)) == (list(PLACE_FIELDS), [])
    page = soup(contact.get(reverse("wagtailadmin_pages:edit", args=(event.pk,))))
    assert len(page.select(f"a[href='{reverse('events:occurrences', args=(event.pk,))}']")) == 1


def test_the_fields_stay_away_when_the_event_is_taken_down(world: World, contact: Client) -> None:
    event = publish(draft_event(world), world)

    event.unpublish()

    assert place_fields(contact, event) == []


def test_the_fields_are_there_when_the_event_was_sent_back(world: World, contact: Client) -> None:
    event = draft_event(world)
    submit(event, world.contact)
    send_back(event, world.reviewer)

    assert place_fields(contact, event) == list(PLACE_FIELDS)


def test_a_draft_of_a_series_has_its_times_on_the_organisers_page(world: World, contact: Client) -> None:
    event = draft_event(world)
    start = timezone.now() + 30 * DAY
    Occurrence.objects.create(work=event.translation_key, starts_at=start, ends_at=start + DAY)

    assert place_fields(contact, event) == []


@pytest.mark.parametrize("with_times", [True, False])
def test_a_new_text_of_a_published_event_changes_no_time(world: World, contact: Client, with_times: bool) -> None:
    event = publish(draft_event(world), world)
    before = Occurrence.objects.values().get()
    times = {"starts_at": on(28, "09:00"), "ends_at": on(28, "10:00"), "venue": "Et annet sted"}

    response = change(contact, event, title="Ny tittel", **(times if with_times else {}))

    assert (errors(response), Occurrence.objects.values().get()) == ({}, before)
    assert EventPage.objects.get().get_latest_revision_as_object().title == "Ny tittel"
