"""Narrowing results by what they are, and counting how many each choice would leave."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from numpy.typing import NDArray

from cms.core.editions import LANGUAGE_NAMES
from events.models.event import STATE_TEXTS
from events.rules import EventState
from learning.filters import DURATIONS
from learning.models.work import Level
from search.arrays import STATES, Columns
from search.decisions import Value
from search.ranking import is_over
from search.reading import Index
from search.values import KINDS, LANGUAGES, LEVELS

DAY = 24 * 60  # minutes
FOREVER = 2**31
Flags = NDArray[np.bool_]
Test = Callable[[Columns, int], Flags]  # which pages have a value, at a minute


@dataclass(frozen=True)
class Choice:
    value: str  # as it stands in the address
    label: Any
    test: Test
    by_clock: bool = False  # whether the test heeds the minute


@dataclass(frozen=True)
class Facet:
    """One way to narrow. Of several choices, a page needs one."""

    name: str
    label: Any
    choices: Sequence[Choice]
    narrower: frozenset[str] = frozenset()  # the values that are shown below the others


@dataclass
class Narrowed:
    """Which pages are left, and for each facet how many each choice would leave under the other facets' choices."""

    left: Flags
    counts: dict[str, dict[str, int]] = field(default_factory=dict)


def _is(column: str, *numbers: int) -> Test:
    return lambda facts, _minute: np.isin(facts[column], numbers) if len(numbers) > 1 else facts[column] == numbers[0]


def _has(column: str, number: int) -> Test:
    bit = np.uint64(1 << number)
    return lambda facts, _minute: (facts[column] & bit) != 0


def _lasts(span: str) -> Test:
    """A span of minutes as it stands in the address; what has no length is in none."""
    least, _dash, most = span.partition("-")
    return lambda facts, _minute: (facts["minutes"] >= max(int(least), 1)) & (facts["minutes"] <= int(most or FOREVER))


def _begins(first: int, last: int) -> Test:
    """Whether an event that is not over begins so many days from now; what goes on begins today."""

    def test(facts: Columns, minute: int) -> Flags:
        left = np.maximum(facts["starts"].astype(np.int64) - minute, 0)
        return (facts["starts"] > 0) & ~is_over(facts, minute) & (left >= first * DAY) & (left < last * DAY)

    return test


def facets(values: Iterable[Value]) -> list[Facet]:
    """In the order they are shown. `values` are the rows of the sets."""
    sets: dict[str, list[Value]] = {"area": [], "competence": [], "group": [], "county": []}
    for value in sorted(values, key=lambda value: value.order):
        sets[value.facet].append(value)
    forms = [(code, LANGUAGE_NAMES[code]) for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return [
        Facet(
            "slag",
            _("Kind"),
            [Choice(slug, label, _is("kind", KINDS.index(kind))) for slug, label, kind in KIND_CHOICES],
        ),
        Facet(
            "kompetanse",
            _("Competence"),
            [*_of_set("areas", sets["area"]), *_of_set("competences", sets["competence"])],
            narrower=frozenset(value.slug for value in sets["competence"]),
        ),
        Facet("malgruppe", _("For whom"), _of_set("groups", sets["group"])),
        Facet("fylke", _("County"), _of_set("counties", sets["county"])),
        Facet(
            "niva", _("Level"), [Choice(level.value, level.label, _is("level", LEVELS.index(level))) for level in Level]
        ),
        Facet(
            "malform", _("Written form"), [Choice(c, label, _is("language", LANGUAGES.index(c))) for c, label in forms]
        ),
        Facet("varighet", _("Duration"), [Choice(v, label, _lasts(v)) for v, label in DURATIONS]),
        Facet("nar", _("When"), [Choice(value, label, test, by_clock=True) for value, label, test in WHEN]),
        Facet("plasser", _("Places"), [Choice(s, STATE_TEXTS[s], _is("state", STATES.index(s))) for s in PLACES]),
    ]


KIND_CHOICES = (
    ("kurs", _("Courses"), "course"),
    ("laringslop", _("Learning paths"), "path"),
    ("ressurs", _("Resources"), "resource"),
    ("arrangement", _("Events"), "event"),
    ("side", _("Pages"), "page"),
)
WHEN = (
    ("uke", _("The next seven days"), _begins(0, 7)),
    ("maned", _("In 8 to 30 days"), _begins(7, 30)),
    ("senere", _("Later"), _begins(30, FOREVER // DAY)),
    ("over", _("Held"), _is("state", STATES.index(EventState.DONE))),
)
PLACES = (EventState.OPEN, EventState.FEW, EventState.WAITING_LIST, EventState.FULL)


def _of_set(column: str, values: Sequence[Value]) -> list[Choice]:
    language = get_language() or "nb"
    return [
        Choice(value.slug, value.names.get(language) or value.names.get("nb", value.slug), _has(column, value.number))
        for value in values
    ]


def narrow(
    choices: Sequence[Facet], ticked: Mapping[str, Sequence[str]], index: Index, hits: Flags, minute: int
) -> Narrowed:
    """Counts the works that fail no facet but the one that is counted."""
    facts = index.facts
    failed = np.zeros(len(hits), np.uint8)
    passes: dict[str, Flags] = {}
    for facet in choices:
        if ticked.get(facet.name):
            tests = [choice.test for choice in facet.choices if choice.value in ticked[facet.name]]
            passes[facet.name] = np.logical_or.reduce([test(facts, minute) for test in tests])
            failed += ~passes[facet.name]
    left = hits & (failed == 0)
    narrowed = Narrowed(left)
    all_left = Works(index, left)
    for facet in choices:
        others = passes.get(facet.name)
        part = all_left if others is None else Works(index, hits & (failed - ~others == 0))
        narrowed.counts[facet.name] = {
            choice.value: part.count(*_having(index, facet, choice, minute)) for choice in facet.choices
        }
    return narrowed


class Works:
    """Pages to be counted. A work that is among them in several languages counts once."""

    def __init__(self, index: Index, pages: Flags) -> None:
        single = pages.copy()
        single[index.copies] = False
        self._single = np.packbits(single)
        self._copies = pages[index.copies]
        self._first_copies = index.first_copies

    def count(self, single: Any, copies: Flags) -> int:
        """How many are among these, as `_having` tells them."""
        several = np.logical_or.reduceat(self._copies & copies, self._first_copies)
        return int(np.bitwise_count(self._single & single).sum() + np.count_nonzero(several))


def _having(index: Index, facet: Facet, choice: Choice, minute: int) -> tuple[Any, Flags]:
    """All pages a choice leaves, eight in a byte, and which of the index' copies it does."""

    def reckon() -> tuple[Any, Flags]:
        flags = choice.test(index.facts, minute)
        return np.packbits(flags), flags[index.copies]

    return index.kept((facet.name, choice.value), minute if choice.by_clock else 0, reckon)
