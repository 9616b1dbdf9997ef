"""What readers look for and the bank does not have: written down by the group, read by everybody who makes content."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class WishQuerySet(models.QuerySet["Wish"]):
    def open(self) -> "WishQuerySet":
        """What is asked for most often comes first."""
        return self.filter(closed_at=None).order_by("-asked", "made_at", "pk")


class Wish(models.Model):
    """A wish for content, in the words it was searched for. `asked`: how often, when the wish was made."""

    text = models.CharField(_("what is wished for"), max_length=80)
    asked = models.PositiveIntegerField(_("asked"), default=0)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(_("written down"), default=timezone.now)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    closed_at = models.DateTimeField(_("fulfilled or dropped"), null=True, blank=True)

    objects = WishQuerySet.as_manager()

    class Meta:
        verbose_name = _("wish for content")
        verbose_name_plural = _("wishes for content")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["text"], condition=models.Q(closed_at=None), name="one_open_wish_per_text")
        ]

    def __str__(self) -> str:
        return self.text
