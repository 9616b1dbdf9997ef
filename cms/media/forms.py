"""The forms by which pictures and documents are added: what is not what its name says is refused by the field."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms.media.signatures import extension_of, is_what_it_says


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


class BankDocumentForm(BaseDocumentForm):
    """Wagtail's, which looks at the file's name alone."""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data and not is_what_it_says(file):
            message = _("The name of the file ends with .%(extension)s, but it holds something else. Save it anew.")
            raise ValidationError(message % {"extension": extension_of(file)}, code="signature")
        return file
