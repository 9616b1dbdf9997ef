"""What is written inside the files that pages show."""

from django.db import models
from django.utils import timezone

from cms.media.models import BankDocument


class FileText(models.Model):
    """The text of a document, read once for each file it has had."""

    document = models.OneToOneField(BankDocument, on_delete=models.CASCADE, primary_key=True, related_name="+")
    file = models.CharField(max_length=255, help_text="The name of the file this is the text of.")
    text = models.TextField(blank=True)
    problem = models.CharField(max_length=200, blank=True, help_text="Why it could not be read.")
    read_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True  # says nothing of where the document is used

    def __str__(self) -> str:
        return self.file
