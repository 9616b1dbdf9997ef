"""The texts on a page that somebody reads, out of all it holds."""

from collections.abc import Iterable

from django.db import models
from wagtail import blocks

from workflows.contents import Node, paragraphs_of
from workflows.passages import is_text
from workflows.readability import sentences_of

_NOT_PROSE = frozenset({"search_description", "url_path"})


def prose_in(node: Node) -> list[str]:
    """Running text, paragraph by paragraph."""
    if node.is_rich:
        return paragraphs_of(node.value)
    if isinstance(node.kind, models.TextField) and node.kind.name not in _NOT_PROSE:
        return str(node.value or "").splitlines()
    return []


def sentences_in(nodes: Iterable[Node]) -> list[tuple[str, str]]:
    """Each sentence of the running text with its place."""
    return [(node.place, sentence) for node in nodes for sentence in sentences_of(prose_in(node))]


def texts_in(node: Node) -> list[str]:
    """Running text, and titles, headings and lines."""
    is_line = isinstance(node.kind, blocks.CharBlock | blocks.TextBlock)
    if is_line or (isinstance(node.kind, models.Field) and is_text(node.kind)):
        return [str(node.value or "")]
    return prose_in(node)
