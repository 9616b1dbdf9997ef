"""The waiting list: what becomes free is offered to the next, who has some time to answer."""

import datetime
import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from cms.people.models import County, User
from events.actions import cancel_occurrence
from events.models import EventPage, Occurrence, Quota, Registration, SignUp
from events.places import actions
from events.places.addresses import own_path
from events.places.querysets import doors_to_settle
from events.places.tasks import tend_places
from learning.refused import Refused
from tests.places import open_sign_up, person, place, registered
from tests.world import World, draft_event, put_up

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)


@pytest.fixture(scope="module")
def lasting_event(lasting_world: World) -> int:
    return put_up(draft_event(lasting_world)).pk


@pytest.fixture
def event(lasting_event: int, db: None) -> EventPage:
    return EventPage.objects.get(pk=lasting_event)


@pytest.fixture
def door(event: EventPage) -> SignUp:
    """One place, taken, and two who wait."""
    door = open_sign_up(event, capacity=1, has_waiting_list=True)
    for number, state in ((1, "place"), (2, "waiting"), (3, "waiting")):
        registered(door, number, state=state)
    return SignUp.objects.get(pk=door.pk)


def states() -> list[str]:
    return list(Registration.objects.order_by("pk").values_list("state", flat=True))


def nth(number: int) -> Registration:
    """The first of that person's."""
    return Registration.objects.filter(email=f"deltaker-{number}@example.org").order_by("pk")[0]


def press(client: Client, number: int, action: str, **fields: Any) -> Any:
    return client.post(own_path(nth(number)), {"action": action} | fields)


def test_a_place_that_is_given_up_is_offered_to_the_next_and_held(door: SignUp, client: Client) -> None:
    response = press(client, 1, "cancel")

    assert (response.status_code, states()) == (302, ["cancelled", "offered", "waiting"])
    offer = nth(2)
    assert offer.offered_until is not None
    assert abs(offer.offered_until - timezone.now() - 48 * HOUR) < HOUR
    assert SignUp.objects.get().taken == 1


def test_a_yes_makes_the_offer_a_place(door: SignUp, client: Client) -> None:
    press(client, 1, "cancel")

    for _time in range(2):
        press(client, 2, "accept")

    assert (states(), SignUp.objects.get().taken) == (["cancelled", "place", "waiting"], 1)


def test_a_yes_confirms_the_address_and_a_confirmed_one_stays_as_it_was(door: SignUp, client: Client) -> None:
    since = timezone.now() - DAY
    Registration.objects.filter(email="deltaker-3@example.org").update(confirmed_at=since)
    press(client, 1, "cancel")

    press(client, 2, "accept")
    press(client, 2, "cancel")
    press(client, 3, "accept")

    assert [nth(2).confirmed_at is not None, nth(3).confirmed_at] == [True, since]


def test_a_no_passes_the_offer_on(door: SignUp, client: Client) -> None:
    press(client, 1, "cancel")

    press(client, 2, "cancel")

    assert states() == ["cancelled", "cancelled", "offered"]


def test_an_offer_that_is_not_answered_goes_to_the_next_by_the_clock(door: SignUp, client: Client) -> None:
    press(client, 1, "cancel")
    Registration.objects.filter(state="offered").update(offered_until=timezone.now())

    for _time in range(2):
        tend_places()

    assert states() == ["cancelled", "lapsed", "offered"]


def test_a_yes_that_comes_too_late_is_told_so_and_takes_no_place(door: SignUp, client: Client) -> None:
    press(client, 1, "cancel")
    Registration.objects.filter(state="offered").update(offered_until=timezone.now())

    response = press(client, 2, "accept")

    assert (response.status_code, states()) == (409, ["cancelled", "offered", "waiting"])
    assert "Tilbudet er gått ut, og plassen er gått til den neste." in response.content.decode()


def test_who_was_never_offered_a_place_cannot_take_one(door: SignUp, client: Client) -> None:
    assert (press(client, 3, "accept").status_code, states()) == (409, ["place", "waiting", "waiting"])


def test_who_let_an_offer_lapse_may_stand_last_in_line(door: SignUp, client: Client) -> None:
    press(client, 1, "cancel")
    Registration.objects.filter(state="offered").update(offered_until=timezone.now())
    tend_places()

    for _time in range(2):
        press(client, 1, "again")

    assert states() == ["cancelled", "lapsed", "offered", "waiting"]


def test_who_cancelled_gets_a_place_again_where_there_is_one(event: EventPage, client: Client) -> None:
    door = open_sign_up(event, capacity=1)
    registered(door, 1)
    press(client, 1, "cancel")

    press(client, 1, "again")

    assert states() == ["cancelled", "place"]


def test_nobody_signs_up_again_past_the_deadline(event: EventPage, client: Client) -> None:
    door = open_sign_up(event, capacity=1)
    registered(door, 1, state="cancelled")
    open_sign_up(event, deadline=timezone.now())

    assert (press(client, 1, "again").status_code, states()) == (409, ["cancelled"])


def test_who_is_signed_up_is_not_signed_up_again(door: SignUp) -> None:
    assert actions.join_again(nth(2).pk) == nth(2)
    assert len(states()) == 3


def test_offers_end_when_the_event_begins_and_none_are_made_after_that(door: SignUp, client: Client) -> None:
    begins = timezone.now() + 2 * HOUR
    Occurrence.objects.update(starts_at=begins, ends_at=begins + HOUR)
    press(client, 1, "cancel")
    until = nth(2).offered_until
    Occurrence.objects.update(starts_at=timezone.now() - HOUR)

    press(client, 2, "cancel")

    assert (until, states()) == (begins, ["cancelled", "cancelled", "waiting"])


def test_a_cancelled_event_makes_no_offers(world: World, event: EventPage, door: SignUp, client: Client) -> None:
    cancel_occurrence(event, Occurrence.objects.get().pk, world.contact, "Syk.")

    press(client, 1, "cancel")

    assert states() == ["cancelled", "waiting", "waiting"]


def test_what_is_kept_for_a_county_is_offered_to_its_own_and_past_the_day_to_the_first(
    event: EventPage, client: Client
) -> None:
    door = open_sign_up(event, capacity=2, has_waiting_list=True)
    quota = Quota.objects.create(
        sign_up=door, county=County.objects.get(code="46"), places=1, released_at=timezone.now() + DAY
    )
    registered(door, 1, at="Hamar")
    registered(door, 2, at="Voss")
    registered(door, 3, state="waiting", at="Hamar")
    press(client, 2, "cancel")
    kept = states()
    Quota.objects.filter(pk=quota.pk).update(released_at=timezone.now())

    due = doors_to_settle(timezone.now())
    tend_places()

    assert kept == ["place", "cancelled", "waiting"]
    assert (due, states()) == ([door.pk], ["place", "cancelled", "offered"])


def test_the_clock_asks_only_for_sign_ups_where_something_may_have_changed(event: EventPage) -> None:
    door = open_sign_up(event, capacity=5, has_waiting_list=True)
    registered(door, 1)
    registered(door, 2, state="offered", offered_until=timezone.now() + HOUR)

    assert doors_to_settle(timezone.now()) == []


def test_a_sign_up_that_is_gone_is_settled_and_signs_nobody_up(event: EventPage) -> None:
    """The organiser has chosen that one signs up for something else."""
    door = open_sign_up(event)
    event.occurrences.update(sign_up=None)
    door.delete()

    actions.settle(door_pk=0)
    with pytest.raises(Refused, match="alt avgjort"):
        actions.sign_up(
            0, [person()], municipality=place("Hamar"), open_to=(), library="", language="nb", form=uuid.uuid4()
        )

    assert states() == []


# --- the organiser --------------------------------------------------------------------------------------------------


@pytest.fixture
def contact(world: World) -> User:
    return world.contact


def test_somebody_put_first_is_the_next(door: SignUp) -> None:
    actions.put_first(nth(3).pk)
    actions.cancel(nth(1).pk)

    assert states() == ["cancelled", "waiting", "offered"]


def test_the_last_put_first_is_before_the_first(door: SignUp) -> None:
    actions.put_first(nth(3).pk)
    actions.put_first(nth(2).pk)
    actions.put_first(nth(1).pk)  # has a place already

    assert [each.email for each in Registration.objects.in_line()] == [nth(2).email, nth(3).email]
    assert nth(1).priority == 0


def test_the_organiser_adds_somebody_past_the_deadline_but_never_above_the_places(
    contact: User, event: EventPage, door: SignUp
) -> None:
    SignUp.objects.update(deadline=timezone.now() - DAY, capacity=2)

    first, second = (
        actions.add(door.pk, person(number), municipality=place("Hamar"), language="nb", by=contact)
        for number in (4, 5)
    )

    assert (first.state, second.state, first.added_by) == ("place", "waiting", contact)
    with pytest.raises(Refused):
        actions.add(door.pk, person(4), municipality=place("Hamar"), language="nb", by=contact)


@pytest.fixture
def other_door(event: EventPage, door: SignUp) -> SignUp:
    """Another meeting of the same event, signed up to alone."""
    SignUp.objects.update(is_whole=False)
    other = SignUp.objects.create(work=event.translation_key, is_whole=False, is_here=True, capacity=1)
    starts_at = timezone.now() + 20 * DAY
    Occurrence.objects.create(work=event.translation_key, sign_up=other, starts_at=starts_at, ends_at=starts_at + HOUR)
    return other


def test_somebody_is_moved_to_another_meeting_and_the_place_goes_to_the_next(door: SignUp, other_door: SignUp) -> None:
    moved = actions.move(nth(1).pk, other_door.pk)

    assert states() == ["cancelled", "offered", "waiting", "place"]
    assert (moved.sign_up_id, moved.email, moved.party) == (other_door.pk, "deltaker-1@example.org", moved.party)
    old = Registration.objects.get(state="cancelled")
    assert (old.version, old.told_version) == (2, 0)


@pytest.mark.parametrize("case", ["same", "settled", "there"])
def test_nobody_is_moved_where_it_makes_no_sense(door: SignUp, other_door: SignUp, case: str) -> None:
    if case == "settled":
        Registration.objects.filter(pk=nth(1).pk).update(state="cancelled")
    if case == "there":
        registered(other_door, 1, at="Voss")
    first = Registration.objects.filter(sign_up=door).order_by("pk")[0]
    before = states()

    with pytest.raises(Refused):
        actions.move(first.pk, door.pk if case == "same" else other_door.pk)

    assert states() == before


def test_nobody_is_moved_to_another_event(world: World, door: SignUp) -> None:
    elsewhere = open_sign_up(draft_event(world, "Et annet"))

    with pytest.raises(SignUp.DoesNotExist):
        actions.move(nth(1).pk, elsewhere.pk)
