"""The words a county library prefers in its texts."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from cms.core.editions import WRITTEN_FORMS
from cms.people.models import CountyLibrary

LONGEST = 80  # letters
FORM_CHOICES = [choice for choice in settings.INTERFACE_LANGUAGES if choice[0] in WRITTEN_FORMS]


class PreferredWord(models.Model):
    """In the library's texts in this language: `write`, instead of `instead_of`."""

    library = models.ForeignKey(
        CountyLibrary, on_delete=models.CASCADE, related_name="preferred_words", verbose_name=_("county library")
    )
    language = models.CharField(_("written form"), max_length=2, choices=FORM_CHOICES)
    instead_of = models.CharField(_("instead of"), max_length=LONGEST)
    write = models.CharField(_("write"), max_length=LONGEST)

    class Meta:
        ordering: ClassVar = [Lower("instead_of"), "pk"]
        verbose_name = _("preferred word")
        verbose_name_plural = _("preferred words")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint("library", "language", Lower("instead_of"), name="one_preferred_word_for_each"),
        ]

    def __str__(self) -> str:
        return f"{self.instead_of} → {self.write}"
