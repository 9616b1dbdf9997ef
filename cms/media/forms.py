"""The form by which pictures are added: a picture that cannot be read to its end is refused by the field."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class WholeImageField(WagtailImageField):
    """Wagtail recognises a picture by its beginning; asking for its size reads the rest, which may raise anything."""

    def check_image_pixel_size(self, f: Any) -> None:
        try:
            super().check_image_pixel_size(f)
        except ValidationError:
            raise
        except Exception as error:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error


class BankImageForm(BaseImageForm):
    """Wagtail's, with our field for the file. A field declared on the class would keep its first language's texts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            file = self.fields["file"]
            self.fields["file"] = WholeImageField(label=file.label, required=file.required, widget=file.widget)
