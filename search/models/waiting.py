"""What the search index does not know yet."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class WaitingPage(models.Model):
    """A page to be indexed: stored in the transaction of its change, gone with the index entry that replaces it."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="+")
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    wagtail_reference_index_ignore = True  # says nothing of where the page is used

    class Meta:
        verbose_name = _("page to be indexed")
        verbose_name_plural = _("pages to be indexed")

    def __str__(self) -> str:
        return f"{self.page_id}"
