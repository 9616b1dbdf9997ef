"""What is put up after an event: recordings and slides. They are reviewed with the page."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from cms.core.blocks import EMBED_HOSTS
from cms.core.fields import PlainStreamField
from cms.core.templatetags.kb_tags import player_url
from events.recordings.rules import FILM_KINDS


class FilmBlock(blocks.StructBlock):
    """The recording of a meeting: a file of our own, or a film on a site whose player we know.

    Captions and the decision on audio description are no part of it: the organiser adds them when they are ready.
    """

    title = blocks.CharBlock(label=_("Title"), max_length=200)
    file = DocumentChooserBlock(label=_("Film file"), required=False)
    url = blocks.URLBlock(label=_("Or its address on another site"), required=False, max_length=200)

    class Meta:
        icon = "media"
        label = _("Recording")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        file, url = cleaned["file"], cleaned["url"]
        if bool(file) == bool(url):
            raise _error("file", _("Choose a film file, or write an address: one of them."))
        if file and file.file_extension.lower() not in FILM_KINDS:
            raise _error("file", _("This is no film or sound file. It must be one of these: %s.") % _all(FILM_KINDS))
        if url and not (url.startswith("https://") and player_url(url)):
            raise _error("url", _("Only %s can be shown here.") % _all(EMBED_HOSTS))
        return cleaned


def _error(name: str, message: Any) -> blocks.StructBlockValidationError:
    return blocks.StructBlockValidationError(block_errors={name: ValidationError(message)})


def _all(names: Any) -> str:
    return ", ".join(names)


class RecordingsBlock(blocks.StreamBlock):
    film = FilmBlock()
    slides = DocumentChooserBlock(label=_("Slides"), icon="doc-full")

    class Meta:
        max_num = 40


class RecordingsField(PlainStreamField):
    block = RecordingsBlock
