"""How many words went up, for the language ledger: counted once, when they did."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core.models import ApprovalRecord
from cms.people.models import CountyLibrary


class WordCount(models.Model):
    """One text that went up: whose it was then, its language, and its words. When it was stands in the record."""

    record = models.OneToOneField(ApprovalRecord, on_delete=models.CASCADE, primary_key=True, related_name="word_count")
    library = models.ForeignKey(
        CountyLibrary, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("county library")
    )
    language = models.CharField(_("language"), max_length=12)
    words = models.PositiveIntegerField()

    wagtail_reference_index_ignore = True

    def __str__(self) -> str:
        return f"{self.record_id}: {self.language}, {self.words}"
