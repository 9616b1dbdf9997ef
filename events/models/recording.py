"""What the law asks of a recording: rows beside the page, filled in by the organiser (docs/adr/0045)."""

import datetime
import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.core.blocks import AUDIO_DESCRIPTIONS
from cms.media.private import PrivateStorage
from events.recordings import rules


def captions_path(instance: "Recording", filename: str) -> str:
    """What the file was called on somebody's own machine is not kept."""
    return f"captions/{uuid.uuid4().hex}.vtt"


class RecordingQuerySet(models.QuerySet["Recording"]):
    def incomplete(self) -> "RecordingQuerySet":
        return self.filter(Q(audio_description="") | Q(captions="", is_captioned=False))

    def held(self, now: datetime.datetime) -> "RecordingQuerySet":
        return self.incomplete().filter(put_up_at__lte=now - rules.ALLOWED)


class Recording(models.Model):
    """One film of one event, in whichever of its editions it stands. The same film keeps its clock.

    `film`: what is played, «document:» and the number of the file, or the address of the other site's player.
    `put_up_at`: when readers could see it for the first time. `told`: the last step the owner was written about.
    """

    work = models.UUIDField(editable=False)  # the translation key of the event's pages
    film = models.CharField(max_length=300, editable=False)
    put_up_at = models.DateTimeField(_("put up"), null=True, editable=False)
    captions = models.FileField(_("captions (VTT)"), storage=PrivateStorage(), upload_to=captions_path, blank=True)
    captions_language = models.CharField(max_length=20, blank=True, editable=False)
    is_captioned = models.BooleanField(
        _("the captions are in the film itself, or in the other site's player"), default=False
    )
    audio_description = models.CharField(_("audio description"), max_length=10, choices=AUDIO_DESCRIPTIONS, blank=True)
    told = models.CharField(max_length=6, blank=True, editable=False)

    objects = RecordingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["work", "film"], name="a_film_has_one_clock"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["film"], name="recording_by_film")]

    @property
    def has_captions(self) -> bool:
        return bool(self.captions) or self.is_captioned

    @property
    def is_complete(self) -> bool:
        return self.has_captions and bool(self.audio_description)

    def is_held(self, now: datetime.datetime) -> bool:
        return rules.is_held(self.put_up_at, now, is_complete=self.is_complete)
