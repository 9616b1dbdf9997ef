"""Entering decisions in the ledger, each in the transaction of what it tells. Called before pins are released."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from cms.core.models import ApprovalRecord, BasePage, Pin
from cms.core.models.evidence import content_hash
from cms.people.models import User
from workflows.actions.transcript import said_by_page
from workflows.models import Claim, DecidedPage, Decision, ExpertComment, NamedApprover, ReviewTaskState, Vote

Kind = Decision.Kind


def approved(task_state: ReviewTaskState, records: Sequence[ApprovalRecord]) -> None:
    """When every page has its approvals. The reason is what the reviewers wrote, each text once."""
    people = {voter["id"]: voter["name"] for record in records for voter in record.voters}
    enter(
        Kind.APPROVED,
        _root_of(task_state),
        people=[_person(pk, name) for pk, name in people.items()],
        reason="\n\n".join(dict.fromkeys(record.grounds for record in records if record.grounds)),
        pages=[page_of(record) for record in records],
        task_state=task_state,
    )


def sent_back(task_state: ReviewTaskState, user: User, reason: str) -> None:
    enter(
        Kind.SENT_BACK,
        _root_of(task_state),
        people=[_user(user)],
        reason=reason,
        pages=_of_pins(task_state),
        task_state=task_state,
    )


def withdrawn_from_review(task_state: ReviewTaskState, user: User) -> None:
    enter(Kind.WITHDRAWN, _root_of(task_state), people=[_user(user)], pages=_of_pins(task_state), task_state=task_state)


def withdrawn_while_waiting(root: BasePage, user: User) -> None:
    """What was approved and has not gone up; called before the approvals are made void."""
    pages = [page.pk for page in root.work_pages()]
    waiting = ApprovalRecord.objects.unused().filter(page__in=pages).order_by("page__path", "pk")
    enter(Kind.WITHDRAWN, root, people=[_user(user)], pages=[page_of(record) for record in waiting])


def taken_down(page: BasePage, pages: Iterable[BasePage], user: User, reason: str) -> None:
    """With the approval each page had last; called before those that were waiting are made void."""
    records = ApprovalRecord.objects.filter(page__in=[part.pk for part in pages]).order_by("page", "-pk")
    latest = records.distinct("page")
    enter(
        Kind.TAKEN_DOWN,
        page.work_root(),
        people=[_user(user)],
        reason=reason,
        pages=[page_of(record) for record in latest],
    )


def put_up_in_emergency(page: BasePage, record: ApprovalRecord, user: User, reason: str) -> None:
    enter(Kind.EMERGENCY, page.work_root(), people=[_user(user)], reason=reason, pages=[page_of(record)])


def enter(
    kind: str,
    root: BasePage,
    *,
    people: list[dict[str, Any]],
    pages: Sequence[DecidedPage],
    reason: str = "",
    task_state: ReviewTaskState | None = None,
    submitted_at: datetime.datetime | None = None,
    decided_at: datetime.datetime | None = None,
) -> Decision:
    """Writes one decision with its pages, which come unsaved. The days are given only for the demo's past."""
    title = next((page.title for page in pages if page.number == root.pk), root.draft_title or root.title)
    decision = Decision.objects.create(
        kind=kind,
        work_number=root.pk,
        title=title[:255],
        library=root.county_library,
        people=people,
        reason=reason.strip(),
        submitted_at=task_state.started_at if task_state else submitted_at,
        decided_at=decided_at or timezone.now(),
        facts=facts_of(task_state) if task_state else {},
    )
    for page in pages:
        page.decision = decision
    DecidedPage.objects.bulk_create(pages)
    return decision


def _root_of(task_state: ReviewTaskState) -> BasePage:
    root: BasePage = task_state.workflow_state.content_object.specific
    return root


def _person(pk: int | None, name: str) -> dict[str, Any]:
    return {"id": pk, "name": name}


def _user(user: User | None) -> dict[str, Any]:
    return _person(user.pk, str(user)) if user else _person(None, "")


def page_of(record: ApprovalRecord) -> DecidedPage:
    return DecidedPage(
        number=record.page_number,
        page_type=record.page_type,
        title=record.title,
        content_hash=record.content_hash,
        record=record,
    )


def _of_pins(task_state: ReviewTaskState) -> list[DecidedPage]:
    return [
        DecidedPage(
            number=pin.page_id,
            page_type=pin.page.specific_class._meta.label,
            title=pin.revision.content["title"][:255],
            content_hash=content_hash(pin.revision.content),
        )
        for pin in _open_pins(task_state)
    ]


def _open_pins(task_state: ReviewTaskState) -> list[Pin]:
    pins = Pin.objects.filter(workflow_state=task_state.workflow_state_id, released_at=None)
    return list(pins.select_related("page__content_type", "revision").order_by("page__path"))


def facts_of(task_state: ReviewTaskState) -> dict[str, Any]:
    """The review as it stands: who sent it, who took it, who was named, what was pinned, said and approved.

    With all that experts from outside have written about the work.

    People are {"id", "name"}; times are ISO 8601.
    """
    claims = Claim.objects.filter(task_state=task_state).select_related("user")
    named = NamedApprover.objects.filter(task_state=task_state).select_related("user", "named_by")
    pins = _open_pins(task_state)
    votes = Vote.objects.filter(pin__in=pins).select_related("user", "pin")
    experts = ExpertComment.objects.filter(link__page=task_state.workflow_state.object_id).select_related("link")
    said = said_by_page(task_state.workflow_state, [pin.page_id for pin in pins])
    return {
        "review": task_state.pk,
        "submitted_by": _user(task_state.workflow_state.requested_by),
        "submitted_at": task_state.started_at,
        "due_on": task_state.due_on,
        "quorum": task_state.quorum,
        "claims": [
            {"who": _user(claim.user), "from": claim.claimed_at, "to": claim.ended_at, "ending": claim.ending}
            for claim in claims
        ],
        "named": [
            {"who": _user(row.user), "by": _user(row.named_by), "why": row.reason, "at": row.named_at} for row in named
        ],
        "pins": [
            {
                "page": pin.page_id,
                "revision": pin.revision_id,
                "content_hash": content_hash(pin.revision.content),
                "contributors": pin.contributors,
                "producers": pin.producers,
                "pinned_at": pin.created_at,
                "talk": said[pin.page_id],
            }
            for pin in pins
        ],
        "experts": [
            {
                "shown_to": comment.link.expert,
                "name": comment.name,
                "page": comment.page_id,
                "title": comment.page_title,
                "at": comment.written_at,
                "text": comment.text,
            }
            for comment in experts
        ],
        "votes": [
            {
                "page": vote.pin.page_id,
                "who": _user(vote.user),
                "at": vote.cast_at,
                "comment": vote.comment,
                "checklist": vote.checklist,
            }
            for vote in votes
        ],
    }
