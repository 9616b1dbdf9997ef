"""The verb of cohorts: who was at all meetings that count has attended the course."""

from typing import cast
from uuid import UUID

from django.utils import timezone

from events.attendance.rules import is_over
from events.cohorts import rules
from events.cohorts.querysets import cohorts, participants_of
from events.models import EventPage, Occurrence
from events.places.held import name_key
from learning.courses.actions import record_attendance, withdraw_attendance
from learning.models import Attendance, CoursePage, Learner


def tend(work: UUID) -> None:
    """Records what those who learn here have attended, and takes back what was a mistake. May run twice, and at once.

    Only of addresses that the letter has proved, and only of learners there are: who has signed up for a meeting has
    not asked to be one. Who becomes one later is found the next time, until the registration is erased.
    """
    page = cohorts().filter(translation_key=work).first()
    required = list(Occurrence.objects.filter(work=work, is_required=True, cancelled_at=None).order_by("ends_at"))
    if page is None or not is_over([each.ends_at for each in required], timezone.now()):
        return
    people = participants_of(work)
    recorded = set(Attendance.objects.filter(key=key_of(work)).values_list("learner", flat=True))
    for learner in Learner.objects.filter(email__in=people).order_by("pk"):
        of_address = people[learner.email]
        for name, participant in of_address.items():
            if participant.is_confirmed and rules.is_credited(name, of_address, name_key(learner.name)):
                was_there = rules.was_at_all({each.pk for each in required}, participant.check_ins, timezone.now())
                _keep(page, learner, required[-1], was_there=was_there, is_recorded=learner.pk in recorded)


def _keep(page: EventPage, learner: Learner, last: Occurrence, *, was_there: bool | None, is_recorded: bool) -> None:
    key, course = key_of(page.translation_key), cast("CoursePage", page.course)
    if was_there and not is_recorded:
        record_attendance(
            learner,
            course.translation_key,
            key=key,
            title=page.title,
            held_on=timezone.localdate(last.ends_at),
            language=page.content_language,
        )
    elif was_there is False and is_recorded:
        withdraw_attendance(learner, key=key)


def key_of(work: UUID) -> str:
    return f"cohort:{work}"
