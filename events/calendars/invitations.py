"""What a letter puts into the receiver's calendar, or takes out of it (RFC 5546, sent as RFC 6047 says)."""

from django.utils import timezone

from cms.core.models import Mail
from events.calendars import ics, rules
from events.calendars.querysets import Own, bank_address, entries
from events.calendars.rules import Standing
from events.models import EventPage, Occurrence, Registration


def of_letter(
    template: str, registration: Registration, page: EventPage, occurrence: Occurrence | None = None
) -> list[dict[str, str]]:
    """One iCalendar object for each meeting, as `Mail.calendar` has them; none where the letter is no matter of theirs.

    `template`: of `events.places.letters`. `occurrence`: the one that the letter is about; else all that are signed up
    for and not over. A meeting has the same UID here and in every feed, so that nothing stands twice.
    """
    has_place = registration.state == Registration.State.PLACE
    method = rules.method_of(template, has_place=has_place, is_invited=_is_invited(registration))
    if method is None:
        return []
    meetings = Occurrence.objects.filter(sign_up=registration.sign_up_id, ends_at__gt=timezone.now())
    meetings = meetings.filter(pk=occurrence.pk) if occurrence else meetings.filter(cancelled_at=None)
    own = {registration.sign_up_id: Own(Standing.PLACE, registration.changed_at)} if has_place else None
    attendee = rules.one_line(registration.name), registration.email
    made_at, sender = timezone.now(), bank_address()
    return [
        {"method": method, "text": ics.invitation(entry, method, attendee, sender=sender, made_at=made_at)}
        for entry in entries(EventPage.objects.filter(pk=page.pk), meetings, own)
    ]


def _is_invited(registration: Registration) -> bool:
    """Whether an earlier letter has put something into the calendar."""
    from events.places.letters import PREFIX  # which write what is made here

    written = Mail.objects.filter(to=registration.email, key__startswith=f"{PREFIX}{registration.pk}:")
    return written.exclude(calendar=[]).exists()
