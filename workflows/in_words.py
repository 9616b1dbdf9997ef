"""Blocks and rich text in words: what somebody who compares two versions must see, links and pictures by name too."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from cms.core.models import BasePage
from cms.media.models import BankDocument, BankImage
from learning.models import LessonPackage
from learning.packages.blocks import PackageChooserBlock
from workflows.contents import items_of, markup, nodes_of, paragraphs_of

_NUMBER = re.compile(r"^[0-9]+$")


class Names:
    """What the numbers in texts and blocks stand for, looked up once for all the pages."""

    def __init__(self, pages: Iterable[BasePage]) -> None:
        images: set[int] = set()
        documents: set[int] = set()
        linked: set[int] = set()
        packages: set[int] = set()
        for node in (node for page in pages for node in nodes_of(page)):
            if isinstance(node.kind, ImageChooserBlock) and node.value:
                images.add(node.value)
            elif isinstance(node.kind, DocumentChooserBlock) and node.value:
                documents.add(node.value)
            elif isinstance(node.kind, blocks.PageChooserBlock) and node.value:
                linked.add(node.value)
            elif isinstance(node.kind, PackageChooserBlock) and node.value:
                packages.add(node.value)
            elif node.is_rich:
                for anchor in markup(node.value).find_all("a", linktype=True, id=_NUMBER):
                    (documents if anchor["linktype"] == "document" else linked).add(int(str(anchor["id"])))
        self._images = _titles(BankImage.objects.filter(pk__in=images)) if images else {}
        self._documents = _titles(BankDocument.objects.filter(pk__in=documents)) if documents else {}
        self._titles_by_chooser = (
            (ImageChooserBlock, self._images),
            (DocumentChooserBlock, self._documents),
            (PackageChooserBlock, _uploads(packages) if packages else {}),
        )
        # What another county has not published is not named here either.
        self._pages = _titles(Page.objects.live().filter(pk__in=linked)) if linked else {}

    def lines_of(self, kind: blocks.Block, value: Any) -> Iterator[str]:
        """A block as it is stored, each thing it is made of on a line of its own."""
        if isinstance(kind, blocks.StructBlock):
            for name, part in kind.child_blocks.items():
                text = "\n".join(self.lines_of(part, (value or {}).get(name)))
                if text:
                    yield f"{capfirst(part.label)}: {text}"
        elif isinstance(kind, blocks.ListBlock):
            for item in items_of(value):
                yield from self.lines_of(kind.child_block, item)
        elif isinstance(kind, blocks.StreamBlock):
            for child in value or []:
                part = kind.child_blocks.get(child["type"])
                if part is not None:
                    yield str(capfirst(part.label))
                    yield from self.lines_of(part, child["value"])
        elif isinstance(kind, blocks.BooleanBlock):
            yield _("Yes") if value else _("No")
        else:
            yield self._text_of_leaf(kind, value)

    def text_of(self, source: str | None) -> str:
        """Rich text: items of lists with a dot, and where each link leads behind its text."""
        text = markup(source)
        for item in text.find_all("li"):
            item.insert(0, "• ")
        for anchor in text.find_all("a"):
            anchor.append(f" [{self._target(anchor)}]")
        return "\n".join(paragraphs_of(text))

    def _target(self, anchor: Any) -> str:
        kind, pk = anchor.get("linktype"), str(anchor.get("id", ""))
        if kind == "page":
            return self._pages.get(pk, _("A page that is not published"))
        if kind == "document":
            return self._documents.get(pk, _("gone"))
        return str(anchor.get("href", ""))

    def _text_of_leaf(self, kind: blocks.Block, value: Any) -> str:
        if value is None or value == "":
            return ""
        if isinstance(kind, blocks.RichTextBlock):
            return self.text_of(value)
        for chooser, titles in self._titles_by_chooser:
            if isinstance(kind, chooser):
                return titles.get(str(value), _("gone"))
        if isinstance(kind, blocks.PageChooserBlock):
            return self._pages.get(str(value), _("A page that is not published"))
        if isinstance(kind, blocks.ChoiceBlock):
            return str(dict(kind.field.choices).get(value, value))
        if isinstance(kind, TableBlock):
            return "\n".join(" | ".join(str(cell or "") for cell in row) for row in value.get("data") or [])
        return str(value)


def _titles(rows: Any) -> Mapping[str, str]:
    return {str(pk): title for pk, title in rows.values_list("pk", "title")}


def _uploads(numbers: Iterable[int]) -> Mapping[str, str]:
    """A package that was mended is uploaded anew, mostly under the same title: the file tells the two apart."""
    rows = LessonPackage.objects.filter(pk__in=numbers).values_list("pk", "title", "kind", "digest")
    kinds = dict(LessonPackage.Kind.choices)
    return {str(pk): f"{title} ({kinds.get(kind, kind)}, {digest[:8]})" for pk, title, kind, digest in rows}
