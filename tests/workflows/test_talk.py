"""The conversation about a review: who hears it, who is told, and that it is kept with the decision.

Long, since who hears and who is told is tried for notes, replies and settling alike.
"""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from wagtail.models import WorkflowState

from cms.core.models import ApprovalRecord, Mail
from cms.people.models import User
from learning.models import CoursePage, LessonPage, ResourcePage
from tests.reading import addresses, soup
from tests.world import (
    CAST,
    World,
    approve,
    draft_course,
    login,
    open_review,
    send_back,
    submit,
)
from workflows.actions import Refused, write_note
from workflows.models import Claim, NamedApprover, Note
from workflows.rules import Refusal
from workflows.texts import REFUSALS

TALKS = {"contact", "deputy", "own_member", "reviewer", "other_reviewer", "leader"}
WRITES = {"contact", "deputy"}


@pytest.fixture(scope="module")
def sent_course(lasting_world: World) -> int:
    """The number of a course with one lesson under review."""
    with translation.override("nb"):
        course = draft_course(lasting_world, lessons=1)
        submit(course, lasting_world.contact)
    return course.pk


@pytest.fixture
def course(sent_course: int, world: World) -> CoursePage:
    return CoursePage.objects.get(pk=sent_course)


def state_of(work: Any) -> WorkflowState:
    return WorkflowState.objects.get(object_id=str(work.pk))


def say(work: Any, by: User, text: str = "Er tallet fra i år?", **fields: Any) -> Any:
    at = "conversation" if by.first_name in ("Contact", "Deputy") else "review"
    url = reverse("workflows:write_note", args=(state_of(work).pk,))
    return login(by).post(url, {"text": text, "at": at} | fields)


def reply(note: Note, by: User, text: str = "Ja, fra i år.") -> Any:
    url = reverse("workflows:reply_to_note", args=(note.pk,))
    return login(by).post(url, {"text": text, "at": "conversation"})


def settle(note: Note, by: User, action: str) -> Any:
    return login(by).post(reverse("workflows:settle_note", args=(note.pk,)), {"action": action, "at": "conversation"})


def told(name: str = "note") -> list[str]:
    letters = Mail.objects.filter(key__startswith=f"{name}:").order_by("pk")
    return sorted(to.split("@")[0] for to in letters.values_list("to", flat=True))


# --- the doors ---


@pytest.mark.parametrize("role", CAST)
def test_who_hears_and_who_writes(world: World, work: ResourcePage, role: str) -> None:
    client, state = login(world.everybody[role]), state_of(work)

    heard = client.get(reverse("workflows:conversation", args=(state.pk,))).status_code
    client.post(reverse("workflows:write_note", args=(state.pk,)), {"text": "Hei.", "at": "conversation"})

    refused = 403 if role == "outsider" else 404
    assert (heard, Note.objects.count()) == ((200, 1) if role in TALKS else (refused, 0))


@pytest.mark.parametrize("role", CAST)
def test_who_replies_and_settles(world: World, work: ResourcePage, role: str) -> None:
    say(work, world.reviewer)
    note = Note.objects.get()

    reply(note, world.everybody[role])
    settle(note, world.everybody[role], "resolve")

    note.refresh_from_db()
    assert (note.replies.count(), note.resolved_by) == ((1, world.everybody[role]) if role in TALKS else (0, None))


def test_signed_out_every_door_leads_to_the_login(world: World, work: ResourcePage, client: Any) -> None:
    say(work, world.reviewer)
    note, state = Note.objects.get(), state_of(work)
    paths = [
        reverse("workflows:conversation", args=(state.pk,)),
        reverse("workflows:write_note", args=(state.pk,)),
        reverse("workflows:reply_to_note", args=(note.pk,)),
        reverse("workflows:settle_note", args=(note.pk,)),
    ]

    assert [client.post(path).url.split("?")[0] for path in paths] == ["/konto/login/"] * len(paths)


def test_the_verbs_change_nothing_by_get(world: World, work: ResourcePage) -> None:
    say(work, world.reviewer)
    note, client = Note.objects.get(), login(world.contact)
    doors = [("write_note", state_of(work).pk), ("reply_to_note", note.pk), ("settle_note", note.pk)]

    assert {client.get(reverse(f"workflows:{name}", args=(pk,))).status_code for name, pk in doors} == {405}


def test_who_was_named_for_the_work_talks_too(world: World, work: ResourcePage) -> None:
    NamedApprover.objects.create(
        task_state=open_review(work), user=world.other_contact, named_by=world.leader, reason="Ingen andre."
    )

    say(work, world.other_contact)

    assert Note.objects.get().author == world.other_contact


def test_what_is_not_there_is_not_found(world: World, work: ResourcePage) -> None:
    say(work, world.reviewer)
    reply(Note.objects.get(), world.contact)
    (answer,) = Note.objects.exclude(parent=None)
    client = login(world.contact)

    codes = [
        client.get(reverse("workflows:conversation", args=(0,))).status_code,
        client.post(reverse("workflows:reply_to_note", args=(answer.pk,)), {"text": "Svar på svar."}).status_code,
        client.post(reverse("workflows:settle_note", args=(0,))).status_code,
    ]

    assert codes == [404, 404, 404]


# --- what is written ---


def test_a_note_without_words_says_so_by_the_field(world: World, work: ResourcePage) -> None:
    at_review = say(work, world.reviewer, "  ")
    at_conversation = say(work, world.contact, "")

    for response in (at_review, at_conversation):
        assert list(response.context["talk"]["note_form"].errors) == ["text"]
    assert Note.objects.count() == 0


def test_a_reply_that_is_too_long_keeps_what_was_typed(world: World, work: ResourcePage) -> None:
    say(work, world.reviewer)

    response = reply(Note.objects.get(), world.contact, "ord " * 1001)

    (thread,) = response.context["talk"]["threads"]
    assert (list(thread["form"].errors), thread["form"]["text"].value()) == (["text"], "ord " * 1001)
    assert thread["is_writing"] is True


def test_a_note_is_on_the_work_or_on_one_of_its_pages(world: World, course: CoursePage) -> None:
    lesson = LessonPage.objects.child_of(course).get()

    say(course, world.reviewer, "Om helheten.")
    say(course, world.reviewer, "Om leksjonen.", about=lesson.pk)
    refused = say(course, world.reviewer, "Om noe annet.", about=world.section.pk)

    assert list(Note.objects.values_list("text", "page")) == [("Om helheten.", None), ("Om leksjonen.", lesson.pk)]
    assert list(refused.context["talk"]["note_form"].errors) == ["about"]
    shown = login(world.contact).get(reverse("workflows:conversation", args=(state_of(course).pk,)))
    assert [thread["about"] for thread in shown.context["talk"]["threads"]] == [None, lesson.title]


def test_a_reply_is_about_what_the_thread_is_about(world: World, course: CoursePage) -> None:
    lesson = LessonPage.objects.child_of(course).get()
    say(course, world.reviewer, about=lesson.pk)

    reply(Note.objects.get(), world.contact)

    assert list(Note.objects.values_list("page", flat=True)) == [lesson.pk, lesson.pk]


def test_a_thread_is_resolved_and_opened_again(world: World, work: ResourcePage) -> None:
    say(work, world.reviewer)
    note = Note.objects.get()

    settle(note, world.contact, "resolve")
    note.refresh_from_db()
    resolved = (note.resolved_at is not None, note.resolved_by)
    settle(note, world.reviewer, "reopen")
    note.refresh_from_db()

    assert resolved == (True, world.contact)
    assert (note.resolved_at, note.resolved_by) == (None, None)


def test_both_screens_show_the_same(world: World, work: ResourcePage) -> None:
    say(work, world.reviewer, "Er tallet fra i år?")
    reply(Note.objects.get(), world.contact, "Ja, fra i år.")

    screens = [
        login(world.reviewer).get(reverse("workflows:review", args=(open_review(work).pk,))),
        login(world.deputy).get(reverse("workflows:conversation", args=(state_of(work).pk,))),
    ]

    for screen in screens:
        said = soup(screen).select_one("#kb-talk")
        assert said is not None
        assert [text in said.get_text() for text in ("Er tallet fra i år?", "Ja, fra i år.")] == [True, True]


# --- rounds ---


def test_the_conversation_survives_a_send_back_and_goes_on_in_the_next_round(world: World, work: ResourcePage) -> None:
    say(work, world.reviewer)
    send_back(work, world.reviewer)
    say(work, world.contact, "Hva mener du med kilder?")
    submit(work, world.contact)
    say(work, world.other_reviewer, "Nå er det tydelig.")

    shown = login(world.reviewer).get(reverse("workflows:review", args=(open_review(work).pk,)))

    assert [thread["note"].text for thread in shown.context["talk"]["threads"]] == [
        "Er tallet fra i år?",
        "Hva mener du med kilder?",
        "Nå er det tydelig.",
    ]


@pytest.mark.parametrize("end", ["approve", "withdraw"])
def test_when_the_review_is_over_so_is_the_conversation(world: World, work: ResourcePage, end: str) -> None:
    say(work, world.reviewer)
    if end == "approve":
        approve(work, world.reviewer)
    else:
        login(world.contact).post(reverse("workflows:withdraw", args=(work.pk,)))

    response = say(work, world.contact, "For seint.")
    settle(Note.objects.get(), world.contact, "resolve")

    assert [str(error) for error in response.context["talk"]["note_form"].non_field_errors()] == [
        str(REFUSALS[Refusal.TALK_IS_OVER])
    ]
    assert (Note.objects.count(), Note.objects.get().resolved_at) == (1, None)


def test_the_action_itself_asks_who_writes_and_what(world: World, work: ResourcePage) -> None:
    with pytest.raises(Refused) as empty:
        write_note(state_of(work).pk, world.contact, " ")
    with pytest.raises(Refused) as other:
        write_note(state_of(work).pk, world.other_contact, "Hei.")

    assert (empty.value.refusal, other.value.refusal) == (Refusal.NO_TEXT, Refusal.NOT_YOUR_WORK)


def test_what_was_said_is_kept_with_the_decision_of_each_page(world: World, course: CoursePage) -> None:
    lesson = LessonPage.objects.child_of(course).get()
    say(course, world.reviewer, "Om helheten.")
    say(course, world.reviewer, "Om leksjonen.", about=lesson.pk)
    reply(Note.objects.get(text="Om leksjonen."), world.contact, "Rettet neste gang.")
    settle(Note.objects.get(text="Om leksjonen."), world.contact, "resolve")

    approve(course, world.reviewer)
    Note.objects.all().delete()

    said = {record.page_id: record.talk for record in ApprovalRecord.objects.filter(kind="review")}
    assert {pk: [entry["text"] for entry in talk] for pk, talk in said.items()} == {
        course.pk: ["Om helheten."],
        lesson.pk: ["Om helheten.", "Om leksjonen."],
    }
    whole, one = said[lesson.pk]
    reviewer = {"id": world.reviewer.pk, "name": str(world.reviewer)}
    contact = {"id": world.contact.pk, "name": str(world.contact)}
    assert (whole["kind"], whole["on"], whole["by"], whole["resolved_by"]) == ("note", "work", reviewer, None)
    assert (one["on"], one["resolved_by"]) == ("page", contact)
    assert [(entry["by"], entry["text"]) for entry in one["replies"]] == [(contact, "Rettet neste gang.")]


# --- letters ---


def test_a_reviewers_note_goes_to_the_authors_library_and_to_who_has_taken_it(world: World, work: ResourcePage) -> None:
    Claim.objects.create(task_state=open_review(work), user=world.other_reviewer)

    say(work, world.reviewer)

    assert told() == ["contact", "deputy", "other_reviewer"]


def test_an_authors_note_goes_to_those_who_may_decide_until_somebody_has_taken_it(
    world: World, work: ResourcePage
) -> None:
    say(work, world.contact)
    assert told() == ["deputy", "leader", "other_reviewer", "reviewer"]
    Mail.objects.all().delete()

    Claim.objects.create(task_state=open_review(work), user=world.reviewer)
    say(work, world.contact)

    assert told() == ["deputy", "reviewer"]


def test_after_a_send_back_an_authors_note_goes_to_who_sent_it_back(world: World, work: ResourcePage) -> None:
    send_back(work, world.reviewer)

    say(work, world.contact)

    assert told() == ["deputy", "reviewer"]


def test_a_reply_goes_to_those_in_the_thread_who_still_read_the_review(world: World, work: ResourcePage) -> None:
    say(work, world.other_reviewer)
    note = Note.objects.get()
    reply(note, world.own_member)
    Claim.objects.create(task_state=open_review(work), user=world.leader)
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    world.other_reviewer.memberships.update(ends_on=yesterday)
    Mail.objects.all().delete()

    reply(note, world.contact)

    assert told() == ["deputy", "leader", "own_member"]


def test_each_gets_the_letter_in_their_language_with_the_address_of_their_own_screen(
    world: World, work: ResourcePage
) -> None:
    Claim.objects.create(task_state=open_review(work), user=world.reviewer)

    say(work, world.other_reviewer, "Er tallet fra i år?")

    letters = {mail.to.split("@")[0]: mail.body for mail in Mail.objects.filter(key__startswith="note:")}
    conversation = reverse("workflows:conversation", args=(state_of(work).pk,))
    review = reverse("workflows:review", args=(open_review(work).pk,))
    assert {name: (conversation in body, review in body) for name, body in letters.items()} == {
        "contact": (True, False),
        "deputy": (True, False),
        "reviewer": (False, True),
    }
    assert all("Er tallet fra i år?" in body for body in letters.values())


# --- how one comes there ---


def test_the_locked_editor_and_the_first_page_lead_to_the_conversation(world: World, work: ResourcePage) -> None:
    client, url = login(world.contact), reverse("workflows:conversation", args=(state_of(work).pk,))

    editor = client.get(reverse("wagtailadmin_pages:edit", args=(work.pk,)))
    first_page = client.get(reverse("wagtailadmin_home"))

    assert (url in addresses(soup(editor)), url in addresses(soup(first_page))) == (True, True)


def test_from_a_lesson_one_comes_to_the_works_conversation(world: World, course: CoursePage) -> None:
    lesson = LessonPage.objects.child_of(course).get()

    editor = login(world.contact).get(reverse("wagtailadmin_pages:edit", args=(lesson.pk,)))

    assert reverse("workflows:conversation", args=(state_of(course).pk,)) in addresses(soup(editor))


def test_a_draft_that_was_never_sent_has_no_conversation(world: World) -> None:
    course: CoursePage = draft_course(world)

    editor = login(world.contact).get(reverse("wagtailadmin_pages:edit", args=(course.pk,)))

    assert gettext("Conversation about the review") not in editor.content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_the_screen_costs_the_same_however_much_is_said(world: World, work: ResourcePage, number: int) -> None:
    for count in range(number):
        say(work, world.reviewer, f"Notat {count}")
        reply(Note.objects.get(text=f"Notat {count}"), world.contact)
    client, url = login(world.contact), reverse("workflows:conversation", args=(state_of(work).pk,))
    client.get(url)

    with CaptureQueriesContext(connection) as counted:
        client.get(url)

    assert len(counted) == 23
