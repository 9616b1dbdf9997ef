"""Verbs of the group's agenda."""

from django.db import transaction
from django.utils import timezone

from cms.people.models import User
from cms.people.terms import is_leader
from workflows.actions.refused import Refused
from workflows.mandate import rules
from workflows.models import AgendaPoint
from workflows.people import reviewer_of
from workflows.rules import Refusal


def refusal_to_keep_agenda(user: User) -> Refusal | None:
    return rules.may_keep_agenda(is_member=reviewer_of(user).is_member, is_leader=is_leader(user))


def add_point(user: User, text: str) -> AgendaPoint:
    """Raises Refused when the user is not of the group."""
    refusal = refusal_to_keep_agenda(user)
    if refusal is not None:
        raise Refused(refusal)
    return AgendaPoint.objects.create(text=text, added_by=user)


@transaction.atomic
def settle_point(point_pk: int, user: User) -> AgendaPoint:
    """Says that a point is done. Raises Refused when it is already, or the user is not of the group."""
    point = AgendaPoint.objects.select_for_update().get(pk=point_pk)
    refusal = rules.may_settle(
        is_member=reviewer_of(user).is_member, is_leader=is_leader(user), is_open=point.settled_at is None
    )
    if refusal is not None:
        raise Refused(refusal)
    point.settled_at, point.settled_by = timezone.now(), user
    point.save(update_fields=["settled_at", "settled_by"])
    return point
