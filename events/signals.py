"""Signals events listens to."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from wagtail.signals import page_published

from cms.core.models.edition import TranslatedWork


def connect() -> None:
    from events.models import EventPage, Recording

    post_delete.connect(event_deleted, sender=EventPage, dispatch_uid="events.event_deleted")
    page_published.connect(recordings_went_up, sender=EventPage, dispatch_uid="events.recordings_went_up")
    post_delete.connect(recording_deleted, sender=Recording, dispatch_uid="events.recording_deleted")


def recordings_went_up(instance: Any, **kwargs: Any) -> None:
    from events.recordings.actions import note_put_up

    note_put_up(instance)


def event_deleted(instance: Any, **kwargs: Any) -> None:
    """The times and places go with the work's last edition, whichever way that goes: alone or with its section."""
    from events.models import EventPage, Recording, SignUp

    key = instance.translation_key
    list(TranslatedWork.objects.select_for_update().filter(key=key))  # two editions that are deleted at once
    if not EventPage.objects.filter(translation_key=key).exists():
        instance.occurrences.delete()
        Recording.objects.filter(work=key).delete()
        SignUp.objects.filter(work=key, registrations=None).delete()  # who has signed up stays until they are erased


def recording_deleted(instance: Any, **kwargs: Any) -> None:
    """The captions are nobody else's."""
    if instance.captions:
        transaction.on_commit(lambda: instance.captions.storage.delete(instance.captions.name))
