"""Stream fields that keep block definitions out of migrations."""

from typing import Any

from wagtail.fields import StreamField

from cms.core.blocks import BodyBlock, FileListBlock, LineBlock, LinkListBlock


class _PlainStreamField(StreamField):
    """A stream field whose migrations hold no blocks: the column is JSON whatever the blocks are.

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


class BodyField(_PlainStreamField):
    block = BodyBlock


class LinesField(_PlainStreamField):
    block = LineBlock


class LinksField(_PlainStreamField):
    block = LinkListBlock


class FilesField(_PlainStreamField):
    block = FileListBlock
