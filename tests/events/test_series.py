"""A meeting is repeated, each as a row of its own; and one signs up to the whole, or to each alone.

Long, since what is added and what one signs up for are tried on one and the same series.
"""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from cms.people.models import County, Municipality
from events.models import EventPage, Occurrence, OccurrenceChange, Registration, SignUp, SignUpChange
from events.series.actions import choose_sign_up, repeat
from events.series.doors import stand_alone
from events.series.rules import Fault
from events.series.texts import FAULTS
from learning.refused import Refused
from tests.events.test_occurrences import posted, screen
from tests.reading import soup, text
from tests.world import World, draft_event, login, put_up

pytestmark = pytest.mark.django_db
OSLO = ZoneInfo("Europe/Oslo")
FIRST = datetime.datetime(2027, 3, 9, 9, 0, tzinfo=OSLO)  # the second Tuesday of March, before summer time
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def event(world: World) -> EventPage:
    """Up, with one meeting in Hamar."""
    page = put_up(draft_event(world, "Bokkafé"))
    page.occurrences.update(
        starts_at=FIRST, ends_at=FIRST + HOUR, venue="Hamar bibliotek", title="Åpning", preparation="Les ei bok."
    )
    return EventPage.objects.get(pk=page.pk)


def days(*texts: str) -> list[datetime.date]:
    return [datetime.date.fromisoformat(text) for text in texts]


def local_times(event: EventPage) -> list[str]:
    starts = event.occurrences.values_list("starts_at", flat=True)
    return [timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") for moment in starts]


def first_of(event: EventPage) -> Occurrence:
    found = event.occurrences.first()
    assert found
    return found


def give_sign_up(event: EventPage, **fields: Any) -> SignUp:
    """To the whole, as far as it goes."""
    door = SignUp.objects.create(work=event.translation_key, **({"is_here": True, "capacity": 20} | fields))
    event.occurrences.update(sign_up=door)
    return door


def sign_up_somebody(door: SignUp) -> Registration:
    return Registration.objects.create(
        sign_up=door, state="place", name="Kari Vik", name_key="kari vik", email="kari@example.org",
        municipality=Municipality.objects.get(name="Hamar"),
    )  # fmt: skip


# --- repeating -------------------------------------------------------------------------------------------------------


def test_new_meetings_have_the_place_and_the_clock_of_the_one_that_is_repeated(world: World, event: EventPage) -> None:
    made = repeat(event, first_of(event).pk, days("2027-03-16", "2027-03-30"), world.contact)

    assert local_times(event) == ["2027-03-09 09:00", "2027-03-16 09:00", "2027-03-30 09:00"]
    assert [(each.venue, each.ends_at - each.starts_at, each.is_required) for each in made] == [
        ("Hamar bibliotek", HOUR, True)
    ] * 2
    assert [(each.title, each.preparation, each.sign_up) for each in made] == [("", "", None)] * 2
    assert len({each.uid for each in event.occurrences.all()}) == 3
    assert [change.user for change in OccurrenceChange.objects.all()] == [world.contact] * 2


def test_a_meeting_that_is_there_already_is_not_added_again(world: World, event: EventPage) -> None:
    repeat(event, first_of(event).pk, days("2027-03-16"), world.contact)

    made = repeat(event, first_of(event).pk, days("2027-03-16", "2027-03-23"), world.contact)
    with pytest.raises(Refused) as refused:
        repeat(event, first_of(event).pk, days("2027-03-16", "2027-03-23"), world.contact)

    assert (len(made), refused.value.refusal, event.occurrences.count()) == (1, Fault.ARE_THERE, 3)


def test_no_event_has_more_than_sixty_meetings(world: World, event: EventPage) -> None:
    many = [FIRST.date() + datetime.timedelta(days=number) for number in range(1, 61)]

    with pytest.raises(Refused) as refused:
        repeat(event, first_of(event).pk, many, world.contact)
    repeat(event, first_of(event).pk, many[:59], world.contact)

    assert (refused.value.refusal, event.occurrences.count()) == (Fault.TOO_MANY, 60)


def test_each_is_changed_and_cancelled_alone(world: World, event: EventPage, client: Client) -> None:
    second, _third = repeat(event, first_of(event).pk, days("2027-03-16", "2027-03-23"), world.contact)

    contact = login(world.contact)
    contact.post(reverse("events:cancel", args=(event.pk, second.pk)), {"reason": "Syk"})

    assert [each.is_cancelled for each in event.occurrences.all()] == [False, True, False]
    assert [text(tag) for tag in soup(client.get(event.url)).select(".meetings .state")] == ["Avlyst"]


@pytest.mark.parametrize("title", ["Del to", ""])
def test_what_is_cancelled_is_named_while_others_stand(world: World, event: EventPage, title: str) -> None:
    (second,) = repeat(event, first_of(event).pk, days("2027-03-16"), world.contact)
    Occurrence.objects.filter(pk=second.pk).update(title=title)
    contact, screens = login(world.contact), []

    for meeting in (second, first_of(event)):
        where = reverse("events:cancel", args=(event.pk, meeting.pk))
        heading = contact.get(where).context["page_title"]
        done = contact.post(where, {"reason": "Syk"})
        screens.append((heading, str(next(iter(get_messages(done.wsgi_request))))))

    name = title or date_format(timezone.localtime(second.starts_at), "DATETIME_FORMAT")
    assert [[name in said for said in screen] for screen in screens] == [[True, True], [False, False]]
    assert screens[1] == ("Avlys arrangementet", "Arrangementet er avlyst. Leserne ser det nå.")


# --- the organiser's screen ------------------------------------------------------------------------------------------


def rule(event: EventPage, **changes: Any) -> dict[str, Any]:
    return {"meeting": first_of(event).pk, "every": "weekday", "interval": 1, "count": 3, "until": ""} | changes


def repeat_screen(event: EventPage) -> str:
    return reverse("events:repeat", args=(event.pk,))


def test_the_organiser_sees_the_days_before_anything_is_stored(world: World, event: EventPage) -> None:
    contact = login(world.contact)

    response = contact.post(repeat_screen(event), rule(event, left_out="13.04.2027\n"))

    html = soup(response)
    assert [text(row) for row in html.select(".kb-days li")] == [
        "tirsdag 11. mai 2027, 09:00–10:00",
        "tirsdag 8. juni 2027, 09:00–10:00",
        "tirsdag 13. juli 2027, 09:00–10:00",
    ]
    assert event.occurrences.count() == 1

    shown = str(html.select_one("[name=shown]")["value"])
    response = contact.post(repeat_screen(event), rule(event, left_out="13.04.2027", shown=shown, add="1"))

    assert (response.status_code, response.url) == (302, screen(event))
    assert local_times(event)[1:] == ["2027-05-11 09:00", "2027-06-08 09:00", "2027-07-13 09:00"]


def test_what_has_not_been_seen_is_shown_and_not_stored(world: World, event: EventPage) -> None:
    contact = login(world.contact)
    shown = str(soup(contact.post(repeat_screen(event), rule(event))).select_one("[name=shown]")["value"])

    response = contact.post(repeat_screen(event), rule(event, count=2, shown=shown, add="1"))

    assert (len(soup(response).select(".kb-days li")), event.occurrences.count()) == (2, 1)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"count": ""}, "count"),
        ({"until": "2027-05-01"}, "count"),
        ({"count": "", "until": "01.03.2027"}, "until"),
        ({"count": "", "until": "01.03.2031"}, "until"),
        ({"left_out": "jul"}, "left_out"),
        ({"interval": "0"}, "interval"),
        ({"every": "year"}, "every"),
        ({"meeting": "0"}, "meeting"),
        ({"count": "", "until": "01.04.2027", "every": "date"}, "__all__"),
    ],
)
def test_a_rule_that_cannot_be_is_said_by_the_field(
    world: World, event: EventPage, changes: dict[str, Any], field: str
) -> None:
    response = login(world.contact).post(repeat_screen(event), rule(event, **changes) | {"add": "1", "shown": ""})

    assert (response.status_code, list(response.context["form"].errors)) == (200, [field])
    assert event.occurrences.count() == 1


def test_holidays_are_left_out_by_a_tick(world: World, event: EventPage) -> None:
    first_of(event)
    thursdays = {"every": "week", "count": 60 - 1, "skips_holidays": "on"}
    event.occurrences.update(starts_at=FIRST + 2 * 24 * HOUR, ends_at=FIRST + 49 * HOUR)  # a Thursday

    response = login(world.contact).post(repeat_screen(event), rule(event, **thursdays))

    found = [f"{each.starts_at:%Y-%m-%d}" for each in response.context["form"].new]
    assert len(found) == 59
    assert {"2027-03-25", "2027-05-06", "2027-12-24"} & set(found) == set()  # Maundy Thursday, Ascension; a Friday
    assert {"2027-03-18", "2027-04-01"} <= set(found)


def test_an_event_without_a_time_has_nothing_to_repeat(world: World, event: EventPage) -> None:
    event.occurrences.all().delete()

    html = soup(login(world.contact).get(repeat_screen(event)))

    assert (html.select("[name=meeting]"), html.select("main button[type=submit]")) == ([], [])


@pytest.mark.parametrize("screen_name", ["events:repeat", "events:choose_sign_up"])
def test_the_screens_are_the_organisers_alone(world: World, event: EventPage, screen_name: str) -> None:
    address = reverse(screen_name, args=(event.pk,))

    statuses = {name: login(user).post(address, {}).status_code for name, user in world.everybody.items()}

    assert {name for name, status in statuses.items() if status == 200} == {"contact", "deputy"}
    assert Client().get(address).status_code == 302
    assert set(statuses.values()) <= {200, 302, 403, 404}


# --- the whole, or each alone ----------------------------------------------------------------------------------------


@pytest.fixture
def series(world: World, event: EventPage) -> EventPage:
    """Three meetings over the change to summer time, with one sign-up to the whole."""
    repeat(event, first_of(event).pk, days("2027-03-16", "2027-03-30"), world.contact)
    door = give_sign_up(
        event, deadline=FIRST - 45 * HOUR, erase_on=datetime.date(2027, 5, 1), has_waiting_list=True, blocked=2
    )
    door.quotas.create(county=County.objects.get(code="34"), places=5, released_at=FIRST - 24 * HOUR)
    door.questions.create(text="Hva leser du?", is_required=True)
    SignUpChange.objects.create(sign_up=door, user=world.deputy, changes={"capacity": ["", "20"]})
    return event


def doors(event: EventPage) -> list[SignUp]:
    return [each.sign_up for each in event.occurrences.select_related("sign_up") if each.sign_up]


def test_each_meeting_gets_a_sign_up_like_the_whole_with_its_own_days(world: World, series: EventPage) -> None:
    whole = first_of(series).sign_up

    choose_sign_up(series, is_whole=False, user=world.contact)

    found = doors(series)
    assert (len({door.pk for door in found}), stand_alone(series.translation_key)) == (3, True)
    assert [timezone.localtime(door.deadline).strftime("%m-%d %H:%M") for door in found if door.deadline] == [
        "03-07 12:00",
        "03-14 12:00",
        "03-28 12:00",
    ]
    assert [door.erase_on for door in found] == days("2027-05-01", "2027-05-08", "2027-05-22")
    assert [
        (door.is_here, door.capacity, door.blocked, door.taken, door.has_waiting_list, door.is_whole) for door in found
    ] == [(True, 20, 2, 0, True, False)] * 3
    assert [[question.text for question in door.questions.all()] for door in found] == [["Hva leser du?"]] * 3
    assert [timezone.localdate(door.quotas.get().released_at) for door in found] == days(
        "2027-03-08", "2027-03-15", "2027-03-29"
    )
    assert whole is not None
    assert not SignUp.objects.filter(pk=whole.pk).exists()  # a form for the whole signs nobody up for one alone


def test_what_was_logged_stays_with_the_new_sign_up(world: World, series: EventPage) -> None:
    choose_sign_up(series, is_whole=False, user=world.contact)

    logged = [(change.user, change.changes) for change in doors(series)[0].changes.all()]

    assert logged == [
        (world.contact, {"is_whole": ["True", "False"]}),
        (world.deputy, {"capacity": ["", "20"]}),
    ]


def test_one_goes_back_to_the_whole(world: World, series: EventPage) -> None:
    choose_sign_up(series, is_whole=False, user=world.contact)
    SignUp.objects.filter(pk=doors(series)[0].pk).update(capacity=30)

    choose_sign_up(series, is_whole=True, user=world.contact)

    (door,) = SignUp.objects.filter(work=series.translation_key)
    assert doors(series) == [door] * 3
    assert (door.is_whole, door.capacity, door.questions.count(), door.changes.count()) == (True, 30, 1, 5)
    assert timezone.localtime(door.deadline).strftime("%m-%d %H:%M") == "03-07 12:00"


def test_the_whole_takes_after_the_first_meeting_that_is_to_be_held(world: World, series: EventPage) -> None:
    choose_sign_up(series, is_whole=False, user=world.contact)
    first, second, _third = series.occurrences.all()
    Occurrence.objects.filter(pk=first.pk).update(cancelled_at=timezone.now())
    SignUp.objects.filter(pk=second.sign_up_id).update(capacity=7)

    choose_sign_up(series, is_whole=True, user=world.contact)

    assert [door.capacity for door in doors(series)] == [7] * 3


def test_choosing_what_is_so_already_changes_nothing(world: World, series: EventPage) -> None:
    before = list(SignUp.objects.values())

    choose_sign_up(series, is_whole=True, user=world.contact)

    assert (list(SignUp.objects.values()), SignUpChange.objects.count()) == (before, 1)


def test_an_event_without_sign_up_gets_one_for_each(world: World, event: EventPage) -> None:
    repeat(event, first_of(event).pk, days("2027-03-16"), world.contact)

    choose_sign_up(event, is_whole=False, user=world.contact)

    assert [(door.is_here, door.is_whole, door.deadline) for door in doors(event)] == [(False, False, None)] * 2


def test_nothing_is_switched_once_somebody_has_signed_up(world: World, series: EventPage) -> None:
    registration = sign_up_somebody(doors(series)[0])
    Registration.objects.filter(pk=registration.pk).update(state="cancelled")

    with pytest.raises(Refused) as refused:
        choose_sign_up(series, is_whole=False, user=world.contact)
    response = login(world.contact).get(reverse("events:choose_sign_up", args=(series.pk,)))

    assert (refused.value.refusal, len(set(doors(series)))) == (Fault.SOMEBODY_SIGNED_UP, 1)
    assert soup(response).select("[name=is_whole]") == []


def test_nothing_is_switched_once_places_are_taken_elsewhere(world: World, series: EventPage) -> None:
    SignUp.objects.filter(pk=doors(series)[0].pk).update(is_here=False, taken=4)

    with pytest.raises(Refused) as refused:
        choose_sign_up(series, is_whole=False, user=world.contact)

    assert refused.value.refusal == Fault.SOMEBODY_SIGNED_UP


def test_the_organiser_chooses_on_the_screen(world: World, series: EventPage) -> None:
    contact, address = login(world.contact), reverse("events:choose_sign_up", args=(series.pk,))

    response = contact.post(address, {"is_whole": "False"})
    sign_up_somebody(doors(series)[0])
    refused = contact.post(address, {"is_whole": "True"})

    assert (response.status_code, response.url, len(set(doors(series)))) == (302, screen(series), 3)
    assert refused.context["form"].non_field_errors() == [str(Refused(Fault.SOMEBODY_SIGNED_UP, FAULTS))]


def test_a_new_meeting_of_those_that_stand_alone_gets_a_sign_up_like_the_last(world: World, series: EventPage) -> None:
    choose_sign_up(series, is_whole=False, user=world.contact)
    SignUp.objects.filter(pk=doors(series)[-1].pk).update(capacity=8)

    repeat(series, first_of(series).pk, days("2027-04-06", "2027-04-13"), world.contact)

    found = doors(series)[3:]
    assert [(door.capacity, door.is_whole) for door in found] == [(8, False)] * 2
    assert [timezone.localtime(door.deadline).strftime("%m-%d %H:%M") for door in found] == [
        "04-04 12:00",
        "04-11 12:00",
    ]


def test_a_meeting_added_by_hand_gets_one_too_and_that_of_a_series_belongs_to_the_whole(
    world: World, series: EventPage
) -> None:
    contact = login(world.contact)
    later = {"starts_at": FIRST + 30 * 24 * HOUR, "ends_at": FIRST + 30 * 24 * HOUR + HOUR}

    contact.post(screen(series), posted(series, later))
    belongs = len(set(doors(series)))
    choose_sign_up(series, is_whole=False, user=world.contact)
    contact.post(screen(series), posted(series, {name: moment + 24 * HOUR for name, moment in later.items()}))

    assert (belongs, len(doors(series)), len(set(doors(series)))) == (1, 5, 5)


# --- what readers see ------------------------------------------------------------------------------------------------


def test_each_meeting_that_stands_alone_says_its_state_and_has_a_link_while_it_is_open(
    world: World, series: EventPage, client: Client
) -> None:
    choose_sign_up(series, is_whole=False, user=world.contact)
    first, second, third = doors(series)
    SignUp.objects.filter(pk=second.pk).update(capacity=2, has_waiting_list=False)
    SignUp.objects.filter(pk=third.pk).update(capacity=2)

    rows = soup(client.get(series.url)).select(".meetings > li")

    assert [text(row.select_one(".state")) for row in rows] == [
        "Ledige plasser",
        "Fulltegnet",
        "Fulltegnet, venteliste",
    ]
    assert [[link["href"] for link in row.select(".sign-up a")] for row in rows] == [
        [f"/pamelding/{first.pk}/"],
        [],
        [f"/pamelding/{third.pk}/"],
    ]


def test_the_meetings_of_a_whole_have_no_links_of_their_own(series: EventPage, client: Client) -> None:
    html = soup(client.get(series.url))

    assert (len(html.select(".meetings > li")), html.select(".meetings .state"), html.select(".sign-up")) == (3, [], [])


def test_many_meetings_show_the_next_first_and_fold_the_later_and_the_past(
    world: World, event: EventPage, client: Client
) -> None:
    now = timezone.now()
    event.occurrences.update(starts_at=now - 900 * HOUR, ends_at=now - 899 * HOUR, title="Nr. 0")
    Occurrence.objects.bulk_create(
        Occurrence(
            work=event.translation_key, title=f"Nr. {number}",
            starts_at=now + (number * 24 - 240) * HOUR, ends_at=now + (number * 24 - 239) * HOUR,
        )
        for number in range(1, 30)
    )  # fmt: skip

    html = soup(client.get(event.url))

    lists = [[text(title) for title in each.select("h3")] for each in html.select(".meetings")]
    assert [text(summary) for summary in html.select(".more-meetings > summary")] == [
        "8 senere samlinger",
        "10 samlinger som er over",
    ]
    assert [(each[0], each[-1], len(each)) for each in lists] == [
        ("Nr. 10", "Nr. 21", 12),
        ("Nr. 22", "Nr. 29", 8),
        ("Nr. 9", "Nr. 0", 10),
    ]
    assert html.select(".more-meetings[open]") == []


def test_what_is_all_over_is_not_folded(event: EventPage, client: Client) -> None:
    past = timezone.now() - 100 * HOUR
    event.occurrences.update(starts_at=past, ends_at=past + HOUR)
    Occurrence.objects.create(work=event.translation_key, starts_at=past + HOUR, ends_at=past + 2 * HOUR)

    html = soup(client.get(event.url))

    assert (len(html.select(".more-meetings[open] .meetings > li")), len(html.select(".meetings > li"))) == (2, 2)
