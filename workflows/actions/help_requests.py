"""A contact asks the group for help; a member takes it, and answers."""

import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from cms.people.models import CountyLibrary, User
from cms.people.terms import is_leader, libraries_written_for
from workflows import outside_letters
from workflows import outside_rules as outside
from workflows.actions.refused import raise_if
from workflows.models import HelpRequest
from workflows.people import reviewer_of


@transaction.atomic
def ask_for_help(
    by: User,
    library: CountyLibrary,
    *,
    title: str,
    what: str,
    wanted_by: datetime.date | None = None,
    page: Page | None = None,
) -> HelpRequest:
    """Asks, and tells the leader and the members once. Raises Refused with the reason why not."""
    raise_if(outside.may_ask_for_help(writes_for=library in libraries_written_for(by)))
    request = HelpRequest.objects.create(
        library=library, title=title.strip(), what=what.strip(), wanted_by=wanted_by, page=page, asked_by=by
    )
    outside_letters.help_asked(request)
    return request


@transaction.atomic
def take_help_request(pk: int, member: User) -> HelpRequest:
    """Raises Refused with the reason why not."""
    request = _locked(pk)
    refusal = outside.may_take_help_request(
        reviewer_of(member), owner=request.owner_id, is_answered=request.answered_at is not None
    )
    raise_if(refusal)
    return _give_to(request, member)


@transaction.atomic
def give_help_request(pk: int, leader: User, receiver: User) -> HelpRequest:
    """The leader says who helps; that one is told. Raises Refused with the reason why not."""
    request = _locked(pk)
    refusal = outside.may_give_help_request(
        reviewer_of(receiver), is_leader=is_leader(leader), is_answered=request.answered_at is not None
    )
    raise_if(refusal)
    _give_to(request, receiver)
    if receiver != leader:
        outside_letters.help_given(request, leader)
    return request


@transaction.atomic
def answer_help_request(pk: int, user: User, answer: str) -> HelpRequest:
    """Answers, and tells the library. Raises Refused with the reason why not."""
    request = _locked(pk)
    refusal = outside.may_answer_help_request(
        reviewer_of(user),
        owner=request.owner_id,
        is_leader=is_leader(user),
        is_answered=request.answered_at is not None,
        answer=answer,
    )
    raise_if(refusal)
    if request.owner_id is None:  # a leader who answers at once has taken it
        _give_to(request, user)
    request.answer, request.answered_by, request.answered_at = answer.strip(), user, timezone.now()
    request.save(update_fields=["answer", "answered_by", "answered_at"])
    outside_letters.help_answered(request)
    return request


def _locked(pk: int) -> HelpRequest:
    return HelpRequest.objects.select_for_update(of=("self",)).get(pk=pk)


def _give_to(request: HelpRequest, owner: User) -> HelpRequest:
    request.owner, request.taken_at = owner, timezone.now()
    request.save(update_fields=["owner", "taken_at"])
    return request
