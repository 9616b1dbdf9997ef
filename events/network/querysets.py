"""Adjectives of meetings for members."""

import datetime

from django.db.models import QuerySet

from events.models import MeetingDecision, NetworkMeeting
from events.network.rules import Kind, Seat, kinds_read_by


def read_by(seat: Seat) -> QuerySet[NetworkMeeting]:
    return NetworkMeeting.objects.filter(kind__in=kinds_read_by(seat))


def to_come(meetings: QuerySet[NetworkMeeting], now: datetime.datetime) -> QuerySet[NetworkMeeting]:
    """Cancelled ones too: whoever meant to come must see it."""
    return meetings.filter(ends_at__gte=now).order_by("starts_at", "pk")


def over(meetings: QuerySet[NetworkMeeting], now: datetime.datetime) -> QuerySet[NetworkMeeting]:
    return meetings.filter(ends_at__lt=now).order_by("-starts_at", "-pk")


def archive(seat: Seat) -> QuerySet[MeetingDecision]:
    """The decisions of all meetings that are read, the latest meeting's first."""
    found = MeetingDecision.objects.filter(meeting__in=read_by(seat)).select_related("meeting")
    return found.order_by("-meeting__starts_at", "-meeting", "position", "pk")


def next_of_group(now: datetime.datetime) -> NetworkMeeting | None:
    meetings = NetworkMeeting.objects.filter(kind=Kind.GROUP, cancelled_at=None)
    return to_come(meetings, now).first()
