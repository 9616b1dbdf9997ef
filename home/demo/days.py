"""The demo's calendar: every day is counted from the day it is built, so that it never grows old."""

import datetime

from django.utils import timezone

from cms.core.working_days import is_working_day

SATURDAY = 5


def moment(day: datetime.date, clock: str = "10:00") -> datetime.datetime:
    """The day at «HH:MM», Oslo time."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.fromisoformat(clock)))


def working_day_on_or_after(day: datetime.date) -> datetime.date:
    """Nobody meets at a weekend or on a public holiday."""
    while not is_working_day(day):
        day += datetime.timedelta(days=1)
    return day


def weekday_on_or_before(day: datetime.date) -> datetime.date:
    """For what has been done already: Saturday and Sunday become the Friday before."""
    return day - datetime.timedelta(days=max(day.weekday() - SATURDAY + 1, 0))


def days_ago(today: datetime.date, number: int) -> datetime.datetime:
    """Ten o'clock on the weekday that lies that many days back, or just before it."""
    return moment(weekday_on_or_before(today - datetime.timedelta(days=number)))
