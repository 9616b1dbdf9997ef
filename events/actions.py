"""Verbs of the organiser: when and where changes at once, is logged, and told."""

import datetime
from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from cms.core.jobs import ask
from cms.people.models import User
from events.models import EventPage, Occurrence, OccurrenceChange
from events.series.doors import door_of_new

LOGGED = (
    "title",
    "starts_at",
    "ends_at",
    "venue",
    "municipality_id",
    "online_link",
    "cancelled_at",
    "preparation",
    "is_required",
)
WRITTEN = {"title", "preparation"}
IN_CALENDARS = {"title", "starts_at", "ends_at", "venue", "municipality_id", "online_link", "cancelled_at"}


@transaction.atomic
def save_occurrences(page: EventPage, changed: Iterable[tuple[Occurrence, Collection[str]]], user: User) -> None:
    """Saves what the organiser changed, each occurrence with the names of its changed fields and a line in the log.

    The other fields may have been written since the occurrence was read (a cancellation among them), and are left.
    `page` is the edition where it was changed: what is written is in its language.
    """
    for occurrence, names in changed:
        before = Occurrence.objects.select_for_update().filter(pk=occurrence.pk).first()
        spoken = [] if WRITTEN.isdisjoint(names) else ["language"]
        if spoken:
            occurrence.language = page.content_language
        if before is None:
            occurrence.work = page.translation_key
            occurrence.sign_up = occurrence.sign_up or door_of_new(occurrence)
            occurrence.save()
        else:
            occurrence.save(update_fields=[*names, *spoken])
            occurrence.refresh_from_db()
        changes = _changes(before, occurrence)
        if changes:
            is_told = before is not None and not IN_CALENDARS.isdisjoint(changes)
            OccurrenceChange.objects.create(
                occurrence=occurrence, user=user, changes=changes, told_at=None if is_told else timezone.now()
            )
            if is_told:
                Occurrence.objects.filter(pk=occurrence.pk).update(sequence=F("sequence") + 1)
                transaction.on_commit(_tell_changes)


def _tell_changes() -> None:
    from events.places.tasks import tell_changes

    ask(tell_changes)


@transaction.atomic
def cancel_occurrence(page: EventPage, occurrence_pk: int, user: User, reason: str) -> Occurrence:
    """Cancels once; a second try changes nothing."""
    occurrence = page.occurrences.select_for_update().get(pk=occurrence_pk)
    if not occurrence.is_cancelled:
        occurrence.cancelled_at = timezone.now()
        occurrence.cancel_reason = reason
        save_occurrences(page, [(occurrence, ("cancelled_at", "cancel_reason"))], user)
    return occurrence


def _changes(before: Occurrence | None, after: Occurrence) -> dict[str, list[str]]:
    def text(occurrence: Occurrence | None, name: str) -> str:
        value: Any = getattr(occurrence, name) if occurrence else None
        if isinstance(value, datetime.datetime):
            value = value.astimezone(datetime.UTC)  # the form gives the same moment in local time
        return "" if value is None else str(value)

    return {name: [text(before, name), text(after, name)] for name in LOGGED if text(before, name) != text(after, name)}
