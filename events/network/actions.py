"""Verbs of meetings for members. Each holds the meeting's row, asks the rules, and stores its letters with it."""

import datetime
import uuid
from collections.abc import Collection, Sequence
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from cms.core.working_days import is_working_day
from cms.people.models import User
from events.models import CalendarLink, Minutes, NetworkMeeting
from events.network import letters, rules
from events.network.people import is_organiser, seat_of
from events.network.rules import Refusal, Seat
from events.network.texts import REFUSALS
from learning.refused import raise_if

IN_CALENDARS = frozenset({"title", "starts_at", "ends_at", "place", "online_link"})


@transaction.atomic
def call(meeting: NetworkMeeting, user: User, *, until: datetime.date | None = None) -> list[NetworkMeeting]:
    """Stores the meeting and, with `until`, those at the same hour every other week up to that day.

    Raises Refused.
    """
    if not rules.may_call(meeting.kind, seat_of(user)):
        raise_if(Refusal.NOT_YOURS, REFUSALS)
    raise_if(_refusal_of_organiser(meeting), REFUSALS)
    begins, lasts = timezone.localtime(meeting.starts_at), meeting.ends_at - meeting.starts_at
    days = [begins.date()] if until is None else rules.days_of_series(begins.date(), until, is_working_day)
    raise_if(rules.fault_of_series(days), REFUSALS)
    told = ("kind", "title", "place", "online_link", "organiser_id")
    made = []
    for day in days:
        starts_at = timezone.make_aware(datetime.datetime.combine(day, begins.time()))  # the same hour all the year
        copied = {name: getattr(meeting, name) for name in told}
        made.append(
            NetworkMeeting.objects.create(starts_at=starts_at, ends_at=starts_at + lasts, called_by=user, **copied)
        )
    letters.called(made, user)
    return made


@transaction.atomic
def change(meeting: NetworkMeeting, names: Collection[str], user: User) -> bool:
    """Writes the fields that were changed. Calendars and people are told of what concerns them; whether they were.

    Raises Refused.
    """
    stored, seat = _hold(meeting.pk, user)
    facts = {"is_organiser": is_organiser(user, stored), "is_cancelled": stored.is_cancelled}
    raise_if(rules.may_change(stored.kind, seat, **facts), REFUSALS)
    if "organiser" in names:
        if not rules.may_call(stored.kind, seat):
            raise_if(Refusal.NOT_YOURS, REFUSALS)
        raise_if(_refusal_of_organiser(meeting), REFUSALS)
    for name in names:
        setattr(stored, name, getattr(meeting, name))
    if stored.ends_at <= stored.starts_at:  # where two have changed one end each
        raise_if(Refusal.ENDS_FIRST, REFUSALS)
    is_told = not IN_CALENDARS.isdisjoint(names)
    if is_told:
        _tell_calendars(stored)
        letters.changed(stored, user)
    stored.save()
    return is_told


@transaction.atomic
def cancel(meeting_pk: int, user: User, reason: str) -> None:
    """Raises Refused, a second time too."""
    stored, seat = _hold(meeting_pk, user)
    facts = {"is_organiser": is_organiser(user, stored), "is_cancelled": stored.is_cancelled}
    raise_if(rules.may_change(stored.kind, seat, **facts), REFUSALS)
    stored.cancelled_at, stored.cancel_reason = timezone.now(), reason
    _tell_calendars(stored)
    stored.save()
    letters.cancelled(stored, user)


@transaction.atomic
def write_rows(
    meeting_pk: int,
    user: User,
    changed: Sequence[tuple[models.Model, Collection[str]]],
    deleted: Sequence[models.Model],
) -> None:
    """Items of the agenda or decisions, each with the names of what was changed in it. Raises Refused."""
    meeting = _hold_to_write(meeting_pk, user)
    for row, names in changed:
        row.meeting = meeting  # type: ignore[attr-defined]  # an item or a decision
        row.save(update_fields=list(names) if row.pk else None)
    for row in deleted:
        row.delete()


@transaction.atomic
def write_minutes(meeting_pk: int, user: User, text: str, *, opened_with: int | None) -> Minutes | None:
    """A new version; None where nothing is new. `opened_with`: the version that was shown, None where there was none.

    Raises Refused, also where somebody has written meanwhile.
    """
    meeting = _hold_to_write(meeting_pk, user)
    latest = meeting.minutes.first()
    if latest is not None and latest.text == text:
        return None
    if (latest.pk if latest else None) != opened_with:
        raise_if(Refusal.WRITTEN_MEANWHILE, REFUSALS)
    return Minutes.objects.create(meeting=meeting, text=text, written_by=user)


@transaction.atomic
def approve_minutes(meeting_pk: int, user: User) -> None:
    """From now on the minutes and the decisions stand as they are. Raises Refused."""
    meeting, seat = _hold(meeting_pk, user)
    refusal = rules.may_approve(
        meeting.kind,
        seat,
        is_organiser=is_organiser(user, meeting),
        is_approved=meeting.is_approved,
        has_minutes=meeting.minutes.exists(),
        has_written=meeting.minutes.filter(written_by=user).exists(),
        has_begun=meeting.has_begun(timezone.now()),
    )
    raise_if(refusal, REFUSALS)
    meeting.approved_at, meeting.approved_by = timezone.now(), user
    meeting.save(update_fields=["approved_at", "approved_by"])


def new_link(user: User) -> CalendarLink:
    """A link of one's own; the one before it is dead. Of two clicks at once the last one's holds."""
    fresh = {"key": uuid.uuid4(), "made_at": timezone.now()}
    link, _is_first = CalendarLink.objects.update_or_create(user=user, defaults=fresh)
    return link


def shut_link(user: User) -> None:
    CalendarLink.objects.filter(user=user).delete()


def drop_links_without_readers() -> None:
    """Who gets a role again makes a new link. The old one was shut already: the feed asks for the role."""
    for link in CalendarLink.objects.select_related("user"):
        if not rules.kinds_read_by(seat_of(link.user)):
            link.delete()


# --- with the meeting's row held ---


def _hold(meeting_pk: int, user: User) -> tuple[NetworkMeeting, Seat]:
    return NetworkMeeting.objects.select_for_update().get(pk=meeting_pk), seat_of(user)


def _hold_to_write(meeting_pk: int, user: User) -> NetworkMeeting:
    meeting, seat = _hold(meeting_pk, user)
    refusal = rules.may_write(
        meeting.kind,
        seat,
        is_organiser=is_organiser(user, meeting),
        is_cancelled=meeting.is_cancelled,
        is_approved=meeting.is_approved,
    )
    raise_if(refusal, REFUSALS)
    return meeting


def _tell_calendars(meeting: NetworkMeeting) -> None:
    meeting.sequence += 1
    meeting.changed_at = timezone.now()


def _refusal_of_organiser(meeting: NetworkMeeting) -> Refusal | None:
    organiser: Any = meeting.organiser
    if organiser is None or rules.may_read(meeting.kind, seat_of(organiser)):
        return None
    return Refusal.ORGANISER_READS_NOT
