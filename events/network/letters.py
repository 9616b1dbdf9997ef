"""Letters to those who read a meeting: it is called, moved, or cancelled. Stored with what they tell of."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone

from cms.core.outbox import store_mail
from cms.people.models import User
from events.models import NetworkMeeting
from events.network.people import readers_of
from events.network.rules import may_wait


def called(meetings: Sequence[NetworkMeeting], by: User) -> None:
    """One letter, however many meetings were made in one go."""
    _write("called", meetings[0], by, meetings=meetings)


def changed(meeting: NetworkMeeting, by: User) -> None:
    _write("changed", meeting, by)


def cancelled(meeting: NetworkMeeting, by: User) -> None:
    _write("cancelled", meeting, by)


def _write(template: str, meeting: NetworkMeeting, by: User, **more: object) -> None:
    """To all but whoever did it. What is near does not wait for the daily letter."""
    waits = may_wait(meeting.starts_at, timezone.now())
    context = {"meeting": meeting, "by": by, "path": reverse("network:meeting", args=(meeting.pk,))}
    for user in readers_of(meeting.kind):
        if user.pk != by.pk:
            key = f"network:{meeting.pk}:{meeting.sequence}:{user.pk}"
            store_mail(user, f"network/{template}", context | more, key=key, can_wait=waits)
