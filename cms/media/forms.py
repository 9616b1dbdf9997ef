"""The form by which pictures are added: a picture that cannot be read to its end is refused by the field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class WholeImageField(WagtailImageField):
    """Wagtail looks at the beginning only; asking for the size reads the rest, and a broken rest raises anything."""

    def check_image_pixel_size(self, f: Any) -> None:
        try:
            super().check_image_pixel_size(f)
        except ValidationError:
            raise
        except Exception as error:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error


class BankImageForm(BaseImageForm):
    file = WholeImageField(label=_("File"), widget=forms.FileInput)
