"""When and where: changed at once by the organiser, logged, and impossible times refused down to the database."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from events.models import EventPage, Occurrence, OccurrenceChange
from events.views import FIELDS
from tests.places import give_sign_up
from tests.reading import soup, text
from tests.signed_up import let_it_be_over
from tests.world import World, draft_event, login, publish, submit

DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture(scope="module")
def announced(lasting_world: World) -> int:
    """The number of an event that is live, reviewed once for all tests."""
    with translation.override("nb"):
        return publish(draft_event(lasting_world), lasting_world).pk


@pytest.fixture
def event(announced: int, world: World) -> EventPage:
    return EventPage.objects.get(pk=announced)


def screen(event: EventPage) -> str:
    return reverse("events:occurrences", args=(event.pk,))


def posted(event: EventPage, *new: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The organiser's form as the browser would send it, with changes to the first row, and new rows."""
    empty = {"starts_at": "", "ends_at": "", "is_required": "on"}
    opened = [{name: getattr(row, name) for name in FIELDS} | {"id": row.pk} for row in event.occurrences.all()]
    rows = [opened[0] | changes, *opened[1:]]
    total = rows + list(new or [empty])
    opened += [empty] * (len(total) - len(rows))
    data: dict[str, Any] = {
        "occurrences-TOTAL_FORMS": len(total),
        "occurrences-INITIAL_FORMS": len(rows),
        "occurrences-MIN_NUM_FORMS": 0,
        "occurrences-MAX_NUM_FORMS": 60,
    }
    for number, (row, shown) in enumerate(zip(total, opened, strict=True)):
        data |= {f"occurrences-{number}-{name}": typed(value) for name, value in row.items()}
        data |= {f"initial-occurrences-{number}-{name}": typed(value) for name, value in shown.items()}
    return data


def typed(value: Any) -> Any:
    """The value as it stands in a field of the form."""
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).strftime("%d.%m.%Y %H:%M")
    return "" if value is None or value is False else getattr(value, "pk", value)


# --- what cannot be ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ends_in",
    [-HOUR, 0 * HOUR],
)
def test_the_database_itself_refuses_what_cannot_be(event: EventPage, ends_in: datetime.timedelta) -> None:
    start = timezone.now()

    with pytest.raises(IntegrityError, match="occurrence_ends_after_start"), transaction.atomic():
        Occurrence.objects.create(work=event.translation_key, starts_at=start, ends_at=start + ends_in)


def test_an_occurrence_says_by_the_field_what_cannot_be(event: EventPage) -> None:
    start = timezone.now()
    occurrence = Occurrence(work=event.translation_key, starts_at=start, ends_at=start - HOUR)

    with pytest.raises(ValidationError) as refused:
        occurrence.full_clean()

    assert {field: len(messages) for field, messages in refused.value.message_dict.items()} == {
        "ends_at": 1,
    }


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ends_at": timezone.now() - DAY}, "ends_at"),
        ({"starts_at": "i morgen"}, "starts_at"),
        ({"starts_at": None}, "starts_at"),
        ({"online_link": "javascript:alert(1)"}, "online_link"),
        ({"venue": "x" * 201}, "venue"),
        ({"starts_at": timezone.now() - DAY, "ends_at": timezone.now() - DAY + HOUR}, "starts_at"),
        ({"ends_at": timezone.now() + 4000 * DAY}, "ends_at"),
    ],
)
def test_what_cannot_be_is_said_by_the_field_and_nothing_is_saved(
    world: World, event: EventPage, changes: dict[str, Any], field: str
) -> None:
    before = Occurrence.objects.values().get()

    response = login(world.contact).post(screen(event), posted(event, **({"title": "Ny tittel"} | changes)))

    assert response.status_code == 200
    assert [list(errors) for errors in response.context["formset"].errors] == [[field], []]
    assert soup(response).select_one("[name=occurrences-0-title]")["value"] == "Ny tittel"
    assert Occurrence.objects.values().get() == before
    assert OccurrenceChange.objects.count() == 0


def test_what_is_over_may_be_corrected(world: World, event: EventPage) -> None:
    let_it_be_over(event, days=3)
    ended = timezone.now() - 2 * DAY

    response = login(world.contact).post(screen(event), posted(event, starts_at=ended - HOUR, ends_at=ended))

    assert (response.status_code, typed(event.occurrences.get().ends_at)) == (302, typed(ended))


def test_a_meeting_is_not_moved_before_its_deadline(world: World, event: EventPage) -> None:
    meeting = event.occurrences.get()
    give_sign_up(event, deadline=meeting.starts_at - DAY)
    earlier = meeting.starts_at - 2 * DAY

    response = login(world.contact).post(
        screen(event), posted(event, starts_at=earlier, ends_at=earlier + HOUR, venue="Et annet sted")
    )

    assert response.context["formset"].errors[0] == {
        "starts_at": ["Påmeldingsfristen er senere enn dette. Endre fristen først."]
    }
    assert event.occurrences.get().starts_at == meeting.starts_at


def test_a_meeting_may_be_moved_to_its_deadline(world: World, event: EventPage) -> None:
    meeting = event.occurrences.get()
    deadline = meeting.starts_at - DAY
    give_sign_up(event, deadline=deadline)

    response = login(world.contact).post(screen(event), posted(event, starts_at=deadline, ends_at=deadline + HOUR))

    assert (response.status_code, event.occurrences.get().starts_at) == (302, deadline)


# --- at once, logged, and only by its own -----------------------------------------------------------------------------


def test_what_the_organiser_changes_readers_see_at_once(world: World, event: EventPage, client: Client) -> None:
    response = login(world.contact).post(
        screen(event), posted(event, venue="Lillehammer bibliotek", preparation="Les boka.")
    )

    assert (response.status_code, response.url) == (302, screen(event))
    assert "Lillehammer bibliotek" in text(soup(client.get("/innlandet/fagprat/")).select_one(".facts"))
    assert EventPage.objects.get(pk=event.pk).has_unpublished_changes is False


def test_the_change_is_logged_with_who_and_from_what_to_what(world: World, event: EventPage) -> None:
    login(world.deputy).post(screen(event), posted(event, venue="Lillehammer bibliotek", preparation="Les boka."))

    (change,) = OccurrenceChange.objects.all()
    assert change.user == world.deputy
    assert change.changes == {"venue": ["", "Lillehammer bibliotek"], "preparation": ["", "Les boka."]}


def test_what_was_not_changed_is_not_logged(world: World, event: EventPage) -> None:
    response = login(world.contact).post(screen(event), posted(event))

    assert response.status_code == 302
    assert OccurrenceChange.objects.count() == 0


def test_the_log_is_shown_in_words_to_the_organiser(world: World, event: EventPage) -> None:
    client = login(world.contact)
    client.post(screen(event), posted(event, venue="Lillehammer bibliotek"))
    client.post(screen(event), posted(event, venue="Hamar bibliotek"))

    log = [text(line) for line in soup(client.get(screen(event))).select(".kb-log li li")]

    assert [line.partition(": ")[2] for line in log] == [
        "Lillehammer bibliotek Hamar bibliotek",
        "Lillehammer bibliotek",
    ]


def test_one_more_occurrence_makes_a_series(world: World, event: EventPage, client: Client) -> None:
    start = timezone.now() + 20 * DAY
    new = {"title": "Del to", "starts_at": start, "ends_at": start + HOUR, "is_required": "on"}

    login(world.contact).post(screen(event), posted(event, new))

    assert [text(heading) for heading in soup(client.get("/innlandet/fagprat/")).select(".meetings h3")] == ["Del to"]
    assert OccurrenceChange.objects.get().occurrence.title == "Del to"


def test_when_and_where_may_be_changed_while_the_text_is_under_review(world: World) -> None:
    event = draft_event(world)
    submit(event, world.contact)

    response = login(world.contact).post(screen(event), posted(event, venue="Lillehammer bibliotek"))

    assert response.status_code == 302
    assert event.occurrences.get().venue == "Lillehammer bibliotek"


@pytest.mark.parametrize("who", ["other_contact", "reviewer", "leader", "operator"])
def test_for_others_the_organisers_screens_are_not_there(world: World, event: EventPage, who: str) -> None:
    client = login(world.everybody[who])
    cancel = reverse("events:cancel", args=(event.pk, event.occurrences.get().pk))

    answers = [
        client.get(screen(event)).status_code,
        client.post(screen(event), posted(event, venue="Bergen")).status_code,
        client.get(cancel).status_code,
        client.post(cancel, {"reason": "Tatt over"}).status_code,
    ]

    assert answers == [404, 404, 404, 404]
    assert Occurrence.objects.filter(venue="", cancelled_at=None).count() == 1


def test_another_events_occurrence_is_neither_changed_nor_cancelled(world: World, event: EventPage) -> None:
    theirs = draft_event(world, "Vestlandsdag", by=world.other_contact, section=world.other_section)
    foreign = theirs.occurrences.get()
    client = login(world.contact)

    cancelled = client.post(reverse("events:cancel", args=(event.pk, foreign.pk)), {"reason": "Nei."})
    client.post(screen(event), posted(event, id=foreign.pk, venue="Tatt over"))

    foreign.refresh_from_db()
    assert (cancelled.status_code, foreign.venue, foreign.is_cancelled) == (404, "", False)


def test_what_is_said_of_the_link_is_what_the_letters_do() -> None:
    with translation.override("en"):
        said = str(Occurrence._meta.get_field("online_link").help_text)

    assert said == "Whoever has a place gets the link by letter and on their own page. Other readers do not see it."


# --- cancelling ------------------------------------------------------------------------------------------------------


def cancel(event: EventPage, by: Any, reason: str) -> Any:
    return login(by).post(reverse("events:cancel", args=(event.pk, event.occurrences.get().pk)), {"reason": reason})


def test_readers_see_at_once_that_it_is_cancelled_and_why(world: World, event: EventPage, client: Client) -> None:
    response = cancel(event, world.contact, "Kurslederen er syk.")

    assert response.status_code == 302
    assert text(soup(client.get("/innlandet/fagprat/")).select_one(".facts .reason")) == "Kurslederen er syk."
    assert [list(change.changes) for change in OccurrenceChange.objects.all()] == [["cancelled_at"]]


def test_a_second_cancelling_changes_nothing(world: World, event: EventPage) -> None:
    cancel(event, world.contact, "Kurslederen er syk.")
    first = Occurrence.objects.values().get()

    cancel(event, world.deputy, "Noe annet.")

    assert Occurrence.objects.values().get() == first
    assert OccurrenceChange.objects.count() == 1


@pytest.mark.parametrize("reason", ["", "   ", "x" * 301])
def test_cancelling_needs_a_reason_of_some_length(world: World, event: EventPage, reason: str) -> None:
    response = cancel(event, world.contact, reason)

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["reason"])
    assert Occurrence.objects.get().is_cancelled is False


def test_opening_the_page_for_cancelling_cancels_nothing(world: World, event: EventPage) -> None:
    response = login(world.contact).get(reverse("events:cancel", args=(event.pk, event.occurrences.get().pk)))

    assert response.status_code == 200
    assert Occurrence.objects.get().is_cancelled is False
