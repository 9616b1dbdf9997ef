"""A decision is complete when every page has its approvals: two for a formalised course, one county's lesson apart."""

from django.urls import reverse
from django.utils import timezone

from cms.core.models import ApprovalRecord, Mail
from cms.people.models import Absence, CountyLibrary, Membership, Role
from learning.models import CoursePage, LessonPage
from tests.world import (
    World,
    approve,
    draft_course,
    draft_resource,
    edit,
    formalise,
    login,
    open_review,
    send_back,
    submit,
)
from workflows.models import NamedApprover, Vote


def is_live(course: CoursePage) -> bool:
    return CoursePage.objects.get(pk=course.pk).live


def formalised(world: World) -> CoursePage:
    course = draft_course(world, lessons=1)
    formalise(course, world.contact)
    submit(course, world.contact)
    return course


def test_a_formalised_course_is_approved_by_two(world: World) -> None:
    course = formalised(world)

    approve(course, world.reviewer)
    assert (is_live(course), open_review(course).quorum) == (False, 2)
    approve(course, world.reviewer)
    assert (is_live(course), Vote.objects.count()) == (False, 2)

    approve(course, world.other_reviewer)
    assert is_live(course)
    assert {
        tuple(sorted(voter["id"] for voter in record.voters)) for record in ApprovalRecord.objects.filter(kind="review")
    } == {tuple(sorted([world.reviewer.pk, world.other_reviewer.pk]))}


def test_one_of_two_sends_a_formalised_course_back_and_its_votes_count_no_more(world: World) -> None:
    course = formalised(world)
    approve(course, world.reviewer)

    send_back(course, world.other_reviewer)
    submit(CoursePage.objects.get(pk=course.pk), world.contact)

    approve(course, world.other_reviewer)
    assert not is_live(course)
    approve(course, world.reviewer)
    assert is_live(course)


def test_a_lesson_of_the_reviewers_own_county_waits_for_another(world: World) -> None:
    course = draft_course(world, lessons=2)
    lesson = LessonPage.objects.child_of(course).last()
    edit(lesson, world.contact, producer=CountyLibrary.objects.get(slug="trondelag"))
    submit(course, world.contact)

    approve(course, world.reviewer)
    screen = login(world.other_reviewer).get(reverse("workflows:review", args=(open_review(course).pk,)))

    assert not is_live(course)
    assert set(Vote.objects.values_list("pin__page", flat=True)) == {
        course.pk,
        *LessonPage.objects.child_of(course).exclude(pk=lesson.pk).values_list("pk", flat=True),
    }
    assert screen.context["others"] == []
    approve(course, world.other_reviewer)
    assert is_live(course)


def test_who_decides_on_a_part_is_told_which_pages_are_left_to_others(world: World) -> None:
    course = draft_course(world, lessons=2)
    lesson = LessonPage.objects.child_of(course).last()
    edit(lesson, world.contact, producer=CountyLibrary.objects.get(slug="trondelag"))
    submit(course, world.contact)

    screen = login(world.reviewer).get(reverse("workflows:review", args=(open_review(course).pk,)))

    assert [pin.page_id for pin in screen.context["others"]] == [lesson.pk]


def send_everybody_away(world: World) -> None:
    today = timezone.localdate()
    for user in (world.own_member, world.reviewer, world.other_reviewer, world.leader):
        Absence.objects.create(user=user, first_day=today, last_day=today)


def test_when_nobody_may_decide_leader_and_deputy_are_told_at_once(world: World) -> None:
    send_everybody_away(world)

    submit(draft_resource(world), world.contact)

    told = Mail.objects.filter(key__startswith="uncovered:").values_list("to", flat=True)
    assert sorted(told) == ["leader@example.org", "reviewer@example.org"]


def test_while_somebody_may_decide_the_leader_is_left_in_peace(world: World) -> None:
    submit(draft_resource(world), world.contact)

    assert not Mail.objects.filter(key__startswith="uncovered:").exists()


def name(world: World, work: object, by: object, who: object, reason: str = "Alle er borte.") -> object:
    url = reverse("workflows:name_approver", args=(open_review(work).pk,))  # type: ignore[arg-type]
    return login(by).post(url, {"candidate": who.pk, "reason": reason})  # type: ignore[arg-type,attr-defined]


def test_the_leader_names_somebody_from_elsewhere_who_then_decides(world: World) -> None:
    send_everybody_away(world)
    resource = draft_resource(world)
    submit(resource, world.contact)

    name(world, resource, world.leader, world.other_contact)
    approve(resource, world.other_contact)

    named = NamedApprover.objects.get()
    assert (named.user, named.named_by, named.reason) == (world.other_contact, world.leader, "Alle er borte.")
    assert type(resource).objects.get(pk=resource.pk).live is True
    assert (
        Mail.objects.filter(key__startswith="named:").values_list("to", flat=True).get() == "other_contact@example.org"
    )


def test_nobody_else_names_and_nobody_with_a_part_is_named(world: World) -> None:
    send_everybody_away(world)
    resource = draft_resource(world)
    submit(resource, world.contact)

    for by in (world.contact, world.other_contact, world.own_member, world.operator, world.outsider):
        name(world, resource, by, world.other_contact)
    for who in (world.contact, world.deputy, world.own_member, world.outsider):
        name(world, resource, world.leader, who)
    name(world, resource, world.leader, world.other_contact, reason=" ")

    assert NamedApprover.objects.count() == 0


def test_who_is_named_for_one_work_sees_no_other(world: World) -> None:
    send_everybody_away(world)
    first, second = draft_resource(world, "Første"), draft_resource(world, "Andre")
    submit(first, world.contact)
    submit(second, world.contact)
    name(world, first, world.leader, world.other_contact)
    client = login(world.other_contact)

    codes = [
        client.get(reverse("workflows:review", args=(open_review(work).pk,))).status_code for work in (first, second)
    ]

    assert codes == [200, 302]  # Wagtail sends who may not back to the first page, with a message
    assert client.get(reverse("workflows:index")).status_code == 302


def test_the_nestleder_names_as_the_leader_does(world: World) -> None:
    """Who is only a deputy for the leader: not a member, and so no reviewer, but may name."""
    send_everybody_away(world)
    Membership.objects.filter(role=Role.LEADER).update(deputy=world.operator)
    resource = draft_resource(world)
    submit(resource, world.contact)

    name(world, resource, world.operator, world.other_contact)

    assert NamedApprover.objects.get().named_by == world.operator
