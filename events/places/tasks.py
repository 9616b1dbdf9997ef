"""What is done after a change, and by the clock. Each may run twice, late or at once."""

from collections.abc import Callable
from typing import Any

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from events.models import OccurrenceChange, Registration, SignUpChange
from events.places import actions, letters, privacy
from events.places.querysets import doors_to_settle

BATCH = 50


@shared_task(name="events.tell")
def tell() -> None:
    """After each change of places, and every minute: one letter for each change that is not told yet."""
    while _tell_some():
        pass


@transaction.atomic
def _tell_some() -> int:
    """Rows that another worker holds are its own to tell."""
    untold = Registration.objects.untold().order_by("pk").select_for_update(skip_locked=True, of=("self",))
    found = list(untold.select_related("sign_up", "municipality")[:BATCH])
    letters.of_state(found)
    for registration in found:
        Registration.objects.filter(pk=registration.pk).update(told_version=registration.version)
    return len(found)


@shared_task(name="events.tell_changes")
def tell_changes() -> None:
    """After each change of when and where, places and deadline, and every minute: a letter to all who stand there."""
    for model, write in ((OccurrenceChange, letters.of_change), (SignUpChange, letters.of_setting)):
        for pk in model.objects.filter(told_at=None).order_by("pk").values_list("pk", flat=True)[:200]:
            _tell_change(model, pk, write)


@transaction.atomic
def _tell_change(model: Any, pk: int, write: Callable[[Any], None]) -> None:
    change = model.objects.filter(pk=pk, told_at=None).select_for_update(skip_locked=True).first()
    if change is not None:
        write(change)
        change.told_at = timezone.now()
        change.save(update_fields=["told_at"])


@shared_task(name="events.tend_places")
def tend_places() -> None:
    """Every minute: offers that ran out, quotas that are released; and what no worker has told yet."""
    for pk in doors_to_settle(timezone.now()):
        actions.settle(pk)
    tell()
    tell_changes()


@shared_task(name="events.remind")
def remind() -> None:
    """Every quarter of an hour: a letter the day before to those who have a place."""
    letters.remind(timezone.now())


@shared_task(name="events.forget_registrations")
def forget_registrations() -> None:
    """Every night: needs the day after the event, names when their time is up."""
    privacy.forget(timezone.localdate())
