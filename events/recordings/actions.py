"""Verbs of recordings: they are put up, described, and their owner is reminded."""

import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms.people.models import User
from events.models import EventPage, Recording
from events.recordings import letters, rules
from events.recordings.films import Film, keys_on


@transaction.atomic
def note_put_up(page: EventPage) -> None:
    """The page has gone up, in this transaction: the clock of each film begins, once and for all editions."""
    for key in keys_on(page):
        recording = _hold(page, key)
        if recording.put_up_at is None:
            recording.put_up_at = timezone.now()
            recording.save(update_fields=["put_up_at"])


@transaction.atomic
def describe(page: EventPage, film: Film, user: User, changes: dict[str, Any]) -> Recording:
    """Keeps what the organiser changed, and leaves the rest as it is: somebody else may have written it meanwhile.

    `changes`: some of `captions` (a file; None to take away what is there), `is_captioned`, `audio_description`.
    Readers see it at once, and a recording that was held is up again.
    """
    recording = _hold(page, film.key)
    if not changes:
        return recording
    old = recording.captions.name
    for name, value in changes.items():
        setattr(recording, name, value or "" if name == "captions" else value)
    if "captions" in changes:
        recording.captions_language = page.content_language
    recording.save(update_fields=[*changes, "captions_language"])
    if old and old != recording.captions.name:
        transaction.on_commit(lambda: recording.captions.storage.delete(old))
    told = {name: bool(value) if isinstance(value, File | None) else value for name, value in changes.items()}
    log(instance=page, action="kb.recording", user=user, data={"film": film.title} | told)
    return recording


@transaction.atomic
def remind(pk: int, now: datetime.datetime) -> None:
    """Writes to the owner of the step that has come, if nobody has; not of a film that readers cannot find anyhow."""
    waiting = Recording.objects.incomplete().exclude(put_up_at=None).filter(pk=pk)
    recording = waiting.select_for_update(skip_locked=True, of=("self",)).first()
    if recording is None or recording.put_up_at is None:
        return
    step = rules.step_at(recording.put_up_at, now)
    if step is None or step == recording.told:
        return
    for page in EventPage.objects.live().filter(translation_key=recording.work).order_by("pk"):
        film = next((each for each in page.put_up.films if each.key == recording.film), None)
        if film is not None:
            letters.remind(page, film, step)
            break
    recording.told = step
    recording.save(update_fields=["told"])


def _hold(page: EventPage, key: str) -> Recording:
    """The film's row, locked."""
    recording, _is_new = Recording.objects.select_for_update().get_or_create(work=page.translation_key, film=key)
    return recording
