"""«Neste»: from one review straight to the next that the same person may decide on."""

from typing import Any

import pytest
from django.urls import reverse

from cms.people.models import User
from learning.models import LessonPage
from tests.reading import soup
from tests.workflows.test_dashboards import sent
from tests.world import (
    World,
    approve,
    decide,
    draft_course,
    draft_resource,
    edit,
    live_course,
    login,
    open_review,
    submit,
)
from workflows import actions
from workflows.models import ReviewTaskState
from workflows.rules import PageFacts, Reviewer, Work, comes_next


def follows(work: Any, user: User) -> str | None:
    found = actions.next_review(user, open_review(work))
    return found.revision.object_str if found else None


def test_the_longest_overdue_comes_first_then_what_is_due_first(world: World) -> None:
    here = sent(world, "Her")
    sent(world, "Om tre", due_in=3)
    never = sent(world, "Uten frist")
    ReviewTaskState.objects.filter(pk=open_review(never).pk).update(due_on=None)
    due_tomorrow = sent(world, "I morgen", due_in=1)
    overdue = sent(world, "Sein", due_in=-2)

    assert follows(here, world.reviewer) == "Sein"
    approve(overdue, world.other_reviewer)
    assert follows(here, world.reviewer) == "I morgen"
    assert follows(due_tomorrow, world.reviewer) == "Om tre"
    assert follows(never, world.reviewer) == "I morgen"


def test_what_one_may_not_decide_on_or_another_has_taken_is_passed_by(world: World) -> None:
    here = sent(world, "Her")
    sent(world, "Tatt", claimed_by=world.other_reviewer)
    sent(world, "Vestland", by=world.other_contact)

    assert follows(here, world.reviewer) == "Vestland"
    assert follows(here, world.other_reviewer) == "Tatt"
    assert follows(here, world.own_member) == "Vestland"
    assert follows(here, world.outsider) is None


@pytest.mark.parametrize(
    ("claimants", "approvers", "quorum", "expected"),
    [
        (set(), set(), 1, True),
        ({1}, set(), 1, True),
        ({2}, set(), 1, False),
        ({2}, set(), 2, True),
        (set(), {1}, 2, False),
    ],
)
def test_the_rule(claimants: set[int], approvers: set[int], quorum: int, expected: bool) -> None:
    me = Reviewer(pk=1, is_active=True, is_member=True, is_away=False, libraries=frozenset())
    page = PageFacts(1, frozenset(), frozenset(), frozenset(approvers))
    work = Work(is_under_review=True, pages=(page,), quorum=quorum, claimants=frozenset(claimants))

    assert comes_next(me, work) is expected


def test_the_screen_leads_to_the_next(world: World) -> None:
    here, following = sent(world, "Her", due_in=1), sent(world, "Neste verk", due_in=2)
    url = reverse("workflows:review", args=(open_review(following).pk,))
    client = login(world.reviewer)

    shown = soup(client.get(reverse("workflows:review", args=(open_review(here).pk,))))
    assert [link["href"] for link in shown.select(".kb-after a")] == [url, reverse("workflows:index")]


def test_the_message_after_a_decision_has_a_button_to_the_next(world: World) -> None:
    here, following = sent(world, "Her", due_in=1), sent(world, "Neste verk", due_in=2)
    url = reverse("workflows:review", args=(open_review(following).pk,))

    response = decide(here, world.reviewer, "approve")

    page = soup(response.client.get(response.url))
    assert [link["href"] for link in page.select(".messages a")] == [url]


def test_after_the_last_there_is_only_the_list(world: World) -> None:
    here = sent(world, "Her")

    response = decide(here, world.reviewer, "approve")

    assert response.url == reverse("workflows:index")
    assert soup(response.client.get(response.url)).select(".messages a") == []


@pytest.mark.parametrize("others", [1, 3])
def test_finding_the_next_costs_the_same_however_many_wait(
    world: World, django_assert_num_queries: Any, others: int
) -> None:
    here = sent(world, "Her")
    for number in range(others):
        sent(world, f"Verk {number}")
    state = open_review(here)

    with django_assert_num_queries(4):  # the reviews, the person's terms and absences, the pins
        actions.next_review(world.reviewer, state)


# --- what the screen costs ---

QUERIES = {"side": (54, 67), "endringer": (54, 67), "funn": (54, 67)}  # one page, three pages


@pytest.mark.parametrize("tab", QUERIES)
def test_what_the_review_of_one_page_costs(world: World, django_assert_num_queries: Any, tab: str) -> None:
    resource = draft_resource(world)
    submit(resource, world.contact)
    client = login(world.reviewer)
    url = reverse("workflows:review", args=(open_review(resource).pk,)) + f"?vis={tab}"
    client.get(url)

    with django_assert_num_queries(QUERIES[tab][0]):
        assert client.get(url).context["number_of_findings"] == 0


@pytest.mark.parametrize("tab", QUERIES)
def test_what_the_review_of_three_pages_costs(world: World, django_assert_num_queries: Any, tab: str) -> None:
    course = draft_course(world, lessons=2)
    submit(course, world.contact)
    assert LessonPage.objects.count() == 2
    client = login(world.reviewer)
    url = reverse("workflows:review", args=(open_review(course).pk,)) + f"?vis={tab}"
    client.get(url)

    with django_assert_num_queries(QUERIES[tab][1]):
        client.get(url)


@pytest.mark.parametrize(("lessons", "queries"), [(0, 65), (2, 82)])
def test_what_the_changes_of_a_page_that_is_live_cost(
    world: World, django_assert_num_queries: Any, lessons: int, queries: int
) -> None:
    """The revision that readers see is read beside the one under review, and only of the page that is looked at."""
    course = live_course(world, lessons=lessons)
    for page in course.work_pages():
        edit(page, world.contact, summary="Ny ingress.")
    submit(course, world.contact)
    client = login(world.reviewer)
    url = reverse("workflows:review", args=(open_review(course).pk,)) + "?vis=endringer"
    client.get(url)

    with django_assert_num_queries(queries):
        assert len(client.get(url).context["changes"]) == 1
