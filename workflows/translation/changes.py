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

from cms.core.models import BasePage
from workflows.in_words import Names
from workflows.models import Translation
from workflows.translation.memory import Proposals
from workflows.translation.segments import Text, label_of, put, strings_of, translated_names, without_words
from workflows.translation.sources import source_of, version_to_translate
from workflows.translation.versions import (
    Version,
    as_rows_of,
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
        self.old = Version(source.with_content_json(deepcopy(translation.source_content)))
        self.new = Version(version_to_translate(source))
        self.present = Version(translation.page.specific.get_latest_revision_as_object())

    def changes_with(self, proposals: Proposals) -> list[Change]:
        settled = set(self.translation.settled)
        found = [*self._texts(proposals), *self._blocks(proposals), *self._fields()]
        return [change for change in found if change.mark not in settled]

    @cached_property
    def new_strings(self) -> list[StringValue]:
        """What the source says now and did not say then."""
        before = set(strings_of(self.old.texts.values()))
        return [string for string in strings_of(self.new.texts.values()) if string not in before]

    # --- texts whose surroundings are as they were ---

    def _texts(self, proposals: Proposals) -> Iterator[Change]:
        rebuilt = {f"{where}." for where in self._rebuilt}
        for path in dict.fromkeys([*self.old.texts, *self.new.texts]):
            if any(f"{path}.".startswith(where) for where in rebuilt):
                continue
            old, new = self.old.texts.get(path, Text(path)), self.new.texts.get(path, Text(path))
            if old.shape == new.shape:
                for number in range(len(new.strings)):
                    if said(old, number) != said(new, number):
                        yield self._text(path, number, proposals)
            else:
                yield self._text(path, -1, proposals)

    def _text(self, path: str, number: int, proposals: Proposals) -> Change:
        old, new, present = (
            texts.get(path, Text(path)) for texts in (self.old.texts, self.new.texts, self.present.texts)
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
            label_of((self.new if path in self.new.texts else self.old).page, path),
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
            before, after = self.old.bare_blocks(name), self.new.bare_blocks(name)
            found += [f"{name}.{key}" for key in [*after, *before] if before.get(key) != after.get(key)]
        return dict.fromkeys(found)

    @property
    def _streams(self) -> list[str]:
        page = self.new.page
        names = translated_names(page)
        return [
            each.name for each in page._meta.concrete_fields if isinstance(each, StreamField) and each.name in names
        ]

    def _blocks(self, proposals: Proposals) -> Iterator[Change]:
        for where in self._rebuilt:
            name, _dot, key = where.partition(".")
            there = self.present.bare_blocks(name).get(key)
            strings = strings_of(inside(where, self.new.texts).values())
            yield Change(
                Kind.BLOCK,
                where,
                label_of((self.new if key in self.new.blocks(name) else self.old).page, where),
                old=self._shown(self.old, where),
                new=self._shown(self.new, where),
                present=self._shown(self.present, where),
                proposal=self._shown(Version(self.translated(where, proposals)), where),
                is_by_machine=bool(set(strings) & proposals.by_machine),
                obstacle=None if there in (None, self.old.bare_blocks(name).get(key)) else Obstacle.BUILT_OTHERWISE,
            )

    @staticmethod
    def _shown(version: Version, where: str) -> str:
        name, _dot, key = where.partition(".")
        block = version.blocks(name).get(key)
        if block is None:
            return ""
        kind = version.page._meta.get_field(name).stream_block.child_blocks[block["type"]]
        return "\n".join(Names([version.page]).lines_of(kind, block["value"]))

    def translated(self, where: str, proposals: Proposals) -> BasePage:
        """The source as it is, with the texts of that block in the other language: as the translation has them where
        the source's are as before, else as they are proposed."""
        page = self.new.copy()
        kept: dict[StringValue, StringValue] = {}
        for path, old in inside(where, self.old.texts).items():
            present = self.present.texts.get(path)
            if present is not None and present.shape == old.shape:
                kept |= dict(zip(old.strings, present.strings, strict=True))
        known = proposals.strings | kept
        put(
            page,
            [
                text.with_strings(known.get(string, string) for string in text.strings)
                for text in inside(where, self.new.texts).values()
            ],
        )
        return page

    # --- what is the same in all languages ---

    def _fields(self) -> Iterator[Change]:
        before, after, present = self.old.facts, self.new.facts, self.present.facts
        names: Names | None = None
        for name in after:
            if name in translated_names(self.new.page) | OWN or before.get(name) == after[name]:
                continue
            if present.get(name) == after[name]:
                continue
            names = names or Names([self.old.page, self.new.page, self.present.page])
            each = field_stored_as(self.new.page, name)
            yield Change(
                Kind.FIELD,
                name,
                str(capfirst(each.verbose_name)),
                old=shown(each, self.old.page, names),
                new=shown(each, self.new.page, names),
                present=shown(each, self.present.page, names),
                proposal=shown(each, self.new.page, names),
            )

    # --- taking over ---

    def taken(self, change: Change, proposals: Proposals, words: str = "") -> BasePage:
        """The translation with this change in it. `words`: what somebody wrote in place of the proposal."""
        if change.kind == Kind.TEXT:
            return self._with_text(change, proposals, words)
        if change.kind == Kind.FIELD:
            value = as_rows_of(self.present.page, self.new.content[change.where])
            return self.present.copy(**{change.where: value})
        name, _dot, key = change.where.partition(".")
        wanted = Version(self.translated(change.where, proposals)).blocks(name)
        return self.present.copy(**{name: json.dumps(placed(self.present.blocks(name), wanted, key))})

    def _with_text(self, change: Change, proposals: Proposals, words: str) -> BasePage:
        new = self.new.texts.get(change.where)
        page = self.present.copy()
        if new is None:
            put(page, [without_words(self.present.texts[change.where])])
            return page
        strings = [proposals.strings.get(string, string) for string in new.strings]
        if words:
            strings = [StringValue.from_plaintext(words)]
        present = self.present.texts.get(change.where)
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
