"""Proposed wording: a reviewer proposes, an author says yes with one click, and the page is voted on anew.

Long, since proposing, answering and voting anew are told on one work, refusal by refusal.
"""

import datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext
from wagtail.models import PageLogEntry, Revision

from cms.core.models import ApprovalRecord, Mail, Pin
from cms.people.models import CountyLibrary, User
from learning.models import CoursePage, LessonPage, ResourcePage
from tests.reading import soup
from tests.world import (
    CAST,
    CHECKED,
    GIVEN,
    World,
    approve,
    draft_course,
    draft_resource,
    edit,
    formalise,
    login,
    open_review,
    send_back,
    shown,
    submit,
)
from workflows import actions
from workflows.actions import Refused
from workflows.models import Claim, ReviewTaskState, Vote, Wording
from workflows.rules import Refusal
from workflows.texts import REFUSALS, UNFIT

MAY_PROPOSE = {"reviewer", "other_reviewer", "leader"}
ANSWERED = {"accept": "accepted", "decline": "declined"}
MAY_ANSWER = {"contact", "deputy"}
WORDS = {"old": "Kort om", "new": "Litt om", "why": "Mildere."}


@pytest.fixture(scope="module")
def emphasised(lasting_world: World) -> int:
    """The number of a work under review with words in bold."""
    with translation.override("nb"):
        resource = draft_resource(lasting_world)
        edit(resource, lasting_world.contact, body=[("text", "<p>Noen <b>sterke</b> ord</p>")])
        submit(resource, lasting_world.contact)
    return resource.pk


def propose(work: Any, by: User, **fields: Any) -> Any:
    url = reverse("workflows:propose", args=(open_review(work).pk,))
    return login(by).post(url, WORDS | {"at": "review"} | fields)


def proposed(work: Any, world: World, **fields: Any) -> Wording:
    propose(work, world.reviewer, **fields)
    return Wording.objects.latest("pk")


def answer(wording: Wording, by: User, action: str = "accept", **fields: Any) -> Any:
    url = reverse("workflows:answer_wording", args=(wording.pk,))
    return login(by).post(url, {"action": action, "at": "conversation"} | fields)


def conversation(wording: Wording, by: User) -> Any:
    return login(by).get(reverse("workflows:conversation", args=(wording.workflow_state_id,)))


def told(name: str) -> list[str]:
    letters = Mail.objects.filter(key__startswith=f"{name}:").values_list("to", flat=True)
    return sorted(to.split("@")[0] for to in letters)


def open_pin(page: Any) -> Pin:
    return Pin.objects.get(page=page, released_at=None)


# --- the doors ---


@pytest.mark.parametrize("role", CAST)
def test_who_may_propose(world: World, work: ResourcePage, role: str) -> None:
    propose(work, world.everybody[role])

    proposers = [wording.proposer for wording in Wording.objects.all()]
    assert proposers == ([world.everybody[role]] if role in MAY_PROPOSE else [])


@pytest.mark.parametrize("action", ["accept", "decline"])
@pytest.mark.parametrize("role", CAST)
def test_who_may_answer(world: World, work: ResourcePage, role: str, action: str) -> None:
    wording = proposed(work, world)

    answer(wording, world.everybody[role], action, word="Det er riktig slik.")

    wording.refresh_from_db()
    summary = open_pin(work).revision.content["summary"]
    if role in MAY_ANSWER:
        assert (wording.status, wording.answered_by) == (ANSWERED[action], world.everybody[role])
        assert summary == ("Litt om håndbok." if action == "accept" else "Kort om håndbok.")
    else:
        assert (wording.status, summary) == ("open", "Kort om håndbok.")


def test_signed_out_both_doors_lead_to_the_login(world: World, work: ResourcePage, client: Client) -> None:
    wording = proposed(work, world)
    paths = [
        reverse("workflows:propose", args=(open_review(work).pk,)),
        reverse("workflows:answer_wording", args=(wording.pk,)),
    ]

    assert [client.post(path).url.split("?")[0] for path in paths] == ["/konto/login/"] * 2  # type: ignore[attr-defined]


def test_nothing_changes_by_get(world: World, work: ResourcePage) -> None:
    wording = proposed(work, world)
    client = login(world.contact)

    codes = [
        client.get(reverse("workflows:propose", args=(open_review(work).pk,))).status_code,
        client.get(reverse("workflows:answer_wording", args=(wording.pk,))).status_code,
    ]

    assert codes == [405, 405]


def test_only_the_authors_are_offered_the_buttons_and_only_reviewers_the_form(world: World, work: ResourcePage) -> None:
    wording = proposed(work, world)
    review = reverse("workflows:review", args=(open_review(work).pk,))

    at_review = login(world.reviewer).get(review)
    at_own_member = login(world.own_member).get(review)

    (row,) = at_review.context["talk"]["proposals"]
    assert (row["may_accept"], row["may_decline"]) == (False, False)
    (row,) = conversation(wording, world.deputy).context["talk"]["proposals"]
    assert (row["may_accept"], row["may_decline"]) == (True, True)
    assert soup(at_review).select_one("#kb-propose") is not None
    assert soup(at_own_member).select_one("#kb-propose") is None


def test_nobody_answers_their_own_proposal(world: World, work: ResourcePage) -> None:
    wording = proposed(work, world)
    world.reviewer.is_superuser = True
    world.reviewer.save()

    response = answer(wording, world.reviewer)

    (row,) = response.context["talk"]["proposals"]
    assert row["form"].non_field_errors() == [str(REFUSALS[Refusal.OWN_PROPOSAL])]
    assert open_pin(work).revision.content["summary"] == "Kort om håndbok."


def test_other_words_are_proposed_only_for_pages_one_may_decide_on(world: World) -> None:
    course = draft_course(world, lessons=1)
    lesson = LessonPage.objects.child_of(course).get()
    edit(lesson, world.contact, producer=CountyLibrary.objects.get(slug="trondelag"))
    submit(course, world.contact)

    propose(course, world.reviewer, old="Tekst i", new="Ord i")

    assert Wording.objects.count() == 0
    form = login(world.reviewer).get(reverse("workflows:review", args=(open_review(course).pk,))).context["talk"]
    assert [name for name, _places in form["wording_form"].fields["place"].choices][1:] == [course.title]


# --- what is proposed ---


def test_where_the_words_stand_is_found_or_chosen(world: World, work: ResourcePage) -> None:
    block = open_pin(work).revision.as_object().body[0]

    propose(work, world.reviewer, old="Råd.", new="Gode råd.")
    propose(work, world.reviewer, place=f"{work.pk}:summary")

    assert list(Wording.objects.values_list("place", "old", "new", "why", "page", "proposer")) == [
        (f"body/text.{block.id}", "Råd.", "Gode råd.", "Mildere.", work.pk, world.reviewer.pk),
        ("summary", "Kort om", "Litt om", "Mildere.", work.pk, world.reviewer.pk),
    ]


@pytest.mark.parametrize(
    ("fields", "field", "fault"),
    [
        ({"old": "Finnes ikke"}, "old", str(UNFIT["missing"])),
        ({"old": "o"}, "old", str(UNFIT["several"])),
        ({"old": "Kort om", "place": "TITLE"}, "old", str(UNFIT["missing"])),
        ({"old": "sterke ord", "new": "x"}, "old", str(UNFIT["markup"])),
        ({"new": "Kort om"}, "new", None),
        ({"new": "x" * 400}, "new", None),
        ({"why": ""}, "why", None),
        ({"old": " "}, "old", None),
        ({"place": "1:ukjent"}, "place", None),
    ],
)
def test_what_cannot_be_proposed_is_told_by_the_field_and_stands_as_typed(
    emphasised: int, world: World, fields: dict[str, str], field: str, fault: str | None
) -> None:
    resource = ResourcePage.objects.get(pk=emphasised)
    fields = {name: value.replace("TITLE", f"{resource.pk}:title") for name, value in fields.items()}

    response = propose(resource, world.reviewer, **fields)

    form = response.context["talk"]["wording_form"]
    assert list(form.errors) == [field]
    assert fault is None or form.errors[field] == [fault]
    assert form["why"].value() == (WORDS | fields)["why"]
    assert Wording.objects.count() == 0


def test_after_a_refused_proposal_the_screens_links_and_decision_still_lead_to_the_review(
    world: World, work: ResourcePage
) -> None:
    review = reverse("workflows:review", args=(open_review(work).pk,))

    screen = soup(propose(work, world.reviewer, old="Finnes ikke"))

    assert {str(form["action"]) for form in screen.select("form.kb-decision")} == {review}
    assert {str(link["href"]).split("?")[0] for link in screen.select(".kb-choices a[href*='width=']")} == {review}


def test_the_page_must_be_able_to_go_up_with_the_new_words(world: World, work: ResourcePage) -> None:
    response = propose(work, world.reviewer, old="Kort om håndbok.", new="")

    missing = gettext("This must be filled in before the work is sent.")
    assert response.context["talk"]["wording_form"].non_field_errors() == [missing]
    assert Wording.objects.count() == 0


def test_the_action_itself_asks_the_same(world: World, work: ResourcePage) -> None:
    review, pin = open_review(work), open_pin(work)
    words = {"old": "Kort om", "new": "Litt om", "why": "Mildere."}
    given: list[tuple[int, User, str, dict[str, str]]] = [
        (0, world.reviewer, "summary", words),
        (review.pk, world.own_member, "summary", words),
        (review.pk, world.reviewer, "summary", words | {"old": "Borte"}),
    ]

    refusals = []
    for pk, user, place, what in given:
        with pytest.raises(Refused) as refused:
            actions.propose_wording(pk, user, pin, place, **what)
        refusals.append(refused.value.refusal)

    assert refusals == [Refusal.NOT_UNDER_REVIEW, Refusal.OWN_LIBRARY, Refusal.DOES_NOT_FIT]


def test_a_proposal_for_a_version_that_was_replaced_meanwhile_is_refused(world: World, work: ResourcePage) -> None:
    read, wording = open_pin(work), proposed(work, world)
    answer(wording, world.contact)

    with pytest.raises(Refused) as refused:
        actions.propose_wording(
            open_review(work).pk, world.reviewer, read, "summary", old="håndbok", new="bok", why="Kortere."
        )

    assert refused.value.refusal is Refusal.WORDING_CHANGED


# --- accepted ---


def test_a_new_pin_takes_the_place_of_the_old_and_keeps_claim_and_deadline(world: World, work: ResourcePage) -> None:
    review, old = open_review(work), open_pin(work)
    Claim.objects.create(task_state=review, user=world.reviewer)
    due_on = timezone.localdate() + datetime.timedelta(days=3)
    ReviewTaskState.objects.filter(pk=review.pk).update(due_on=due_on)
    wording = proposed(work, world)

    answer(wording, world.contact)

    old.refresh_from_db()
    new = open_pin(work)
    assert (old.released_at is None, new.workflow_state) == (False, old.workflow_state)
    assert (new.revision.user, new.revision.content["summary"]) == (world.contact, "Litt om håndbok.")
    assert new.revision == ResourcePage.objects.get(pk=work.pk).latest_revision
    assert set(new.contributors) == {world.contact.pk}
    assert open_review(work).pk == review.pk
    assert open_review(work).due_on == due_on
    assert Claim.objects.get().ended_at is None
    assert PageLogEntry.objects.filter(page=work.pk, action="kb.wording", user=world.contact).count() == 1


def test_the_author_answers_for_the_words_so_the_reviewer_still_decides(world: World, work: ResourcePage) -> None:
    answer(proposed(work, world), world.deputy)

    approve(work, world.reviewer)

    fresh = ResourcePage.objects.get(pk=work.pk)
    assert (fresh.live, fresh.summary) == (True, "Litt om håndbok.")


def test_an_author_who_is_a_member_too_is_a_contributor_from_then_on(world: World, work: ResourcePage) -> None:
    wording = proposed(work, world)
    world.other_reviewer.is_superuser = True
    world.other_reviewer.save()

    answer(wording, world.other_reviewer)
    approve(work, world.other_reviewer)

    assert world.other_reviewer.pk in open_pin(work).contributors
    assert ResourcePage.objects.get(pk=work.pk).live is False


def test_the_votes_are_void_and_those_who_cast_them_are_told(world: World) -> None:
    course = draft_course(world, lessons=1)
    formalise(course, world.contact)
    submit(course, world.contact)
    lesson = LessonPage.objects.child_of(course).get()
    approve(course, world.other_reviewer)
    wording = proposed(course, world, old="Tekst i", new="Ord i")

    answer(wording, world.contact)

    open_votes = Vote.objects.filter(pin__released_at=None).values_list("pin__page", "user")
    assert list(open_votes) == [(course.pk, world.other_reviewer.pk)]
    assert Vote.objects.filter(pin__page=lesson).count() == 1  # what was thought of the old text is not forgotten
    assert (told("wording_answered"), told("wording_changed")) == (["reviewer"], ["other_reviewer"])

    approve(course, world.reviewer)
    assert CoursePage.objects.get(pk=course.pk).live is False
    approve(course, world.other_reviewer)
    assert CoursePage.objects.get(pk=course.pk).live is True


def test_a_proposer_who_had_approved_gets_one_letter(world: World) -> None:
    course = draft_course(world, lessons=1)
    formalise(course, world.contact)
    submit(course, world.contact)
    wording = proposed(course, world)
    approve(course, world.reviewer)

    answer(wording, world.contact)

    assert (told("wording_answered"), told("wording_changed")) == (["reviewer"], [])


def test_the_page_stays_locked_for_everybody_all_the_same(world: World, work: ResourcePage) -> None:
    answer(proposed(work, world), world.contact)

    with pytest.raises(PermissionDenied):
        edit(work, world.contact, summary="Forbi gjennomgangen.")


def test_two_proposals_for_the_same_words_leave_the_second_unfit(world: World, work: ResourcePage) -> None:
    first, second = proposed(work, world), proposed(work, world, new="Mye om")
    answer(first, world.contact)

    (row, _answered) = conversation(second, world.contact).context["talk"]["proposals"]
    response = answer(second, world.contact)

    assert (row["fits"], row["may_accept"], row["may_decline"]) == (False, False, True)
    errors = response.context["talk"]["proposals"][0]["form"].non_field_errors()
    assert errors == [str(REFUSALS[Refusal.DOES_NOT_FIT])]
    assert open_pin(work).revision.content["summary"] == "Litt om håndbok."


def test_a_page_that_could_not_go_up_any_more_is_left_as_it_is(world: World, work: ResourcePage) -> None:
    wording = proposed(work, world, new="Ord " * 70)
    longer = proposed(work, world, old="håndbok.", new="bok " * 10)
    answer(longer, world.contact)

    response = answer(wording, world.contact)

    (row, _answered) = response.context["talk"]["proposals"]
    assert len(row["form"].non_field_errors()) == 1
    assert open_pin(work).revision.content["summary"] == f"Kort om {'bok ' * 10}".strip()


def test_a_proposal_is_answered_once(world: World, work: ResourcePage) -> None:
    wording = proposed(work, world)
    answer(wording, world.contact)
    revisions = Revision.objects.count()

    again = answer(wording, world.deputy)
    declined = answer(wording, world.deputy, "decline", word="Nei.")

    wording.refresh_from_db()
    assert (wording.status, wording.answered_by, Revision.objects.count()) == ("accepted", world.contact, revisions)
    for response in (again, declined):
        (row,) = response.context["talk"]["proposals"]
        assert row["form"].non_field_errors() == [str(REFUSALS[Refusal.IS_ANSWERED])]


@pytest.mark.parametrize("end", ["approve", "withdraw", "send_back"])
def test_outside_a_review_nothing_is_accepted(world: World, work: ResourcePage, end: str) -> None:
    wording = proposed(work, world)
    if end == "approve":
        approve(work, world.reviewer)
    elif end == "withdraw":
        login(world.contact).post(reverse("workflows:withdraw", args=(work.pk,)))
    else:
        send_back(work, world.reviewer)
    revisions = Revision.objects.count()

    response = answer(wording, world.contact)

    (row,) = response.context["talk"]["proposals"]
    assert row["form"].non_field_errors() == [str(REFUSALS[Refusal.NOT_UNDER_REVIEW])]
    assert (Revision.objects.count(), Wording.objects.get().status) == (revisions, "open")


def test_what_was_not_answered_is_answered_in_the_next_round(world: World, work: ResourcePage) -> None:
    wording = proposed(work, world)
    send_back(work, world.reviewer)
    submit(work, world.contact)

    answer(wording, world.contact)

    assert open_pin(work).revision.content["summary"] == "Litt om håndbok."


# --- declined ---


def test_a_no_wants_a_word_and_leaves_the_text_and_the_votes(world: World, work: ResourcePage) -> None:
    wording, pin = proposed(work, world), open_pin(work)

    without = answer(wording, world.contact, "decline", word=" ")
    answer(wording, world.contact, "decline", word="Det er riktig slik.")

    (row,) = without.context["talk"]["proposals"]
    assert list(row["form"].errors) == ["word"]
    wording.refresh_from_db()
    assert (wording.status, wording.answer, open_pin(work)) == ("declined", "Det er riktig slik.", pin)
    assert told("wording_answered") == ["reviewer"]


def test_the_action_itself_wants_a_word(world: World, work: ResourcePage) -> None:
    with pytest.raises(Refused) as refused:
        actions.decline_wording(proposed(work, world).pk, world.contact, " ")

    assert refused.value.refusal is Refusal.NO_REASON


def test_after_a_send_back_a_proposal_can_still_be_declined(world: World, work: ResourcePage) -> None:
    wording = proposed(work, world)
    send_back(work, world.reviewer)

    answer(wording, world.contact, "decline", word="Skrevet om.")

    wording.refresh_from_db()
    assert wording.status == "declined"


def test_an_unknown_answer_is_none(world: World, work: ResourcePage) -> None:
    wording = proposed(work, world)

    response = answer(wording, world.contact, "kanskje")

    wording.refresh_from_db()
    assert (response.status_code, wording.status) == (200, "open")


# --- who is told, and what is kept ---


def test_a_proposal_is_told_to_the_authors_library_and_stands_on_its_first_page(
    world: World, work: ResourcePage
) -> None:
    wording = proposed(work, world)

    first_page = login(world.deputy).get(reverse("wagtailadmin_home"))

    assert told("wording") == ["contact", "deputy"]
    url = reverse("workflows:conversation", args=(wording.workflow_state_id,))
    (link,) = soup(first_page).select(f"a[href='{url}']")
    assert link.get_text().startswith("1 ")


def test_a_proposer_who_has_left_gets_no_letter(world: World, work: ResourcePage) -> None:
    wording = proposed(work, world)
    Wording.objects.update(proposer=None)

    answer(wording, world.contact)

    assert told("wording_answered") == []


def test_what_was_proposed_and_answered_is_kept_with_the_decision(world: World, work: ResourcePage) -> None:
    answer(proposed(work, world), world.contact)
    proposed(work, world, old="Råd.", new="Gode råd.")

    approve(work, world.other_reviewer)

    (record,) = ApprovalRecord.objects.filter(kind="review")
    accepted, waiting = record.talk
    assert accepted | {"at": "", "answered_at": "", "label": ""} == {
        "kind": "wording",
        "by": {"id": world.reviewer.pk, "name": str(world.reviewer)},
        "at": "",
        "place": "summary",
        "label": "",
        "from": "Kort om",
        "to": "Litt om",
        "why": "Mildere.",
        "status": "accepted",
        "answered_by": {"id": world.contact.pk, "name": str(world.contact)},
        "answered_at": "",
        "answer": "",
    }
    assert (waiting["status"], waiting["answered_by"], waiting["answered_at"]) == ("open", None, None)


# --- an approval is of what was read ---


def test_an_approval_of_a_version_that_was_replaced_is_refused_and_the_next_is_not(
    world: World, work: ResourcePage
) -> None:
    read = shown(work)
    answer(proposed(work, world), world.contact)
    url, client = reverse("workflows:review", args=(open_review(work).pk,)), login(world.other_reviewer)

    stale = client.post(url, CHECKED | read | {"action": "approve"})
    (pins,) = soup(stale).select("input[name=pins]")
    fresh = client.post(url, CHECKED | {"pins": str(pins["value"])} | {"action": "approve"})

    assert stale.context["form"].non_field_errors() == [str(REFUSALS[Refusal.WORDING_CHANGED])]
    assert (fresh.status_code, ResourcePage.objects.get(pk=work.pk).summary) == (302, "Litt om håndbok.")


@pytest.mark.parametrize("pins", ["", "0", "x,y", "9" * 3000])
def test_an_approval_that_does_not_say_what_was_read_is_refused(world: World, work: ResourcePage, pins: str) -> None:
    url = reverse("workflows:review", args=(open_review(work).pk,))

    login(world.reviewer).post(url, CHECKED | {"pins": pins, "action": "approve"})

    assert ResourcePage.objects.get(pk=work.pk).live is False


def test_a_stale_screen_can_still_send_back(world: World, work: ResourcePage) -> None:
    url = reverse("workflows:review", args=(open_review(work).pk,))

    login(world.reviewer).post(url, {"action": "reject", "comment": "Legg til kilder."})

    assert ResourcePage.objects.get(pk=work.pk).current_workflow_state.status == "needs_changes"


def test_the_decision_itself_asks_what_was_read(world: World, work: ResourcePage) -> None:
    with pytest.raises(Refused) as refused:
        actions.decide(open_review(work).pk, world.reviewer, "approve", checklist=GIVEN, shown=[0])

    assert refused.value.refusal is Refusal.WORDING_CHANGED
