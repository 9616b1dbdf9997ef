"""The agenda of the fortnightly meeting builds itself, and members add to it.

Long, since each kind of point is built and told apart from the same list.
"""

import datetime
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.people.models import User
from learning.gaps import gaps
from learning.models import CompetenceArea, ResourcePage, TargetGroup
from tests.readers import live_guide, tell
from tests.reading import soup, text
from tests.world import (
    CAST,
    World,
    approve,
    draft_resource,
    live_course,
    login,
    open_review,
    put_up,
    send_back,
    submit,
)
from workflows.actions import claim, take_down
from workflows.actions.refused import Refused
from workflows.mandate import actions
from workflows.mandate.agenda import SHOWN, Section, agenda
from workflows.models import AgendaPoint, HelpRequest, Mandate, ReviewTaskState, Wording

AGENDA = "mandate:agenda"
OF_THE_GROUP = {"own_member", "reviewer", "other_reviewer", "leader"}
QUERIES = 30  # the session, the user, the frame, the menu; who one is; the next meeting; and fourteen for the agenda


def lines(*headings: str) -> dict[str, list[str]]:
    """What stands under the headings that come from reviews; the group and its gaps are tested by themselves."""
    found = {section.heading: [line.text for line in section.lines] for section in agenda()}
    return {heading: found.get(heading, []) for heading in headings}


@pytest.fixture
def titles(world: World) -> tuple[str, str, str, str]:
    """The headings in the order of the agenda, in the language of the test."""
    from django.utils.translation import gettext as _

    return _("Overdue"), _("Nobody has taken"), _("Disputed"), _("To follow up")


def sent(world: World, title: str) -> ResourcePage:
    resource = draft_resource(world, title)
    submit(resource, world.contact)
    return resource


def make_late(work: Any, days: int = 2) -> None:
    day = timezone.localdate() - datetime.timedelta(days=days)
    ReviewTaskState.objects.filter(pk=open_review(work).pk).update(due_on=day)


# --- what builds itself ---


def test_reviews_stand_once_by_what_is_most_wrong_with_them(world: World, titles: tuple[str, ...]) -> None:
    late_and_taken, late, free, taken = (sent(world, name) for name in ("Sein og tatt", "Sein", "Ledig", "Tatt"))
    make_late(late_and_taken, 1)
    make_late(late, 5)
    for work in (late_and_taken, taken):
        claim(open_review(work).pk, world.reviewer)

    overdue, unclaimed, *_rest = titles

    assert lines(overdue, unclaimed) == {overdue: ["Sein", "Sein og tatt"], unclaimed: ["Ledig"]}
    notes = [line.note for section in agenda() if section.heading == overdue for line in section.lines]
    assert ["Reviewer Testesen" in note for note in notes] == [False, True]
    links = [line.url for section in agenda() if section.heading == unclaimed for line in section.lines]
    assert links == [reverse("workflows:review", args=(open_review(free).pk,))]


def test_a_work_sent_back_twice_is_disputed_until_it_is_approved(world: World, titles: tuple[str, ...]) -> None:
    *_first, disputed, _follow_up = titles
    once, twice = sent(world, "Én gang"), sent(world, "To ganger")
    for work in (once, twice, twice):
        if not work.current_workflow_state or work.current_workflow_state.status == "needs_changes":
            submit(work, world.contact)
        send_back(work, world.reviewer)
        work.refresh_from_db()
    assert lines(disputed) == {disputed: ["To ganger"]}

    submit(twice, world.contact)
    assert lines(disputed) == {disputed: ["To ganger"]}
    approve(twice, world.reviewer)

    assert lines(disputed) == {disputed: []}


@pytest.mark.parametrize(("status", "is_disputed"), [("open", False), ("accepted", False), ("declined", True)])
def test_a_work_whose_author_declines_a_proposed_wording_is_disputed(
    world: World, titles: tuple[str, ...], status: str, is_disputed: bool
) -> None:
    work = sent(world, "Håndbok i ord")
    Wording.objects.create(
        workflow_state=open_review(work).workflow_state,
        page=work,
        place="summary",
        old="Kort",
        new="Kortere",
        status=status,
        answered_at=None if status == "open" else timezone.now(),
    )

    assert lines(titles[2]) == {titles[2]: ["Håndbok i ord"] if is_disputed else []}


def test_what_the_counties_ask_for_stands_until_it_is_answered(world: World) -> None:
    from django.utils.translation import gettext as _

    library = world.section.county_library
    day = timezone.localdate() + datetime.timedelta(days=5)
    HelpRequest.objects.create(library=library, title="Siden", what="Hjelp")
    HelpRequest.objects.create(library=library, title="Snart", what="Hjelp", wanted_by=day, owner=world.reviewer)
    HelpRequest.objects.create(library=library, title="Besvart", what="Hjelp", answered_at=timezone.now())

    (section,) = [section for section in agenda() if section.heading == _("Asked for help")]

    assert [line.text for line in section.lines] == ["Snart", "Siden"]
    assert ["Reviewer Testesen" in line.note for line in section.lines] == [True, False]


def test_what_was_taken_down_stands_until_it_is_followed_up(world: World, titles: tuple[str, ...]) -> None:
    resource = put_up(draft_resource(world, "Nede"))
    take_down(resource, world.reviewer, "Feil telefonnummer.")

    assert lines(titles[3]) == {titles[3]: ["Nede"]}


def test_a_long_section_is_cut_and_says_how_much_is_left() -> None:
    from workflows.mandate.agenda import Line

    section = Section("Lang", [Line(str(number)) for number in range(SHOWN + 3)])

    assert (len(section.shown), section.more, Section("Kort").more) == (SHOWN, 3, 0)


# --- gaps ---


def empty_for(area: CompetenceArea) -> list[str]:
    return [group.slug for gap in gaps() if gap.area == area for group in gap.target_groups]


def test_an_area_lacks_what_no_live_work_is_meant_for(world: World) -> None:
    everyone = TargetGroup.objects.get(slug="alle")
    some = TargetGroup.objects.exclude(pk=everyone.pk).first()
    assert some is not None
    others = [group.slug for group in TargetGroup.objects.exclude(slug__in=["alle", some.slug])]
    assert sorted(empty_for(world.area)) == sorted([*others, some.slug])

    draft = draft_resource(world, "Utkast")
    draft.target_groups = [some]
    draft.save_revision(user=world.contact)
    assert some.slug in empty_for(world.area)

    resource = draft.get_latest_revision_as_object()
    resource.save()
    put_up(ResourcePage.objects.get(pk=draft.pk))

    assert sorted(empty_for(world.area)) == sorted(others)


def test_what_is_meant_for_everybody_leaves_no_gap_in_its_area(world: World) -> None:
    live_course(world)  # for everybody, in the area of the world

    assert empty_for(world.area) == []
    assert len(gaps()) == CompetenceArea.objects.count() - 1


def test_gaps_take_four_queries(world: World, django_assert_num_queries: Any) -> None:
    live_course(world)

    with django_assert_num_queries(4):
        gaps()


# --- the screen ---


@pytest.mark.parametrize("role", CAST)
def test_the_agenda_is_for_the_group(world: World, role: str) -> None:
    sent(world, "Ledig")

    response = login(world.everybody[role]).get(reverse(AGENDA))

    expected = 200 if role in OF_THE_GROUP else 403 if role == "outsider" else 302
    assert (response.status_code, "Ledig" in response.content.decode()) == (expected, role in OF_THE_GROUP)


def test_who_is_signed_out_is_sent_to_the_login(db: None, client: Any) -> None:
    assert client.get(reverse(AGENDA))["Location"].startswith("/konto/login/")


def test_the_day_of_the_meeting_stands_at_the_top(world: World) -> None:
    Mandate.load()
    Mandate.objects.update(next_meeting_on=datetime.date(2099, 5, 4))

    page = soup(login(world.other_reviewer).get(reverse(AGENDA)))

    assert "4. mai 2099" in text(page.select_one(".kb-lead"))


@pytest.mark.parametrize("number", [1, 3])
def test_the_agenda_costs_the_same_however_much_there_is(
    world: World, django_assert_num_queries: Any, number: int
) -> None:
    for turn in range(number):
        make_late(sent(world, f"Sein {turn}"))
        taken = sent(world, f"Tatt {turn}")
        make_late(taken)
        claim(open_review(taken).pk, world.reviewer)
        twice = sent(world, f"Omstridt {turn}")
        send_back(twice, world.reviewer)
        submit(twice, world.contact)
        send_back(twice, world.reviewer)
        take_down(put_up(draft_resource(world, f"Nede {turn}")), world.reviewer, "Feil.")
        AgendaPoint.objects.create(text=f"Punkt {turn}", added_by=world.leader)
        HelpRequest.objects.create(library=world.section.county_library, title=f"Hjelp {turn}", what="Hjelp")
        tell(world, f"Oppskrift {turn}")
    live_guide(world, *(draft_resource(world, f"Borte {turn}") for turn in range(number)))
    client = login(world.other_reviewer)
    client.get(reverse(AGENDA))

    with django_assert_num_queries(QUERIES):
        response = client.get(reverse(AGENDA))

    assert [len(section.lines) for section in response.context["sections"][:2]] == [2 * number, number]


# --- points of the members ---


def add(by: User, point: str) -> Any:
    return login(by).post(reverse(AGENDA), {"text": point})


@pytest.mark.parametrize("role", CAST)
def test_members_add_points_and_nobody_else(world: World, role: str) -> None:
    add(world.everybody[role], "Felles kampanje")

    points = list(AgendaPoint.objects.values_list("text", "added_by__email"))
    assert points == ([("Felles kampanje", f"{role}@example.org")] if role in OF_THE_GROUP else [])


@pytest.mark.parametrize("typed", ["", "   ", "x" * 301])
def test_a_point_that_is_empty_or_too_long_is_told_by_the_field_and_kept(world: World, typed: str) -> None:
    response = add(world.leader, typed)

    assert (response.status_code, list(response.context["form"].errors)) == (200, ["text"])
    assert response.context["form"]["text"].value() == typed
    assert AgendaPoint.objects.count() == 0


@pytest.mark.parametrize("role", CAST)
def test_members_say_that_a_point_is_done_and_nobody_else(world: World, role: str) -> None:
    point = AgendaPoint.objects.create(text="Felles kampanje", added_by=world.leader)

    login(world.everybody[role]).post(reverse("mandate:settle", args=(point.pk,)))

    point.refresh_from_db()
    assert point.settled_by == (world.everybody[role] if role in OF_THE_GROUP else None)


def test_a_point_stands_on_every_agenda_until_it_is_done(world: World) -> None:
    point = actions.add_point(world.leader, "Felles kampanje")
    client = login(world.other_reviewer)
    assert "Felles kampanje" in client.get(reverse(AGENDA)).content.decode()

    client.post(reverse("mandate:settle", args=(point.pk,)))
    client.post(reverse("mandate:settle", args=(point.pk,)))  # two members at once

    point.refresh_from_db()
    assert (point.settled_by, str(point)) == (world.other_reviewer, "Felles kampanje")
    assert "Felles kampanje" not in text(soup(client.get(reverse(AGENDA))).select_one("main"))


def test_ticking_off_changes_nothing_by_get_and_what_is_not_there_is_not_found(world: World) -> None:
    point = actions.add_point(world.leader, "Felles kampanje")
    client = login(world.leader)

    codes = [
        client.get(reverse("mandate:settle", args=(point.pk,))).status_code,
        client.post(reverse("mandate:settle", args=(0,))).status_code,
    ]

    point.refresh_from_db()
    assert (codes, point.settled_at) == ([405, 404], None)


def test_the_verbs_themselves_refuse_who_is_not_of_the_group(world: World) -> None:
    point = actions.add_point(world.leader, "Felles kampanje")

    with pytest.raises(Refused):
        actions.add_point(world.contact, "Smuglet inn")
    with pytest.raises(Refused):
        actions.settle_point(point.pk, world.contact)

    assert AgendaPoint.objects.get().settled_at is None
