"""«Jeg tar den»: claims, hand-over, reminders and telling the leader. Nothing waits for one person.

Long, since by hand and by the clock the same claims end in many ways.
"""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from cms.core.models import Mail
from cms.people.models import Absence, Membership, Role, User
from events.models import EventPage
from learning.models import ResourcePage
from tests.world import (
    CAST,
    World,
    approve,
    draft_course,
    draft_event,
    draft_resource,
    formalise,
    login,
    open_review,
    submit,
)
from workflows import actions
from workflows.deadlines import add_working_days
from workflows.models import Claim, ReviewTaskState
from workflows.tasks import tend_reviews

TODAY = timezone.localdate


def post(verb: str, work: Any, by: User, **data: Any) -> Any:
    return login(by).post(reverse(f"workflows:{verb}", args=(open_review(work).pk,)), data)


def holders(work: Any) -> list[str]:
    claims = Claim.objects.filter(task_state=open_review(work), ended_at=None)
    return [claim.user.first_name.lower() for claim in claims]


def told(name: str) -> list[str]:
    """Who got a letter from this template, told by its key or its subject."""
    return sorted(
        to.split("@")[0] for to in Mail.objects.filter(key__startswith=f"{name}:").values_list("to", flat=True)
    )


def make_due(work: Any, day: datetime.date) -> None:
    ReviewTaskState.objects.filter(pk=open_review(work).pk).update(due_on=day)


def claimed_on(work: Any, day: datetime.date) -> None:
    moment = timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))
    Claim.objects.filter(task_state=open_review(work)).update(claimed_at=moment)


def give_deputy(user: User, deputy: User) -> None:
    Membership.objects.filter(user=user, role=Role.MEMBER).update(deputy=deputy)


# --- by hand ---

MAY_REVIEW = {"reviewer", "other_reviewer", "leader"}


@pytest.mark.parametrize("role", CAST)
def test_who_may_claim(world: World, work: ResourcePage, role: str) -> None:
    post("claim", work, world.everybody[role])

    assert holders(work) == ([role] if role in MAY_REVIEW else [])


def test_a_second_claim_is_refused_and_a_claim_stops_nobody_from_deciding(world: World, work: ResourcePage) -> None:
    post("claim", work, world.reviewer)
    post("claim", work, world.other_reviewer)
    assert holders(work) == ["reviewer"]

    approve(work, world.other_reviewer)

    assert ResourcePage.objects.get(pk=work.pk).live is True
    assert Claim.objects.get().ending == Claim.Ending.DECIDED


def test_two_claim_a_formalised_course(world: World) -> None:
    course = draft_course(world)
    formalise(course, world.contact)
    submit(course, world.contact)

    for user in (world.reviewer, world.other_reviewer, world.leader):
        post("claim", course, user)

    assert holders(course) == ["reviewer", "other_reviewer"]


def test_a_claim_that_is_let_go_is_told_to_the_others(world: World, work: ResourcePage) -> None:
    post("claim", work, world.reviewer)
    before = Mail.objects.count()

    post("release", work, world.reviewer)

    assert holders(work) == []
    fresh = Mail.objects.order_by("pk")[before:]
    assert sorted(mail.to for mail in fresh) == ["leader@example.org", "other_reviewer@example.org"]


@pytest.mark.parametrize("role", CAST)
def test_a_claim_is_handed_over_only_to_one_who_may_decide(world: World, work: ResourcePage, role: str) -> None:
    post("claim", work, world.reviewer)

    post("hand_over", work, world.reviewer, receiver=world.everybody[role].pk)

    assert holders(work) == [role if role in MAY_REVIEW else "reviewer"]


@pytest.mark.parametrize("role", CAST)
def test_nobody_hands_over_or_lets_go_of_anothers_claim(world: World, work: ResourcePage, role: str) -> None:
    post("claim", work, world.leader)

    if role != "leader":
        post("hand_over", work, world.everybody[role], receiver=world.reviewer.pk)
        post("release", work, world.everybody[role])

    assert holders(work) == ["leader"]


def test_the_verbs_change_nothing_by_get(world: World, work: ResourcePage) -> None:
    client = login(world.reviewer)

    codes = {
        client.get(reverse(f"workflows:{verb}", args=(open_review(work).pk,))).status_code
        for verb in ("claim", "release", "hand_over", "name_approver")
    }

    assert (codes, holders(work)) == ({405}, [])


# --- the day an answer is due ---


def test_an_answer_is_due_in_five_working_days_and_an_events_in_two(world: World, work: ResourcePage) -> None:
    event: EventPage = draft_event(world, in_days=60)
    submit(event, world.contact)

    assert open_review(work).due_on == add_working_days(TODAY(), 5)
    assert open_review(event).due_on == add_working_days(TODAY(), 2)


def test_an_event_that_is_soon_is_answered_before_it_begins(world: World) -> None:
    event = draft_event(world, in_days=1)
    submit(event, world.contact)

    assert open_review(event).due_on <= TODAY() + datetime.timedelta(days=1)


# --- by the clock ---


def test_an_absence_releases_a_claim_at_once(world: World, work: ResourcePage) -> None:
    post("claim", work, world.reviewer)
    today = TODAY().isoformat()

    login(world.reviewer).post(
        reverse("people:absences"), {"user": world.reviewer.pk, "first_day": today, "last_day": today}
    )

    assert holders(work) == []
    assert Claim.objects.get().ending == Claim.Ending.AWAY


def test_an_absence_to_come_leaves_the_claim(world: World, work: ResourcePage) -> None:
    post("claim", work, world.reviewer)
    later = (TODAY() + datetime.timedelta(days=3)).isoformat()

    login(world.reviewer).post(
        reverse("people:absences"), {"user": world.reviewer.pk, "first_day": later, "last_day": later}
    )

    assert holders(work) == ["reviewer"]


def test_the_claim_of_one_who_is_away_goes_to_the_deputy(world: World, work: ResourcePage) -> None:
    give_deputy(world.reviewer, world.other_reviewer)
    post("claim", work, world.reviewer)
    Absence.objects.create(user=world.reviewer, first_day=TODAY(), last_day=TODAY())

    tend_reviews()
    tend_reviews()

    assert holders(work) == ["other_reviewer"]
    assert Claim.objects.filter(ended_at__isnull=False).get().ending == Claim.Ending.AWAY


def test_a_deputy_with_a_part_in_the_work_does_not_get_the_claim(world: World, work: ResourcePage) -> None:
    give_deputy(world.reviewer, world.own_member)
    post("claim", work, world.reviewer)
    Absence.objects.create(user=world.reviewer, first_day=TODAY(), last_day=TODAY())

    tend_reviews()

    assert holders(work) == []


def test_an_overdue_claim_goes_to_the_deputy_once(world: World, work: ResourcePage) -> None:
    give_deputy(world.reviewer, world.other_reviewer)
    give_deputy(world.other_reviewer, world.leader)
    post("claim", work, world.reviewer)
    make_due(work, TODAY() - datetime.timedelta(days=1))
    claimed_on(work, TODAY() - datetime.timedelta(days=5))

    tend_reviews()
    tend_reviews()

    assert holders(work) == ["other_reviewer"]
    assert Claim.objects.filter(ended_at__isnull=False).get().ending == Claim.Ending.OVERDUE


def test_who_takes_an_overdue_work_keeps_it(world: World, work: ResourcePage) -> None:
    make_due(work, TODAY() - datetime.timedelta(days=3))
    post("claim", work, world.reviewer)

    tend_reviews()

    assert holders(work) == ["reviewer"]


def test_a_reminder_goes_to_the_claimant_once(world: World, work: ResourcePage) -> None:
    post("claim", work, world.reviewer)
    make_due(work, TODAY())

    tend_reviews()
    tend_reviews()

    assert told("reminder") == ["reviewer"]


def test_an_unclaimed_work_reminds_all_who_may_decide(world: World, work: ResourcePage) -> None:
    make_due(work, TODAY())

    tend_reviews()

    assert told("reminder") == ["leader", "other_reviewer", "reviewer"]


def test_nobody_is_reminded_long_before(world: World, work: ResourcePage) -> None:
    tend_reviews()

    assert (told("reminder"), told("overdue")) == ([], [])


def test_an_overdue_work_is_told_to_the_leader_and_days_later_to_the_deputy(world: World, work: ResourcePage) -> None:
    make_due(work, TODAY() - datetime.timedelta(days=1))
    tend_reviews()
    tend_reviews()
    assert told("overdue") == ["leader"]

    make_due(work, TODAY() - datetime.timedelta(days=9))
    tend_reviews()
    tend_reviews()
    assert told("overdue") == ["leader", "reviewer"]


def test_a_work_that_loses_its_last_reviewer_is_told_once(world: World, work: ResourcePage) -> None:
    for user in (world.reviewer, world.other_reviewer, world.leader):
        Absence.objects.create(user=user, first_day=TODAY(), last_day=TODAY())

    tend_reviews()
    tend_reviews()

    assert told("uncovered") == ["leader", "reviewer"]


def test_a_decided_work_is_not_tended(world: World, work: ResourcePage) -> None:
    make_due(work, TODAY() - datetime.timedelta(days=30))
    approve(work, world.reviewer)

    tend_reviews()

    assert (told("reminder"), told("overdue")) == ([], [])


def test_a_decided_work_is_not_claimed(world: World, work: ResourcePage) -> None:
    url = reverse("workflows:claim", args=(open_review(work).pk,))
    approve(work, world.reviewer)

    login(world.other_reviewer).post(url)

    assert not Claim.objects.exists()


def test_a_review_decided_meanwhile_is_left_alone_by_every_verb(world: World, work: ResourcePage) -> None:
    """The job has the list of reviews before it comes to this one."""
    make_due(work, TODAY() - datetime.timedelta(days=30))
    number = open_review(work).pk
    approve(work, world.reviewer)
    letters = Mail.objects.count()

    for verb in (actions.tend_claims, actions.remind, actions.escalate, actions.tell_when_uncovered):
        verb(number)

    assert Mail.objects.count() == letters


def test_a_step_that_fails_stops_no_other_step_and_no_other_review(
    world: World, work: ResourcePage, caplog: pytest.LogCaptureFixture
) -> None:
    other = draft_resource(world, "Handbok")
    submit(other, world.contact)
    for each in (work, other):
        make_due(each, TODAY() - datetime.timedelta(days=1))
    failing = open_review(work).pk
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        refused = f"CHECK (reminded_at IS NULL OR taskstate_ptr_id <> {failing})"
        cursor.execute(f"ALTER TABLE workflows_reviewtaskstate ADD {refused}")

    tend_reviews()

    stamps = ReviewTaskState.objects.filter(pk__in=[failing, open_review(other).pk]).order_by("pk")
    assert [(row.reminded_at is not None, row.escalated_at is not None) for row in stamps] == [
        (False, True),
        (True, True),
    ]
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == [
        f"Review {failing} was not tended."
    ]
