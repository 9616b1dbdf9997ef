"""What of a page is translated: its texts, by path, as wagtail-localize takes them out and puts them in.

A path is a field's name, or the field and the way down through its blocks by their keys (`body.<key>.heading`). A text
is one string, or, of rich text, one string for each paragraph and item, and the template they stand in.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.core.validators import MaxLengthValidator
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail_localize.fields import TranslatableField
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from cms.core.models import BasePage

# Draftail gives each paragraph one when the text is first saved there; imported text has none. In HTML, and in JSON.
_BLOCK_KEY = re.compile(r' data-block-key=\\?"[^"\\]*\\?"')


@dataclass(frozen=True)
class Text:
    """One text. `strings`: HTML without blocks, where a tag has a number in place of what it had to say; that stands in
    `attributes`, for each string by tag. `template` is None for text without markup.
    """

    path: str
    strings: tuple[StringValue, ...] = ()
    attributes: tuple[dict[str, Any] | None, ...] = ()
    template: TemplateSegmentValue | None = None

    @property
    def shape(self) -> tuple[str, int]:
        """What it is but for its words: texts of one shape have the same paragraphs in the same places."""
        return (without_block_keys(self.template.template) if self.template else "", len(self.strings))

    def with_strings(self, strings: Iterable[StringValue]) -> "Text":
        return replace(self, strings=tuple(strings))

    def segments(self) -> Iterator[Any]:
        """As wagtail-localize has them, in their order: the template first."""
        parts = [self.template] if self.template else []
        parts += [
            StringSegmentValue(self.path, string, attrs=attributes)
            for string, attributes in zip(self.strings, self.attributes, strict=True)
        ]
        return (part.with_order(number) for number, part in enumerate(parts))


def texts_of(page: BasePage) -> dict[str, Text]:
    """The page's texts by path, in the order of its fields and blocks; what is empty is left out."""
    texts: dict[str, Text] = {}
    for segment in extract_segments(page):
        text = texts.get(segment.path, Text(segment.path))
        if isinstance(segment, TemplateSegmentValue):
            texts[segment.path] = replace(text, template=segment)
        elif isinstance(segment, StringSegmentValue):
            strings, attributes = (*text.strings, segment.string), (*text.attributes, segment.attrs)
            texts[segment.path] = replace(text, strings=strings, attributes=attributes)
    return {path: text for path, text in texts.items() if text.strings}


def strings_of(texts: Iterable[Text]) -> list[StringValue]:
    """Each string once."""
    return list(dict.fromkeys(string for text in texts for string in text.strings))


def without_block_keys(html: str) -> str:
    return _BLOCK_KEY.sub("", html)


def without_words(text: Text) -> Text:
    return replace(text, strings=(StringValue(""),) * len(text.strings), attributes=({},) * len(text.strings))


def put(page: BasePage, texts: Iterable[Text]) -> None:
    """Writes these texts into the page, which must have something at their paths already."""
    segments = [segment for text in texts for segment in text.segments()]
    ingest_segments(page, page, page.locale, page.locale, segments)


def shorten(page: BasePage) -> None:
    """A draft by machine may be longer than its source, and than its field; whoever edits it sees what is left out."""
    for each, value in _limited(page):
        setattr(page, each.name, value[: each.max_length])


def check_lengths(page: BasePage) -> None:
    """Raises ValidationError where a text is longer than its field. Of a text field only forms ask."""
    for each, value in _limited(page):
        MaxLengthValidator(each.max_length)(value)


def _limited(page: BasePage) -> Iterator[tuple[Any, str]]:
    for name in translated_names(page):
        each, value = page._meta.get_field(name), getattr(page, name)
        if each.max_length and isinstance(value, str):
            yield each, value


def translated_names(page: BasePage) -> set[str]:
    """The fields that are translated; every other is the same in all languages."""
    return {each.field_name for each in page.translatable_fields if isinstance(each, TranslatableField)}


def words_in(strings: Iterable[StringValue]) -> int:
    return sum(len(string.render_text().split()) for string in strings)


# --- what a path is called -------------------------------------------------------------------------------------------


def label_of(page: BasePage, path: str) -> str:
    """«Text – Call-out – Heading»; of a block that is no longer there, as much as is."""
    name, *keys = path.split(".")
    each = page._meta.get_field(name)
    labels = [str(capfirst(each.verbose_name))]
    if isinstance(each, StreamField):
        labels += _labels(each.stream_block, each.value_from_object(page).get_prep_value(), keys)
    return " – ".join(labels)


def _labels(block: blocks.Block, stored: Any, keys: list[str]) -> Iterator[str]:
    if not keys:
        return
    key, *rest = keys
    if isinstance(block, blocks.StructBlock):
        child = block.child_blocks.get(key)
        if child is not None:
            yield str(capfirst(child.label))
            yield from _labels(child, (stored or {}).get(key), rest)
        return
    item = next((item for item in _items(stored) if item.get("id") == key), None)
    if item is None:
        return
    if isinstance(block, blocks.StreamBlock):
        yield str(capfirst(block.child_blocks[item["type"]].label))
        yield from _labels(block.child_blocks[item["type"]], item["value"], rest)
    elif isinstance(block, blocks.ListBlock):
        yield from _labels(block.child_block, item["value"], rest)


def _items(stored: Any) -> list[dict[str, Any]]:
    return [item for item in stored if isinstance(item, dict)] if isinstance(stored, list) else []
