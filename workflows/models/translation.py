"""What a translated page was translated from, and the machine's work on the way."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Translation(models.Model):
    """A page that was made from another in another language. `page` is an ordinary draft, and later an ordinary page.

    `source_content`: what the source said when the two were last level, as a revision holds it. `settled`: the marks of
    the changes made since that a person has taken or left (`workflows.translation.changes.Change.mark`).
    `machine_texts`: the strings that a machine wrote, by path; empty where none did, and once a person has worked on
    the page and it has been reviewed.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="translation", verbose_name=_("page"))
    source = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, related_name="translations", verbose_name=_("translated from")
    )
    source_content: Any = models.JSONField(encoder=DjangoJSONEncoder)
    settled: Any = models.JSONField(default=list)
    machine_texts: Any = models.JSONField(default=dict)
    read_through_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    behind_since = models.DateTimeField(_("behind since"), null=True, db_index=True)
    to_tend = models.BooleanField(default=False, db_index=True)  # something has happened to one of the two
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")

    def __str__(self) -> str:
        return f"{self.source_id} → {self.page_id}"

    @property
    def is_machine_made(self) -> bool:
        return bool(self.machine_texts)

    @property
    def is_behind(self) -> bool:
        return self.behind_since is not None


class TranslationJob(models.Model):
    """A first draft that somebody has asked a machine for. It is made whole, or not at all."""

    source = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="translation_jobs")
    language = models.CharField(_("language"), max_length=20)
    reason = models.CharField(_("why it is in several languages"), max_length=300, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    words = models.PositiveIntegerField(_("words"), default=0)
    words_done = models.PositiveIntegerField(_("words translated"), default=0)
    finished_at = models.DateTimeField(_("finished"), null=True, db_index=True)
    work = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="+")
    error = models.CharField(_("what went wrong"), max_length=300, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        verbose_name = _("draft by machine")
        verbose_name_plural = _("drafts by machine")

    def __str__(self) -> str:
        return f"{self.source_id} → {self.language}"
