"""Images that say what they show, who made them and what one may do with them; documents beside them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition

from cms.media.licences import Licence


class BankImage(AbstractImage):
    """A picture; alternative text, creator and licence are required of whoever adds it."""

    # Wagtail's own field, required here: it is what `default_alt_text` gives to templates and rich text.
    description = models.CharField(
        _("alternative text"),
        max_length=255,
        help_text=_("Say what the picture shows, for those who do not see it."),
    )
    creator = models.CharField(_("creator"), max_length=120)
    licence = models.CharField(_("licence"), max_length=10, choices=Licence.choices, default=Licence.CC_BY)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "creator",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")


class BankRendition(AbstractRendition):
    image = models.ForeignKey(BankImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together: ClassVar = [("image", "filter_spec", "focal_point_key")]


class BankDocument(AbstractDocument):
    """A file to download."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def clean(self) -> None:
        """Wagtail looks at the file's extension also where the field has refused the file, and names an empty one."""
        if self.file:
            super().clean()
