"""Signals events listens to."""

from typing import Any

from django.db.models.signals import post_delete

from cms.core.models.edition import TranslatedWork


def connect() -> None:
    from events.models import EventPage

    post_delete.connect(event_deleted, sender=EventPage, dispatch_uid="events.event_deleted")


def event_deleted(instance: Any, **kwargs: Any) -> None:
    """The times and places go with the work's last edition, whichever way that goes: alone or with its section."""
    from events.models import Evaluation, EventPage, Message, SignUp

    key = instance.translation_key
    list(TranslatedWork.objects.select_for_update().filter(key=key))  # two editions that are deleted at once
    if not EventPage.objects.filter(translation_key=key).exists():
        instance.occurrences.delete()
        Message.objects.filter(work=key).delete()
        Evaluation.objects.filter(work=key).delete()
        SignUp.objects.filter(work=key, registrations=None).delete()  # who has signed up stays until they are erased
