"""A cast with one person for each role of the role table, and one work in each of its states."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from cms.core.actions import open_section
from cms.core.models import ApprovalRecord, BasePage, Pin
from cms.people.actions import sync_user_groups
from cms.people.models import Absence, CountyLibrary, Membership, User
from cms.people.models import Role as Post
from tests.makings import WRITTEN, Making
from tests.world import (
    World,
    approve,
    decide,
    draft_course,
    draft_resource,
    edit,
    formalise,
    let_planned_times_come,
    login,
    make_user,
    open_review,
    submit,
)
from workflows.models import Claim, ReviewTaskState
from workflows.role_table import Role, State
from workflows.tasks import publish_due

TODAY = timezone.localdate
DAY = datetime.timedelta(days=1)


@dataclass
class Bank:
    """`candidate` may be named for a work; `receiver` may take over a claim. Neither is tried at the doors.

    Of several makings each makes its share of the works.
    """

    world: World
    people: dict[Role, User | None]
    works: dict[State, BasePage]
    special: dict[str, BasePage]  # in review, by what `Step.only` says of them
    candidate: User
    makings: tuple[Making, ...]

    @property
    def receiver(self) -> User:
        return self.people[Role.SECOND_MEMBER]  # type: ignore[return-value]  # somebody is there

    def draft(self, verb: Callable[..., Any], title: str, **how: Any) -> Any:
        number = len(self.works)
        return self.makings[number % len(self.makings)].make(verb, self.world, f"{title} {number}", **how)


def make_bank(world: World, makings: tuple[Making, ...] = (WRITTEN,)) -> Bank:
    people = _cast(world)
    bank = Bank(world, people, {}, {}, _with_term("kandidat", Post.CONTACT, "vestfold"), makings)
    for making in makings:
        open_section(CountyLibrary.objects.get(slug="agder"), making.language)  # where a work may be moved to
    for state in State:
        bank.works[state] = _MAKERS[state](bank)
    bank.special = {"first of two": _formalised(bank), "a day is set": _planned(bank)}
    return bank


def _with_term(name: str, role: Post, library: str, **term: Any) -> User:
    user = make_user(name)
    since = TODAY() - 100 * DAY
    home = CountyLibrary.objects.get(slug=library)
    Membership.objects.create(**{"user": user, "role": role, "library": home, "starts_on": since} | term)
    sync_user_groups(user)
    return user


def _cast(world: World) -> dict[Role, User | None]:
    """The world's people; its leader is a member no more, and has a deputy who is none."""
    nestleder = make_user("nestleder")
    Membership.objects.filter(user=world.leader, role=Post.MEMBER).delete()
    Membership.objects.filter(user=world.leader, role=Post.LEADER).update(deputy=nestleder)
    for user in (world.leader, nestleder):
        sync_user_groups(user)
    away = _with_term("borte", Post.MEMBER, "troms")
    Absence.objects.create(user=away, first_day=TODAY(), last_day=TODAY() + DAY)
    return {
        Role.CONTACT: world.contact,
        Role.DEPUTY: world.deputy,
        Role.OTHER_CONTACT: world.other_contact,
        Role.MEMBER: world.reviewer,
        Role.SECOND_MEMBER: world.other_reviewer,
        Role.OWN_MEMBER: world.own_member,
        Role.CONTRIBUTOR: _with_term("medforfatter", Post.MEMBER, "rogaland"),
        Role.AWAY: away,
        Role.OUT_OF_TERM: _with_term("forrige", Post.MEMBER, "finnmark", ends_on=TODAY() - DAY),
        Role.LEADER: world.leader,
        Role.NESTLEDER: nestleder,
        Role.NAMED: _with_term("oppnevnt", Post.CONTACT, "telemark"),
        Role.OPERATOR: world.operator,
        Role.SUPERUSER: User.objects.create_superuser("super@example.org", "et-langt-og-hemmelig-passord"),
        Role.OUTSIDER: world.outsider,
        Role.SIGNED_OUT: None,
    }


# --- the works, each brought to its state by the verbs of the workflow ---


def _draft(bank: Bank) -> Any:
    """Written by the contact, and by a member who helped."""
    resource = bank.draft(draft_resource, "Håndbok")
    edit(resource, _contributor(bank), summary="Kort om dette.")
    return fresh(resource)


def _contributor(bank: Bank) -> User:
    return bank.people[Role.CONTRIBUTOR]  # type: ignore[return-value]  # somebody is there


def _sent(bank: Bank, work: Any) -> Any:
    """Sent by the contact; an approver from elsewhere is named for it."""
    submit(work, bank.world.contact)
    url = reverse("workflows:name_approver", args=(open_review(work).pk,))
    named = bank.people[Role.NAMED]
    login(bank.world.leader).post(url, {"candidate": named.pk if named else 0, "reason": "Ingen andre kan."})
    return fresh(work)


def _in_review(bank: Bank) -> Any:
    return _sent(bank, _draft(bank))


def _claimed(bank: Bank) -> Any:
    work = _in_review(bank)
    login(bank.world.reviewer).post(reverse("workflows:claim", args=(open_review(work).pk,)))
    return work


def _draft_formalised(world: World, title: str, **how: Any) -> Any:
    """From the first: an edition asks for what its source asks for."""
    course = draft_course(world, title, lessons=0, **how)
    course.format, course.hours, course.needs_meeting = course.Format.FORMALISED, 3, True
    course.save()
    return course


def _formalised(bank: Bank) -> Any:
    """A course that needs two approvals, in review."""
    course = bank.draft(_draft_formalised, "Formalisert kurs")
    formalise(course, _contributor(bank), needs_meeting=True)
    return _sent(bank, fresh(course))


def _half_approved(bank: Bank) -> Any:
    work = _formalised(bank)
    approve(work, bank.receiver)
    return fresh(work)


def _sent_back(bank: Bank) -> Any:
    work = _in_review(bank)
    decide(work, bank.world.reviewer, "reject", "Legg til kilder.")
    return fresh(work)


def _planned(bank: Bank) -> Any:
    """In review, to go up in a week."""
    draft = _draft(bank)
    edit(draft, _contributor(bank), go_live_at=timezone.now() + 7 * DAY)
    return _sent(bank, fresh(draft))


def _waiting(bank: Bank) -> Any:
    work = _planned(bank)
    approve(work, bank.world.reviewer)
    return fresh(work)


def _live(bank: Bank) -> Any:
    work = _in_review(bank)
    approve(work, bank.world.reviewer)
    return fresh(work)


def _live_with_draft(bank: Bank) -> Any:
    work = _live(bank)
    edit(work, bank.world.contact, summary="Ny ingress.")
    edit(work, _contributor(bank), summary="Enda en ny ingress.")
    return fresh(work)


def _live_in_review(bank: Bank) -> Any:
    return _sent(bank, _live_with_draft(bank))


def _taken_down(bank: Bank) -> Any:
    work = _live(bank)
    url = reverse("workflows:take_down", args=(work.pk,))
    login(bank.world.contact).post(url, {"reason": "Feil tall."})
    return fresh(work)


_MAKERS = {
    State.DRAFT: _draft,
    State.IN_REVIEW: _in_review,
    State.CLAIMED: _claimed,
    State.HALF_APPROVED: _half_approved,
    State.SENT_BACK: _sent_back,
    State.WAITING: _waiting,
    State.LIVE: _live,
    State.LIVE_WITH_DRAFT: _live_with_draft,
    State.LIVE_IN_REVIEW: _live_in_review,
    State.TAKEN_DOWN: _taken_down,
}


# --- reading a state back ---


def fresh(work: Any) -> Any:
    return type(work).objects.get(pk=work.pk)


def state_of(work: Any) -> State:
    """What state a work is in, read from the evidence and not from how it came there."""
    work = fresh(work)
    pin = Pin.objects.filter(page=work.pk, released_at=None).first()
    if work.live:
        if pin:
            return State.LIVE_IN_REVIEW
        return State.LIVE_WITH_DRAFT if work.has_unpublished_changes else State.LIVE
    if pin and pin.votes.exists():
        return State.HALF_APPROVED
    if pin:
        is_claimed = Claim.objects.filter(task_state=open_review(work), ended_at=None).exists()
        return State.CLAIMED if is_claimed else State.IN_REVIEW
    if ApprovalRecord.objects.unused().filter(page=work.pk).exists():
        return State.WAITING
    if work.take_downs.exists():
        return State.TAKEN_DOWN
    state = work.current_workflow_state
    return State.SENT_BACK if state and state.status == state.STATUS_NEEDS_CHANGES else State.DRAFT


def last_review(work: Any) -> ReviewTaskState | None:
    """The review in progress, or the last that was."""
    reviews = ReviewTaskState.objects.filter(workflow_state__object_id=str(work.pk))
    return reviews.order_by("-pk").first()


def let_the_clock_go_on() -> None:
    let_planned_times_come()
    publish_due()
