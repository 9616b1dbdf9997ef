"""Which works have several editions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class TranslatedWork(models.Model):
    """A work that there is, or has been, more than one edition of, by its translation key.

    Lists show each work once. Whether a page has a nearer edition would be asked of every page; of these few it is
    asked at no cost (`cms.core.editions.farther`).
    """

    key = models.UUIDField(primary_key=True)
    # By law the same general text is not published in both written forms without one (språklova § 13).
    reason = models.CharField(_("why it is in several languages"), max_length=300, blank=True)

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return str(self.key)

    @staticmethod
    def remember(page: Page) -> None:
        """For a page that is new."""
        if Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).exists():
            TranslatedWork.objects.bulk_create([TranslatedWork(page.translation_key)], ignore_conflicts=True)
