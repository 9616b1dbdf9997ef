"""What changed between two versions of a page: field by field, block by block, word by word.

Whether something changed is the guard's question, and so its comparison; the words are compared by Wagtail's own
`diff_text`. Its tables of differences are not shown: they mark by colour alone, hide where a link leads, and take a
block that was moved for one that stands still (docs/adr/0018-what-changed.md).
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import models
from django.utils.formats import localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.compare import diff_text
from wagtail.fields import RichTextField, StreamField

from cms.core.guard import comparable
from cms.core.models import BasePage
from learning.models import CoursePage, LessonPage
from workflows.in_words import Names

LONGEST_FOR_WORDS = 60_000  # characters; a longer text is compared paragraph by paragraph, or the server is held up


class Mark(StrEnum):
    SAME = "equal"  # as `diff_text` calls them
    ADDED = "addition"
    REMOVED = "deletion"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True)
class Piece:
    """Some words, and whether they are new, gone or as before."""

    mark: Mark
    text: str


@dataclass(frozen=True)
class Part:
    """One block, or one item of a list. `pieces` are empty where only its form or its place has changed."""

    mark: Mark
    label: str = ""
    pieces: list[Piece] = field(default_factory=list)
    is_form_only: bool = False


@dataclass(frozen=True)
class Change:
    """One field that has changed."""

    label: str
    parts: list[Part]


def changes_between(old: BasePage, new: BasePage) -> list[Change]:
    """Both of the same page, the fields in the editor's order. Empty where readers will see what they see now."""
    before, after = comparable(old), comparable(new)
    names = Names([old, new])
    changes = []
    for name in _names_in_order(new, [*before, *after]):
        each = new._meta.get_field(name)
        if before.get(_stored_as(each)) != after.get(_stored_as(each)):
            parts = list(_parts(each, old, new, names))
            if parts:
                changes.append(Change(str(capfirst(each.verbose_name)), parts))
    return changes


def _names_in_order(page: BasePage, stored: Iterable[str]) -> list[str]:
    """The editor's fields first, then whatever else is content: nothing that readers see changes unseen."""
    fields = {each.name: each for each in page._meta.get_fields() if hasattr(each, "verbose_name")}
    shown = [name for name in page.get_edit_handler().get_form_options()["fields"] if name in fields]
    behind = {_stored_as(fields[name]) for name in shown}
    return list(dict.fromkeys([*shown, *(name for name in stored if name in fields and name not in behind)]))


def _stored_as(each: Any) -> str:
    """The name under which a revision holds the field: tags lie in rows of their own."""
    if isinstance(each, ClusterTaggableManager):
        return str(each.through._meta.get_field("content_object").remote_field.related_name)
    return str(each.name)


def _parts(each: Any, old: BasePage, new: BasePage, names: Names) -> Iterator[Part]:
    if isinstance(each, StreamField):
        yield from _blocks(each, old, new, names)
    elif isinstance(new, CoursePage) and isinstance(old, CoursePage) and each.name == "lesson_order":
        yield from _order(old, new)
    elif isinstance(each, ClusterTaggableManager | models.ManyToManyField):
        yield from _items(_listed(each, old), _listed(each, new))
    else:
        yield _words(_text(each, old, names), _text(each, new, names))


def _words(before: str, after: str, label: str = "") -> Part:
    if before == after:
        return Part(Mark.CHANGED, label, is_form_only=True)
    return Part(Mark.CHANGED, label, pieces_of(before, after))


def pieces_of(before: str, after: str) -> list[Piece]:
    if len(before) + len(after) <= LONGEST_FOR_WORDS:
        return [Piece(Mark(mark), text) for mark, text in diff_text(before, after).changes]
    return [Piece(part.mark, f"{part.pieces[0].text}\n") for part in _items(before.splitlines(), after.splitlines())]


def shown_value(each: Any, page: BasePage, names: Names) -> str:
    """What a field that is not made of blocks holds, in words; of several things, one on each line."""
    if isinstance(each, ClusterTaggableManager | models.ManyToManyField):
        return "\n".join(_listed(each, page))
    return _text(each, page, names)


# --- fields of one value ---


def _text(each: Any, page: BasePage, names: Names) -> str:
    value = getattr(page, each.name)
    if isinstance(each, RichTextField):
        return names.text_of(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if value is None or value == "":
        return ""
    if each.choices:
        return str(dict(each.flatchoices).get(value, value))
    return str(localize(value))


# --- lists ---


def _listed(each: Any, page: BasePage) -> list[str]:
    return [str(item) for item in each.value_from_object(page)]


def _items(before: Sequence[str], after: Sequence[str]) -> Iterator[Part]:
    """What is in the list, and what no longer is where it stood."""
    for item in after:
        mark = Mark.SAME if item in before else Mark.ADDED
        yield Part(mark, pieces=[Piece(mark, item)])
    for item in before:
        if item not in after:
            yield Part(Mark.REMOVED, pieces=[Piece(Mark.REMOVED, item)])


def _order(old: CoursePage, new: CoursePage) -> Iterator[Part]:
    """The lessons by title; a lesson that is only named now, in the place it had, is no change."""
    lessons = list(LessonPage.objects.child_of(new))
    before = [lesson.pk for lesson in old.in_order(lessons)]
    ordered = new.in_order(lessons)
    if before == [lesson.pk for lesson in ordered]:
        return
    moved = moved_in(before, [lesson.pk for lesson in ordered])
    for number, lesson in enumerate(ordered, 1):
        mark = Mark.MOVED if lesson.pk in moved else Mark.SAME
        yield Part(mark, pieces=[Piece(Mark.SAME, f"{number}. {lesson.draft_title or lesson.title}")])


def moved_in(before: Sequence[Any], after: Sequence[Any]) -> set[Any]:
    """The fewest that must have been moved to make one order out of the other."""
    place = {key: number for number, key in enumerate(before)}
    common = [key for key in after if key in place]
    ends: list[int] = []  # the lowest place that a rising row of each length can end at
    length: dict[Any, int] = {}
    for key in common:
        length[key] = bisect_left(ends, place[key])
        ends[length[key] : length[key] + 1] = [place[key]]
    still, wanted, bound = set(), len(ends) - 1, len(before)
    for key in reversed(common):
        if length[key] == wanted and place[key] < bound:
            still.add(key)
            wanted, bound = wanted - 1, place[key]
    return set(common) - still


# --- blocks ---


@dataclass(frozen=True)
class _Block:
    key: str
    number: int
    label: str
    stored: Any
    text: str

    @property
    def numbered(self) -> str:
        return f"{self.number}. {self.label}"


def _blocks(each: StreamField, old: BasePage, new: BasePage, names: Names) -> Iterator[Part]:
    before = {block.key: block for block in _blocks_of(each, old, names)}
    after = {block.key: block for block in _blocks_of(each, new, names)}
    moved = moved_in(list(before), list(after))
    for key in _merged(list(before), list(after)):
        was, now = before.get(key), after.get(key)
        if was is None and now is not None:
            yield Part(Mark.ADDED, now.numbered, [Piece(Mark.ADDED, now.text)])
        elif now is None and was is not None:
            yield Part(Mark.REMOVED, was.label, [Piece(Mark.REMOVED, was.text)])
        elif was is not None and now is not None:
            if was.stored != now.stored:
                yield _words(was.text, now.text, now.numbered)
            if key in moved:
                yield Part(Mark.MOVED, now.numbered, [Piece(Mark.SAME, now.text)])


def _blocks_of(each: StreamField, page: BasePage, names: Names) -> Iterator[_Block]:
    for number, child in enumerate(each.value_from_object(page).get_prep_value(), 1):
        kind = each.stream_block.child_blocks.get(child["type"])
        if kind is not None:
            label = str(capfirst(kind.label))
            yield _Block(child["id"], number, label, child["value"], "\n".join(names.lines_of(kind, child["value"])))


def _merged(before: list[str], after: list[str]) -> list[str]:
    """The new order, with each block that is gone after the one it stood behind."""
    merged = list(after)
    for number, key in enumerate(before):
        if key not in after:
            merged.insert(merged.index(before[number - 1]) + 1 if number else 0, key)
    return merged
