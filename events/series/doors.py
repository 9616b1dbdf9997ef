"""What one signs up for, of a meeting that is new: the whole series' sign-up, or one of its own."""

import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from events.models import Occurrence, SignUp
from events.series.rules import shifted

COPIED = (
    "is_here",
    "opens_at",
    "capacity",
    "blocked",
    "has_waiting_list",
    "offer_hours",
    "asks_food",
)


def stand_alone(work: UUID) -> bool:
    """Whether one signs up to each meeting alone. Until somebody chooses that, it is to the whole."""
    return SignUp.objects.filter(work=work, is_whole=False).exists()


@transaction.atomic
def door_of_new(meeting: Occurrence) -> SignUp | None:
    """Of a meeting of that work that is not stored yet: the whole's, or a copy of the last one's. None where the
    event has no sign-up."""
    alone = SignUp.objects.filter(work=meeting.work, is_whole=False, occurrences__isnull=False)
    last = alone.annotate(begins=Max("occurrences__starts_at")).order_by("begins", "pk").last()
    if last is None:
        return SignUp.objects.filter(work=meeting.work, is_whole=True).first()
    return copy_for(last, last.begins, meeting.starts_at)


def copy_for(model: SignUp, of: datetime.datetime, to: datetime.datetime, *, is_whole: bool = False) -> SignUp:
    """The sign-up of what begins at `of`, for what begins at `to`: as long before it ends, as long after it forgets.

    It opens when its model opens: who can sign up for one meeting can sign up for the next. Nobody has a place yet.
    """
    by = timezone.localdate(to) - timezone.localdate(of)
    made = SignUp(
        work=model.work,
        is_whole=is_whole,
        deadline=min(shifted(timezone.localtime(model.deadline), by), to) if model.deadline else None,
        erase_on=model.erase_on and model.erase_on + by,
        **{name: getattr(model, name) for name in COPIED},
    )
    made.save()
    for quota in model.quotas.all():
        released_at = shifted(timezone.localtime(quota.released_at), by)
        made.quotas.create(county=quota.county, places=quota.places, released_at=released_at)
    for question in model.questions.all():
        question.pk, question.sign_up = None, made
        question.save(force_insert=True)
    return made
