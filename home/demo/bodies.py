"""Turns the plain blocks of the texts into what stream fields keep."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from home.demo.media import Media
from home.demo.schema import Block, Language

Stream = list[dict[str, Any]]


def lines(texts: Iterable[str]) -> Stream:
    return [child("line", text) for text in texts]


def links(pairs: Iterable[tuple[str, str]]) -> Stream:
    return [child("link", {"text": text, "url": url}) for text, url in pairs]


def text_body(html: str) -> Stream:
    """A body of nothing but text."""
    return [child("text", html)]


@dataclass(frozen=True)
class Bodies:
    """Makes bodies for one county library in one language: its documents are its own."""

    media: Media
    library: str
    language: Language

    def files(self, titles: Iterable[str]) -> Stream:
        return [child("file", self._document(title)) for title in titles]

    def body(self, blocks: Iterable[Block]) -> Stream:
        return [child(kind, self._value(kind, value)) for kind, value in blocks]

    def _value(self, kind: str, value: Any) -> Any:
        """Headings, text, quotes and call-outs are kept as they are written."""
        match kind:
            case "accordion":
                return [child("item", item) for item in value]
            case "table":
                return _table(value["rows"], value["caption"])
            case "image":
                return self._image(value)
            case "download":
                return {"title": value["title"], "document": self._document(value["title"])}
            case "video":
                return {"file": None, "captions": None, **value}
        return value

    def _image(self, value: dict[str, str]) -> dict[str, Any]:
        image = self.media.images[value["illustration"]]
        alt = "" if value["alt"] == image.description else value["alt"]
        return {"image": image.pk, "alt_text": alt, "caption": value["caption"]}

    def _document(self, title: str) -> int:
        return self.media.document(title, self.library, self.language).pk


def _table(rows: Iterable[Iterable[str]], caption: str) -> dict[str, Any]:
    return {
        "data": [list(row) for row in rows],
        "table_caption": caption,
        "table_header_choice": "row",
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "cell": [],
        "mergeCells": [],
    }


def child(kind: str, value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}
