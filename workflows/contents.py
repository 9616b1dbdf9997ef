"""What a page holds, as it is stored: every block and field with its place in words. Asks the database nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bs4 import BeautifulSoup
from django.db.models import Field
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from cms.core.models import BasePage


@dataclass(frozen=True)
class Node:
    """One block, or one field that is not made of blocks.

    `value` is what is stored: text, numbers of pictures and documents, dictionaries of children. `place` is for people:
    «Text › 3. Picture». `beside` is the stored value of the struct that the block is a part of.
    """

    kind: "blocks.Block | Field[Any, Any]"
    value: Any
    place: str
    beside: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_rich(self) -> bool:
        return isinstance(self.kind, blocks.RichTextBlock | RichTextField)


def nodes_of(page: BasePage) -> Iterator[Node]:
    """Everything on the page, in the order of its fields; a block comes before what it is made of."""
    for each in page._meta.concrete_fields:
        value, place = each.value_from_object(page), label_of(each)
        if isinstance(each, StreamField):
            yield from _children(each.stream_block, value.get_prep_value(), place)
        else:
            yield Node(each, value, place)


def label_of(each: "Field[Any, Any]") -> str:
    return str(capfirst(each.verbose_name))


def _walk(block: blocks.Block, value: Any, place: str, beside: Mapping[str, Any]) -> Iterator[Node]:
    yield Node(block, value, place, beside)
    yield from _children(block, value, place)


def _children(block: blocks.Block, value: Any, place: str) -> Iterator[Node]:
    if isinstance(block, blocks.StreamBlock):
        for number, child in enumerate(value or [], 1):
            kind = block.child_blocks.get(child["type"])
            if kind is not None:  # a kind that has been taken out of the code is not shown to readers either
                yield from _walk(kind, child["value"], f"{place} › {number}. {capfirst(kind.label)}", {})
    elif isinstance(block, blocks.ListBlock):
        for number, item in enumerate(items_of(value), 1):
            yield from _walk(block.child_block, item, f"{place} › {number}", {})
    elif isinstance(block, blocks.StructBlock):
        for name, kind in block.child_blocks.items():
            yield from _walk(kind, (value or {}).get(name), f"{place} › {capfirst(kind.label)}", value or {})


def items_of(stored: Any) -> list[Any]:
    """The values in a stored list of blocks: each in an envelope with its key, or bare, as code may have written it."""
    return [
        item["value"] if isinstance(item, dict) and item.get("type") == "item" and "value" in item else item
        for item in stored or []
    ]


def markup(source: str | None) -> BeautifulSoup:
    """Rich text as it is stored: links to pages and documents carry their number in place of an address."""
    return BeautifulSoup(source or "", "html.parser")


def words_of(source: str | None) -> str:
    """The words of rich text on one line, blocks parted by a space."""
    return " ".join(markup(source).get_text(" ").split())


def paragraphs_of(source: str | BeautifulSoup | None) -> list[str]:
    """The words of each paragraph, heading and item of a list, on a line of its own."""
    text = source if isinstance(source, BeautifulSoup) else markup(source)
    for tag in text.find_all(_ON_ITS_OWN):
        tag.insert_before("\n")
        tag.insert_after("\n")
    lines = (" ".join(line.split()) for line in text.get_text("").split("\n"))
    return [line for line in lines if line]


_ON_ITS_OWN = ["p", "li", "ul", "ol", "h2", "h3", "h4", "h5", "h6", "br", "blockquote"]
