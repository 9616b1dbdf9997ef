"""The one letter to each who was there."""

from django.urls import reverse
from django.utils import translation

from learning.learners.letters import write
from learning.meetings.rules import CONFIRMED_WITHIN
from learning.models import Attendee


def confirm(attendee: Attendee, *, token: str, language: str) -> None:
    with translation.override(language):
        path = reverse("learning:confirm_attendance", args=(token,))
    context = {"attendee": attendee, "meeting": attendee.meeting, "path": path, "days": CONFIRMED_WITHIN.days}
    write(attendee.email, "confirm_attendance", context, language=language, key=f"meeting:{attendee.pk}")
