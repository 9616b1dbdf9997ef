"""Help from outside: experts who read one draft by a secret address, and authors who are invited to one work."""

import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

from cms.people.models import CountyLibrary


class ExpertLinkQuerySet(models.QuerySet["ExpertLink"]):
    def open(self, now: datetime.datetime | None = None) -> "ExpertLinkQuerySet":
        """Those that let somebody in: neither ended nor expired, and the work is still there."""
        return self.filter(ended_at=None, expires_at__gt=now or timezone.now(), page__isnull=False)


class ExpertLink(models.Model):
    """A secret address that shows one draft to one expert. Of the secret only the SHA-256 is kept, in hexadecimal.

    `page` is the work's root. The row outlives the page, since comments rest on it.
    """

    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="expert_links")
    title = models.CharField(_("title"), max_length=255)
    library = models.ForeignKey(CountyLibrary, on_delete=models.SET_NULL, null=True, related_name="+")
    expert = models.CharField(_("for whom"), max_length=120)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("works until"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ExpertLinkQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-made_at", "-pk"]
        verbose_name = _("link for an expert")
        verbose_name_plural = _("links for experts")

    def __str__(self) -> str:
        return f"{self.expert}: {self.title}"

    @property
    def is_open(self) -> bool:
        return self.ended_at is None and self.expires_at > timezone.now() and self.page_id is not None


class ExpertComment(models.Model):
    """What an expert wrote about one page of the draft, and which saved version was read."""

    link = models.ForeignKey(ExpertLink, on_delete=models.PROTECT, related_name="comments")
    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")
    page_title = models.CharField(_("page"), max_length=255)
    name = models.CharField(_("name"), max_length=120)
    text = models.TextField(_("comment"), max_length=4000)
    written_at = models.DateTimeField(_("written"), auto_now_add=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["written_at", "pk"]
        verbose_name = _("comment from an expert")
        verbose_name_plural = _("comments from experts")

    def __str__(self) -> str:
        return f"{self.name}: {self.page_title}"


class AuthorInvitationQuerySet(models.QuerySet["AuthorInvitation"]):
    def open(self) -> "AuthorInvitationQuerySet":
        return self.filter(ended_at=None, page__isnull=False)


class AuthorInvitation(models.Model):
    """An author from elsewhere may write in one work, until the owner takes it back or the work goes up.

    `library`: the county library the author writes for, if any. It counts as a maker of what the author wrote.
    """

    page = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="author_invitations")
    title = models.CharField(_("title"), max_length=255)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="author_invitations")
    library = models.ForeignKey(
        CountyLibrary,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("the author's county library"),
    )
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField(_("invited"), auto_now_add=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = AuthorInvitationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["invited_at", "pk"]
        verbose_name = _("invited author")
        verbose_name_plural = _("invited authors")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["page", "user"], condition=Q(ended_at=None), name="one_is_invited_to_a_work_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.title}"
