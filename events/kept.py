"""What readers' answers are made of, told to the page cache: the tables of events, and when time changes them."""

import datetime
from collections.abc import Collection
from typing import Any

from django.db import connection
from django.utils import timezone

from cms.core.pagecache.moments import changes_by_clock
from cms.core.pagecache.tables import also_shown_on, watch_by_work
from events.calendars.rules import KEPT
from events.models import Occurrence, OccurrenceChange, Quota, Recording, SignUp
from events.recordings.rules import ALLOWED

# A course shows its cohorts.
SHOWN_ON_COURSE = """
SELECT course.translation_key FROM events_eventpage cohort
    JOIN wagtailcore_page course ON course.id = cohort.course_id WHERE cohort.page_ptr_id = $1
"""
# When what is said of a meeting changes with nobody doing anything: it opens, closes, begins, ends, leaves the feeds.
MOMENTS = """
SELECT min(moment) FROM (
    SELECT unnest(ARRAY[starts_at, ends_at, ends_at + %(kept)s, opens_at, deadline]) AS moment
    FROM events_occurrence meeting LEFT JOIN events_signup sign_up ON sign_up.id = meeting.sign_up_id
    WHERE meeting.ends_at > %(now)s - %(kept)s {of_works}
    UNION ALL SELECT put_up_at + %(allowed)s FROM events_recording meeting WHERE true {of_works}
) AS moments WHERE moment > %(now)s
"""


def declare() -> None:
    for model in (Occurrence, Recording, SignUp):
        watch_by_work(model, "SELECT ($1->>'work')::uuid")
    watch_by_work(Quota, "SELECT work FROM events_signup WHERE id = ($1->>'sign_up_id')::bigint")
    watch_by_work(OccurrenceChange, "SELECT work FROM events_occurrence WHERE id = ($1->>'occurrence_id')::bigint")
    also_shown_on(SHOWN_ON_COURSE)
    changes_by_clock(next_moment, *(model._meta.db_table for model in (Occurrence, Recording, SignUp)))


def next_moment(works: Collection[str] | None, now: datetime.datetime) -> datetime.datetime | None:
    """When something is said otherwise of one of the works, or of any; None where nothing is to come."""
    of_works = "" if works is None else "AND meeting.work = ANY(%(works)s::uuid[])"
    values: dict[str, Any] = {"now": now, "kept": KEPT, "allowed": ALLOWED, "works": list(works or ())}
    with connection.cursor() as cursor:
        cursor.execute(MOMENTS.format(of_works=of_works), values)
        (found,) = cursor.fetchone()
    return timezone.make_aware(found) if found and timezone.is_naive(found) else found
