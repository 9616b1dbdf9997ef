"""The first page of the admin: what waits for whom, at six queries a panel however much there is."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.core.models import PageViews
from cms.people.models import CountyLibrary
from learning.models import ResourcePage
from tests.world import World, approve, draft_resource, login, open_review, send_back, submit
from workflows.models import Claim, ReviewTaskState
from workflows.panels import panels_for
from workflows.panels.contact import ContactPanel
from workflows.panels.group import MemberPanel
from workflows.panels.leader import LeaderPanel, silent_libraries
from workflows.panels.outside import HelpPanel
from workflows.panels.published import PublishedPanel

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


def approved(world: World, title: str) -> Any:
    work = sent(world, title)
    approve(work, world.reviewer)
    return work


def titles(rows: list[Any]) -> list[str]:
    return [row.state.revision.object_str for row in rows]


@pytest.mark.parametrize(
    ("who", "panels"),
    [
        ("contact", [ContactPanel, PublishedPanel, HelpPanel]),
        ("deputy", [ContactPanel, PublishedPanel, HelpPanel]),
        ("reviewer", [MemberPanel, LeaderPanel, HelpPanel]),  # nestleder too
        ("other_reviewer", [MemberPanel, HelpPanel]),
        ("leader", [MemberPanel, LeaderPanel, HelpPanel]),
        ("operator", []),
        ("outsider", []),
    ],
)
def test_everybody_sees_what_concerns_them(world: World, who: str, panels: list[type]) -> None:
    assert [type(panel) for panel in panels_for(world.everybody[who])] == panels


def test_a_member_sees_mine_unclaimed_overdue_and_what_others_must_take(world: World) -> None:
    sent(world, "Min", claimed_by=world.other_reviewer)
    sent(world, "Fri")
    sent(world, "Sein", due_in=-1)
    sent(world, "Tatt", claimed_by=world.reviewer)
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


def test_a_member_sees_what_the_group_decided_lately(world: World) -> None:
    approve(sent(world, "Godkjent"), world.reviewer)
    send_back(sent(world, "Sendt tilbake"), world.other_reviewer)
    send_back(sent(world, "For lenge siden"), world.reviewer)
    long_ago = timezone.now() - datetime.timedelta(days=31)
    last = ReviewTaskState.objects.order_by("-pk")[0]
    ReviewTaskState.objects.filter(pk=last.pk).update(finished_at=long_ago)

    decided = MemberPanel(world.own_member).get_context_data()["decided"]
    page = login(world.own_member).get(reverse("wagtailadmin_home")).content.decode()

    assert [(state.revision.object_str, state.status, state.finished_by) for state in decided] == [
        ("Sendt tilbake", "rejected", world.other_reviewer),
        ("Godkjent", "approved", world.reviewer),
    ]
    assert [title in page for title in ("Godkjent", "Sendt tilbake", "For lenge siden")] == [True, True, False]


def test_the_contact_sees_who_has_it_and_when_the_answer_is_due(world: World) -> None:
    sent(world, "Håndbok", claimed_by=world.reviewer)

    page = login(world.deputy).get(reverse("wagtailadmin_home")).content.decode()

    assert "Reviewer Testesen" in page


def test_the_leader_sees_load_and_silent_counties(world: World) -> None:
    approve(sent(world, "Godkjent"), world.reviewer)
    send_back(sent(world, "Sendt tilbake"), world.reviewer)
    sent(world, "Tatt", claimed_by=world.other_reviewer)

    context = LeaderPanel().get_context_data()

    assert {row["user"]: (row["held"], row["decided"]) for row in context["load"]} == {
        world.own_member: (0, 0),
        world.reviewer: (0, 2),
        world.other_reviewer: (1, 0),
        world.leader: (0, 0),
    }
    assert len(context["silent"]) == CountyLibrary.objects.count() - 1


@pytest.mark.parametrize(("number", "times"), [(4, (None, None)), (5, (3, 5))])
def test_times_are_shown_once_there_are_five_to_speak_of(
    world: World, number: int, times: tuple[int | None, int | None]
) -> None:
    for days in range(1, number + 1):
        work = sent(world, f"Verk {days}")
        began = timezone.now() - datetime.timedelta(days=days)
        ReviewTaskState.objects.filter(pk=open_review(work).pk).update(started_at=began)
        send_back(work, world.reviewer)

    found = LeaderPanel().get_context_data()["times"]

    assert tuple(value and round(value) for value in found.values()) == times


def test_a_county_that_wrote_long_ago_is_silent(world: World) -> None:
    resource = draft_resource(world)
    assert "innlandet" not in {library.slug for library in silent_libraries()}

    type(resource).objects.filter(pk=resource.pk).update(
        latest_revision_created_at=timezone.now() - datetime.timedelta(days=91)
    )

    assert "innlandet" in {library.slug for library in silent_libraries()}


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("panel", "queries"),
    [
        (lambda world: MemberPanel(world.other_reviewer), 6),
        (lambda world: LeaderPanel(), 6),
        (lambda world: ContactPanel([CountyLibrary.objects.get(slug="innlandet")]), 5),
        (lambda world: PublishedPanel([CountyLibrary.objects.get(slug="innlandet")]), 4),
    ],
)
def test_a_panel_costs_the_same_whatever_it_shows(world: World, panel: Any, queries: int, number: int) -> None:
    for n in range(number):
        sent(world, f"Verk {n}", claimed_by=world.reviewer)
        sent(world, f"Annet {n}", by=world.other_contact)
        send_back(sent(world, f"Tilbake {n}"), world.other_reviewer)
        live = approved(world, f"Ute {n}")
        ResourcePage.objects.filter(pk=live.pk).update(review_due_on=TODAY() - datetime.timedelta(days=28 * (n % 2)))
        PageViews.objects.create(page=live, day=TODAY(), number=n)
    shown = panel(world)
    shown.get_context_data()

    with CaptureQueriesContext(connection) as counted:
        shown.get_context_data()

    assert len(counted) == queries


@pytest.mark.parametrize("number", [1, 3])
def test_the_whole_first_page_of_a_member_costs_the_same(world: World, number: int) -> None:
    for n in range(number):
        sent(world, f"Verk {n}")
    client = login(world.leader)
    client.get(reverse("wagtailadmin_home"))

    with CaptureQueriesContext(connection) as counted:
        client.get(reverse("wagtailadmin_home"))

    assert len(counted) <= 25
