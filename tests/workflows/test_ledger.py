"""Every decision is entered in the ledger, in the transaction that makes it, and stands when all else is gone."""

from typing import Any

import pytest
from django.urls import reverse

from cms.core.models import ApprovalRecord
from cms.core.models.evidence import content_hash
from learning.models import CoursePage, ResourcePage
from tests.world import (
    World,
    approve,
    draft_course,
    draft_resource,
    edit,
    formalise,
    live_course,
    login,
    open_review,
    publish,
    send_back,
    submit,
)
from workflows.actions import Refused, withdraw
from workflows.models import DecidedPage, Decision


def entries() -> list[tuple[str, str, str, int]]:
    """Kind, title, by whom, and the number of pages, the oldest first."""
    found = Decision.objects.order_by("pk").prefetch_related("pages")
    return [(entry.kind, entry.title, entry.names, entry.pages.count()) for entry in found]


def take_down(work: Any, by: Any, reason: str = "Feil tall.") -> None:
    login(by).post(reverse("workflows:take_down", args=(work.pk,)), {"reason": reason})


def test_an_approval_is_entered_with_each_page_and_its_evidence(world: World) -> None:
    course = draft_course(world, "Bokprat", lessons=2)
    submit(course, world.contact)
    approve(course, world.reviewer)

    assert entries() == [("approved", "Bokprat", "Reviewer Testesen", 3)]
    decision = Decision.objects.get()
    assert (decision.work_number, decision.library, decision.people[0]["id"]) == (
        course.pk,
        course.county_library,
        world.reviewer.pk,
    )
    records = {record.pk: record.content_hash for record in ApprovalRecord.objects.filter(kind="review")}
    assert {page.record_id: page.content_hash for page in decision.pages.all()} == records
    facts = decision.facts
    assert facts["submitted_by"] == {"id": world.contact.pk, "name": "Contact Testesen"}
    assert [vote["who"]["id"] for vote in facts["votes"]] == [world.reviewer.pk] * 3
    assert facts["votes"][0]["checklist"]["captions"]["answer"] == "yes"
    assert sorted(pin["content_hash"] for pin in facts["pins"]) == sorted(records.values())


def test_two_approvals_are_one_decision_by_two(world: World) -> None:
    course = draft_course(world, "Bokprat", lessons=0)
    formalise(course, world.contact, needs_meeting=True)
    submit(course, world.contact)
    approve(course, world.reviewer)
    assert entries() == []

    approve(course, world.other_reviewer)

    assert entries() == [("approved", "Bokprat", "Reviewer Testesen, Other_reviewer Testesen", 1)]


def test_what_is_sent_back_is_entered_with_its_reason_and_what_was_read(world: World) -> None:
    resource = draft_resource(world, "Håndbok")
    submit(resource, world.contact)
    review = open_review(resource)
    login(world.reviewer).post(reverse("workflows:claim", args=(review.pk,)))

    send_back(resource, world.reviewer, "Legg til kilder.")

    decision = Decision.objects.get()
    assert entries() == [("sent_back", "Håndbok", "Reviewer Testesen", 1)]
    assert (decision.reason, decision.submitted_at) == ("Legg til kilder.", review.started_at)
    assert decision.pages.get().content_hash == content_hash(resource.latest_revision.content)
    assert [claim["who"]["id"] for claim in decision.facts["claims"]] == [world.reviewer.pk]


def test_what_is_withdrawn_is_entered_from_review_and_while_it_waits(world: World, settings: Any) -> None:
    import datetime

    from django.utils import timezone

    resource = draft_resource(world, "Håndbok")
    edit(resource, world.contact, go_live_at=timezone.now() + datetime.timedelta(days=3))
    submit(resource, world.contact)
    login(world.deputy).post(reverse("workflows:withdraw", args=(resource.pk,)))
    submit(resource, world.contact)
    approve(resource, world.reviewer)

    login(world.contact).post(reverse("workflows:withdraw", args=(resource.pk,)))

    assert entries() == [
        ("withdrawn", "Håndbok", "Deputy Testesen", 1),
        ("approved", "Håndbok", "Reviewer Testesen", 1),
        ("withdrawn", "Håndbok", "Contact Testesen", 1),
    ]


def test_a_withdrawal_that_is_refused_is_not_entered(world: World) -> None:
    resource = draft_resource(world)

    with pytest.raises(Refused):
        withdraw(resource, world.contact)

    assert entries() == []


def test_what_is_taken_down_is_entered_under_its_work(world: World) -> None:
    course = live_course(world, "Bokprat", lessons=2)
    lesson = course.work_pages()[1]

    take_down(lesson, world.contact)
    take_down(course, world.reviewer, "Personvern.")

    assert entries()[1:] == [
        ("taken_down", "Bokprat", "Contact Testesen", 1),
        ("taken_down", "Bokprat", "Reviewer Testesen", 3),
    ]
    assert set(Decision.objects.values_list("work_number", flat=True)) == {course.pk}


def test_an_emergency_is_entered(world: World) -> None:
    resource = publish(draft_resource(world, "Håndbok"), world)
    edit(resource, world.contact, summary="Rett nummer.")

    login(world.operator).post(reverse("workflows:emergency"), {"address": resource.url, "reason": "Feil nummer."})

    assert entries()[1:] == [("emergency", "Håndbok", "Operator Testesen", 1)]


def test_the_ledger_stands_when_the_work_and_its_revisions_are_gone(world: World) -> None:
    course = live_course(world, "Bokprat", lessons=1)
    take_down(course, world.contact)
    before = list(Decision.objects.values()), list(DecidedPage.objects.values())

    for page in reversed(CoursePage.objects.get(pk=course.pk).work_pages()):
        type(page).objects.get(pk=page.pk).revisions.all().delete()
    CoursePage.objects.get(pk=course.pk).delete()

    assert not ResourcePage.objects.filter(pk=course.pk).exists()
    assert (list(Decision.objects.values()), list(DecidedPage.objects.values())) == before


def test_a_decision_is_named_by_its_work_and_a_page_by_its_title(world: World) -> None:
    publish(draft_resource(world, "Håndbok"), world)

    assert (str(Decision.objects.get()), str(DecidedPage.objects.get())) == (
        f"Håndbok: {Decision.Kind.APPROVED.label}",
        "Håndbok",
    )
