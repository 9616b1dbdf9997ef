"""Meetings for members: called, changed, cancelled, prepared, written down, approved, and told of."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from cms.core.models import Mail
from cms.core.working_days import is_working_day
from events.models import NetworkMeeting
from events.network import actions
from events.network.rules import Refusal, days_of_series, fault_of_series, may_wait
from learning.refused import Refused
from tests.network import DAY, HOUR, address, as_posted, meeting, told, typed
from tests.reading import soup, text
from tests.world import World, login

pytestmark = pytest.mark.django_db
GROUP = ["leader", "other_reviewer", "own_member", "reviewer"]
CONTACTS = ["contact", "deputy", "other_contact"]
DATE = datetime.date
OSLO = ZoneInfo("Europe/Oslo")
NOW = datetime.datetime(2026, 12, 1, 9, tzinfo=datetime.UTC)


def call(world: World, kind: str = "group", **fields: Any) -> Any:
    starts_at = fields.pop("starts_at", timezone.now().replace(second=0, microsecond=0) + 20 * DAY)
    given = {"starts_at": typed(starts_at), "ends_at": typed(starts_at + HOUR), "title": "", "place": ""}
    return login(world.leader).post(reverse("network:call", args=(kind,)), given | fields)


def said(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def refusal(verb: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(Refused) as refused:
        verb(*args, **kwargs)
    return str(refused.value.refusal)


# --- series ---


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (DATE(2026, 12, 10), DATE(2026, 12, 10), [DATE(2026, 12, 10)]),
        (DATE(2026, 12, 10), DATE(2026, 12, 23), [DATE(2026, 12, 10)]),
        (DATE(2027, 4, 22), DATE(2027, 5, 20), [DATE(2027, 4, 22), DATE(2027, 5, 20)]),  # 6 May is Ascension Day
        (DATE(2026, 12, 10), DATE(2026, 12, 9), []),
        (DATE(2026, 12, 26), DATE(2026, 12, 26), []),
    ],
)
def test_a_series_meets_every_other_week_and_leaves_out_holidays(
    first: datetime.date, last: datetime.date, days: list[datetime.date]
) -> None:
    assert days_of_series(first, last, is_working_day) == days


@pytest.mark.parametrize(("number", "fault"), [(0, Refusal.NO_DAYS), (1, None), (27, None), (28, Refusal.TOO_MANY)])
def test_a_series_has_some_meetings_and_not_too_many(number: int, fault: Refusal | None) -> None:
    assert fault_of_series([DATE(2026, 12, 10)] * number) == fault


@pytest.mark.parametrize(("days", "waits"), [(4, False), (5, False), (6, True)])
def test_a_letter_waits_for_the_daily_one_only_where_there_is_time(days: int, waits: bool) -> None:
    assert may_wait(NOW + days * DAY, NOW) is waits


def test_a_series_is_made_in_one_go_at_the_same_hour_all_the_year_and_told_of_once(world: World) -> None:
    first = datetime.datetime(2027, 3, 11, 9, 30, tzinfo=OSLO)

    response = call(world, starts_at=first, until="08.04.2027", online_link="https://mote.example.org/1")

    made = list(NetworkMeeting.objects.all())
    begins = [timezone.localtime(each.starts_at).strftime("%d.%m %H:%M") for each in made]
    assert (response.status_code, response.url) == (302, address(made[0]))
    assert begins == ["11.03 09:30", "08.04 09:30"]  # 25 March is Maundy Thursday; summer time has begun between
    assert made[1].ends_at - made[1].starts_at == HOUR
    assert len({each.uid for each in made}) == 2
    assert (told(made[0]), told(made[1])) == (GROUP[1:], [])
    letter = Mail.objects.filter(key__startswith="network:").first()
    assert letter.body.count("torsdag") == 2
    assert (address(made[0]) in letter.body, made[0].online_link in letter.body) == (True, True)


@pytest.mark.parametrize(
    ("kind", "fields", "field"),
    [
        ("group", {"until": "01.01.2001"}, "until"),
        (
            "group",
            {"starts_at": datetime.datetime(2026, 12, 26, 9, tzinfo=OSLO), "until": "26.12.2026"},
            "until",
        ),
        ("group", {"until": "01.01.2040"}, "until"),
        ("group", {"ends_at": "01.01.2001 10:00"}, "__all__"),
        ("group", {"online_link": "javascript:alert(1)"}, "online_link"),
        ("group", {"organiser": "contact"}, "organiser"),
        ("network", {"organiser": "outsider"}, "organiser"),
    ],
)
def test_what_cannot_be_called_is_said_by_the_field(
    world: World, kind: str, fields: dict[str, Any], field: str
) -> None:
    if "organiser" in fields:
        fields = fields | {"organiser": world.everybody[fields["organiser"]].pk}

    response = call(world, kind, **fields)

    assert (response.status_code, list(response.context["form"].errors)) == (200, [field])
    assert (NetworkMeeting.objects.count(), Mail.objects.count()) == (0, 0)


def test_there_is_no_third_kind(world: World) -> None:
    assert call(world, "styret").status_code == 404


def test_the_network_is_called_with_an_organiser_and_all_its_readers_are_written_to(world: World) -> None:
    call(world, "network", title="Kompetanse i fylkene", organiser=world.other_contact.pk)

    made = NetworkMeeting.objects.get()
    assert (made.organiser, made.called_by) == (world.other_contact, world.leader)
    assert told(made) == sorted({*GROUP, *CONTACTS} - {"leader"})


def test_the_action_asks_again(world: World) -> None:
    now = timezone.now()
    group = NetworkMeeting(kind="group", starts_at=now, ends_at=now + HOUR)
    network = NetworkMeeting(kind="network", starts_at=now, ends_at=now + HOUR, organiser=world.outsider)

    assert refusal(actions.call, group, world.contact) == "not_yours"
    assert refusal(actions.call, network, world.leader) == "organiser_reads_not"


# --- changed and cancelled ---


def test_what_calendars_show_is_told_and_the_rest_is_not(world: World) -> None:
    made = meeting(world, "network")

    moved = login(world.leader).post(address(made, "change"), as_posted(made, place="Hamar"), follow=True)
    first = told(made)
    made.refresh_from_db()
    named = login(world.leader).post(
        address(made, "change"), as_posted(made, organiser=str(world.contact.pk)), follow=True
    )

    made.refresh_from_db()
    assert (made.place, made.sequence, made.organiser) == ("Hamar", 1, world.contact)
    assert first == told(made) == sorted({*GROUP, *CONTACTS} - {"leader"})
    assert [said(moved), said(named)] == [
        ["Møtet er endret, og de det gjelder, får brev."],
        ["Møtet er lagret."],
    ]


def test_a_form_that_has_stood_open_leaves_what_another_has_changed(world: World) -> None:
    made = meeting(world)
    opened = as_posted(made, title="Ny tittel")
    NetworkMeeting.objects.filter(pk=made.pk).update(place="Bodø")

    login(world.leader).post(address(made, "change"), opened)

    made.refresh_from_db()
    assert (made.title, made.place) == ("Ny tittel", "Bodø")


def test_two_who_each_move_one_end_are_refused_rather_than_met_by_an_error(world: World) -> None:
    made = meeting(world)
    mine = NetworkMeeting.objects.get(pk=made.pk)
    mine.ends_at = made.starts_at + HOUR / 2
    NetworkMeeting.objects.filter(pk=made.pk).update(starts_at=made.starts_at + HOUR * 0.9)

    assert refusal(actions.change, mine, ["ends_at"], world.leader) == "ends_first"
    with pytest.raises(IntegrityError, match="meeting_ends_after_start"), transaction.atomic():
        NetworkMeeting.objects.filter(pk=made.pk).update(ends_at=made.starts_at)


def test_an_organiser_changes_the_meeting_and_names_no_other(world: World) -> None:
    made = meeting(world, "network", organiser=world.contact)

    shown = soup(login(world.contact).get(address(made, "change")))
    login(world.contact).post(address(made, "change"), as_posted(made, place="Gjøvik", organiser=str(world.deputy.pk)))

    made.refresh_from_db()
    assert (shown.select("[name=organiser]"), made.place, made.organiser) == ([], "Gjøvik", world.contact)
    made.organiser = world.deputy
    assert refusal(actions.change, made, ["organiser"], world.contact) == "not_yours"
    assert refusal(actions.change, made, ["place"], world.other_contact) == "not_yours"


def test_an_organiser_is_one_who_reads(world: World) -> None:
    made = meeting(world, "network")
    made.organiser = world.outsider

    assert refusal(actions.change, made, ["organiser"], world.leader) == "organiser_reads_not"


def test_a_cancelled_meeting_stands_with_its_reason_and_is_not_changed_any_more(world: World) -> None:
    made = meeting(world)

    login(world.own_member).post(address(made, "cancel"), {"reason": "Lederen er syk"})

    made.refresh_from_db()
    shown = text(soup(login(world.reviewer).get(address(made))).main)
    assert (made.is_cancelled, made.sequence, told(made)) == (True, 1, ["leader", "other_reviewer", "reviewer"])
    assert ("Lederen er syk" in shown, "Skriv referat" in shown) == (True, False)
    for verb, args in (
        (actions.cancel, (made.pk, world.leader, "Igjen")),
        (actions.change, (made, ["place"], world.leader)),
    ):
        assert refusal(verb, *args) == "is_cancelled"
    again = login(world.leader).post(address(made, "cancel"), {"reason": "Igjen"})
    assert list(again.context["form"].errors.values()) == [["Møtet er avlyst."]]


def test_what_is_near_does_not_wait_for_the_daily_letter(world: World) -> None:
    world.reviewer.mail_rhythm = "daily"
    world.reviewer.save()
    far, near = meeting(world), meeting(world, in_days=2)

    for made in (far, near):
        actions.cancel(made.pk, world.leader, "Sykdom")
        actions.call(NetworkMeeting(kind="group", starts_at=made.starts_at, ends_at=made.ends_at), world.leader)
        another = NetworkMeeting.objects.latest("pk")
        another.place = "Hamar"
        actions.change(another, ["place"], world.leader)

    letters = Mail.objects.filter(to=world.reviewer.email).order_by("pk")
    assert [letter.digest_to_id is not None for letter in letters] == [True] * 3 + [False] * 3
    assert [bool(letter.short) for letter in letters] == [True] * 3 + [False] * 3
