"""What has changed in a source since its translation was level with it, and what taking over each change would write.

Three versions are compared: the source as it was, the source as it is, and the translation as it was last saved. A text
whose paragraphs stand where they stood is offered paragraph by paragraph; a block that was built otherwise is offered
whole, with the translation's own words wherever the source's are as before. What somebody has built otherwise in the
translation is shown and never written over.
"""

import hashlib
import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from django.utils.text import capfirst
from wagtail.fields import StreamField
from wagtail_localize.strings import StringValue

from cms.core.guard import comparable
from cms.core.models import BasePage
from workflows.in_words import Names
from workflows.models import Translation
from workflows.translation.memory import Proposals
from workflows.translation.segments import Text, label_of, put, strings_of, texts_of, translated_names, without_words
from workflows.translation.sources import source_of, version_to_translate
from workflows.translation.versions import (
    as_rows_of,
    bare_blocks,
    blocks_of,
    content_json,
    field_stored_as,
    inside,
    lines_of,
    placed,
    said,
    shown,
)

# A page's own in each language: its address and its dates.
OWN = frozenset({"slug", "go_live_at", "expire_at", "review_due_on", "show_in_menus"})


class Kind(StrEnum):
    TEXT = "text"
    BLOCK = "block"
    FIELD = "field"


class Obstacle(StrEnum):
    """Why a change is to be made by hand in the page."""

    BUILT_OTHERWISE = "built_otherwise"
    NO_PROPOSAL = "no_proposal"


@dataclass(frozen=True)
class Change:
    """One thing to take over or leave.

    `where`: the path of a text, a field and the key of a block in it, or a field. `number`: which string of the text,
    from 0; -1 for all of it. What is shown of each version is lines of text.
    """

    kind: Kind
    where: str
    label: str
    number: int = -1
    old: str = ""
    new: str = ""
    present: str = ""
    proposal: str = ""
    is_by_machine: bool = False
    obstacle: Obstacle | None = None
    can_write: bool = False  # whether other words than those proposed may be written here

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.where}:{self.number}"

    @property
    def mark(self) -> str:
        """Stands for this change to this: a later one of the same text is another."""
        return hashlib.sha256(f"{self.key}\n{self.old}\n{self.new}".encode()).hexdigest()[:24]

    @property
    def seen(self) -> str:
        """Stands for what the translation says now, so that what was written meanwhile is not written over."""
        return hashlib.sha256(self.present.encode()).hexdigest()[:24]


class Comparison:
    """The three versions, and each change between the first two that nobody has settled yet."""

    def __init__(self, translation: Translation) -> None:
        source = source_of(translation)
        self.translation = translation
        self.old: BasePage = source.with_content_json(deepcopy(translation.source_content))
        self.new = version_to_translate(source)
        self.present: BasePage = translation.page.specific.get_latest_revision_as_object()

    @cached_property
    def changes(self) -> list[Change]:
        return self.changes_with(Proposals())

    def changes_with(self, proposals: Proposals) -> list[Change]:
        settled = set(self.translation.settled)
        found = [*self._texts(proposals), *self._blocks(proposals), *self._fields()]
        return [change for change in found if change.mark not in settled]

    @cached_property
    def new_strings(self) -> list[StringValue]:
        """What the source says now and did not say then."""
        before = set(strings_of(self.old_texts.values()))
        return [string for string in strings_of(self.new_texts.values()) if string not in before]

    @cached_property
    def old_texts(self) -> dict[str, Text]:
        return texts_of(self.old)

    @cached_property
    def new_texts(self) -> dict[str, Text]:
        return texts_of(self.new)

    @cached_property
    def present_texts(self) -> dict[str, Text]:
        return texts_of(self.present)

    # --- texts whose surroundings are as they were ---

    def _texts(self, proposals: Proposals) -> Iterator[Change]:
        rebuilt = {f"{where}." for where in self._rebuilt}
        for path in dict.fromkeys([*self.old_texts, *self.new_texts]):
            if any(f"{path}.".startswith(where) for where in rebuilt):
                continue
            old, new = self.old_texts.get(path, Text(path)), self.new_texts.get(path, Text(path))
            if old.shape == new.shape:
                for number in range(len(new.strings)):
                    if said(old, number) != said(new, number):
                        yield self._text(path, number, proposals)
            else:
                yield self._text(path, -1, proposals)

    def _text(self, path: str, number: int, proposals: Proposals) -> Change:
        old, new, present = (
            texts.get(path, Text(path)) for texts in (self.old_texts, self.new_texts, self.present_texts)
        )
        proposed = new.with_strings(proposals.strings.get(string, string) for string in new.strings)
        strings = new.strings if number < 0 else new.strings[number : number + 1]
        is_proposed = all(string in proposals.strings for string in strings)
        can_write = len(strings) == 1 and new.template is None
        obstacle = None
        if present.strings and present.shape != old.shape:
            obstacle = Obstacle.BUILT_OTHERWISE
        elif not (is_proposed or can_write):
            obstacle = Obstacle.NO_PROPOSAL
        return Change(
            Kind.TEXT,
            path,
            label_of(self.new if path in self.new_texts else self.old, path),
            number,
            old=lines_of(old, number),
            new=lines_of(new, number),
            present=lines_of(present, number) if present.shape == old.shape or number < 0 else lines_of(present, -1),
            proposal=lines_of(proposed, number) if is_proposed else "",
            is_by_machine=bool(set(strings) & proposals.by_machine),
            obstacle=obstacle,
            can_write=can_write and obstacle is None,
        )

    # --- blocks that were added, taken away, or built otherwise ---

    @cached_property
    def _rebuilt(self) -> dict[str, None]:
        """The field and the key of each such block, in the order of the source as it is."""
        found: list[str] = []
        for name in self._streams:
            before, after = bare_blocks(self.old, name), bare_blocks(self.new, name)
            found += [f"{name}.{key}" for key in [*after, *before] if before.get(key) != after.get(key)]
        return dict.fromkeys(found)

    @property
    def _streams(self) -> list[str]:
        names = translated_names(self.new)
        return [
            each.name for each in self.new._meta.concrete_fields if isinstance(each, StreamField) and each.name in names
        ]

    def _blocks(self, proposals: Proposals) -> Iterator[Change]:
        for where in self._rebuilt:
            name, _dot, key = where.partition(".")
            there = bare_blocks(self.present, name).get(key)
            strings = strings_of(inside(where, self.new_texts).values())
            yield Change(
                Kind.BLOCK,
                where,
                label_of(self.new if key in blocks_of(self.new, name) else self.old, where),
                old=self._shown(self.old, where),
                new=self._shown(self.new, where),
                present=self._shown(self.present, where),
                proposal=self._shown(self.translated(where, proposals), where),
                is_by_machine=bool(set(strings) & proposals.by_machine),
                obstacle=None if there in (None, bare_blocks(self.old, name).get(key)) else Obstacle.BUILT_OTHERWISE,
            )

    @staticmethod
    def _shown(page: BasePage, where: str) -> str:
        name, _dot, key = where.partition(".")
        block = blocks_of(page, name).get(key)
        if block is None:
            return ""
        kind = page._meta.get_field(name).stream_block.child_blocks[block["type"]]
        return "\n".join(Names([page]).lines_of(kind, block["value"]))

    def translated(self, where: str, proposals: Proposals) -> BasePage:
        """The source as it is, with the texts of that block in the other language: as the translation has them where
        the source's are as before, else as they are proposed."""
        page: BasePage = self.new.with_content_json(content_json(self.new))
        kept: dict[StringValue, StringValue] = {}
        for path, old in inside(where, self.old_texts).items():
            present = self.present_texts.get(path)
            if present is not None and present.shape == old.shape:
                kept |= dict(zip(old.strings, present.strings, strict=True))
        known = proposals.strings | kept
        put(
            page,
            [
                text.with_strings(known.get(string, string) for string in text.strings)
                for text in inside(where, self.new_texts).values()
            ],
        )
        return page

    # --- what is the same in all languages ---

    def _fields(self) -> Iterator[Change]:
        before, after, present = comparable(self.old), comparable(self.new), comparable(self.present)
        names: Names | None = None
        for name in after:
            if name in translated_names(self.new) | OWN or before.get(name) == after[name]:
                continue
            if present.get(name) == after[name]:
                continue
            names = names or Names([self.old, self.new, self.present])
            each = field_stored_as(self.new, name)
            yield Change(
                Kind.FIELD,
                name,
                str(capfirst(each.verbose_name)),
                old=shown(each, self.old, names),
                new=shown(each, self.new, names),
                present=shown(each, self.present, names),
                proposal=shown(each, self.new, names),
            )

    # --- taking over ---

    def taken(self, change: Change, proposals: Proposals, words: str = "") -> BasePage:
        """The translation with this change in it. `words`: what somebody wrote in place of the proposal."""
        page = self.present
        if change.kind == Kind.TEXT:
            return self._with_text(change, proposals, words)
        content = content_json(page)
        if change.kind == Kind.FIELD:
            content[change.where] = as_rows_of(page, content_json(self.new)[change.where])
        else:
            name, _dot, key = change.where.partition(".")
            blocks = blocks_of(self.translated(change.where, proposals), name)
            content[name] = json.dumps(placed(blocks_of(page, name), blocks, key))
        return page.with_content_json(content)

    def _with_text(self, change: Change, proposals: Proposals, words: str) -> BasePage:
        new = self.new_texts.get(change.where)
        page: BasePage = self.present.with_content_json(content_json(self.present))
        if new is None:
            put(page, [without_words(self.present_texts[change.where])])
            return page
        strings = [proposals.strings.get(string, string) for string in new.strings]
        if words:
            strings = [StringValue.from_plaintext(words)]
        present = self.present_texts.get(change.where)
        if change.number >= 0 and present is not None:
            one = strings[0] if words else strings[change.number]
            strings = [*present.strings[: change.number], one, *present.strings[change.number + 1 :]]
            attributes = list(present.attributes)
            attributes[change.number] = new.attributes[change.number]
            text = Text(change.where, tuple(strings), tuple(attributes), present.template)
        else:
            text = new.with_strings(strings)
        put(page, [text])
        return page
