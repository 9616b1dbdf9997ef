"""Stream fields that keep block definitions out of migrations, and how much text a page's fields hold."""

import json
from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.html import strip_tags
from wagtail.fields import StreamField
from wagtail_localize.fields import TranslatableField

from cms.core.blocks import BodyBlock, FileListBlock, LineBlock, LinkListBlock


class PlainStreamField(StreamField):
    """A stream field whose migrations hold no blocks: the column is JSON whatever the blocks are.

    A room above gives a subclass its own `block`.

    A data migration that reads such a field works on the raw JSON, as it must in any case.
    """

    block: type

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("blank", True)
        super().__init__(self.block(required=not kwargs["blank"]), **kwargs)

    def deconstruct(self) -> Any:
        name, _path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, f"{type(self).__module__}.{type(self).__name__}", [], kwargs


class BodyField(PlainStreamField):
    block = BodyBlock


class LinesField(PlainStreamField):
    block = LineBlock


class LinksField(PlainStreamField):
    block = LinkListBlock


class FilesField(PlainStreamField):
    block = FileListBlock


def says_something(stream: Iterable[Any]) -> bool:
    """A text or heading that holds nothing but spaces does not; a picture or a table does."""
    texts = ("text", "heading", "line")
    return any(block.block_type not in texts or strip_tags(str(block.value)).strip() for block in stream)


def translated(*names: str) -> list[TranslatableField]:
    """For a model's `translatable_fields`. What is not named there is the same in every language, or is a name."""
    return [TranslatableField(name) for name in names]


def text_sizes(page: models.Model) -> dict[str, int]:
    """The bytes of text in each field of text or blocks, markup included."""
    sizes = {}
    for field in page._meta.concrete_fields:
        value = field.value_from_object(page)
        if isinstance(field, StreamField):
            value = json.dumps(value.get_prep_value(), ensure_ascii=False, cls=DjangoJSONEncoder)
        if field.editable and isinstance(field, StreamField | models.TextField):
            sizes[field.name] = len((value or "").encode(errors="replace"))
    return sizes
