"""A month of the calendar, day by day: every meeting that is held or cancelled in it, on each day it lasts."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, Min, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import pgettext

from cms.core.listing import FilterForm, active_filters, left_out, narrow
from events.filters import EventFilterForm
from events.models.event import EventPage
from events.models.occurrence import Occurrence
from events.overviews.rules import DAY, Month, days_within, last_day_of, month_of, read_month, weeks_of

SHOWN = 3  # of a day, at once
MONDAY = datetime.date(2024, 1, 1)


@dataclass(frozen=True)
class Entry:
    """A meeting on one of its days: which of how many, from 1."""

    event: EventPage
    occurrence: Occurrence
    day: int
    days: int


@dataclass(frozen=True)
class Day:
    date: datetime.date
    is_today: bool
    entries: list[Entry]

    @property
    def further(self) -> int:
        """Those that are folded together below the first."""
        return len(self.entries) - SHOWN


@dataclass(frozen=True)
class ShownWeek:
    number: int
    days: list[Day | None]

    @property
    def has_entries(self) -> bool:
        return any(day.entries for day in self.days if day)


@dataclass
class ShownMonth:
    """What the template of a month needs. `total`: how many events. `before`, `after`: None where nothing is."""

    form: FilterForm
    ignored: list[str]
    active: list[tuple[str, str]]
    month: Month
    before: Month | None
    after: Month | None
    is_now: bool
    total: int
    weeks: list[ShownWeek]
    weekdays: list[datetime.date]  # any seven days from Monday, for their names


def month(query: QueryDict) -> ShownMonth:
    """The month that the address asks for; this one where it asks for none, or for what is none."""
    found = narrow(EventFilterForm, query, EventPage.objects.live().select_related("main_area"))
    today = timezone.localdate()
    now = month_of(today)
    asked = query.get("maned", "")
    shown = read_month(asked) or now
    if asked and asked != str(shown):
        found.ignored.append(left_out(pgettext("calendar", "Month"), asked))
    meetings = list(_meetings(found.pages, shown))
    events = _events(found.pages, meetings)
    by_day = _by_day(meetings, events, shown)
    first, last = _span(found.pages, now)
    return ShownMonth(
        form=found.form,
        ignored=found.ignored,
        active=active_filters(found.form, query),
        month=shown,
        before=shown.before if first < shown else None,
        after=shown.after if shown < last else None,
        is_now=shown == now,
        total=len(events),
        weekdays=[MONDAY + DAY * number for number in range(7)],
        weeks=[
            ShownWeek(week.number, [Day(day, day == today, by_day[day]) if day else None for day in week.days])
            for week in weeks_of(shown)
        ],
    )


def _of(events: QuerySet[Any]) -> QuerySet[Occurrence]:
    return Occurrence.objects.filter(work__in=events.order_by().values("translation_key"))


def _meetings(events: QuerySet[Any], shown: Month) -> QuerySet[Occurrence]:
    begins, ends = (
        timezone.make_aware(datetime.datetime.combine(each.first_day, datetime.time.min))
        for each in (shown, shown.after)
    )
    return _of(events).filter(starts_at__lt=ends, ends_at__gt=begins).order_by("starts_at", "pk")


def _events(events: QuerySet[Any], meetings: list[Occurrence]) -> dict[Any, EventPage]:
    works = {meeting.work for meeting in meetings}
    return {event.translation_key: event for event in events.filter(translation_key__in=works)}


def _span(events: QuerySet[Any], now: Month) -> tuple[Month, Month]:
    """From the first month in which something is to the last, and with this one: there are no links beyond."""
    ends = _of(events).aggregate(first=Min("starts_at"), last=Max("ends_at"))
    months = [month_of(timezone.localdate(moment)) for moment in ends.values() if moment]
    return min([now, *months]), max([now, *months])


def _by_day(meetings: list[Occurrence], events: dict[Any, EventPage], shown: Month) -> Any:
    by_day: dict[datetime.date, list[Entry]] = defaultdict(list)
    for meeting in meetings:
        starts_at, ends_at = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
        first, last = starts_at.date(), last_day_of(starts_at, ends_at)
        for day in days_within(first, last, shown):
            entry = Entry(events[meeting.work], meeting, (day - first).days + 1, (last - first).days + 1)
            by_day[day].append(entry)
    return by_day
