"""The page of whoever has signed up: by a signed link, and nothing changes by opening it.

Long, since each button is tried as it stands, twice, too late, and by somebody else.
"""

import datetime
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.core.models import Mail
from events.models import CheckIn, EventPage, OccurrenceChange, Question, Registration, SignUp
from events.places import actions, privacy
from events.places.addresses import calendar_key, key_of, own_path, registration_of, registration_of_calendar
from events.places.tasks import forget_registrations, tell
from learning.learners.personal_data import erase as erase_learner
from learning.learners.personal_data import in_plain_words
from learning.models import Learner
from learning.refused import Refused
from tests.places import open_sign_up, place, registered
from tests.reading import soup, text
from tests.world import World, draft_event, put_up

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def lasting_event(lasting_world: World) -> int:
    return put_up(draft_event(lasting_world)).pk


@pytest.fixture
def door(lasting_event: int, db: None) -> SignUp:
    return open_sign_up(EventPage.objects.get(pk=lasting_event), capacity=5, asks_food=True)


@pytest.fixture
def mine(door: SignUp) -> Registration:
    made: Registration = registered(door, food_needs="Nøtter", access_needs="Teleslynge")
    return made


def heading(client: Client, registration: Registration) -> str:
    return text(soup(client.get(own_path(registration))).select_one("#state-heading"))


def press(client: Client, registration: Registration, action: str, **fields: Any) -> Any:
    return client.post(own_path(registration), {"action": action} | fields)


def over(door: SignUp, days: int) -> None:
    """Ended so many days ago."""
    ended = timezone.now() - days * DAY
    door.occurrences.update(starts_at=ended - datetime.timedelta(hours=1), ends_at=ended)


# --- who may open it ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("change", ["number", "signature", "calendar", "nothing signed", "not a number"])
def test_no_one_reads_a_registration_by_guessing(client: Client, mine: Registration, change: str) -> None:
    number, _colon, signature = key_of(mine).partition(":")
    other = registered(mine.sign_up, 2)
    guess = {
        "number": f"{other.pk}:{signature}",
        "signature": f"{number}:{signature[:-1]}{'a' if signature[-1] != 'a' else 'b'}",
        "calendar": calendar_key(mine),
        "nothing signed": number,
        "not a number": "x",
    }[change]

    for name in ("places:own", "places:own_data"):
        assert client.get(reverse(name, args=(guess,))).status_code == 404
    assert client.post(reverse("places:own", args=(guess,)), {"action": "cancel"}).status_code == 404
    assert set(Registration.objects.values_list("state", flat=True)) == {"place"}


def test_the_calendars_key_opens_the_calendar_and_nothing_else(mine: Registration) -> None:
    assert (registration_of_calendar(calendar_key(mine)), registration_of(calendar_key(mine))) == (mine, None)
    assert (registration_of_calendar(key_of(mine)), registration_of(key_of(mine))) == (None, mine)


def test_opening_the_page_changes_nothing_sets_no_cookie_and_is_kept_by_nobody(
    client: Client, mine: Registration
) -> None:
    before = Registration.objects.values().get()

    response = client.get(own_path(mine))

    assert (response.status_code, response.cookies) == (200, {})
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response.content.decode()
    assert Registration.objects.values().get() == before


def test_the_link_to_the_meeting_is_for_who_has_a_place(client: Client, mine: Registration) -> None:
    mine.sign_up.occurrences.update(online_link="https://mote.example.org/hemmelig")
    waiting = registered(mine.sign_up, 2, state="waiting")

    assert ["hemmelig" in client.get(own_path(each)).content.decode() for each in (mine, waiting)] == [True, False]


# --- what it says and does ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("place", "Du har plass"),
        ("waiting", "Du er nummer 2 på ventelista"),
        ("offered", "En plass er blitt ledig, og den er din hvis du vil ha den"),
        ("lapsed", "Tilbudet ble ikke besvart, og plassen er gått til den neste"),
        ("cancelled", "Du er ikke påmeldt lenger"),
    ],
)
def test_the_page_says_how_it_stands(client: Client, door: SignUp, state: str, said: str) -> None:
    registered(door, 1, state="waiting")
    mine = registered(door, 2, state=state, offered_until=timezone.now() + DAY if state == "offered" else None)

    assert heading(client, mine) == said


def test_after_the_event_nothing_can_be_given_up(client: Client, mine: Registration) -> None:
    over(mine.sign_up, 1)

    assert heading(client, mine) == "Du hadde plass"
    assert [button["value"] for button in soup(client.get(own_path(mine))).select("main button")] == ["erase"]


@pytest.mark.parametrize("action", ["cancel", "correct"])
def test_what_is_over_is_changed_by_no_form_that_has_stood_open(
    client: Client, mine: Registration, action: str
) -> None:
    over(mine.sign_up, 1)

    response = press(client, mine, action, **corrected(library="Bokbussen"))

    assert response.status_code == 409
    assert "Det er over, og ingenting av det endres lenger." in response.content.decode()
    assert list(Registration.objects.values_list("state", "library")) == [("place", "")]


def test_who_was_there_may_be_erased_all_the_same(client: Client, mine: Registration) -> None:
    over(mine.sign_up, 1)

    press(client, mine, "erase")

    assert list(Registration.objects.values_list("state", "name")) == [("place", "")]


def test_the_address_is_confirmed_by_a_click_and_once(client: Client, mine: Registration) -> None:
    press(client, mine, "confirm")
    first = Registration.objects.get().confirmed_at
    press(client, mine, "confirm")

    assert first is not None
    assert Registration.objects.get().confirmed_at == first


def corrected(**changes: Any) -> dict[str, Any]:
    known = {"municipality": place("Hamar").pk, "library": "", "name": "Deltaker AA"}
    return known | changes


def test_what_was_written_is_corrected(client: Client, mine: Registration) -> None:
    question = Question.objects.create(sign_up=mine.sign_up, text="Rom?")
    changes = {"name": "Annet Navn", "library": "Bokbussen", "food_needs": "", f"question-{question.pk}": "Enkelt"}

    response = press(client, mine, "correct", **corrected(**changes))

    assert response.status_code == 302
    row = Registration.objects.get()
    assert (row.name, row.library, row.food_needs, row.answers, row.state) == (
        "Annet Navn",
        "Bokbussen",
        "",
        {str(question.pk): "Enkelt"},
        "place",
    )


def test_the_empty_choice_of_municipality_asks_for_one(client: Client, mine: Registration) -> None:
    page = soup(client.get(own_path(mine)))

    assert text(page.select_one("#id_municipality option[value='']")) == "Velg kommune"


def test_a_correction_that_cannot_be_is_said_by_the_field_and_kept(client: Client, mine: Registration) -> None:
    response = press(client, mine, "correct", **corrected(name="", library="Bokbussen"))

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["name"])
    assert soup(response).select_one("[name=library]")["value"] == "Bokbussen"


@pytest.mark.parametrize("case", ["somebody else", "another county", "settled"])
def test_a_correction_that_the_rules_refuse_says_why(client: Client, mine: Registration, case: str) -> None:
    registered(mine.sign_up, 2, email=mine.email)
    changes: dict[str, Any] = {"library": "Bokbussen"}
    if case == "somebody else":
        changes = {"name": "Deltaker AB"}
    if case == "another county":
        changes = {"municipality": place("Voss").pk}
    if case == "settled":
        actions.cancel(mine.pk)

    response = press(client, mine, "correct", **corrected(**changes))

    assert response.status_code == 409
    row = Registration.objects.get(pk=mine.pk)
    assert (row.name, row.library, row.municipality.name) == ("Deltaker AA", "", "Hamar")


def test_the_address_of_the_letters_is_not_changed_by_whoever_has_the_link(client: Client, mine: Registration) -> None:
    """Else one's own link would open another's calendar."""
    press(client, mine, "correct", **corrected(email="en-annen@example.org"))

    assert Registration.objects.get().email == "deltaker-1@example.org"


def test_an_address_the_organiser_corrects_is_proved_anew_and_the_old_letter_leads_nowhere(
    client: Client, mine: Registration
) -> None:
    actions.confirm(mine.pk)
    old_page, old_calendar = own_path(mine), calendar_key(mine)

    for _time in range(2):
        found = actions.readdress(mine.pk, "rett@example.org")
    tell()

    assert (found.email, Registration.objects.get().confirmed_at, Mail.objects.get().to) == (
        "rett@example.org",
        None,
        "rett@example.org",
    )
    assert (client.get(old_page).status_code, registration_of_calendar(old_calendar)) == (404, None)
    assert client.get(own_path(found)).status_code == 200


@pytest.mark.parametrize("case", ["somebody else's", "settled"])
def test_an_address_that_cannot_be_corrected_stays(mine: Registration, case: str) -> None:
    registered(mine.sign_up, 2, name="Deltaker AA", name_key="deltaker aa")
    if case == "settled":
        actions.cancel(mine.pk)

    with pytest.raises(Refused):
        actions.readdress(mine.pk, "deltaker-2@example.org")

    assert Registration.objects.get(pk=mine.pk).email == "deltaker-1@example.org"


@pytest.mark.parametrize("action", ["", "drop"])
def test_what_is_not_a_button_does_nothing(client: Client, mine: Registration, action: str) -> None:
    assert (press(client, mine, action).status_code, Registration.objects.get().state) == (200, "place")


def test_a_place_cancelled_twice_is_cancelled_once(client: Client, mine: Registration) -> None:
    for _time in range(2):
        assert press(client, mine, "cancel").status_code == 302

    assert (Registration.objects.get().state, Registration.objects.get().version) == ("cancelled", 2)


# --- what is kept, and until when -----------------------------------------------------------------------------------


def test_all_that_is_kept_can_be_fetched_as_a_file(client: Client, mine: Registration) -> None:
    question = Question.objects.create(sign_up=mine.sign_up, text="Rom?")
    Registration.objects.update(answers={str(question.pk): "Enkelt", "0": "Om noe som er borte"})
    CheckIn.objects.create(registration=mine, occurrence=mine.sign_up.occurrences.get())

    response = client.get(reverse("places:own_data", args=(key_of(mine),)))

    data = json.loads(response.content)
    assert response["Content-Disposition"] == 'attachment; filename="pamelding.json"'
    assert (data["name"], data["food_needs"], data["answers"], len(data["check_ins"])) == (
        "Deltaker AA",
        "Nøtter",
        {"Rom?": "Enkelt", "0": "Om noe som er borte"},
        1,
    )


def test_who_asks_is_erased_at_once_and_the_place_goes_to_the_next(client: Client, door: SignUp) -> None:
    SignUp.objects.update(capacity=1)
    mine, waiting = registered(door, 1), registered(door, 2, state="waiting")
    tell()

    response = client.post(own_path(mine), {"action": "erase"}, follow=True)

    assert text(soup(response).select_one("h1")) == "Nå er det slettet"
    row = Registration.objects.get(pk=mine.pk)
    assert (row.name, row.email, row.name_key, row.library, row.access_needs, row.food_needs, row.answers) == (
        *[""] * 6,
        {},
    )
    assert Registration.objects.get(pk=waiting.pk).state == "offered"
    assert list(Mail.objects.values_list("to", flat=True)) == ["deltaker-2@example.org"]
    assert client.get(own_path(mine)).status_code == 404


@pytest.mark.parametrize(
    ("days", "needs", "name"),
    [(0, "Nøtter", "Deltaker AA"), (1, "", "Deltaker AA"), (89, "", "Deltaker AA"), (90, "", "")],
)
def test_needs_go_the_day_after_and_names_when_their_time_is_up(
    mine: Registration, days: int, needs: str, name: str
) -> None:
    tell()
    over(mine.sign_up, days)

    for _time in range(2):
        forget_registrations()

    row = Registration.objects.get()
    assert (row.food_needs, row.name, row.municipality.name, row.state) == (needs, name, "Hamar", "place")
    assert Mail.objects.count() == (1 if name else 0)


def test_the_organisers_day_decides(mine: Registration) -> None:
    over(mine.sign_up, 7)
    SignUp.objects.update(erase_on=timezone.localdate())

    forget_registrations()

    assert Registration.objects.get().erased_at is not None


@pytest.mark.parametrize(
    ("changed", "name"), [("ends_at", "Deltaker AA"), ("venue", "")], ids=["the time", "the place"]
)
def test_a_meeting_that_is_said_to_be_over_is_not_forgotten_while_that_can_be_put_right(
    mine: Registration, changed: str, name: str
) -> None:
    over(mine.sign_up, 365)
    meeting = mine.sign_up.occurrences.get()
    change = OccurrenceChange.objects.create(occurrence=meeting, changes={changed: ["", ""]}, told_at=timezone.now())

    forget_registrations()
    kept = Registration.objects.get().name
    OccurrenceChange.objects.filter(pk=change.pk).update(changed_at=timezone.now() - 15 * DAY)
    forget_registrations()

    assert (kept, Registration.objects.get().name) == (name, "")


def test_what_is_still_to_come_is_kept(mine: Registration) -> None:
    before = Registration.objects.values().get()

    forget_registrations()

    assert Registration.objects.values().get() == before


def test_of_an_event_that_is_deleted_nothing_is_kept(mine: Registration) -> None:
    tell()
    mine.sign_up.occurrences.all().delete()

    for _time in range(2):
        forget_registrations()

    assert (Registration.objects.count(), SignUp.objects.count(), Mail.objects.count()) == (0, 0, 0)


def test_letters_of_others_and_of_another_event_are_left(door: SignUp, mine: Registration) -> None:
    """The same address may be signed up to something else."""
    registered(door, 2, email=mine.email)
    tell()

    privacy.erase(Registration.objects.filter(pk=mine.pk))

    assert Mail.objects.count() == 1


def test_a_learners_file_holds_the_registrations_and_goes_with_what_is_over(door: SignUp, mine: Registration) -> None:
    learner = Learner.objects.create(email=mine.email)
    coming = in_plain_words(learner)

    erase_learner(learner.pk)
    kept = Registration.objects.get().name
    over(door, 1)
    again = Learner.objects.create(email=mine.email)
    erase_learner(again.pk)

    assert [each["food_needs"] for each in coming["registrations"]] == ["Nøtter"]
    assert (kept, Registration.objects.get().name) == ("Deltaker AA", "")
