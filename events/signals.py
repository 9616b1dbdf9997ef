"""Signals events listens to."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_delete
from django.utils.translation import gettext
from wagtail.models import Page
from wagtail.signals import page_published

from cms.core.guard import asked_to_delete
from cms.core.models.edition import TranslatedWork
from learning.runs.register import coming_runs_wanted, runs_wanted
from learning.signals import learner_erased, learner_exported


def connect() -> None:
    from events.cohorts.runs import coming_runs_of_cohorts, runs_of_cohorts
    from events.models import EventPage, Recording
    from events.places import privacy

    learner_exported.connect(privacy.give, dispatch_uid="events.registrations_given")
    learner_erased.connect(privacy.erase_learners, dispatch_uid="events.registrations_erased")
    asked_to_delete.connect(why_event_stays, dispatch_uid="events.why_event_stays")
    post_delete.connect(event_deleted, sender=EventPage, dispatch_uid="events.event_deleted")
    page_published.connect(recordings_went_up, sender=EventPage, dispatch_uid="events.recordings_went_up")
    post_delete.connect(recording_deleted, sender=Recording, dispatch_uid="events.recording_deleted")
    coming_runs_wanted.connect(coming_runs_of_cohorts, dispatch_uid="events.coming_runs_of_cohorts")
    runs_wanted.connect(runs_of_cohorts, dispatch_uid="events.runs_of_cohorts")


def recordings_went_up(instance: Any, **kwargs: Any) -> None:
    from events.recordings.actions import note_put_up

    note_put_up(instance)


def why_event_stays(pages: "QuerySet[Page]", **kwargs: Any) -> str:
    """An event that people have signed up to is cancelled first, so that they are told."""
    from events.models import EventPage
    from events.querysets import expected

    works = EventPage.objects.filter(pk__in=pages.values("pk")).values("translation_key")
    left = EventPage.objects.filter(translation_key__in=works).exclude(pk__in=pages.values("pk"))
    is_kept = expected(works).exclude(work__in=left.values("translation_key")).exists()
    return gettext("People have signed up. Cancel the event first, so that they are told.") if is_kept else ""


def event_deleted(instance: Any, **kwargs: Any) -> None:
    """The times and places go with the work's last edition, whichever way that goes: alone or with its section."""
    from events.models import Evaluation, EventPage, Message, Recording, SignUp

    key = instance.translation_key
    list(TranslatedWork.objects.select_for_update().filter(key=key))  # two editions that are deleted at once
    if not EventPage.objects.filter(translation_key=key).exists():
        instance.occurrences.delete()
        for rows in (Evaluation, Message, Recording):
            rows.objects.filter(work=key).delete()
        SignUp.objects.filter(work=key, registrations=None).delete()  # who had signed up is forgotten in the night


def recording_deleted(instance: Any, **kwargs: Any) -> None:
    """The captions are nobody else's."""
    if instance.captions:
        transaction.on_commit(lambda: instance.captions.storage.delete(instance.captions.name))
