"""One version of a page: its content, its texts, its blocks by their keys, and how they are built."""

import json
from collections.abc import Mapping
from copy import deepcopy
from functools import cached_property
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail_localize.strings import StringValue

from cms.core.guard import comparable
from cms.core.models import BasePage
from learning.models import CoursePage, LessonPage
from workflows.changes import shown_value
from workflows.in_words import Names
from workflows.translation.segments import Text, put, texts_of, without_block_keys, without_words


def said(text: Text, number: int) -> tuple[StringValue, Any]:
    return text.strings[number], text.attributes[number]


def lines_of(text: Text, number: int) -> str:
    strings = text.strings if number < 0 else text.strings[number : number + 1]
    return "\n".join(string.render_text() for string in strings)


def inside(where: str, texts: Mapping[str, Text]) -> dict[str, Text]:
    return {path: text for path, text in texts.items() if f"{path}.".startswith(f"{where}.")}


class Version:
    """One version of a page, with what is asked of it more than once. The page itself is not to be changed."""

    def __init__(self, page: BasePage) -> None:
        self.page = page

    @cached_property
    def content(self) -> dict[str, Any]:
        """As a revision holds it."""
        content: dict[str, Any] = json.loads(json.dumps(self.page.serializable_data(), cls=DjangoJSONEncoder))
        return content

    @cached_property
    def texts(self) -> dict[str, Text]:
        return texts_of(self.page)

    @cached_property
    def _bare(self) -> "Version":
        page = self.copy()
        put(page, map(without_words, self.texts.values()))
        return Version(page)

    def blocks(self, name: str) -> dict[str, Any]:
        """The stored blocks of a field by their keys."""
        return {block["id"]: block for block in json.loads(self.content[name] or "[]")}

    def bare_blocks(self, name: str) -> dict[str, Any]:
        """The same without their words: how they are built, and what is the same in all languages."""
        stored = without_block_keys(self._bare.content[name] or "[]")
        return {block["id"]: block for block in json.loads(stored)}

    @cached_property
    def facts(self) -> dict[str, Any]:
        """In which equal content is equal, also on another page: tags have no order, and belong to none."""
        return {name: _facts(value) for name, value in comparable(self.page).items()}

    def copy(self, **changes: Any) -> BasePage:
        page: BasePage = self.page.with_content_json(deepcopy(self.content | changes))
        return page


def _facts(value: Any) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], dict) and "content_object" in value[0]:
        rows = ({name: each for name, each in row.items() if name != "content_object"} for row in value)
        return sorted(json.dumps(row, sort_keys=True) for row in rows)
    return value


def placed(present: Mapping[str, Any], wanted: Mapping[str, Any], key: str) -> list[Any]:
    """The translation's blocks with that one as it is wanted: in its place, or behind the one it stands behind."""
    if key not in wanted:
        return [block for other, block in present.items() if other != key]
    if key in present:
        return [wanted[key] if other == key else block for other, block in present.items()]
    order = list(wanted)
    before = [other for other in order[: order.index(key)] if other in present]
    blocks = list(present.values())
    blocks.insert(list(present).index(before[-1]) + 1 if before else 0, wanted[key])
    return blocks


def shown(each: Any, page: BasePage, names: Names) -> str:
    if isinstance(page, CoursePage) and each.name == "lesson_order":
        return "\n".join(lesson.title for lesson in page.in_order(LessonPage.objects.child_of(page)))
    return shown_value(each, page, names)


def as_rows_of(page: BasePage, value: Any) -> Any:
    """Child rows (tags) become rows of their own on this page."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [row | {"pk": None, "content_object": page.pk} for row in value]
    return value


def field_stored_as(page: BasePage, name: str) -> Any:
    """The field whose content a revision holds under that name: tags lie in rows of their own."""
    for each in page._meta.get_fields():
        if isinstance(each, ClusterTaggableManager):
            related = each.through._meta.get_field("content_object").remote_field.related_name
            if related == name:
                return each
    return page._meta.get_field(name)
