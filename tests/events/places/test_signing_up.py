"""Signing up without an account, through the form that readers meet.

Long, since each thing that can stand in the form, and each state of the event, is a case of its own.
"""

import datetime
import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.core.models import Mail
from cms.people.models import County, Municipality
from events.models import EventPage, Question, Quota, Registration, SignUp
from events.places import actions, rules
from events.places.tasks import tell
from tests.places import filled_in, give_sign_up, open_sign_up, person, place, registered, send
from tests.reading import soup, text
from tests.world import World, draft_event, put_up

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def lasting_event(lasting_world: World) -> int:
    return put_up(draft_event(lasting_world)).pk


@pytest.fixture
def event(lasting_event: int, db: None) -> EventPage:
    return EventPage.objects.get(pk=lasting_event)


@pytest.fixture
def door(event: EventPage) -> SignUp:
    return open_sign_up(event, capacity=2, has_waiting_list=True)


def rows() -> list[tuple[str, str]]:
    return list(Registration.objects.order_by("pk").values_list("name", "state"))


def outcome(response: Any) -> str:
    return response.url.partition("svar=")[2]


def address(door: SignUp) -> str:
    return reverse("places:sign_up", args=(door.pk,))


def errors(response: Any) -> list[str]:
    return list(response.context["form"].errors)


# --- from the event's page to a place -------------------------------------------------------------------------------


def test_the_events_page_leads_to_the_form_and_the_form_to_a_receipt(event: EventPage, client: Client) -> None:
    door = open_sign_up(event, capacity=10)

    page = soup(client.get(event.url))
    form = client.get(page.select_one(".facts a.ds-button")["href"])
    sent = client.post(address(door), filled_in(), follow=True)

    assert form.status_code == 200
    assert text(soup(sent).select_one("[role=status] strong")) == "Du har plass."
    assert (rows(), SignUp.objects.get().taken) == ([("Deltaker AA", "place")], 1)
    assert [response.cookies for response in (form, sent)] == [{}, {}]


def test_places_go_in_the_order_of_arrival_and_the_rest_wait(door: SignUp, client: Client) -> None:
    answers = [outcome(send(client, door, number=number)) for number in (1, 2, 3)]

    assert answers == ["plass", "plass", "venteliste"]
    assert [state for _name, state in rows()] == ["place", "place", "waiting"]
    assert SignUp.objects.get().taken == 2


def test_without_a_waiting_list_a_full_event_takes_nobody_and_keeps_what_was_typed(
    event: EventPage, client: Client
) -> None:
    door = open_sign_up(event, capacity=1)
    send(client, door)

    response = send(client, door, number=2)

    assert (response.status_code, rows()) == (409, [("Deltaker AA", "place")])
    assert text(soup(response).select_one("[role=alert]")) == "Alle plassene er tatt, og det er ingen venteliste."
    assert soup(response).select_one("[name=name-0]")["value"] == "Deltaker AB"


def test_places_held_back_are_nobodys(event: EventPage, client: Client) -> None:
    door = open_sign_up(event, capacity=2, blocked=1, has_waiting_list=True)

    for number in (1, 2):
        send(client, door, number=number)

    assert [state for _name, state in rows()] == ["place", "waiting"]


def test_an_event_without_a_limit_has_place_for_all(event: EventPage, client: Client) -> None:
    door = open_sign_up(event)

    assert [outcome(send(client, door, number=number)) for number in (1, 2)] == ["plass", "plass"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"deadline": timezone.now() - DAY}, "Påmeldingen er stengt."),
        ({"opens_at": timezone.now() + DAY}, "Påmeldingen er ikke åpnet ennå."),
    ],
)
def test_what_is_not_open_takes_nobody(event: EventPage, client: Client, facts: dict[str, Any], said: str) -> None:
    door = open_sign_up(event, **facts)

    response = send(client, door)

    assert (response.status_code, rows()) == (409, [])
    assert text(soup(response).select_one("[role=alert]")) == said
    assert not soup(client.get(address(door))).select("main form")


def test_a_cancelled_event_takes_nobody(event: EventPage, client: Client) -> None:
    door = open_sign_up(event)
    event.occurrences.update(cancelled_at=timezone.now())

    assert (send(client, door).status_code, rows()) == (409, [])


@pytest.mark.parametrize("where", ["elsewhere", "not up", "not there"])
def test_there_is_no_form_for_what_one_cannot_sign_up_to_here(
    world: World, event: EventPage, client: Client, where: str
) -> None:
    door = open_sign_up(draft_event(world, "Utkast") if where == "not up" else event)
    if where == "elsewhere":
        door = give_sign_up(event, is_here=False)
    if where == "not there":
        door.pk += 1

    assert (send(client, door).status_code, client.get(address(door)).status_code, rows()) == (404, 404, [])


# --- counties -------------------------------------------------------------------------------------------------------


def test_the_county_is_the_one_of_the_municipality_that_was_chosen(world: World, client: Client) -> None:
    event = draft_event(world, "For Vestland")
    event.open_to.set([County.objects.get(code="46")])
    event.save()
    door = open_sign_up(put_up(event))

    refused, taken = send(client, door, at="Hamar"), send(client, door, number=2, at="Voss")

    assert (refused.status_code, errors(refused), taken.status_code) == (200, ["municipality"], 302)
    said = text(soup(refused).select_one("#id_municipality_error"))
    assert said == "Arrangementet er ikke åpent for bibliotek i det fylket."
    assert rows() == [("Deltaker AB", "place")]


def test_the_form_says_which_counties_may_come_and_lists_their_municipalities(world: World, client: Client) -> None:
    event = draft_event(world, "For to fylker")
    event.open_to.set(County.objects.filter(code__in=["34", "46"]))
    event.save()
    door = open_sign_up(put_up(event))

    page = soup(client.get(address(door)))

    listed = [int(option["value"]) for option in page.select("#id_municipality option") if option["value"]]
    asked = Municipality.objects.filter(county__in=["34", "46"])
    assert [text(line).partition(": ")[2] for line in page.select(".open-to")] == ["Innlandet, Vestland"]
    assert (len(listed), set(listed)) == (asked.count(), set(asked.values_list("pk", flat=True)))
    assert text(page.select_one("#id_municipality option")) == "Velg kommune"


def test_of_an_event_for_all_no_county_is_named(door: SignUp, client: Client) -> None:
    page = soup(client.get(address(door)))

    assert page.select(".open-to") == []
    assert len(page.select("#id_municipality option")) == Municipality.objects.count() + 1


def test_a_quota_is_kept_for_its_county_until_the_day(door: SignUp, client: Client) -> None:
    Quota.objects.create(sign_up=door, county=County.objects.get(code="46"), places=1, released_at=timezone.now() + DAY)

    for number, at in ((1, "Hamar"), (2, "Hamar"), (3, "Voss"), (4, "Voss")):
        send(client, door, number=number, at=at)

    assert [state for _name, state in rows()] == ["place", "waiting", "place", "waiting"]


def test_who_waits_comes_before_who_arrives_when_a_quota_is_released(door: SignUp, client: Client) -> None:
    quota = Quota.objects.create(
        sign_up=door, county=County.objects.get(code="46"), places=1, released_at=timezone.now() + DAY
    )
    for number in (1, 2):
        send(client, door, number=number)
    Quota.objects.filter(pk=quota.pk).update(released_at=timezone.now())

    send(client, door, number=3)

    assert [state for _name, state in rows()] == ["place", "offered", "waiting"]


# --- the form -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"municipality": ""}, "municipality"),
        ({"municipality": "999999"}, "municipality"),
        ({"name-0": ""}, "name-0"),
        ({"name-0": "Se nettsted.no"}, "name-0"),
        ({"email-0": ""}, "email-0"),
        ({"email-0": "ikke en adresse"}, "email-0"),
        ({"form_id": "x"}, "form_id"),
    ],
)
def test_what_cannot_be_is_said_by_the_field_and_kept(
    door: SignUp, client: Client, changes: dict[str, str], field: str
) -> None:
    response = client.post(address(door), filled_in(**changes, library="Bokbussen"))

    assert (response.status_code, errors(response), rows()) == (200, [field], [])
    assert soup(response).select_one("[name=library]")["value"] == "Bokbussen"


def test_a_binding_sign_up_is_ticked(world: World, client: Client) -> None:
    event = draft_event(world, "Bindende")
    event.is_binding = True
    event.save()
    door = open_sign_up(put_up(event))

    without = send(client, door)
    with_it = client.post(address(door), filled_in(is_binding="on"))

    assert (errors(without), with_it.status_code) == (["is_binding"], 302)


def test_the_organisers_questions_are_asked_and_answered(door: SignUp, client: Client) -> None:
    required = Question.objects.create(sign_up=door, text="Hva vil du lære?", is_required=True)
    choice = Question.objects.create(sign_up=door, text="Rom?", kind="choice", choices="Enkelt\nDobbelt", position=1)
    plain = Question.objects.create(sign_up=door, text="Kommer du med bil?", kind="yes_no", position=2)
    fields = {f"question-{required.pk}-0": "Bokprat", f"question-{choice.pk}-0": "Dobbelt"}

    without = send(client, door)
    wrong = client.post(address(door), filled_in(**fields, **{f"question-{plain.pk}-0": "kanskje"}))
    sent = client.post(address(door), filled_in(**fields))

    assert (errors(without), errors(wrong)) == ([f"question-{required.pk}-0"], [f"question-{plain.pk}-0"])
    assert (sent.status_code, Registration.objects.get().answers) == (
        302,
        {str(required.pk): "Bokprat", str(choice.pk): "Dobbelt"},
    )


def test_food_is_asked_for_only_where_there_is_any(event: EventPage, client: Client) -> None:
    door = open_sign_up(event)
    without = [field["name"] for field in soup(client.get(address(door))).select("main form [name]")]
    open_sign_up(event, asks_food=True)
    with_it = [field["name"] for field in soup(client.get(address(door))).select("main form [name]")]

    assert [name for name in with_it if name not in without] == ["food_needs-0"]


def test_several_from_one_library_are_signed_up_in_one_form(door: SignUp, client: Client) -> None:
    more = client.post(address(door), filled_in(en_til="1"))
    fields = {"people": 2, "name-1": "Deltaker AB", "email-1": ""}

    sent = client.post(address(door), filled_in(**fields))

    assert soup(more).select_one("[name=name-0]")["value"] == "Deltaker AA"
    assert [field["name"] for field in soup(more).select("[name^=name-]")] == ["name-0", "name-1"]
    assert soup(more).select("[aria-invalid=true]") == []
    assert [field["name"] for field in soup(more).select("[autofocus]")] == ["name-1"]
    assert sent.status_code == 302
    first, second = Registration.objects.order_by("pk")
    assert (second.email, second.party) == ("deltaker-1@example.org", first.party)


def test_the_form_grows_to_twelve_and_shrinks_to_one(door: SignUp, client: Client) -> None:
    def people(**fields: Any) -> int:
        return len(soup(client.post(address(door), filled_in(**fields))).select("[name^=name-]"))

    assert people(people=12, en_til="1") == 12
    assert people(people=1, en_mindre="1") == 1
    assert people(people="mange", en_til="1") == 2
    assert people(people="9" * 5000, en_til="1") == 12


def test_of_a_party_the_first_get_the_places_that_are_left(door: SignUp, client: Client) -> None:
    fields: dict[str, Any] = {"people": 3}
    fields |= {f"name-{number}": person(number + 1).name for number in range(3)}

    response = client.post(address(door), filled_in(**fields))

    assert outcome(response) == "brev"
    assert [state for _name, state in rows()] == ["place", "place", "waiting"]


def test_a_party_that_cannot_come_whole_where_nobody_waits_is_not_split(event: EventPage, client: Client) -> None:
    door = open_sign_up(event, capacity=1)

    response = client.post(address(door), filled_in(people=2, **{"name-1": "Deltaker AB"}))

    assert (response.status_code, rows()) == (409, [])


def test_what_fills_in_the_trap_is_thanked_and_not_kept(door: SignUp, client: Client) -> None:
    assert (outcome(client.post(address(door), filled_in(nettside="x"))), rows()) == ("brev", [])


def test_another_site_cannot_send_the_form(door: SignUp, client: Client) -> None:
    response = client.post(address(door), filled_in(), headers={"Sec-Fetch-Site": "cross-site"})

    assert (response.status_code, rows()) == (403, [])


def test_a_place_on_the_network_sends_only_so_much(
    door: SignUp, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "FROM_ONE_PLACE", 1)
    first, second = (send(client, door, number=number) for number in (1, 2))

    assert (first.status_code, second.status_code, len(rows())) == (302, 409, 1)


# --- twice ----------------------------------------------------------------------------------------------------------


def test_a_form_sent_twice_is_one_registration_with_the_same_answer(event: EventPage, client: Client) -> None:
    door = open_sign_up(event, capacity=1, has_waiting_list=True)
    form = filled_in(form_id=uuid.uuid4())

    answers = [outcome(client.post(address(door), form)) for _time in range(2)]

    assert (answers, rows()) == (["plass", "plass"], [("Deltaker AA", "place")])


def test_who_came_by_another_form_a_moment_ago_is_found_and_not_signed_up_twice(
    door: SignUp, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    registered(door, 1)
    look, seen = actions.rows_of, [[]]

    def looks(*given: Any) -> Any:
        """The first time before the other form came."""
        return seen.pop() if seen else look(*given)

    monkeypatch.setattr(actions, "rows_of", looks)

    answer = send(client, door, number=1)

    assert (outcome(answer), rows()) == ("plass", [("Deltaker AA", "place")])


def test_a_form_sent_again_with_other_people_in_it_signs_them_up_too(door: SignUp, client: Client) -> None:
    form_id = uuid.uuid4()

    answers = [outcome(send(client, door, number=number, form_id=form_id)) for number in (1, 2, 1)]

    assert (answers, rows()) == (["plass"] * 3, [("Deltaker AA", "place"), ("Deltaker AB", "place")])


def test_the_same_person_again_keeps_the_place_and_gets_the_letter_again(door: SignUp, client: Client) -> None:
    for name in ("Deltaker AA", "deltaker  aa"):
        client.post(address(door), filled_in(**{"name-0": name, "email-0": "Deltaker-1@example.org"}))
        tell()

    assert rows() == [("Deltaker AA", "place")]
    assert Mail.objects.filter(to="deltaker-1@example.org").count() == 2


def test_the_same_person_twice_in_one_form_is_one(door: SignUp, client: Client) -> None:
    answer = client.post(
        address(door), filled_in(people=2, **{"name-1": "deltaker aa", "email-1": "Deltaker-1@example.org"})
    )

    assert (outcome(answer), rows()) == ("plass", [("deltaker aa", "place")])


def test_nobody_learns_from_a_full_event_who_has_a_place(event: EventPage, client: Client) -> None:
    door = open_sign_up(event, capacity=1, has_waiting_list=True)
    registered(door, 1)

    known, unknown = send(client, door, number=1), send(client, door, number=2)

    assert (outcome(known), outcome(unknown)) == ("venteliste", "venteliste")


def test_a_party_that_is_split_learns_nothing_but_from_the_letter(event: EventPage, client: Client) -> None:
    door = open_sign_up(event, capacity=2, has_waiting_list=True)
    registered(door, 9)
    party = {"people": 2, "name-1": "Deltaker AB", "email-1": "deltaker-2@example.org"}

    split = client.post(address(door), filled_in(**party))

    assert (outcome(split), rows()[1:]) == ("brev", [("Deltaker AA", "place"), ("Deltaker AB", "waiting")])


@pytest.mark.parametrize("answer", ["plass", "venteliste", "brev"])
def test_each_receipt_says_something_of_its_own(door: SignUp, client: Client, answer: str) -> None:
    def said(answer: str) -> str:
        response = client.get(reverse("places:sent", args=(door.pk,)), {"svar": answer})
        return text(soup(response).select_one("[role=status] strong"))

    assert [other for other in ("plass", "venteliste", "brev") if said(other) == said(answer)] == [answer]


@pytest.mark.parametrize(
    "fields", [{"capacity": 1}, {"deadline": timezone.now() - DAY}], ids=["full, and no list", "closed"]
)
def test_who_has_a_place_is_refused_like_anybody_else(event: EventPage, client: Client, fields: dict[str, Any]) -> None:
    door = open_sign_up(event, **fields)
    registered(door, 1)

    known, unknown = send(client, door, number=1), send(client, door, number=2)

    shown = [text(soup(answer).select_one(".ds-alert")) for answer in (known, unknown)]
    assert [answer.status_code for answer in (known, unknown)] == [409, 409]
    assert shown[0] == shown[1] != ""
    assert rows() == [("Deltaker AA", "place")]


def test_two_with_the_same_address_are_two(door: SignUp, client: Client) -> None:
    send(client, door)
    client.post(address(door), filled_in(**{"name-0": "Deltaker AB"}))

    assert [state for _name, state in rows()] == ["place", "place"]


def test_the_database_itself_refuses_one_place_too_many(door: SignUp) -> None:
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError, match="never_above_capacity"), transaction.atomic():
        SignUp.objects.filter(pk=door.pk).update(taken=3)


# --- costs ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 3])
def test_signing_up_costs_the_same_however_many_are_there(
    event: EventPage, client: Client, django_assert_num_queries: Any, number: int
) -> None:
    door = open_sign_up(event, capacity=100, has_waiting_list=True)
    for each in range(2, number + 2):
        registered(door, each)
    form = filled_in(form_id=uuid.uuid4())

    with django_assert_num_queries(13):
        client.post(address(door), form)


def test_the_municipality_is_chosen_and_stored(door: SignUp, client: Client) -> None:
    send(client, door, at="Voss")

    assert Registration.objects.get().municipality == place("Voss")
