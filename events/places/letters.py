"""Letters to those who have signed up: what has happened to their place, and to when and where."""

import datetime
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.db.models import Q
from django.utils import translation
from django.utils.translation import get_language

from cms.core.models import Mail
from cms.core.outbox import store_letter
from events.calendars import invitations
from events.models import Occurrence, OccurrenceChange, Registration, SignUpChange
from events.places.addresses import own_path
from events.places.rules import REMINDED_BEFORE
from events.texts import lines_for_all, lines_of_setting
from events.works import event_of

TOLD = {"capacity", "deadline"}  # of what is set of a sign-up, those that everybody is written to about
PREFIX = "registration:"  # begins the keys of all letters to those who have signed up, which are erased with them


def of_state(registrations: Iterable[Registration]) -> None:
    """One letter for each, of where it stands now. The same version is told once."""
    for registration in registrations:
        _write(registration, registration.state, f"{registration.version}")


def of_change(change: OccurrenceChange) -> None:
    """To everybody who has a place there, is offered one, or waits."""
    occurrence = change.occurrence
    template = "meeting_cancelled" if "cancelled_at" in change.changes else "changed"
    of_door = Registration.objects.standing().filter(sign_up=occurrence.sign_up_id, erased_at=None)

    @cache
    def lines(language: str) -> list[dict[str, str]]:
        with translation.override(language):
            return lines_for_all(change)

    for registration in of_door if occurrence.sign_up_id else ():
        known = {"occurrence": occurrence, "lines": lines(registration.language)}
        _write(registration, template, f"change:{change.pk}", **known)


def of_setting(change: SignUpChange) -> None:
    """To the same, where places or the deadline were changed."""

    @cache
    def lines(language: str) -> list[dict[str, str]]:
        with translation.override(language):
            return lines_of_setting(change, TOLD)

    for registration in Registration.objects.standing().filter(sign_up=change.sign_up_id, erased_at=None):
        _write(registration, "setting", f"setting:{change.pk}", lines=lines(registration.language))


def remind(now: datetime.datetime) -> None:
    """Of what begins within a day, to those who have a place; once for each time it is set to."""
    soon = Occurrence.objects.filter(
        cancelled_at=None, starts_at__gt=now, starts_at__lte=now + REMINDED_BEFORE, sign_up__is_here=True
    )
    for occurrence in soon.select_related("municipality"):
        registrations = Registration.objects.attending().filter(sign_up=occurrence.sign_up_id, erased_at=None)
        key = f"reminder:{occurrence.pk}:{occurrence.starts_at:%Y%m%d%H%M}"
        told = set(Mail.objects.filter(key__startswith=PREFIX, key__endswith=f":{key}").values_list("key", flat=True))
        for registration in registrations:
            if f"{PREFIX}{registration.pk}:{key}" not in told:
                _write(registration, "reminder", key, occurrence=occurrence)


def of_organiser(registration: Registration, subject: str, text: str, *, key: str) -> None:
    """What the organiser writes to all, as one letter to each."""
    _write(registration, "message", key, subject=subject, text=text)


def _write(registration: Registration, template: str, key: str, **more: Any) -> None:
    with translation.override(registration.language):
        page = event_of(registration.sign_up.work)
        if page is None:
            return
        context = {
            "registration": registration,
            "page": page,
            "occurrences": _occurrences(registration),
            "path": own_path(registration),
            "position": position_of(registration),
            "gives_link": registration.state == Registration.State.PLACE,
        }
        store_letter(
            registration.email,
            f"events/{template}",
            context | more,
            language=get_language() or registration.language,
            key=f"{PREFIX}{registration.pk}:{key}",
            calendar=invitations.of_letter(template, registration, page, more.get("occurrence")),
        )


def _occurrences(registration: Registration) -> Sequence[Occurrence]:
    of_door = Occurrence.objects.filter(sign_up=registration.sign_up).select_related("municipality")
    return list(of_door.order_by("starts_at"))


def position_of(registration: Registration) -> int | None:
    """In the waiting list, from 1; None for who does not wait."""
    if registration.state != Registration.State.WAITING:
        return None
    priority, pk = registration.priority, registration.pk
    before = Q(priority__gt=priority) | Q(priority=priority, pk__lt=pk)
    return Registration.objects.in_line().filter(before, sign_up=registration.sign_up_id).count() + 1
