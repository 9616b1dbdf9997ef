"""Forms that have stood open while somebody else changed when and where: nothing of theirs is reverted or removed.

Long, since the editor's form and the organiser's are tried with the same changes.
"""

import datetime
from typing import Any

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.actions import cancel_occurrence, save_occurrences
from events.forms import PLACE_FIELDS
from events.models import EventPage, Occurrence, OccurrenceChange, SignUp
from tests.editing import as_shown, change, errors, new, shown_by, values_of
from tests.places import give_sign_up
from tests.world import World, add, complete_fields, draft_event, login, put_up

DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)
YEAR = timezone.localdate().year + 1
TYPED = {"starts_at": f"{YEAR}-05-20 09:00", "ends_at": f"{YEAR}-05-20 10:00", "venue": "Hamar"}


@pytest.fixture
def contact(world: World) -> Client:
    return login(world.contact)


@pytest.fixture
def event(world: World) -> EventPage:
    return draft_event(world)


@pytest.fixture
def without_time(world: World) -> EventPage:
    return add(
        world.section, EventPage(**complete_fields(world, "Fagdag"), owner=world.contact, live=False), world.contact
    )


def address(event: EventPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=(event.pk,))


def opened(client: Client, event: EventPage) -> dict[str, Any]:
    return as_shown(client.get(address(event)))


def give_time(event: EventPage, **fields: Any) -> Occurrence:
    start = timezone.now() + 3 * DAY
    return Occurrence.objects.create(
        work=event.translation_key, **({"starts_at": start, "ends_at": start + HOUR} | fields)
    )


def rows() -> list[dict[str, Any]]:
    return list(Occurrence.objects.order_by("pk").values())


# --- the editor's form -------------------------------------------------------------------------------------------


def test_a_form_opened_before_the_time_was_set_does_not_remove_it(contact: Client, without_time: EventPage) -> None:
    form = opened(contact, without_time)
    give_time(without_time)
    before = rows()

    response = contact.post(address(without_time), form | {"title": "Ny tittel"})

    assert (errors(response), rows()) == ({}, before)
    assert EventPage.objects.get().title == "Ny tittel"


def test_a_form_opened_before_the_time_was_moved_does_not_move_it_back(contact: Client, event: EventPage) -> None:
    form = opened(contact, event)
    change(contact, event, **TYPED)
    before = rows()

    response = contact.post(address(event), form | {"title": "Ny tittel"})

    assert (errors(response), rows()) == ({}, before)
    assert EventPage.objects.get().title == "Ny tittel"


@pytest.mark.parametrize("typed", [{"venue": "Gjøvik"}, dict.fromkeys(PLACE_FIELDS, "")], ids=["changed", "emptied"])
@pytest.mark.parametrize("meanwhile", [{"venue": "Hamar"}, {"sequence": 3}, {"cancelled_at": timezone.now()}])
def test_two_who_change_the_same_time_are_told_so_and_the_first_ones_stands(
    contact: Client, event: EventPage, typed: dict[str, str], meanwhile: dict[str, Any]
) -> None:
    form = opened(contact, event)
    Occurrence.objects.update(**meanwhile)
    before = rows()

    response = contact.post(address(event), form | {"title": "Ny tittel"} | typed)

    assert list(errors(response)) == ["starts_at"]
    assert shown_by(response, "starts_at") == errors(response)["starts_at"]
    assert response.context["form"]["venue"].value() == typed["venue"]
    assert (rows(), EventPage.objects.get().title) == (before, "Fagprat")


def test_two_who_give_an_event_its_first_time_make_one(contact: Client, without_time: EventPage) -> None:
    form = opened(contact, without_time)
    give_time(without_time)

    response = contact.post(address(without_time), form | TYPED)

    assert (list(errors(response)), Occurrence.objects.count()) == (["starts_at"], 1)


def test_a_time_that_was_removed_meanwhile_does_not_come_back_unasked(contact: Client, event: EventPage) -> None:
    form = opened(contact, event)
    Occurrence.objects.all().delete()

    untouched = contact.post(address(event), form)
    touched = contact.post(address(event), form | {"venue": "Gjøvik"})

    assert (errors(untouched), list(errors(touched)), rows()) == ({}, ["starts_at"], [])


@pytest.mark.parametrize("change_of_state", ["series", "published"])
def test_what_is_typed_into_fields_that_have_left_the_form_is_not_lost_in_silence(
    world: World, contact: Client, event: EventPage, change_of_state: str
) -> None:
    form = opened(contact, event)
    if change_of_state == "series":
        give_time(event)
    else:
        put_up(event)
    before = rows()

    refused = contact.post(address(event), form | TYPED)
    accepted = contact.post(address(event), form | {"title": "Ny tittel"})

    assert shown_by(refused, "starts_at") == errors(refused)["starts_at"]
    assert list(errors(refused)) == ["starts_at"]
    assert (errors(accepted), rows()) == ({}, before)


def test_a_form_sent_twice_is_accepted_twice(contact: Client, event: EventPage) -> None:
    form = opened(contact, event) | TYPED

    answers = [errors(contact.post(address(event), form)) for _time in range(2)]

    assert answers == [{}, {}]
    assert [row["venue"] for row in rows()] == ["Hamar"]


def test_a_new_time_leaves_what_the_organiser_counts(contact: Client, event: EventPage) -> None:
    give_sign_up(event, taken=3)
    Occurrence.objects.update(title="Del en")

    change(contact, event, **TYPED)

    assert [(row["venue"], row["title"]) for row in rows()] == [("Hamar", "Del en")]
    assert SignUp.objects.get().taken == 3


# --- the editor that saves by itself -----------------------------------------------------------------------------


def save_by_itself(client: Client, url: str, form: dict[str, Any]) -> dict[str, Any]:
    """What the browser's script does: sends the form, and takes over the fields the answer names."""
    answer = client.post(url, form, headers={"Accept": "application/json"}).json()
    assert answer["success"] is True
    known = {"overwrite_revision_id": answer["revision_id"]}
    return form | answer["field_updates"] | known


def test_an_open_page_saves_its_own_changes_again_and_again(contact: Client, without_time: EventPage) -> None:
    form = opened(contact, without_time)

    for venue in ("Hamar", "Gjøvik", "Elverum"):
        form = save_by_itself(contact, address(without_time), form | TYPED | {"venue": venue})
    save_by_itself(contact, address(without_time), form | dict.fromkeys(PLACE_FIELDS, ""))

    assert rows() == []


def test_a_new_page_goes_on_saving_the_time_it_made(world: World, contact: Client) -> None:
    new(contact, EventPage, world.section, title="Fagdag")
    form = opened(contact, EventPage.objects.get())

    form = save_by_itself(contact, address(EventPage.objects.get()), form | TYPED)
    save_by_itself(contact, address(EventPage.objects.get()), form | {"venue": "Elverum"})

    assert [row["venue"] for row in rows()] == ["Elverum"]


def test_an_open_page_that_saves_its_text_does_not_take_anothers_time_for_its_own(
    contact: Client, event: EventPage
) -> None:
    form = opened(contact, event)
    Occurrence.objects.update(venue="Hamar")
    before = rows()

    form = save_by_itself(contact, address(event), form | {"title": "Ny tittel"})
    save_by_itself(contact, address(event), form | {"title": "Nyere tittel"})

    assert (rows(), EventPage.objects.get().title) == (before, "Nyere tittel")


def test_an_event_that_has_been_up_is_saved_without_the_fields(world: World, contact: Client, event: EventPage) -> None:
    put_up(event)
    before = rows()

    form = save_by_itself(contact, address(event), opened(contact, event) | {"title": "Ny tittel"})

    assert ("shown_place" in form, rows()) == (False, before)


# --- the organiser's page ----------------------------------------------------------------------------------------


def organisers_form(client: Client, event: EventPage) -> tuple[str, dict[str, Any]]:
    screen = reverse("events:occurrences", args=(event.pk,))
    return screen, in_the_form(client.get(screen))


def in_the_form(response: Any) -> dict[str, Any]:
    (form,) = lxml.html.fromstring(response.content.decode()).xpath("//main//form[@method='post']")
    return {name: values[0] for name, values in values_of(form).items()}


def test_an_organisers_form_that_has_stood_open_writes_what_was_typed_and_leaves_the_rest(
    contact: Client, event: EventPage
) -> None:
    later = timezone.now() + 90 * DAY
    give_time(event, starts_at=later, ends_at=later + HOUR)
    screen, form = organisers_form(contact, event)
    Occurrence.objects.update(venue="Flyttet til Hamar", preparation="Les boka.", is_required=False)
    before = rows()

    response = contact.post(screen, form | {"occurrences-0-title": "Del en"})

    assert response.status_code == 302
    assert rows() == [before[0] | {"title": "Del en", "language": "nb", "sequence": 1}, before[1]]
    assert [list(change.changes) for change in OccurrenceChange.objects.all()] == [["title"]]


def test_an_organisers_form_that_no_longer_fits_is_told_so_by_the_field(contact: Client, event: EventPage) -> None:
    screen, form = organisers_form(contact, event)
    Occurrence.objects.update(starts_at=timezone.now() + 9 * DAY, ends_at=timezone.now() + 9 * DAY + HOUR)
    before = rows()
    typed = timezone.localtime(timezone.now() + 8 * DAY).strftime("%d.%m.%Y %H:%M")

    response = contact.post(screen, form | {"occurrences-0-ends_at": typed})

    assert [list(errors) for errors in response.context["formset"].errors] == [["ends_at"], []]
    assert rows() == before
    kept = in_the_form(response)
    assert kept["occurrences-0-ends_at"] == typed
    assert {name: value for name, value in kept.items() if name.startswith("initial-")} == {
        name: value for name, value in form.items() if name.startswith("initial-")
    }


def test_a_form_of_the_organiser_that_was_not_touched_changes_nothing(contact: Client, event: EventPage) -> None:
    give_time(event, venue="Hamar", preparation="Les boka.")
    screen, form = organisers_form(contact, event)
    before = rows()

    response = contact.post(screen, form)

    assert (response.status_code, rows(), OccurrenceChange.objects.count()) == (302, before, 0)


def test_a_cancellation_that_came_in_between_is_kept(world: World, event: EventPage) -> None:
    read_before = Occurrence.objects.get()
    cancel_occurrence(event, read_before.pk, world.deputy, "Kurslederen er syk.")
    read_before.venue = "Hamar"

    save_occurrences(event, [(read_before, ["venue"])], world.contact)

    row = Occurrence.objects.get()
    assert (row.venue, row.is_cancelled, row.cancel_reason) == ("Hamar", True, "Kurslederen er syk.")
    assert [list(change.changes) for change in OccurrenceChange.objects.order_by("pk")] == [["cancelled_at"], ["venue"]]


def test_of_several_only_those_that_changed_are_logged(world: World, event: EventPage) -> None:
    give_time(event)
    give_time(event)
    first, second, third = Occurrence.objects.order_by("pk")
    second.venue = "Hamar"

    save_occurrences(event, [(first, []), (second, ["venue"]), (third, ["venue"])], world.contact)

    assert [change.occurrence for change in OccurrenceChange.objects.all()] == [second]


def test_one_that_was_removed_in_between_is_written_again(world: World, event: EventPage) -> None:
    occurrence = Occurrence.objects.get()
    Occurrence.objects.all().delete()
    occurrence.venue = "Hamar"

    save_occurrences(event, [(occurrence, ["venue"])], world.contact)

    assert [row["venue"] for row in rows()] == ["Hamar"]


def test_times_are_shown_and_read_as_norwegians_write_them(contact: Client, event: EventPage) -> None:
    screen, form = organisers_form(contact, event)
    row = Occurrence.objects.get()

    assert form["occurrences-0-starts_at"] == timezone.localtime(row.starts_at).strftime("%d.%m.%Y %H:%M")
    contact.post(
        screen,
        form | {"occurrences-0-starts_at": f"01.02.{YEAR} 10:00", "occurrences-0-ends_at": f"01.02.{YEAR} 12:30"},
    )

    row.refresh_from_db()
    assert [timezone.localtime(time).isoformat() for time in (row.starts_at, row.ends_at)] == [
        f"{YEAR}-02-01T10:00:00+01:00",
        f"{YEAR}-02-01T12:30:00+01:00",
    ]
