"""The texts of one version of a page, and how a passage in one of them is replaced by other words.

A *place* names a text: a field (`summary`), or a field and the way down through its blocks, each with its kind and its
id (`body/callout.<id>/text`, `body/accordion.<id>/<id>/heading`, `body/table.<id>/2.0`). The version is the content of
its revision, as JSON: no query, and nothing of the page is touched.
"""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from html import escape, unescape
from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import StreamField

from cms.core.guard import BOOKKEEPING

_TAG = re.compile(r"""(<(?:[^<>"']|"[^"]*"|'[^']*')*>)""")
_ENDS_LINE = re.compile(r"</(?:p|li|h\d|ul|ol|blockquote)\s*>|<(?:br|hr)\b", re.IGNORECASE)
_NO_TEXT = (models.SlugField, models.EmailField, models.URLField)


class Unfit(StrEnum):
    """Why a passage cannot be replaced; `workflows.texts` says each to a person."""

    MISSING = "missing"
    SEVERAL = "several"
    MARKUP = "markup"


class DoesNotFit(ValueError):
    def __init__(self, why: Unfit) -> None:
        self.why = why
        super().__init__(why)


@dataclass(frozen=True)
class Passage:
    """One text: where it stands, what that is called, and its words as one reads them."""

    place: str
    label: str
    words: str

    @property
    def excerpt(self) -> str:
        return Truncator(_flat(self.words).strip()).chars(60)

    def times(self, old: str) -> int:
        """How often the words occur; occurrences that overlap count too."""
        return len(re.findall(f"(?={re.escape(_flat(_lines(old)))})", _flat(self.words)))


@dataclass
class _Leaf:
    """A text where it is stored: `holder[key]`."""

    place: str
    labels: tuple[str, ...]
    holder: Any
    key: Any
    kind: "models.Field[Any, Any] | blocks.Block"

    @property
    def is_rich(self) -> bool:
        return isinstance(self.kind, blocks.RichTextBlock)

    @property
    def has_lines(self) -> bool:
        return isinstance(self.kind, models.TextField | blocks.TextBlock)

    def passage(self) -> Passage:
        stored = self.holder[self.key]
        return Passage(self.place, " – ".join(self.labels), _words(stored) if self.is_rich else _lines(stored))

    def replace(self, old: str, new: str) -> None:
        times = self.passage().times(old)
        if times != 1:
            raise DoesNotFit(Unfit.SEVERAL if times else Unfit.MISSING)
        stored, old = self.holder[self.key], _lines(old)
        new = _lines(new) if self.has_lines else " ".join(new.split())
        changed = _in_text_nodes(stored, old, new) if self.is_rich else _spliced(_lines(stored), old, new)
        if changed is None:
            raise DoesNotFit(Unfit.MARKUP)
        if isinstance(self.kind, blocks.CharBlock | blocks.TextBlock):
            self.kind.clean(changed)
        elif isinstance(self.kind, models.Field) and self.kind.max_length:
            MaxLengthValidator(self.kind.max_length)(changed)  # of a text field, only forms ask
        self.holder[self.key] = changed


class Texts:
    """All texts of one version. `replace` changes the copy that `content` gives back, and no other."""

    def __init__(self, model: type[models.Model], content: dict[str, Any]) -> None:
        self._content = deepcopy(content)
        self._streams: dict[str, Any] = {}
        self._leaves = {leaf.place: leaf for leaf in self._found(model)}

    @property
    def passages(self) -> list[Passage]:
        """Those that say something, in the order of the page's fields and blocks."""
        found = [leaf.passage() for leaf in self._leaves.values()]
        return [passage for passage in found if passage.words.strip()]

    @property
    def content(self) -> dict[str, Any]:
        return self._content | {name: json.dumps(stream) for name, stream in self._streams.items()}

    def replace(self, place: str, old: str, new: str) -> None:
        """Raises DoesNotFit unless the words stand there exactly once, within one piece of text.

        Raises ValidationError when the block cannot hold the new text; a field says so when the page is cleaned.
        """
        if place not in self._leaves:
            raise DoesNotFit(Unfit.MISSING)
        self._leaves[place].replace(old, new)

    def _found(self, model: type[models.Model]) -> Iterator[_Leaf]:
        for field in model._meta.concrete_fields:
            label = capfirst(str(field.verbose_name))
            if isinstance(field, StreamField):
                stream = self._streams[field.name] = json.loads(self._content.get(field.name) or "[]")
                yield from _in_stream(field.stream_block, stream, field.name, (label,))
            elif is_text(field) and isinstance(self._content.get(field.name), str):
                yield _Leaf(field.name, (label,), self._content, field.name, field)


def label_of(model: type[models.Model], place: str) -> str:
    """What the place is called, told by the place alone: the block itself may be gone."""
    name, *steps = place.split("/")
    field = model._meta.get_field(name)
    labels = [capfirst(str(getattr(field, "verbose_name", name)))]
    block: Any = getattr(field, "stream_block", None)
    for step in steps:
        if isinstance(block, blocks.ListBlock):
            block = block.child_block
        elif isinstance(block, TableBlock):
            labels.append(_cell_label(*map(int, step.split("."))))
        else:
            block = block.child_blocks[step.partition(".")[0]]
            labels.append(str(block.label))
    return " – ".join(labels)


def is_text(field: "models.Field[Any, Any]") -> bool:
    """Whether somebody writes words into the field, rather than a choice, an address or a fact."""
    return (
        isinstance(field, models.CharField | models.TextField)
        and not isinstance(field, _NO_TEXT)
        and not field.choices
        and field.editable
        and field.name not in BOOKKEEPING
    )


def _in_stream(
    stream: blocks.BaseStreamBlock, items: list[Any], place: str, labels: tuple[str, ...]
) -> Iterator[_Leaf]:
    for number, item in enumerate(items):
        block = stream.child_blocks.get(item["type"])
        if block is not None:
            here = f"{place}/{item['type']}.{item.get('id', number)}"
            yield from _in_block(block, item, "value", here, (*labels, str(block.label)))


def _in_block(block: blocks.Block, holder: Any, key: Any, place: str, labels: tuple[str, ...]) -> Iterator[_Leaf]:
    value = holder[key]
    if isinstance(block, blocks.RichTextBlock | blocks.CharBlock | blocks.TextBlock):
        if isinstance(value, str):
            yield _Leaf(place, labels, holder, key, block)
    elif isinstance(block, blocks.BaseStructBlock):
        for name, child in block.child_blocks.items():
            if name in value:
                yield from _in_block(child, value, name, f"{place}/{name}", (*labels, str(child.label)))
    elif isinstance(block, blocks.ListBlock):
        yield from _in_list(block, value, place, labels)
    elif isinstance(block, blocks.BaseStreamBlock):
        yield from _in_stream(block, value or [], place, labels)
    elif isinstance(block, TableBlock):
        yield from _in_table(block, value, place, labels)


def _in_list(block: blocks.ListBlock, items: list[Any], place: str, labels: tuple[str, ...]) -> Iterator[_Leaf]:
    for number, item in enumerate(items):
        if isinstance(item, dict) and item.get("type") == "item" and "value" in item:
            yield from _in_block(block.child_block, item, "value", f"{place}/{item.get('id', number)}", labels)
        else:  # as Wagtail stored lists before their items had ids
            yield from _in_block(block.child_block, items, number, f"{place}/{number}", labels)


def _in_table(block: TableBlock, table: Any, place: str, labels: tuple[str, ...]) -> Iterator[_Leaf]:
    for row, cells in enumerate((table or {}).get("data") or []):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                yield _Leaf(f"{place}/{row}.{column}", (*labels, _cell_label(row, column)), cells, column, block)


def _cell_label(row: int, column: int) -> str:
    return _("row %(row)d, column %(column)d") % {"row": row + 1, "column": column + 1}


# --- words ---


def _flat(text: str) -> str:
    """Every kind of space is a space, one for one: a line break in the source is none on the screen."""
    return re.sub(r"\s", " ", text)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")


def _words(html: str) -> str:
    """The text of markup as one reads it."""
    return "".join(
        ("\n" if _ENDS_LINE.match(piece) else "") if number % 2 else unescape(piece)
        for number, piece in enumerate(_TAG.split(html))
    )


def _in_text_nodes(html: str, old: str, new: str) -> str | None:
    """Replaces within one text node, never markup; None when the passage spans markup."""
    pieces = _TAG.split(html)  # text, tag, text, tag, …, text
    for number in range(0, len(pieces), 2):
        changed = _spliced(unescape(pieces[number]), old, new)
        if changed is not None:
            pieces[number] = escape(changed, quote=False)
            return "".join(pieces)
    return None


def _spliced(text: str, old: str, new: str) -> str | None:
    start = _flat(text).find(_flat(old))
    if start < 0:
        return None
    before, after = text[:start], text[start + len(old) :]
    if not new and before[-1:] in ("", " "):
        after = after.removeprefix(" ")  # words that are struck take one of their two spaces with them
    return before + new + after
