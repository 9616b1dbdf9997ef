"""What a body may be built of."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail_localize.segments import StringSegmentValue

from cms.media import renditions

CAPTION = "table_caption"

RICH_TEXT = ["bold", "italic", "h3", "ol", "ul", "link", "document-link"]
# Players that can be shown without cookies before the reader asks for them.
EMBED_HOSTS = {
    "www.youtube.com": "https://www.youtube-nocookie.com/embed/",
    "youtu.be": "https://www.youtube-nocookie.com/embed/",
    "vimeo.com": "https://player.vimeo.com/video/",
}
AUDIO_DESCRIPTIONS = [
    ("described", _("Described in a track of its own")),
    ("spoken", _("What matters is spoken in the film")),
    ("not_needed", _("Nothing visual is lost without it")),
]


class LabelledCharBlock(blocks.CharBlock):
    """A line of text in a stream that says its label to those who hear the form.

    Wagtail ties the label it shows beside such a field to nothing (wagtail/wagtail#11179); this can go when
    `test_a_line_of_a_stream_has_a_name` holds without it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field.widget.attrs["aria-label"] = self.meta.label


class HeadingBlock(LabelledCharBlock):
    """A second-level heading."""

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"


class TextBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/text.html"


class PictureChooserBlock(ImageChooserBlock):
    """Fetches the sizes of all pictures of a text together with them."""

    def bulk_to_python(self, values: Any) -> list[Any]:
        images: list[Any] = super().bulk_to_python(values)
        renditions.prefetch(image for image in images if image)
        return images


class ImageBlock(blocks.StructBlock):
    """A picture; its alternative text belongs to the picture unless the page needs another."""

    image = PictureChooserBlock(label=_("Picture"))
    alt_text = blocks.CharBlock(
        label=_("Alternative text here"),
        required=False,
        help_text=_("Leave empty to use the picture's own."),
    )
    caption = blocks.CharBlock(label=_("Caption"), required=False)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/image.html"


class VideoBlock(blocks.StructBlock):
    """Our own film file. Captions and a transcript, and a decision on audio description, as the law asks."""

    title = blocks.CharBlock(label=_("Title"))
    file = DocumentChooserBlock(label=_("Film file"), required=False)
    captions = DocumentChooserBlock(label=_("Captions (VTT)"), required=False)
    transcript = blocks.RichTextBlock(label=_("Transcript"), features=RICH_TEXT)
    audio_description = blocks.ChoiceBlock(label=_("Audio description"), choices=AUDIO_DESCRIPTIONS)

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"

    def clean(self, value: Any) -> Any:
        """A film that can be played must have captions; one without a file yet is only a title and a transcript."""
        cleaned = super().clean(value)
        if cleaned["file"] and not cleaned["captions"]:
            message = ValidationError(_("A film needs captions."))
            raise blocks.StructBlockValidationError(block_errors={"captions": message})
        return cleaned


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"))
    attribution = blocks.CharBlock(label=_("Said by"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "blocks/quote.html"


class CalloutBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("tip", _("Tip")), ("important", _("Important")), ("law", _("The law says"))],
        default="tip",
    )
    heading = blocks.CharBlock(label=_("Heading"))
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT)

    class Meta:
        icon = "warning"
        label = _("Call-out")
        template = "blocks/callout.html"


class AccordionItem(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"))
    text = blocks.RichTextBlock(label=_("Text"), features=RICH_TEXT)


class AccordionBlock(blocks.ListBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(AccordionItem(), **kwargs)

    class Meta:
        icon = "list-ul"
        label = _("Accordion")
        template = "blocks/accordion.html"


class BankTableBlock(TableBlock):
    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"

    def get_searchable_content(self, value: Any) -> list[str]:
        """With the caption, which says what the cells are about."""
        caption = (value or {}).get(CAPTION)
        return [*([caption] if caption else []), *super().get_searchable_content(value)]

    def get_translatable_segments(self, value: Any) -> list[StringSegmentValue]:
        """The caption and the cells, by their place: wagtail-localize knows no tables, and asks the block."""
        caption = [StringSegmentValue(CAPTION, (value or {}).get(CAPTION) or "")]
        return [*caption, *(StringSegmentValue(f"{row}-{column}", cell) for row, column, cell in _cells(value))]

    def restore_translated_segments(self, value: Any, segments: Iterable[StringSegmentValue]) -> Any:
        texts = {segment.path: segment.render_text() for segment in segments}
        value = deepcopy(value)
        if CAPTION in texts:
            value[CAPTION] = texts[CAPTION]
        for row, column, cell in list(_cells(value)):
            value["data"][row][column] = texts.get(f"{row}-{column}", cell)
        return value


def _cells(table: Any) -> Iterator[tuple[int, int, str]]:
    for row, cells in enumerate((table or {}).get("data") or []):
        yield from ((row, column, cell) for column, cell in enumerate(cells) if isinstance(cell, str))


class DownloadBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False)
    document = DocumentChooserBlock(label=_("Document"))

    class Meta:
        icon = "download"
        label = _("Download")
        template = "blocks/download.html"


class EmbedBlock(blocks.StructBlock):
    """A film or sound on somebody else's site. Shown as a link; nothing is fetched from there before a click."""

    title = blocks.CharBlock(label=_("Title"))
    url = blocks.URLBlock(label=_("Address"))
    transcript = blocks.RichTextBlock(label=_("Transcript"), features=RICH_TEXT, required=False)

    class Meta:
        icon = "media"
        label = _("Film or sound from elsewhere")
        template = "blocks/embed.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        host = urlsplit(cleaned["url"]).hostname
        if host not in EMBED_HOSTS or not cleaned["url"].startswith("https://"):
            message = ValidationError(_("Only %s can be shown here.") % ", ".join(EMBED_HOSTS))
            raise blocks.StructBlockValidationError(block_errors={"url": message})
        return cleaned


class BodyBlock(blocks.StreamBlock):
    """The body of every page."""

    heading = HeadingBlock()
    text = TextBlock(features=RICH_TEXT)
    image = ImageBlock()
    video = VideoBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    table = BankTableBlock()
    accordion = AccordionBlock()
    download = DownloadBlock()
    embed = EmbedBlock()


class LineBlock(blocks.StreamBlock):
    """A list of short lines, such as outcomes or questions."""

    line = LabelledCharBlock(label=_("Line"), max_length=300)

    class Meta:
        max_num = 30


class LinkItem(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Text"))
    url = blocks.URLBlock(label=_("Address"))

    class Meta:
        icon = "link"
        label = _("Link")


class LinkListBlock(blocks.StreamBlock):
    link = LinkItem()


class FileListBlock(blocks.StreamBlock):
    file = DocumentChooserBlock(label=_("File"))
