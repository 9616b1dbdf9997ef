"""The checklist is asked for on the server: every point, by the page types of the work."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from cms.core.models import ApprovalRecord
from learning.models import CoursePage, ResourcePage
from tests.world import GIVEN, World, approve, decide, draft_course, draft_event, draft_resource, open_review, submit
from workflows.actions import Refused
from workflows.actions import decide as decide_directly
from workflows.checklists import POINTS, Answer, Given, faults_of, points_for
from workflows.models import Vote
from workflows.rules import Refusal
from workflows.texts import CHECK_FAULTS, REFUSALS


def codes(*page_types: str) -> list[str]:
    return [point.code for point in points_for(page_types)]


def test_each_page_type_has_its_points() -> None:
    everybodys = ["universal_design", "sources", "consent", "written_form", "personal_data"]
    film = ["captions", "audio_description"]

    assert sorted(codes("standardpage")) == sorted(everybodys)
    assert sorted(codes("lessonpage")) == sorted(everybodys + film)
    assert sorted(codes("resourcepage")) == sorted([*everybodys, *film, "target_group", "contact"])
    assert sorted(codes("eventpage")) == sorted(codes("resourcepage"))
    assert sorted(codes("coursepage")) == sorted([*codes("resourcepage"), "outcomes"])
    assert codes("coursepage", "lessonpage") == codes("coursepage") == [point.code for point in POINTS]


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (None, "missing"),
        (Given(""), "missing"),
        (Given("perhaps"), "missing"),
        (Given(Answer.DESCRIBED), "missing"),  # an answer of another point's
        (Given(Answer.NO), "no"),
        (Given(Answer.NOT_RELEVANT), "why"),
        (Given(Answer.NOT_RELEVANT, "  "), "why"),
        (Given(Answer.NOT_RELEVANT, "Ingen film."), None),
        (Given(Answer.YES), None),
    ],
)
def test_an_answer_is_missing_no_or_wants_a_word_why(given: Given | None, fault: str | None) -> None:
    point = next(point for point in POINTS if point.code == "captions")

    found = faults_of([point], {} if given is None else {"captions": given})

    assert found.get("captions") == fault


@pytest.mark.parametrize("answer", [Answer.DESCRIBED, Answer.SPOKEN, Answer.NOTHING_LOST])
def test_audio_description_is_solved_in_one_of_these_ways(answer: Answer) -> None:
    point = next(point for point in POINTS if point.code == "audio_description")

    assert faults_of([point], {point.code: Given(answer)}) == {}
    assert faults_of([point], {point.code: Given(Answer.BURDEN)}) == {point.code: "why"}
    assert faults_of([point], {point.code: Given(Answer.BURDEN, "Koster mer enn kurset.")}) == {}
    assert faults_of([point], {point.code: Given(Answer.YES)}) == {point.code: "missing"}


@pytest.mark.parametrize(
    ("answers", "field", "fault"),
    [
        ({"check-sources": ""}, "check-sources", "missing"),
        ({"check-sources": "no"}, "check-sources", "no"),
        ({"check-captions": "not_relevant"}, "why-captions", "why"),
    ],
)
def test_without_every_answer_nothing_is_approved_and_the_field_says_so(
    world: World, answers: dict[str, str], field: str, fault: str
) -> None:
    resource = draft_resource(world)
    submit(resource, world.contact)

    response = decide(resource, world.reviewer, "approve", "Fint.", **answers)

    form = response.context["form"]
    assert form.errors == {field: [CHECK_FAULTS[fault]]}
    assert (form["comment"].value(), Vote.objects.count()) == ("Fint.", 0)
    assert ResourcePage.objects.get(pk=resource.pk).live is False


def test_the_action_itself_refuses_without_a_checklist(world: World) -> None:
    resource = draft_resource(world)
    submit(resource, world.contact)
    state = open_review(resource)
    answers: dict[str, Any]

    for answers in ({}, GIVEN | {"sources": Given(Answer.NO)}):
        with pytest.raises(Refused, match=str(REFUSALS[Refusal.CHECKLIST])[:20]):
            decide_directly(state.pk, world.reviewer, "approve", checklist=answers)
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, world.reviewer, "approve", checklist="yes to all")

    assert ResourcePage.objects.get(pk=resource.pk).live is False


def test_sending_back_needs_no_answers(world: World) -> None:
    resource = draft_resource(world)
    submit(resource, world.contact)

    decide(resource, world.reviewer, "reject", "Legg til kilder.", **{"check-sources": ""})

    assert ResourcePage.objects.get(pk=resource.pk).current_workflow_state.status == "needs_changes"


def test_the_answers_stand_in_the_evidence(world: World) -> None:
    event = draft_event(world)
    submit(event, world.contact)

    decide(event, world.reviewer, "approve", **{"check-captions": "not_relevant", "why-captions": "Ingen film."})

    (record,) = ApprovalRecord.objects.filter(kind="review")
    assert list(record.checklist) == [str(world.reviewer.pk)]
    answers = record.checklist[str(world.reviewer.pk)]
    assert sorted(answers) == sorted(codes("eventpage"))
    assert answers["captions"] == {"answer": "not_relevant", "why": "Ingen film."}


def test_a_course_asks_for_the_points_of_all_its_pages(world: World) -> None:
    course = draft_course(world)
    submit(course, world.contact)

    approve(course, world.reviewer)

    assert CoursePage.objects.get(pk=course.pk).live is True
    assert {
        len(record.checklist[str(world.reviewer.pk)]) for record in ApprovalRecord.objects.filter(kind="review")
    } == {len(POINTS)}
