"""The pictures of the site: spines on a shelf, sheets by type, a leaf of the calendar.

Pure functions from words to SVG. The same words always give the same picture, so pages can be cached whole
and no course needs a photograph. A spine still to be read is an outline, a spine done is filled; the colour
is the `currentColor` of whatever holds the picture. All is decoration: the text beside it says the same.

Lengths are in units of a shelf 100 high; the boards stand at y = 100.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from html import escape

from cms.core.sheets import resource_sheet

__all__ = [
    "Spine",
    "course_shelf",
    "course_spines",
    "event_leaf",
    "lesson_spine",
    "mixed_shelf",
    "mixed_spines",
    "resource_sheet",
]

HEIGHT = 100
GAP = 5
STROKE = 2
LEAF_TEXT = 88
MARK_HEIGHT = 70
LEAN = math.radians(7)
NARROWEST_SHELF = 190  # a course of one lesson must not become one enormous book
# How strongly a spine is filled. Its edge is always drawn in the full colour.
OUTLINE_TINTS = (0.06, 0.12, 0.18)
DONE_TINTS = (1, 0.9, 0.8)
BANDS = (((14, 2),), ((12, 2), (20, 2)), ((12, 3), (-14, 2)), ((16, 6),), ((-22, 2), (-15, 2)))


@dataclass(frozen=True)
class Spine:
    """One book: `x` is its left foot; `lean` says that it rests against the book to its left."""

    x: float
    width: float
    height: float
    shade: int
    bands: tuple[tuple[float, float], ...]
    lean: bool = False
    area: int = 0

    @property
    def right(self) -> float:
        return self.x + (self.width * math.cos(LEAN) if self.lean else self.width)

    def corners(self, low: float, high: float, inset: float = 0) -> list[tuple[float, float]]:
        """A rectangle across the spine between two heights, as (x, height above the board).

        It is turned about the spine's left foot where the spine leans.
        """
        turn = LEAN if self.lean else 0
        rectangle = ((inset, low), (inset, high), (self.width - inset, high), (self.width - inset, low))
        return [
            (self.x + x * math.cos(turn) - y * math.sin(turn), y * math.cos(turn) + x * math.sin(turn))
            for x, y in rectangle
        ]

    def band_lines(self) -> Iterator[tuple[float, float]]:
        """The bands as (height of the middle above the board, thickness)."""
        for offset, thickness in self.bands:
            yield (self.height - offset if offset > 0 else -offset), thickness


def _numbers(*words: str) -> list[int]:
    """Eight numbers from 0 to 255 that only the words decide."""
    return list(blake2b("\x1f".join(words).encode("utf-8", "replace"), digest_size=8).digest())


def _spine(words: tuple[str, ...], x: float) -> Spine:
    width, height, shade, band, *_rest = _numbers(*words)
    return Spine(
        x=x,
        width=14 + width % 7 * 2,
        height=58 + height % 39,
        shade=shade % 3,
        bands=BANDS[band % len(BANDS)],
    )


def _slim_spine(title: str, area: int, x: float) -> Spine:
    """A spine of a shelf with many works: half as wide, and more uneven."""
    spine = _spine((title,), x)
    uneven = 44 + (spine.height - 58) * 1.36
    return replace(spine, width=spine.width / 2 + 0.5, height=round(uneven, 1), area=area)


def _leaning(spine: Spine, neighbour: Spine) -> Spine:
    """The same book, resting its upper left edge against its neighbour."""
    reach = math.sin(LEAN) * spine.height
    if spine.height * math.cos(LEAN) > neighbour.height:
        reach = math.tan(LEAN) * neighbour.height
    x = round(neighbour.right + STROKE + reach, 1)
    return replace(spine, x=x, lean=True)


def course_spines(title: str, lessons: Sequence[str]) -> list[Spine]:
    """One spine a lesson, from left to right. The last of a longer course may lean."""
    spines: list[Spine] = []
    for lesson in lessons:
        x = spines[-1].right + GAP if spines else STROKE / 2
        spines.append(_spine((title, lesson), x))
    if len(spines) > 2 and _numbers(title)[0] % 2:
        spines[-1] = _leaning(spines[-1], spines[-2])
    return spines


def mixed_spines(items: Sequence[tuple[str, int]]) -> list[Spine]:
    """Spines of many works, each a title and an area's number, with air and a leaning book here and there."""
    spines: list[Spine] = []
    air = False
    for title, area in items:
        x = spines[-1].right + (6 if air else 2) if spines else STROKE / 2
        spine = _slim_spine(title, area, x)
        air = _numbers(title)[5] % 6 == 0
        if air and spines and not spines[-1].lean:
            spine = _leaning(spine, spines[-1])
        spines.append(spine)
    return spines


def course_shelf(title: str, lessons: Sequence[str], *, done: int = 0) -> str:
    """The course as its lessons on a shelf: the first `done` are filled, the others outlined."""
    return _course_shelf(title, tuple(lessons), done)


@lru_cache(maxsize=2000)  # some 3 MB; a list of courses draws twenty, and most of them have been drawn before
def _course_shelf(title: str, lessons: tuple[str, ...], done: int) -> str:
    spines = course_spines(title, lessons)
    drawn = "".join(_draw(spine, filled=number < done) for number, spine in enumerate(spines))
    return _svg(drawn, _width(spines, NARROWEST_SHELF))


def lesson_spine(title: str, lesson: str, *, done: bool = False) -> str:
    """The spine of one lesson as the mark before its name: the one on the course's shelf, cut shorter."""
    spine = _spine((title, lesson), STROKE / 2)
    short = replace(spine, height=round(spine.height * MARK_HEIGHT / HEIGHT, 1))
    return _svg(_draw(short, filled=done), _width([short], 0), height=MARK_HEIGHT)


def mixed_shelf(items: Sequence[tuple[str, int]]) -> str:
    """A shelf of many works in the colours of their areas; empty words for an empty shelf."""
    spines = mixed_spines(items)
    if not spines:
        return ""
    drawn = "".join(f'<g class="area-{spine.area}">{_draw(spine, filled=True)}</g>' for spine in spines)
    return _svg(drawn, _width(spines, NARROWEST_SHELF + 60))


def event_leaf(month: str, day: str, weekday: str = "") -> str:
    """A leaf of a calendar, standing on the shelf. Without a weekday the words are larger, for a small leaf."""
    if weekday:
        words = _words(month, 26, 16, "month") + _words(day, 74, 40, "day") + _words(weekday, 93, 15, "weekday")
    else:
        words = _words(month, 29, 24, "month") + _words(day, 84, 54, "day")
    return _svg(
        '<path class="leaf-sheet" d="M1 100V13a8 8 0 0 1 8-8h82a8 8 0 0 1 8 8v87" fill="none"'
        f' stroke="currentColor" stroke-width="{STROKE}"/>'
        '<path d="M1 37V13a8 8 0 0 1 8-8h82a8 8 0 0 1 8 8v24z" fill="currentColor"/>'
        f"{words}",
        HEIGHT,
    )


def _words(text: str, y: int, size: int, part: str) -> str:
    """Centred text; what would not fit on the leaf is squeezed."""
    shown = "".join(letter for letter in text if letter.isprintable())
    wide = len(shown) * size * 0.56 > LEAF_TEXT
    squeeze = f' textLength="{LEAF_TEXT}" lengthAdjust="spacingAndGlyphs"' if wide else ""
    return (
        f'<text class="leaf-{part}" x="50" y="{y}" font-size="{size}" text-anchor="middle"{squeeze}>'
        f"{escape(shown)}</text>"
    )


def _draw(spine: Spine, *, filled: bool) -> str:
    top = HEIGHT - spine.height
    tint = (DONE_TINTS if filled else OUTLINE_TINTS)[spine.shade]
    stroke, inset = (1, 2.5) if spine.width < 14 else (STROKE, 4)
    turn = f' transform="rotate(-{math.degrees(LEAN):g} {spine.x:g} {HEIGHT})"' if spine.lean else ""
    bands = "".join(
        f'<path d="M{spine.x + inset:g} {HEIGHT - height:g}h{spine.width - 2 * inset:g}" stroke-width="{thickness:g}"/>'
        for height, thickness in spine.band_lines()
    )
    return (
        f'<g class="spine{" done" if filled else ""}"{turn} fill="none" stroke="currentColor">'
        f'<rect x="{spine.x:g}" y="{top:g}" width="{spine.width:g}" height="{spine.height - stroke / 2:g}"'
        f' rx="{stroke}" fill="currentColor" fill-opacity="{tint:g}" stroke-width="{stroke}"/>'
        f'<g class="bands">{bands}</g></g>'
    )


def _width(spines: Sequence[Spine], least: int) -> float:
    return max(round(spines[-1].right + STROKE / 2, 1) if spines else 0, least)


def _svg(drawn: str, width: float, *, height: int = HEIGHT) -> str:
    return (
        f'<svg class="art" viewBox="0 {HEIGHT - height} {width:g} {height}" preserveAspectRatio="xMinYMax meet"'
        f' aria-hidden="true" focusable="false">{drawn}</svg>'
    )
