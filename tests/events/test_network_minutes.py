"""A meeting's agenda, minutes and decisions: written, kept, approved, listed and exported."""

import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.models import MeetingDecision
from events.network import actions
from learning.refused import Refused
from tests.network import SECRET, address, meeting, rows
from tests.reading import soup, text
from tests.world import World, login

pytestmark = pytest.mark.django_db
GROUP = ["leader", "other_reviewer", "own_member", "reviewer"]
CONTACTS = ["contact", "deputy", "other_contact"]
DATE = datetime.date
OSLO = ZoneInfo("Europe/Oslo")
NOW = datetime.datetime(2026, 12, 1, 9, tzinfo=datetime.UTC)


def said(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def refusal(verb: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(Refused) as refused:
        verb(*args, **kwargs)
    return str(refused.value.refusal)


# --- agenda, decisions, minutes ---


def test_the_agenda_is_written_changed_and_shortened(world: World) -> None:
    made = meeting(world)
    old = made.items.get()
    shown = {"position": 1, "title": old.title, "text": old.text, "presenter": ""}

    login(world.reviewer).post(
        address(made, "agenda"),
        rows(
            "items",
            shown | {"id": old.pk, "presenter": "Ola Testesen"},
            {"position": 0, "title": "Først"},
            shown=(shown,),
        ),
    )
    page = soup(login(world.leader).get(address(made)))

    assert [text(item) for item in page.select("main ol li strong")][:2] == ["1. Først", f"2. {SECRET} 1"]
    login(world.reviewer).post(
        address(made, "agenda"), rows("items", shown | {"id": old.pk, "DELETE": "on"}, shown=(shown,))
    )
    assert [item.title for item in made.items.all()] == ["Først"]


def test_what_is_new_comes_last_unless_one_says_otherwise(world: World) -> None:
    made = meeting(world)
    shown = soup(login(world.leader).get(address(made, "agenda")))

    numbers = [shown.select_one(f"[name=items-{number}-position]")["value"] for number in range(4)]

    assert numbers == ["1", "2", "3", "4"]
    assert shown.select_one("[name=initial-items-1-position]")["value"] == "2"


def test_two_who_write_the_same_item_each_keep_what_they_typed(world: World) -> None:
    made = meeting(world)
    old = made.items.get()
    shown = {"position": 1, "title": old.title, "text": old.text, "presenter": ""}

    for change in ({"presenter": "Ola Testesen"}, {"text": "Om budsjettet"}):
        login(world.leader).post(
            address(made, "agenda"), rows("items", shown | {"id": old.pk} | change, shown=(shown,))
        )

    old.refresh_from_db()
    assert (old.presenter, old.text) == ("Ola Testesen", "Om budsjettet")


def test_a_row_that_cannot_be_is_said_and_nothing_is_saved(world: World) -> None:
    made = meeting(world)

    response = login(world.leader).post(
        address(made, "decisions"), rows("decisions", {"text": "", "responsible": "Ola"})
    )

    assert (response.status_code, list(response.context["formset"].errors[0])) == (200, ["text"])
    assert MeetingDecision.objects.count() == 1


def test_every_version_of_the_minutes_is_kept_with_who_wrote_it(world: World) -> None:
    made = meeting(world)
    first = made.minutes.get()

    for who, words, opened_with in ((world.reviewer, "Andre", first.pk), (world.reviewer, "Andre", first.pk)):
        login(who).post(address(made, "minutes"), {"text": words, "opened_with": opened_with})
    page = text(soup(login(world.leader).get(address(made))).main)

    assert [(each.text, each.written_by) for each in made.minutes.all()] == [
        ("Andre", world.reviewer),
        (f"{SECRET} referat", world.leader),
    ]
    assert ("Sist skrevet av Reviewer Testesen" in page, "1 tidligere versjon" in page) == (True, True)


def test_who_is_overtaken_keeps_their_words_sees_the_others_and_saves_both(world: World) -> None:
    made = meeting(world)
    first = made.minutes.get()
    actions.write_minutes(made.pk, world.reviewer, "Den andres", opened_with=first.pk)

    refused = login(world.leader).post(address(made, "minutes"), {"text": "Mine", "opened_with": first.pk})
    form = soup(refused)
    again = login(world.leader).post(
        address(made, "minutes"),
        {"text": "Mine og den andres", "opened_with": form.select_one("[name=opened_with]")["value"]},
    )

    assert (refused.status_code, again.status_code) == (409, 302)
    assert form.select_one("textarea").text.strip() == "Mine"
    assert "Den andres" in text(form.select_one(".kb-prose"))
    assert made.minutes.first().text == "Mine og den andres"


def test_a_meetings_first_minutes(world: World) -> None:
    made = meeting(world)
    made.minutes.all().delete()
    empty = text(soup(login(world.leader).get(address(made))).main)

    login(world.leader).post(address(made, "minutes"), {"text": "De første", "opened_with": ""})
    blank = login(world.leader).post(address(made, "minutes"), {"text": " ", "opened_with": ""})

    assert "Det er ikke skrevet noe referat ennå." in empty
    assert made.minutes.get().text == "De første"
    assert (blank.status_code, list(blank.context["form"].errors)) == (200, ["text"])


# --- approved ---


def test_minutes_are_approved_by_another_after_the_meeting_and_then_stand(world: World) -> None:
    made = meeting(world, in_days=-1)

    own = login(world.leader).post(address(made, "approve"), follow=True)
    others = login(world.reviewer).post(address(made, "approve"), follow=True)

    made.refresh_from_db()
    assert said(own) == ["Ingen godkjenner et referat de har skrevet i selv. En annen må gjøre det."]
    assert said(others) == ["Referatet er godkjent."]
    assert (made.approved_by, "Skriv referat" in text(soup(others).main)) == (world.reviewer, False)
    late = login(world.leader).post(address(made, "minutes"), {"text": "Nytt", "opened_with": made.minutes.get().pk})
    rowed = login(world.leader).post(address(made, "decisions"), rows("decisions", {"text": "Nytt"}))
    assert (late.status_code, rowed.status_code, made.minutes.count(), made.decisions.count()) == (409, 409, 1, 1)
    assert soup(late).select_one("textarea").text.strip() == "Nytt"
    assert refusal(actions.approve_minutes, made.pk, world.reviewer) == "is_approved"


@pytest.mark.parametrize(("in_days", "keeps_minutes", "why"), [(1, True, "not_begun"), (-1, False, "no_minutes")])
def test_there_is_something_to_approve(world: World, in_days: int, keeps_minutes: bool, why: str) -> None:
    made = meeting(world, in_days=in_days)
    if not keeps_minutes:
        made.minutes.all().delete()

    assert refusal(actions.approve_minutes, made.pk, world.reviewer) == why


def test_approving_is_a_post(world: World) -> None:
    made = meeting(world, in_days=-1)

    assert login(world.reviewer).get(address(made, "approve")).status_code == 405


# --- lists and archive ---


def test_the_groups_page_tells_of_the_meeting_that_is_called(world: World) -> None:
    meeting(world, "network", in_days=1)
    meeting(world, in_days=2, cancelled_at=timezone.now())
    none = login(world.leader).get(reverse("mandate:group")).context["meets_on"]
    made = meeting(world, in_days=9)

    shown = login(world.leader).get(reverse("mandate:group")).context["meets_on"]
    ways = [soup(login(world.leader).get(address(each))).select("a[href$='/saksliste/']") for each in (made,)]

    assert (none, shown) == (None, timezone.localdate(made.starts_at))
    assert [[way["href"] for way in found] for found in ways] == [
        [address(made, "agenda"), reverse("mandate:agenda")],
    ]


def test_what_is_to_come_stands_first_and_what_has_been_latest_first(world: World) -> None:
    late, soon, before, earlier = (meeting(world, in_days=days) for days in (9, 3, -3, -9))

    response = login(world.leader).get(reverse("network:index"))

    assert list(response.context["coming"]) == [soon, late]
    assert list(response.context["past"]) == [before, earlier]


def test_decisions_are_exported_with_what_they_rest_on(world: World) -> None:
    made = meeting(world, in_days=-1, title="=SUM(A1)")
    actions.approve_minutes(made.pk, world.reviewer)

    response = login(world.own_member).get(reverse("network:archive_file"))

    day, today = timezone.localdate(made.starts_at).isoformat(), timezone.localdate().isoformat()
    assert b"".join(response.streaming_content).decode().lstrip("\ufeff").splitlines() == [
        "Dag;Møte;Vedtak;Hvem som følger opp;Referatet godkjent",
        f"{day};'=SUM(A1);{SECRET} vedtak;Kari Testesen;{today}",
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_the_screens_cost_the_same_whatever_there_is(world: World, number: int) -> None:
    for _each in range(number):
        made = meeting(world, in_days=-1)
        made.items.create(title="En til")
        made.minutes.create(text="En til", written_by=world.reviewer)
    browser = login(world.reviewer)
    screens = {"list": reverse("network:index"), "archive": reverse("network:archive"), "meeting": address(made)}

    costs = {}
    for name, path in screens.items():
        browser.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(path).status_code == 200
        costs[name] = len(queries)

    assert costs == {"list": 14, "archive": 13, "meeting": 16}
