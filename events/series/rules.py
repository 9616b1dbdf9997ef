"""When a meeting is repeated, and how an event's meetings may be signed up for. Dates and clocks are Norway's."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, takewhile

from dateutil.relativedelta import relativedelta
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

MOST = 60  # meetings of one event
LONGEST = relativedelta(years=3)  # ahead of the meeting that is repeated


class Every(StrEnum):
    WEEK = "week"
    DATE = "date"  # the same day of the month
    WEEKDAY = "weekday"  # the same weekday of the month, counted from its beginning: the second Tuesday
    LAST_WEEKDAY = "last_weekday"  # the last such weekday of the month


class Fault(StrEnum):
    NO_END = "no_end"
    TWO_ENDS = "two_ends"
    ENDS_BEFORE = "ends_before"
    TOO_FAR = "too_far"
    NO_DAYS = "no_days"
    ARE_THERE = "are_there"
    TOO_MANY = "too_many"
    SOMEBODY_SIGNED_UP = "somebody_signed_up"
    NO_MEETINGS = "no_meetings"


@dataclass(frozen=True)
class Repetition:
    """From the day after a first meeting; `interval`: every so many weeks or months; one of `until` and `count`.

    A month without the day (the 31st, a fifth Tuesday) is passed over. Days left out do not count.
    """

    every: Every
    interval: int = 1
    until: datetime.date | None = None
    count: int | None = None
    left_out: frozenset[datetime.date] = frozenset()
    skips_holidays: bool = False


def faults_of(first: datetime.date, repetition: Repetition) -> list[tuple[str, Fault]]:
    """What cannot be, as (field, why)."""
    if repetition.until is None:
        return [("count", Fault.NO_END)] if repetition.count is None else []
    if repetition.count is not None:
        return [("count", Fault.TWO_ENDS)]
    if repetition.until <= first:
        return [("until", Fault.ENDS_BEFORE)]
    return [("until", Fault.TOO_FAR)] if repetition.until > first + LONGEST else []


def days_of(
    first: datetime.date, repetition: Repetition, is_holiday: Callable[[datetime.date], bool]
) -> list[datetime.date]:
    """The days the first meeting is repeated on, without its own: at most one more than an event may have."""
    wanted = MOST + 1 if repetition.count is None else min(repetition.count, MOST + 1)
    days = takewhile(lambda day: day <= first + LONGEST, (moment.date() for moment in _rule(first, repetition)))
    kept = (day for day in days if day > first and not _is_left_out(day, repetition, is_holiday))
    return list(islice(kept, wanted))


def _is_left_out(day: datetime.date, repetition: Repetition, is_holiday: Callable[[datetime.date], bool]) -> bool:
    return day in repetition.left_out or (repetition.skips_holidays and is_holiday(day))


def _rule(first: datetime.date, repetition: Repetition) -> rrule:
    until = repetition.until and datetime.datetime.combine(repetition.until, datetime.time.min)
    begin = datetime.datetime.combine(first, datetime.time.min)
    if repetition.every == Every.WEEK:
        return rrule(WEEKLY, dtstart=begin, interval=repetition.interval, until=until)
    if repetition.every == Every.DATE:
        return rrule(MONTHLY, dtstart=begin, interval=repetition.interval, until=until, bymonthday=first.day)
    place = -1 if repetition.every == Every.LAST_WEEKDAY else (first.day - 1) // 7 + 1
    byweekday = weekday(first.weekday(), place)
    return rrule(MONTHLY, dtstart=begin, interval=repetition.interval, until=until, byweekday=byweekday)


def may_add(*, there_are: int, days: int, new: int) -> Fault | None:
    """`new`: of the days, those on which the same meeting is not there already."""
    if not days:
        return Fault.NO_DAYS
    if not new:
        return Fault.ARE_THERE
    return Fault.TOO_MANY if there_are + new > MOST else None


def may_switch(*, meetings: int, signed_up: int) -> Fault | None:
    """Between signing up to the whole and to each alone. `signed_up`: with those who have cancelled or are erased."""
    if signed_up:
        return Fault.SOMEBODY_SIGNED_UP
    return None if meetings else Fault.NO_MEETINGS


def same_clock(moment: datetime.datetime, day: datetime.date) -> datetime.datetime:
    """The local clock time of `moment` on another day, before and after summer time alike.

    What falls in the hour that is left out in spring is set an hour later, as clocks are.
    """
    there = moment.replace(year=day.year, month=day.month, day=day.day, fold=0)
    return there.astimezone(datetime.UTC).astimezone(there.tzinfo)


def shifted(moment: datetime.datetime, by: datetime.timedelta) -> datetime.datetime:
    """So many whole days later, at the same local clock time."""
    return same_clock(moment, moment.date() + by)


def moments(
    starts_at: datetime.datetime, ends_at: datetime.datetime, day: datetime.date
) -> tuple[datetime.datetime, datetime.datetime]:
    """A meeting of these local times, on another day. One in the night the clocks change keeps its length instead."""
    by = day - starts_at.date()
    begins, ends = shifted(starts_at, by), shifted(ends_at, by)
    return begins, ends if ends > begins else begins + (ends_at - starts_at)
