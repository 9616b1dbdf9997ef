"""Break-glass, what is followed up, and what readers are told of a page that was taken down."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from cms.core.models import ApprovalRecord, Mail
from learning.models import LessonPage, ResourcePage
from tests.world import CAST, World, draft_course, draft_resource, edit, login, publish, put_up, submit, translate
from workflows.actions import Refused, publish_in_emergency
from workflows.models import FollowUp


@pytest.fixture(scope="module")
def reviewed(lasting_world: World) -> int:
    """The number of a resource that is live with a newer draft, reviewed once for all tests."""
    with translation.override("nb"):
        resource = publish(draft_resource(lasting_world), lasting_world)
        edit(resource, lasting_world.contact, title="Rett nummer")
    return resource.pk


@pytest.fixture
def resource(reviewed: int, world: World) -> ResourcePage:
    return ResourcePage.objects.get(pk=reviewed)


def put_up_now(by: Any, address: str, reason: str = "Feil nummer til krisetelefonen.") -> Any:
    return login(by).post(reverse("workflows:emergency"), {"address": address, "reason": reason})


@pytest.mark.parametrize("role", CAST)
def test_only_the_operator_breaks_the_glass(world: World, resource: ResourcePage, role: str) -> None:
    put_up_now(world.everybody[role], resource.full_url)

    expected = "Rett nummer" if role == "operator" else "Håndbok"
    assert ResourcePage.objects.get(pk=resource.pk).title == expected


def test_what_went_up_is_recorded_told_and_stands_with_the_group(world: World, resource: ResourcePage) -> None:
    put_up_now(world.operator, "/nn" + resource.url)

    record = ApprovalRecord.objects.get(kind="emergency")
    assert (record.voters[0]["id"], record.grounds) == (world.operator.pk, "Feil nummer til krisetelefonen.")
    told = Mail.objects.filter(body__contains="Feil nummer til krisetelefonen.").values_list("to", flat=True)
    assert sorted(told) == [f"{name}@example.org" for name in ("contact", "deputy", "leader", "reviewer")]
    assert FollowUp.objects.get().kind == FollowUp.Kind.EMERGENCY
    assert ResourcePage.objects.get(pk=resource.pk).reviewed_on is not None  # that of the review before


@pytest.mark.parametrize(
    ("prefix", "went_up"), [("/nn", ("Håndbok", "Rett nummer")), ("", ("Rett nummer", "Håndbok"))], ids=["nn", "nb"]
)
def test_of_two_editions_at_the_same_path_the_one_in_the_addresss_language_goes_up(
    world: World, resource: ResourcePage, prefix: str, went_up: tuple[str, str]
) -> None:
    edition = translate(resource, "nn", "Håndbok")
    edit(edition, world.contact, title="Rett nummer")

    put_up_now(world.operator, f"{prefix}/innlandet/handbok/")

    titles = [ResourcePage.objects.get(pk=page.pk).title for page in (resource, edition)]
    assert tuple(titles) == went_up


@pytest.mark.parametrize(
    ("address", "reason", "field"),
    [("/innlandet/finnes-ikke/", "x", "address"), ("", "x", "address"), (None, " ", "reason")],
)
def test_an_unknown_address_or_no_reason_changes_nothing(
    world: World, resource: ResourcePage, address: str | None, reason: str, field: str
) -> None:
    response = put_up_now(world.operator, resource.url if address is None else address, reason)

    assert list(response.context["form"].errors) == [field]
    assert ResourcePage.objects.get(pk=resource.pk).title == "Håndbok"


def test_a_review_under_way_is_not_passed(world: World, resource: ResourcePage) -> None:
    submit(resource, world.contact)

    response = put_up_now(world.operator, resource.url)

    assert ResourcePage.objects.get(pk=resource.pk).title == "Håndbok"
    assert len(response.context["form"].non_field_errors()) == 1
    with pytest.raises(Refused):
        publish_in_emergency(resource, world.contact, "Haster.")


@pytest.mark.parametrize("role", CAST)
def test_a_member_without_part_in_it_follows_up(world: World, resource: ResourcePage, role: str) -> None:
    put_up_now(world.operator, resource.url)
    follow_up = FollowUp.objects.get()

    login(world.everybody[role]).post(
        reverse("workflows:follow_up", args=(follow_up.pk,)), {"note": "Lest, er i orden."}
    )

    follow_up.refresh_from_db()
    may = role in {"own_member", "reviewer", "other_reviewer", "leader"}
    assert (follow_up.done_by, follow_up.note) == ((world.everybody[role], "Lest, er i orden.") if may else (None, ""))


def test_a_follow_up_wants_a_word_and_is_closed_once(world: World, resource: ResourcePage) -> None:
    put_up_now(world.operator, resource.url)
    url = reverse("workflows:follow_up", args=(FollowUp.objects.get().pk,))

    login(world.reviewer).post(url, {"note": " "})
    assert FollowUp.objects.get().done_at is None
    login(world.reviewer).post(url, {"note": "Lest."})
    login(world.other_reviewer).post(url, {"note": "Også lest."})

    assert FollowUp.objects.get().note == "Lest."


def test_a_taken_down_work_stands_with_the_group_until_somebody_else_has_seen_to_it(
    world: World, resource: ResourcePage
) -> None:
    login(world.reviewer).post(reverse("workflows:take_down", args=(resource.pk,)), {"reason": "Personvern."})
    url = reverse("workflows:follow_up", args=(FollowUp.objects.get().pk,))

    shown = list(login(world.other_reviewer).get(reverse("workflows:index")).context["follow_ups"])
    login(world.reviewer).post(url, {"note": "Ferdig."})
    assert FollowUp.objects.get().done_at is None
    login(world.other_reviewer).post(url, {"note": "Navnet er fjernet."})

    assert [follow_up.reason for follow_up in shown] == ["Personvern."]
    assert FollowUp.objects.get().done_by == world.other_reviewer


# --- what readers meet ---


def test_a_page_that_was_taken_down_says_so_plainly(world: World, client: Client) -> None:
    course = put_up(draft_course(world))
    lesson = LessonPage.objects.child_of(course).first()
    login(world.contact).post(reverse("workflows:take_down", args=(course.pk,)), {"reason": "Feil tall."})

    addresses = [prefix + page.url for page in (course, lesson) for prefix in ("", "/nn")]
    answers = [client.get(address) for address in addresses]

    assert [answer.status_code for answer in answers] == [410] * 4
    with translation.override("nb"):
        assert gettext("This page has been taken down") in answers[0].content.decode()
    assert "Feil tall" not in answers[0].content.decode()


def test_a_lesson_taken_down_alone_says_so_while_its_course_is_up(world: World, client: Client) -> None:
    course = put_up(draft_course(world))
    lesson = LessonPage.objects.child_of(course).first()
    login(world.contact).post(reverse("workflows:take_down", args=(lesson.pk,)), {"reason": "Feil tall."})

    assert [client.get(page.url).status_code for page in (course, lesson)] == [200, 410]


def test_a_draft_and_an_unknown_address_are_not_there(world: World, client: Client) -> None:
    draft = draft_resource(world)

    assert [client.get(address).status_code for address in (draft.url, "/innlandet/finnes-ikke/")] == [404, 404]


def test_a_page_that_is_up_again_is_read_as_before(world: World, client: Client) -> None:
    resource = put_up(draft_resource(world))
    login(world.contact).post(reverse("workflows:take_down", args=(resource.pk,)), {"reason": "Feil tall."})
    assert client.get(resource.url).status_code == 410

    put_up(ResourcePage.objects.get(pk=resource.pk))

    assert client.get(resource.url).status_code == 200
