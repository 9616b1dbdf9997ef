"""The first page of the admin: what waits for whom, at six queries a panel however much there is."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from cms.core.models import PageViews
from cms.people.models import CountyLibrary
from learning.models import ResourcePage
from tests.readers import live_guide, tell
from tests.reading import soup, text
from tests.world import World, approve, draft_resource, login, open_review, send_back, submit
from workflows.models import Claim, ReviewTaskState
from workflows.panels import panels_for
from workflows.panels.contact import ContactPanel
from workflows.panels.group import MemberPanel
from workflows.panels.leader import LeaderPanel, silent_libraries
from workflows.panels.outside import HelpPanel
from workflows.panels.published import PublishedPanel
from workflows.panels.readers import ReadersPanel
from workflows.panels.translations import TranslationsPanel

TODAY = timezone.localdate


def sent(world: World, title: str, *, due_in: int = 5, claimed_by: Any = None, by: Any = None) -> Any:
    by = by or world.contact
    section = world.other_section if by == world.other_contact else world.section
    resource = draft_resource(world, title, by=by, section=section)
    submit(resource, by)
    state = open_review(resource)
    ReviewTaskState.objects.filter(pk=state.pk).update(due_on=TODAY() + datetime.timedelta(days=due_in))
    if claimed_by:
        Claim.objects.create(task_state=state, user=claimed_by)
    return resource


PANELS: dict[str, tuple[Callable[[World], Any], int]] = {
    "member": (lambda world: MemberPanel(world.other_reviewer), 6),
    "leader": (lambda world: LeaderPanel(), 6),
    "contact": (lambda world: ContactPanel([CountyLibrary.objects.get(slug="innlandet")]), 5),
    "published": (lambda world: PublishedPanel([CountyLibrary.objects.get(slug="innlandet")]), 4),
    "readers": (lambda world: ReadersPanel([CountyLibrary.objects.get(slug="felles")]), 4),
}


@pytest.fixture(scope="module")
def costs(lasting_world: World) -> dict[tuple[str, int], int]:
    """Queries of each panel, and of the whole first page, where there is one of everything and where there are three.

    Counted at once for all tests, and undone: the works for it take longest.
    """
    found = {}
    with transaction.atomic(), translation.override("nb"):
        for number in (1, 2, 3):
            _one_of_everything(lasting_world, number - 1)
            for name, (panel, _queries) in PANELS.items():
                found[name, number] = _queries_of(panel(lasting_world).get_context_data)
            client = login(lasting_world.leader)
            found["page", number] = _queries_of(lambda client=client: client.get(reverse("wagtailadmin_home")))
        transaction.set_rollback(True)
    return found


def _one_of_everything(world: World, n: int) -> None:
    sent(world, f"Verk {n}", claimed_by=world.reviewer)
    sent(world, f"Annet {n}", by=world.other_contact)
    send_back(sent(world, f"Tilbake {n}"), world.other_reviewer)
    live = sent(world, f"Ute {n}")
    approve(live, world.reviewer)
    ResourcePage.objects.filter(pk=live.pk).update(review_due_on=TODAY() - datetime.timedelta(days=28 * (n % 2)))
    PageViews.objects.create(page=live, day=TODAY(), number=n)
    tell(world, f"Oppskrift {n}")
    if not n:
        live_guide(world, live)


def _queries_of(ask: Callable[[], Any]) -> int:
    ask()
    with CaptureQueriesContext(connection) as counted:
        ask()
    return len(counted)


@pytest.fixture(scope="module")
def times(lasting_world: World) -> dict[int, dict[str, Any]]:
    """What the leader sees of them after so many answers, each a day slower than the one before; undone too."""
    found = {}
    with transaction.atomic(), translation.override("nb"):
        for days in range(1, 6):
            work = sent(lasting_world, f"Verk {days}")
            began = timezone.now() - datetime.timedelta(days=days)
            ReviewTaskState.objects.filter(pk=open_review(work).pk).update(started_at=began)
            send_back(work, lasting_world.reviewer)
            found[days] = LeaderPanel().get_context_data()["times"]
        transaction.set_rollback(True)
    return found


@pytest.fixture(scope="module")
def works(lasting_world: World, costs: Any, times: Any) -> None:
    """Some under review and some decided; made when there was counted what must be counted without them."""
    world = lasting_world
    with translation.override("nb"):
        sent(world, "Min", claimed_by=world.other_reviewer)
        sent(world, "Fri")
        sent(world, "Sein", due_in=-1)
        sent(world, "Tatt", claimed_by=world.reviewer)
        approve(sent(world, "Godkjent"), world.reviewer)
        send_back(sent(world, "Sendt tilbake"), world.other_reviewer)
        send_back(sent(world, "For lenge siden"), world.reviewer)
    last = ReviewTaskState.objects.order_by("-pk")[0]
    long_ago = timezone.now() - datetime.timedelta(days=31)
    ReviewTaskState.objects.filter(pk=last.pk).update(finished_at=long_ago)


def titles(rows: list[Any]) -> list[str]:
    return [row.state.revision.object_str for row in rows]


@pytest.mark.parametrize(
    ("who", "panels"),
    [
        ("contact", [ContactPanel, PublishedPanel, ReadersPanel, TranslationsPanel, HelpPanel]),
        ("deputy", [ContactPanel, PublishedPanel, ReadersPanel, TranslationsPanel, HelpPanel]),
        ("reviewer", [MemberPanel, LeaderPanel, HelpPanel]),  # nestleder too
        ("other_reviewer", [MemberPanel, HelpPanel]),
        ("leader", [MemberPanel, LeaderPanel, HelpPanel]),
        ("operator", []),
        ("outsider", []),
    ],
)
def test_everybody_sees_what_concerns_them(world: World, who: str, panels: list[type]) -> None:
    assert [type(panel) for panel in panels_for(world.everybody[who])] == panels


def test_the_first_page_leads_nowhere_outside_the_bank(world: World) -> None:
    links = soup(login(world.contact).get("/admin/")).select("main a[href]")

    assert len(links) > 5
    assert [link["href"] for link in links if not str(link["href"]).startswith(("/", "#"))] == []


def test_a_member_sees_mine_unclaimed_overdue_and_what_others_must_take(works: None, world: World) -> None:
    mine = MemberPanel(world.other_reviewer).get_context_data()
    own = MemberPanel(world.own_member).get_context_data()

    assert {name: titles(mine[name]) for name in ("mine", "free", "late", "others")} == {
        "mine": ["Min"],
        "free": ["Fri"],
        "late": ["Sein"],
        "others": [],
    }
    assert sorted(titles(own["others"])) == ["Fri", "Min", "Sein", "Tatt"]
    assert sorted(own["others"][0].can_be_taken_by) == [
        "Leader Testesen",
        "Other_reviewer Testesen",
        "Reviewer Testesen",
    ]


def test_a_member_sees_what_the_group_decided_lately(works: None, world: World) -> None:
    decided = MemberPanel(world.own_member).get_context_data()["decided"]
    page = login(world.own_member).get(reverse("wagtailadmin_home")).content.decode()

    assert [(state.revision.object_str, state.status, state.finished_by) for state in decided] == [
        ("Sendt tilbake", "rejected", world.other_reviewer),
        ("Godkjent", "approved", world.reviewer),
    ]
    assert [title in page for title in ("Godkjent", "Sendt tilbake", "For lenge siden")] == [True, True, False]


def test_the_contact_sees_who_has_it_and_when_the_answer_is_due(works: None, world: World) -> None:
    page = soup(login(world.deputy).get(reverse("wagtailadmin_home")))

    rows = {text(row.a): text(row) for row in page.select("#kb-contact-innlandet-content .kb-rows li")}
    assert {title: "Reviewer Testesen" in rows[title] for title in ("Tatt", "Fri", "Min")} == {
        "Tatt": True,
        "Fri": False,
        "Min": False,
    }
    days = {"Tatt": 5, "Sein": -1}
    due = {title: TODAY() + datetime.timedelta(days=number) for title, number in days.items()}
    assert {title: f"svar innen {date_format(day)}" in rows[title] for title, day in due.items()} == {
        "Tatt": True,
        "Sein": True,
    }


def test_the_leader_sees_load_and_silent_counties(works: None, world: World) -> None:
    context = LeaderPanel().get_context_data()

    assert {row["user"]: (row["held"], row["decided"]) for row in context["load"]} == {
        world.own_member: (0, 0),
        world.reviewer: (1, 2),
        world.other_reviewer: (1, 1),
        world.leader: (0, 0),
    }
    assert len(context["silent"]) == CountyLibrary.objects.count() - 1


@pytest.mark.parametrize(("number", "shown"), [(4, (None, None)), (5, (3, 5))])
def test_times_are_shown_once_there_are_five_to_speak_of(
    times: dict[int, dict[str, Any]], number: int, shown: tuple[int | None, int | None]
) -> None:
    assert tuple(value and round(value) for value in times[number].values()) == shown


def test_a_county_that_wrote_long_ago_is_silent(works: None, world: World) -> None:
    assert "innlandet" not in {library.slug for library in silent_libraries()}

    ResourcePage.objects.update(latest_revision_created_at=timezone.now() - datetime.timedelta(days=91))

    assert "innlandet" in {library.slug for library in silent_libraries()}


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("panel", PANELS)
def test_a_panel_costs_the_same_whatever_it_shows(costs: dict[tuple[str, int], int], panel: str, number: int) -> None:
    _panel, queries = PANELS[panel]

    assert costs[panel, number] == queries


@pytest.mark.parametrize("number", [1, 3])
def test_the_whole_first_page_of_a_member_costs_the_same(costs: dict[tuple[str, int], int], number: int) -> None:
    assert costs["page", number] <= 25
