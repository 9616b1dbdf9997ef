"""Verbs of staff meetings: entering who was there, confirming it, forgetting what nobody confirmed."""

import datetime
from collections.abc import Sequence

from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.utils import timezone

from cms.core.editions import nearest
from cms.core.models import Mail
from cms.people.models import User
from learning.certificates.actions import issue
from learning.certificates.facts import facts_of_attendance
from learning.courses.actions import record_attendance
from learning.meetings import letters, rules
from learning.meetings.texts import REFUSALS
from learning.models import Attendance, Attendee, Certificate, CoursePage, Learner, StaffMeeting
from learning.refused import raise_if

SIGNER = Signer(salt="learning.attendee")


@transaction.atomic
def enter(
    course: CoursePage,
    leader: Learner,
    *,
    held_on: datetime.date,
    minutes: int,
    present: Sequence[tuple[str, str]],
    language: str,
) -> StaffMeeting:
    """`present`: (name, e-mail address) of each; an address that stands twice counts once. Raises Refused."""
    Learner.objects.select_for_update().get(pk=leader.pk)
    today = timezone.localdate()
    refusal = rules.may_enter(
        held_on=held_on,
        today=today,
        present=len(present),
        meetings_today=leader.meetings_led.filter(entered_at__date=today).count(),
    )
    raise_if(refusal, REFUSALS)
    meeting = StaffMeeting.objects.create(
        work=course.translation_key,
        title=course.title,
        language=course.content_language,
        held_on=held_on,
        minutes=minutes,
        led_by=leader,
    )
    names = {email.strip().lower(): " ".join(name.split()) for name, email in present}
    for email, name in names.items():
        attendee = Attendee.objects.create(meeting=meeting, name=name, email=email)
        letters.confirm(attendee, token=SIGNER.sign(str(attendee.pk)), language=language)
    return meeting


def attendee_of(token: str) -> Attendee | None:
    """Whom a letter was to; None for a token that is not ours, or an entry that is deleted."""
    try:
        pk = int(SIGNER.unsign(token))
    except BadSignature:
        return None
    return Attendee.objects.select_related("meeting").filter(pk=pk).first()


@transaction.atomic
def confirm(attendee_pk: int, name: str, *, language: str) -> Attendee | None:
    """They were there: recorded once, with a certificate of attendance. None for an entry that is deleted meanwhile.

    The certificate is of the course as it is now, or as it was last, where it has been taken down since.
    """
    attendee = Attendee.objects.select_for_update(of=("self",)).select_related("meeting").filter(pk=attendee_pk).first()
    if attendee is None or attendee.confirmed_at is not None:
        return attendee
    attendee.name, attendee.confirmed_at = name, timezone.now()
    attendee.save(update_fields=["name", "confirmed_at"])
    learner, _created = Learner.objects.get_or_create(email=attendee.email, defaults={"language": language})
    if not learner.name:
        learner.name = name
        learner.save(update_fields=["name"])
    meeting = attendee.meeting
    record_attendance(
        learner,
        meeting.work,
        key=f"{Attendance.STAFF_MEETING}{meeting.pk}",
        title=meeting.title,
        language=meeting.language,
        held_on=meeting.held_on,
    )
    course = nearest(CoursePage.objects.filter(translation_key=meeting.work))
    if course is not None:
        kind = Certificate.Kind.ATTENDANCE
        facts = facts_of_attendance(
            course, language=language, issued_at=timezone.now(), held_on=meeting.held_on, minutes=meeting.minutes
        )
        issue(key=f"attendee:{attendee.pk}", kind=kind, learner=learner, name=name, facts=facts, work=meeting.work)
    return attendee


@transaction.atomic
def register(course: CoursePage, learners: Sequence[Learner], *, by: User, title: str, held_on: datetime.date) -> None:
    """Those who were at a webinar or meeting of the course; a certificate that waited for this alone is issued.

    The same day may be entered twice: it counts once.
    """
    key = f"register:{course.translation_key}:{held_on:%Y%m%d}"
    for learner in learners:
        language = course.content_language
        record_attendance(
            learner, course.translation_key, key=key, title=title, held_on=held_on, language=language, by=by
        )


def forget_unconfirmed() -> None:
    """Deletes what nobody has confirmed within fourteen days, and the letters that asked. May run twice."""
    before = timezone.now() - rules.CONFIRMED_WITHIN
    old = list(Attendee.objects.filter(confirmed_at=None, entered_at__lt=before).values_list("pk", flat=True))
    Mail.objects.filter(key__in=[f"meeting:{pk}" for pk in old]).delete()
    Attendee.objects.filter(pk__in=old, confirmed_at=None).delete()
