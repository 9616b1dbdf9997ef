"""How many words there are for readers in a text that was approved. Asks the database nothing."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import models
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import StreamField

from cms.core.guard import BOOKKEEPING
from workflows.contents import Node, nodes_of, paragraphs_of
from workflows.readability import words_in

_NOT_READ = BOOKKEEPING | {"search_description", "seo_title"}  # the two are for machines
_NOT_WORDS = (models.EmailField, models.SlugField, models.URLField)


def number_of_words(page_type: str, content: Mapping[str, Any]) -> int | None:
    """In the copy that an approval record keeps. None for a kind of page that is no longer in the code.

    Words are those somebody wrote in fields and blocks, captions and names among them. What was chosen from lists
    (areas, topics, tags, a level) is none of the text.
    """
    try:
        model = apps.get_model(page_type)
    except LookupError:
        return None
    names = [field.name for field in model._meta.concrete_fields if _is_text(field) and field.name in content]
    page = model(**{name: content[name] for name in names})
    return sum(len(words_in(_text_of(node))) for node in nodes_of(page))


def _is_text(field: "models.Field[Any, Any]") -> bool:
    if isinstance(field, StreamField):
        return True
    is_written = isinstance(field, models.CharField | models.TextField) and not isinstance(field, _NOT_WORDS)
    return is_written and not field.choices and field.name not in _NOT_READ


def _text_of(node: Node) -> str:
    if node.is_rich:
        return "\n".join(paragraphs_of(node.value))
    if isinstance(node.kind, TableBlock):
        return "\n".join(map(str, node.kind.get_searchable_content(node.value)))
    is_text = isinstance(node.kind, blocks.CharBlock | blocks.TextBlock)
    if is_text or (isinstance(node.kind, models.Field) and _is_text(node.kind)):
        return str(node.value or "")
    return ""
