"""Draws the twelve pictures of the demo: our own work, flat and calm, made at build time so that none is committed.

Twelve scenes and the few shapes they share stand in one file, hence its length. Measures are pixels of the finished
1600 by 1000 picture; everything is drawn at twice the size and scaled down, which is what makes the edges smooth.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PIL import Image, ImageDraw

Colour = tuple[int, int, int]
Point = tuple[float, float]
Hair = Literal["short", "long", "bun", "curly", "bald", "scarf", "cap"]

WIDTH, HEIGHT, SCALE = 1600, 1000, 2


def _hex(code: str) -> Colour:
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`one` with `share` (0 to 1) of `other` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


PAPER, INK, LAMP = _hex("fbf8f2"), _hex("15312f"), _hex("e3a72f")
GREEN, BLUE, PLUM, RUST = _hex("17524d"), _hex("2f6f9f"), _hex("8a4b6b"), _hex("b5622f")
MOSS, VIOLET, OCHRE = _hex("4d6a2c"), _hex("6b5aa6"), _hex("9b7a12")
SPINES = (GREEN, BLUE, PLUM, RUST, MOSS, VIOLET, OCHRE)
WOOD, DARK_WOOD = mix(PAPER, RUST, 0.42), mix(RUST, INK, 0.35)
WHITE = (255, 255, 255)
PALE = mix(mix(PAPER, RUST, 0.27), LAMP, 0.13)
SKINS = (PALE, mix(PALE, RUST, 0.25), mix(RUST, PALE, 0.28), mix(RUST, INK, 0.32))
GREY, BLACK, BROWN = mix(PAPER, INK, 0.38), mix(INK, (0, 0, 0), 0.25), mix(RUST, INK, 0.68)
FAIR, RED = mix(LAMP, PAPER, 0.3), mix(RUST, INK, 0.1)


@dataclass(frozen=True)
class Person:
    cloth: Colour
    skin: Colour = SKINS[0]
    hair: Colour = BROWN
    style: Hair = "short"
    trousers: Colour = INK


class Sheet:
    """A canvas that takes finished-picture pixels."""

    def __init__(self, ground: Colour) -> None:
        self.image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), ground)
        self._pen = ImageDraw.Draw(self.image)

    def rect(self, x: float, y: float, w: float, h: float, fill: Colour, r: float = 0) -> None:
        box = (x * SCALE, y * SCALE, (x + w) * SCALE - 1, (y + h) * SCALE - 1)
        self._pen.rounded_rectangle(box, min(r, w / 2, h / 2) * SCALE, fill)

    def dome(self, x: float, y: float, w: float, h: float, fill: Colour, r: float) -> None:
        """A rectangle rounded at the top only."""
        box = (x * SCALE, y * SCALE, (x + w) * SCALE - 1, (y + h) * SCALE - 1)
        self._pen.rounded_rectangle(box, min(r, w / 2) * SCALE, fill, corners=(True, True, False, False))

    def oval(self, x: float, y: float, rx: float, ry: float, fill: Colour) -> None:
        self._pen.ellipse(((x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE), fill)

    def disc(self, x: float, y: float, r: float, fill: Colour) -> None:
        self.oval(x, y, r, r, fill)

    def pie(self, x: float, y: float, r: float, start: float, end: float, fill: Colour) -> None:
        box = ((x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE)
        self._pen.pieslice(box, start, end, fill)

    def smile(self, x: float, y: float, r: float, fill: Colour, width: float) -> None:
        box = ((x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE)
        self._pen.arc(box, 25, 155, fill, round(width * SCALE))

    def poly(self, points: Sequence[Point], fill: Colour) -> None:
        self._pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill)

    def stroke(self, points: Sequence[Point], width: float, fill: Colour) -> None:
        """A line with round ends and joints."""
        self._pen.line([(x * SCALE, y * SCALE) for x, y in points], fill, round(width * SCALE))
        for x, y in points:
            self.disc(x, y, width / 2, fill)

    def finished(self) -> Image.Image:
        return self.image.reduce(SCALE)


# --- people -----------------------------------------------------------------------------------------------------------


def _hair_behind(s: Sheet, who: Person, x: float, y: float, k: float) -> None:
    if who.style == "long":
        s.rect(x - 56 * k, y - 52 * k, 112 * k, 132 * k, who.hair, 52 * k)
    if who.style == "bun":
        s.disc(x, y - 62 * k, 24 * k, who.hair)
    if who.style == "curly":
        for dx, dy in ((-44, -14), (-30, -44), (0, -56), (30, -44), (44, -14)):
            s.disc(x + dx * k, y + dy * k, 26 * k, who.hair)
    if who.style == "bald":
        for side in (-1, 1):
            s.disc(x + side * 42 * k, y + 2 * k, 15 * k, who.hair)
            s.disc(x + side * 40 * k, y + 20 * k, 12 * k, who.hair)
    if who.style == "scarf":
        s.rect(x - 60 * k, y - 58 * k, 120 * k, 150 * k, who.hair, 58 * k)


def _hair_in_front(s: Sheet, who: Person, x: float, y: float, k: float) -> None:
    if who.style in ("short", "long", "bun"):
        s.pie(x, y, 50 * k, 188, 352, who.hair)
    if who.style == "curly":
        s.pie(x, y, 50 * k, 195, 345, who.hair)
    if who.style == "cap":
        s.pie(x, y - 4 * k, 54 * k, 180, 360, who.hair)
        s.rect(x - 56 * k, y - 18 * k, 112 * k, 20 * k, mix(who.hair, PAPER, 0.3), 10 * k)
        s.disc(x, y - 60 * k, 13 * k, mix(who.hair, PAPER, 0.3))


def _glasses(s: Sheet, who: Person, x: float, y: float, k: float) -> None:
    s.rect(x - 32 * k, y - 2 * k, 64 * k, 4 * k, BLACK)
    for side in (-1, 1):
        s.disc(x + side * 17 * k, y, 15 * k, BLACK)
        s.disc(x + side * 17 * k, y, 11.5 * k, mix(who.skin, WHITE, 0.35))


def head(s: Sheet, who: Person, x: float, y: float, k: float = 1, gaze: float = 0) -> None:
    """A face whose middle is (x, y); `gaze` runs from -1 (to the left) to 1."""
    _hair_behind(s, who, x, y, k)
    neck = who.hair if who.style == "scarf" else mix(who.skin, INK, 0.1)
    s.rect(x - 17 * k, y + 22 * k, 34 * k, 50 * k, neck, 12 * k)
    s.disc(x, y, (44 if who.style == "scarf" else 48) * k, who.skin)
    _hair_in_front(s, who, x, y, k)
    turn = x + gaze * 13 * k
    if who.style == "bald":
        _glasses(s, who, turn, y + 9 * k, k)
    for side in (-1, 1):
        s.disc(turn + side * 16 * k, y + 9 * k, 4.6 * k, BLACK)
    s.smile(turn, y + 17 * k, 14 * k, mix(who.skin, BLACK, 0.65), 4 * k)


def torso(s: Sheet, who: Person, x: float, y: float, k: float = 1, tall: float = 240) -> None:
    """Shoulders and down, under a head at (x, y)."""
    s.dome(x - 80 * k, y + 58 * k, 160 * k, tall * k, who.cloth, 64 * k)
    if who.style == "scarf":
        s.pie(x, y + 50 * k, 60 * k, 0, 180, who.hair)


def bust(s: Sheet, who: Person, x: float, y: float, k: float = 1, gaze: float = 0, tall: float = 240) -> None:
    torso(s, who, x, y, k, tall)
    head(s, who, x, y, k, gaze)


def arm(s: Sheet, who: Person, points: Sequence[Point], k: float = 1) -> None:
    """Shoulder, elbow, hand."""
    s.disc(*points[-1], 20 * k, who.skin)
    (ex, ey), (hx, hy) = points[-2], points[-1]
    wrist = (ex + (hx - ex) * 0.84, ey + (hy - ey) * 0.84)
    s.stroke([*points[:-1], wrist], 36 * k, mix(who.cloth, INK, 0.16))


def standing(s: Sheet, who: Person, x: float, floor: float, k: float = 1, gaze: float = 0) -> float:
    """A whole person on the floor; the head's height is given back, to place the arms by."""
    for side in (-1, 1):
        s.rect(x + side * 36 * k - 27 * k, floor - 240 * k, 54 * k, 232 * k, who.trousers, 12 * k)
        s.rect(x + side * 38 * k - 34 * k, floor - 22 * k, 68 * k, 24 * k, DARK_WOOD, 12 * k)
    y = floor - 510 * k
    s.rect(x - 80 * k, y + 58 * k, 160 * k, 250 * k, who.cloth, 54 * k)
    head(s, who, x, y, k, gaze)
    if who.style == "scarf":
        s.pie(x, y + 50 * k, 60 * k, 10, 170, who.hair)
    return y


def on_floor(s: Sheet, who: Person, x: float, floor: float, k: float = 1, gaze: float = 0) -> float:
    """Sitting with crossed legs."""
    y = floor - 270 * k
    torso(s, who, x, y, k, 190)
    s.rect(x - 130 * k, floor - 66 * k, 260 * k, 66 * k, who.trousers, 33 * k)
    s.rect(x - 46 * k, floor - 30 * k, 92 * k, 30 * k, mix(who.trousers, PAPER, 0.25), 15 * k)
    head(s, who, x, y, k, gaze)
    return y


def from_behind(s: Sheet, who: Person, x: float, y: float, k: float = 1, tall: float = 300) -> None:
    s.dome(x - 84 * k, y + 56 * k, 168 * k, tall * k, who.cloth, 66 * k)
    s.rect(x - 17 * k, y + 30 * k, 34 * k, 40 * k, mix(who.skin, INK, 0.12), 10 * k)
    _hair_behind(s, who, x, y, k)
    s.disc(x, y, 49 * k, who.hair)
    if who.style == "bald":
        s.oval(x, y - 17 * k, 40 * k, 32 * k, mix(who.skin, INK, 0.05))


# --- things -----------------------------------------------------------------------------------------------------------


def room(wall: Colour, floor: float = 800, share: float = 0.13) -> Sheet:
    """A paper room with a breath of `wall` in it, and a floor."""
    s = Sheet(mix(PAPER, wall, share))
    s.rect(0, floor, WIDTH, HEIGHT - floor, mix(mix(PAPER, WOOD, 0.62), wall, 0.06))
    s.rect(0, floor, WIDTH, 8, mix(mix(PAPER, WOOD, 0.9), wall, 0.1))
    return s


def spines(
    s: Sheet, x: float, base: float, w: float, tall: float, rng: random.Random, veil: tuple[Colour, float]
) -> None:
    """Books from the left until `w` is full; `veil` is the colour and share that sends them into the background."""
    end = x + w
    while x < end - 16:
        wide = min(rng.choice((18, 22, 26, 32, 40)), end - x)
        if rng.random() < 0.04:
            x += wide
            continue
        high = tall * rng.uniform(0.66, 0.97)
        colour = mix(rng.choice(SPINES), PAPER, rng.choice((0, 0.12, 0.3)))
        s.rect(x, base - high, wide - 3, high, mix(colour, *veil), 3)
        s.rect(x + 4, base - high * 0.82, max(wide - 11, 4), 6, mix(mix(colour, PAPER, 0.65), *veil))
        x += wide


def shelf(s: Sheet, x: float, y: float, w: float, h: float, rows: int, seed: int, veil: float = 0.35) -> None:
    """A bookcase, sent back into the room by `veil` (0 is near, 1 is gone)."""
    rng, haze = random.Random(seed), (PAPER, veil)
    s.rect(x, y, w, h, mix(mix(WOOD, INK, 0.12), *haze), 8)
    step = (h - 16) / rows
    for row in range(rows):
        top = y + 16 + row * step
        s.rect(x + 16, top, w - 32, step - 16, mix(mix(PAPER, WOOD, 0.5), *haze))
        spines(s, x + 24, top + step - 16, w - 48, step - 22, rng, haze)


def window(s: Sheet, x: float, y: float, w: float, h: float, *, evening: bool = False) -> None:
    """A window on mountains, in daylight or in the evening."""
    sky = mix(BLUE, INK, 0.45) if evening else mix(PAPER, BLUE, 0.24)
    far, near = (
        (mix(sky, INK, 0.35), mix(sky, INK, 0.6)) if evening else (mix(PAPER, BLUE, 0.5), mix(PAPER, GREEN, 0.6))
    )
    s.rect(x, y, w, h, sky)
    s.disc(x + w * 0.74, y + h * 0.27, h * 0.085, mix(LAMP, PAPER, 0.6 if evening else 0.25))
    s.poly([(x, y + h * 0.7), (x + w * 0.3, y + h * 0.36), (x + w * 0.62, y + h), (x, y + h)], far)
    s.poly([(x + w * 0.22, y + h), (x + w * 0.66, y + h * 0.5), (x + w, y + h * 0.78), (x + w, y + h)], near)
    frame = mix(WOOD, INK, 0.1)
    for left, top, wide, high in (
        (-14, -14, w + 28, 14),
        (-14, h, w + 28, 18),
        (-14, -14, 14, h + 28),
        (w, -14, 14, h + 28),
        (w / 2 - 5, 0, 10, h),
    ):
        s.rect(x + left, y + top, wide, high, frame)


def pendant(s: Sheet, x: float, drop: float, shade: Colour = GREEN, k: float = 1) -> None:
    """A lamp hung from the ceiling."""
    s.rect(x - 3, 0, 6, drop, INK)
    s.disc(x, drop + 62 * k, 24 * k, LAMP)
    s.poly(
        [(x - 30 * k, drop), (x + 30 * k, drop), (x + 88 * k, drop + 66 * k), (x - 88 * k, drop + 66 * k)],
        shade,
    )


def floor_lamp(s: Sheet, x: float, floor: float, tall: float = 470) -> None:
    s.rect(x - 5, floor - tall, 10, tall, INK)
    s.rect(x - 52, floor - 14, 104, 14, INK, 7)
    s.poly(
        [
            (x - 42, floor - tall - 60),
            (x + 42, floor - tall - 60),
            (x + 84, floor - tall + 50),
            (x - 84, floor - tall + 50),
        ],
        LAMP,
    )


def plant(s: Sheet, x: float, floor: float, k: float = 1) -> None:
    for dx, dy, colour in (
        (-64, -200, MOSS),
        (58, -214, GREEN),
        (-26, -262, GREEN),
        (34, -150, MOSS),
        (-44, -140, MOSS),
        (12, -290, MOSS),
    ):
        s.stroke(
            [(x, floor - 84 * k), (x + dx * k * 0.6, floor + dy * k * 0.72), (x + dx * k, floor + dy * k)],
            8 * k,
            colour,
        )
        s.oval(x + dx * k, floor + dy * k, 24 * k, 38 * k, colour)
    s.poly(
        [
            (x - 58 * k, floor - 100 * k),
            (x + 58 * k, floor - 100 * k),
            (x + 42 * k, floor),
            (x - 42 * k, floor),
        ],
        RUST,
    )


def bubble(s: Sheet, x: float, y: float, w: float, h: float, colour: Colour, tail: int = 1) -> None:
    """A speech bubble with three lines in it; its tail hangs left (-1) or right (1)."""
    root = x + w / 2 + tail * w * 0.22
    s.poly([(root - 24, y + h - 8), (root + 24, y + h - 8), (root + tail * 34, y + h + 48)], colour)
    s.rect(x, y, w, h, colour, 40)
    light = mix(colour, PAPER, 0.75)
    for row, share in enumerate((0.66, 0.5, 0.34)):
        s.rect(x + w * 0.17, y + h * (0.26 + row * 0.22), w * share, 13, light, 7)


def cover(s: Sheet, x: float, y: float, colour: Colour, k: float = 1) -> None:
    """A book seen from the front."""
    s.rect(x, y, 92 * k, 124 * k, colour, 6 * k)
    s.rect(x, y, 12 * k, 124 * k, mix(colour, INK, 0.3), 5 * k)
    s.rect(x + 26 * k, y + 24 * k, 52 * k, 10 * k, mix(colour, PAPER, 0.75), 4 * k)
    s.disc(x + 52 * k, y + 78 * k, 20 * k, mix(colour, PAPER, 0.4))


def open_book(s: Sheet, x: float, y: float, k: float = 1, colour: Colour = PLUM) -> None:
    """An open book held up to be read, seen from outside: two boards and the pages' edge."""
    for side in (-1, 1):
        s.poly(
            [
                (x, y + 12 * k),
                (x + side * 84 * k, y - 4 * k),
                (x + side * 84 * k, y + 92 * k),
                (x, y + 108 * k),
            ],
            mix(colour, INK, 0.0 if side < 0 else 0.18),
        )
        s.poly([(x, y + 12 * k), (x + side * 84 * k, y - 4 * k), (x + side * 78 * k, y - 14 * k), (x, y)], WHITE)
    s.stroke([(x, y + 8 * k), (x, y + 104 * k)], 6 * k, mix(colour, INK, 0.4))


def pile(s: Sheet, x: float, base: float, colours: Sequence[Colour], k: float = 1) -> None:
    """Books lying on one another, the first at the bottom."""
    for number, colour in enumerate(colours):
        y, shift = base - (number + 1) * 26 * k, (number % 3 - 1) * 9 * k
        s.rect(x - 68 * k + shift, y, 136 * k, 24 * k, colour, 5 * k)
        s.rect(x + 34 * k + shift, y, 12 * k, 24 * k, mix(colour, PAPER, 0.6))


def cup(s: Sheet, x: float, base: float, colour: Colour = WHITE, k: float = 1) -> None:
    s.disc(x + 26 * k, base - 26 * k, 16 * k, colour)
    s.disc(x + 26 * k, base - 26 * k, 8 * k, mix(colour, INK, 0.25))
    s.rect(x - 24 * k, base - 50 * k, 48 * k, 50 * k, colour, 10 * k)


def table(s: Sheet, x: float, y: float, w: float, floor: float, colour: Colour = DARK_WOOD) -> None:
    for leg in (x + 50, x + w - 74):
        s.rect(leg, y + 20, 24, floor - y - 20, mix(colour, INK, 0.25), 6)
    s.rect(x, y, w, 32, colour, 12)


def armchair(s: Sheet, x: float, floor: float, colour: Colour, k: float = 1) -> None:
    """The back of an armchair; `armchair_front` covers the sitter's lap."""
    s.rect(x - 140 * k, floor - 400 * k, 280 * k, 370 * k, mix(colour, INK, 0.18), 70 * k)


def armchair_front(s: Sheet, x: float, floor: float, colour: Colour, legs: Colour, k: float = 1) -> None:
    for side in (-1, 1):
        s.rect(x + side * 44 * k - 29 * k, floor - 178 * k, 58 * k, 172 * k, legs, 24 * k)
        s.rect(x + side * 48 * k - 36 * k, floor - 22 * k, 72 * k, 24 * k, DARK_WOOD, 12 * k)
        s.rect(x + side * 128 * k - 36 * k, floor - 242 * k, 72 * k, 214 * k, colour, 34 * k)
    s.rect(x - 94 * k, floor - 96 * k, 188 * k, 62 * k, colour, 20 * k)
    for side in (-1, 1):
        s.rect(x + side * 44 * k - 29 * k, floor - 170 * k, 58 * k, 160 * k, legs, 24 * k)


def microphone(s: Sheet, x: float, y: float, base: float) -> None:
    s.rect(x - 4, y, 8, base - y, INK)
    s.rect(x - 15, y - 44, 30, 56, INK, 15)
    s.rect(x - 34, base - 10, 68, 12, INK, 6)


def note(s: Sheet, x: float, y: float, colour: Colour, k: float = 1) -> None:
    """Two quavers on a beam."""
    for dx in (0, 58 * k):
        s.oval(x + dx, y, 19 * k, 14 * k, colour)
        s.rect(x + dx + 10 * k, y - 92 * k, 9 * k, 94 * k, colour)
    s.poly(
        [
            (x + 10 * k, y - 96 * k),
            (x + 77 * k, y - 110 * k),
            (x + 77 * k, y - 84 * k),
            (x + 10 * k, y - 70 * k),
        ],
        colour,
    )


def screen(s: Sheet, x: float, base: float, w: float, colour: Colour = INK) -> None:
    """A laptop seen from behind."""
    s.rect(x - w / 2, base - w * 0.62, w, w * 0.62, colour, 14)
    s.disc(x, base - w * 0.31, w * 0.06, mix(colour, PAPER, 0.5))
    s.rect(x - w * 0.58, base - 12, w * 1.16, 14, mix(colour, PAPER, 0.25), 7)


# --- scenes -----------------------------------------------------------------------------------------------------------


def _skranke() -> Sheet:
    s = room(GREEN)
    shelf(s, 70, 210, 420, 590, 4, 3, 0.45)
    window(s, 1150, 110, 360, 310)
    pendant(s, 720, 110, GREEN)
    librarian = Person(PLUM, SKINS[1], BLACK, "bun")
    bust(s, librarian, 930, 400, 1.1, -0.8, 300)
    s.rect(700, 640, 760, 250, mix(GREEN, PAPER, 0.12), 14)
    for x in range(740, 1440, 120):
        s.rect(x, 690, 92, 160, mix(GREEN, PAPER, 0.24), 8)
    s.rect(670, 610, 820, 40, DARK_WOOD, 12)
    screen(s, 1180, 610, 210)
    pile(s, 1390, 610, (BLUE, OCHRE, RUST))
    arm(s, librarian, [(1002, 540), (1000, 600), (905, 590)], 1.1)
    visitor = Person(RUST, SKINS[0], GREY, "short", mix(BLUE, INK, 0.5))
    standing(s, visitor, 540, 930, 1.08, 0.8)
    arm(s, visitor, [(600, 470), (640, 560), (752, 560)], 1.08)
    cover(s, 752, 490, LAMP, 0.95)
    return s


def _sprakkafe() -> Sheet:
    s = room(VIOLET)
    shelf(s, 50, 330, 260, 470, 3, 8, 0.5)
    window(s, 1260, 110, 270, 270)
    pendant(s, 800, 60, VIOLET)
    people = (
        (Person(BLUE, SKINS[3], BLACK, "curly"), 425, 505, 0.9),
        (Person(OCHRE, SKINS[1], GREEN, "scarf"), 675, 455, 0.5),
        (Person(PLUM, SKINS[0], FAIR, "long"), 935, 455, -0.5),
        (Person(GREEN, SKINS[2], BLACK, "short"), 1185, 505, -0.9),
    )
    for who, x, y, gaze in people:
        bust(s, who, x, y, 1.05, gaze, 180 if y > 500 else 250)
    bubble(s, 440, 190, 230, 140, BLUE, -1)
    bubble(s, 930, 170, 230, 140, RUST, 1)
    s.rect(780, 790, 50, 140, mix(DARK_WOOD, INK, 0.3))
    s.rect(660, 915, 290, 24, mix(DARK_WOOD, INK, 0.3), 12)
    s.oval(805, 770, 560, 92, mix(DARK_WOOD, INK, 0.25))
    s.oval(805, 750, 560, 92, DARK_WOOD)
    for (who, x, y, _), side in zip(people, (1, -1, 1, -1), strict=True):
        arm(s, who, [(x + side * 66, y + 115), (x + side * 84, y + 205), (x + side * 30, y + 255)])
    for x, y, colour in (
        (488, 782, WHITE),
        (735, 745, mix(LAMP, PAPER, 0.2)),
        (880, 740, WHITE),
        (1080, 775, mix(BLUE, PAPER, 0.5)),
    ):
        cup(s, x, y, colour)
    s.poly([(712, 784), (800, 776), (800, 814), (700, 824)], WHITE)
    s.poly([(800, 776), (888, 784), (900, 824), (800, 814)], mix(WHITE, INK, 0.08))
    return s


def _baby(s: Sheet, x: float, y: float, cloth: Colour, skin: Colour, k: float = 0.62) -> None:
    s.rect(x - 62 * k, y + 38 * k, 124 * k, 150 * k, cloth, 56 * k)
    s.disc(x, y, 52 * k, skin)
    s.smile(x + 4, y - 50 * k, 14 * k, mix(skin, BLACK, 0.5), 5 * k)
    for side in (-1, 1):
        s.disc(x + side * 18 * k, y + 4 * k, 5 * k, BLACK)
    s.smile(x, y + 12 * k, 17 * k, mix(skin, BLACK, 0.6), 5 * k)


def _ukulele(s: Sheet, x: float, y: float) -> None:
    s.stroke([(x, y), (x + 150, y - 84)], 18, mix(DARK_WOOD, INK, 0.3))
    s.rect(x + 138, y - 108, 40, 40, DARK_WOOD, 8)
    s.disc(x, y, 58, OCHRE)
    s.disc(x + 52, y - 30, 44, OCHRE)
    s.disc(x + 22, y - 12, 18, mix(OCHRE, INK, 0.6))


def _babysang() -> Sheet:
    s = room(LAMP, 640, 0.16)
    shelf(s, 80, 200, 380, 440, 3, 12, 0.5)
    window(s, 1170, 130, 340, 300)
    s.oval(800, 830, 740, 140, mix(PAPER, PLUM, 0.3))
    s.oval(800, 830, 620, 108, mix(PAPER, PLUM, 0.2))
    sitters = (
        (Person(GREEN, SKINS[1], BROWN, "long", mix(BLUE, INK, 0.4)), 300, 0.8, RUST, SKINS[1]),
        (Person(RUST, SKINS[3], BLACK, "short", INK), 640, 0.5, LAMP, SKINS[3]),
        (Person(PLUM, SKINS[0], BLUE, "scarf", mix(PLUM, INK, 0.6)), 1310, -0.8, MOSS, SKINS[0]),
    )
    for (who, x, gaze, cloth, skin), floor in zip(sitters, (900, 850, 900), strict=True):
        top = on_floor(s, who, x, floor, 1.15, gaze)
        _baby(s, x, top + 150, cloth, skin)
        for side in (-1, 1):
            arm(
                s,
                who,
                [(x + side * 76, top + 120), (x + side * 96, top + 210), (x + side * 34, top + 232)],
                1,
            )
    player = Person(BLUE, SKINS[0], RED, "bun", mix(MOSS, INK, 0.3))
    top = on_floor(s, player, 975, 850, 1.15, 0)
    _ukulele(s, 950, top + 210)
    arm(s, player, [(900, top + 120), (880, top + 200), (950, top + 205)], 1)
    arm(s, player, [(1050, top + 120), (1100, top + 190), (1072, top + 140)], 1)
    for x, y, colour, k in ((560, 300, PLUM, 1.0), (760, 210, GREEN, 0.8), (980, 300, RUST, 1.1)):
        note(s, x, y, colour, k)
    return s


def _game(s: Sheet, x: float, y: float, w: float, h: float) -> None:
    s.rect(x - 22, y - 22, w + 44, h + 44, INK, 18)
    s.rect(x, y, w, h, mix(BLUE, PAPER, 0.55))
    s.disc(x + w * 0.82, y + h * 0.24, 40, LAMP)
    s.poly([(x, y + h * 0.86), (x + w * 0.24, y + h * 0.46), (x + w * 0.5, y + h * 0.86)], mix(BLUE, PAPER, 0.2))
    s.rect(x, y + h * 0.84, w, h * 0.16, MOSS)
    for px, py, wide in ((0.2, 0.62, 0.16), (0.44, 0.46, 0.16), (0.68, 0.6, 0.18)):
        s.rect(x + w * px, y + h * py, w * wide, 22, RUST, 6)
    s.rect(x + w * 0.49, y + h * 0.46 - 52, 42, 52, PLUM, 14)
    for px, py in ((0.24, 0.52), (0.32, 0.52), (0.73, 0.5), (0.81, 0.5)):
        s.disc(x + w * px, y + h * py, 13, LAMP)


def _controller(s: Sheet, x: float, y: float) -> None:
    s.rect(x - 52, y - 20, 104, 46, WHITE, 20)
    s.rect(x - 38, y - 2, 30, 9, INK, 3)
    s.rect(x - 27, y - 12, 9, 30, INK, 3)
    s.disc(x + 16, y + 8, 7, RUST)
    s.disc(x + 34, y - 4, 7, GREEN)


def _spillkveld() -> Sheet:
    s = room(BLUE, 780, 0.2)
    shelf(s, 50, 260, 250, 520, 4, 21, 0.45)
    floor_lamp(s, 1440, 830, 520)
    _game(s, 480, 110, 640, 360)
    s.rect(420, 560, 760, 110, DARK_WOOD, 10)
    s.rect(450, 590, 330, 54, mix(DARK_WOOD, INK, 0.25), 6)
    s.rect(820, 590, 330, 54, mix(DARK_WOOD, INK, 0.25), 6)
    players = (
        Person(RUST, SKINS[0], FAIR, "bun"),
        Person(GREEN, SKINS[3], BLACK, "curly"),
        Person(VIOLET, SKINS[1], BROWN, "short"),
    )
    for who, x in zip(players, (500, 800, 1100), strict=True):
        from_behind(s, who, x, 640, 1.15)
    s.rect(270, 770, 1060, 230, PLUM, 50)
    s.rect(230, 720, 110, 280, mix(PLUM, INK, 0.2), 50)
    s.rect(1260, 720, 110, 280, mix(PLUM, INK, 0.2), 50)
    for x in (620, 980):
        s.rect(x - 3, 800, 6, 200, mix(PLUM, INK, 0.25))
    _controller(s, 1315, 712)
    return s


def _bokprat() -> Sheet:
    s = room(PLUM)
    shelf(s, 90, 150, 560, 650, 5, 31, 0.5)
    window(s, 970, 130, 340, 310, evening=True)
    floor_lamp(s, 1470, 830, 520)
    teller = Person(GREEN, SKINS[0], RED, "long", mix(INK, PAPER, 0.1))
    top = standing(s, teller, 780, 870, 1.08, -0.3)
    arm(s, teller, [(712, top + 112), (650, top + 150), (628, top + 50)], 1.05)
    cover(s, 560, top - 78, LAMP, 1.15)
    arm(s, teller, [(850, top + 112), (900, top + 210), (864, top + 290)], 1.05)
    table(s, 1030, 660, 320, 850)
    pile(s, 1130, 660, (BLUE, RUST, MOSS, PLUM))
    cup(s, 1280, 660, WHITE)
    crowd = (
        Person(BLUE, SKINS[1], BROWN, "short"),
        Person(OCHRE, SKINS[0], GREY, "bun"),
        Person(RUST, SKINS[2], BLACK, "curly"),
        Person(VIOLET, SKINS[0], GREY, "bald"),
    )
    for who, x in zip(crowd, (220, 540, 1060, 1330), strict=True):
        from_behind(s, who, x, 820, 1.2)
    return s


def _speaker(s: Sheet, who: Person, x: float, gaze: float, *, lift: bool = False) -> None:
    bust(s, who, x, 400, 1.05, gaze, 280)
    s.rect(x - 105, 590, 210, 190, mix(RUST, INK, 0.35), 10)
    s.rect(x - 125, 566, 250, 34, DARK_WOOD, 12)
    microphone(s, x - 70 if lift else x + 70, 530, 570)
    side = 1 if lift else -1
    hand = (x + 150, 440) if lift else (x - 30, 556)
    arm(s, who, [(x + side * 70, 500), (x + side * 112, 552), hand], 1)


def _debatt() -> Sheet:
    s = room(OCHRE, 830, 0.16)
    shelf(s, 60, 240, 320, 530, 4, 41, 0.5)
    shelf(s, 1220, 240, 320, 530, 4, 42, 0.5)
    s.rect(220, 770, 1160, 70, mix(DARK_WOOD, PAPER, 0.15), 10)
    _speaker(s, Person(GREEN, SKINS[2], BLACK, "short"), 460, 0.8, lift=True)
    _speaker(s, Person(PLUM, SKINS[0], GREY, "bun"), 800, 0)
    _speaker(s, Person(BLUE, SKINS[3], BLACK, "curly"), 1140, -0.8)
    bubble(s, 480, 90, 250, 150, GREEN, -1)
    bubble(s, 870, 90, 250, 150, BLUE, 1)
    crowd = (
        Person(RUST, SKINS[0], FAIR, "short"),
        Person(VIOLET, SKINS[1], BLUE, "scarf"),
        Person(MOSS, SKINS[0], GREY, "bald"),
        Person(OCHRE, SKINS[3], BLACK, "bun"),
        Person(GREEN, SKINS[1], BROWN, "long"),
    )
    for who, x in zip(crowd, (160, 480, 800, 1120, 1440), strict=True):
        from_behind(s, who, x, 880, 1.05)
    return s


def _tub(s: Sheet) -> None:
    for x in (620, 1010):
        s.disc(x, 830, 32, LAMP)
    s.poly([(520, 600), (1110, 600), (1050, 800), (1000, 826), (630, 826), (580, 800)], WHITE)
    s.poly([(520, 600), (640, 600), (690, 826), (630, 826), (580, 800)], mix(WHITE, BLUE, 0.12))
    s.rect(490, 576, 650, 42, mix(WHITE, BLUE, 0.22), 21)


def _books_in_tub(s: Sheet) -> None:
    rng = random.Random(5)
    for x in range(540, 1090, 44):
        high = rng.uniform(84, 136)
        lean = rng.uniform(-22, 22)
        colour = rng.choice(SPINES)
        s.poly([(x, 610), (x + 52, 610), (x + 52 + lean, 610 - high), (x + lean, 610 - high)], colour)
        s.poly(
            [
                (x + 14 + lean * 0.7, 610 - high * 0.7),
                (x + 38 + lean * 0.7, 610 - high * 0.7),
                (x + 38 + lean * 0.8, 600 - high * 0.7),
                (x + 14 + lean * 0.8, 600 - high * 0.7),
            ],
            mix(colour, PAPER, 0.7),
        )


def _barnebokbad() -> Sheet:
    s = room(RUST, 760, 0.12)
    window(s, 80, 130, 210, 240)
    shelf(s, 1180, 170, 350, 590, 4, 52, 0.5)
    s.oval(815, 850, 620, 80, mix(PAPER, BLUE, 0.3))
    child = Person(LAMP, SKINS[1], BLACK, "curly")
    bust(s, child, 815, 400, 1.1, 0, 200)
    _books_in_tub(s)
    open_book(s, 815, 500, 1.1, PLUM)
    for x in (735, 895):
        s.disc(x, 560, 20, child.skin)
    _tub(s)
    host = Person(BLUE, SKINS[0], GREY, "bun", mix(BLUE, INK, 0.6))
    top = standing(s, host, 390, 900, 1.02, 0.8)
    arm(s, host, [(450, top + 110), (490, top + 180), (548, top + 130)], 1)
    s.stroke([(540, top + 130), (586, top + 104)], 16, INK)
    s.disc(596, top + 98, 22, INK)
    for who, x, gaze in (
        (Person(MOSS, SKINS[0], FAIR, "long", RUST), 1200, -0.8),
        (Person(VIOLET, SKINS[3], RUST, "cap", INK), 1440, -0.8),
    ):
        on_floor(s, who, x, 930, 0.82, gaze)
    for x, y, r in ((560, 330, 34), (640, 240, 22), (1010, 300, 40), (1090, 210, 24), (960, 190, 16)):
        s.disc(x, y, r, mix(PAPER, BLUE, 0.3))
        s.disc(x - r * 0.3, y - r * 0.3, r * 0.24, WHITE)
    return s


def _pennants(s: Sheet) -> None:
    colours = (BLUE, RUST, MOSS, LAMP)
    spots = [(x, 96 + 46 * (1 - ((x - 800) / 760) ** 2)) for x in range(40, 1561, 80)]
    s.stroke(spots, 5, INK)
    for number, (x, y) in enumerate(spots[:-1]):
        s.poly([(x + 12, y + 2), (x + 68, y + 2), (x + 40, y + 78)], colours[number % 4])


def _sun_and_moon(s: Sheet, x: float, y: float, r: float) -> None:
    """The ring of the Sámi flag, which stands for the sun and the moon."""
    s.pie(x, y, r, 90, 270, BLUE)
    s.pie(x, y, r, -90, 90, RUST)
    s.disc(x, y, r * 0.74, PAPER)


def _display(s: Sheet) -> None:
    """A table of books with their fronts showing."""
    s.rect(900, 560, 560, 20, DARK_WOOD, 8)
    s.rect(920, 580, 520, 320, mix(WOOD, INK, 0.1), 10)
    s.rect(950, 726, 460, 16, DARK_WOOD, 6)
    for x, colour in ((960, BLUE), (1080, MOSS), (1200, RUST), (1320, PLUM)):
        cover(s, x, 444, colour, 0.94)
    for x, colour in ((970, LAMP), (1090, VIOLET), (1210, GREEN), (1320, OCHRE)):
        cover(s, x, 614, colour, 0.9)
    spines(s, 960, 890, 440, 130, random.Random(62), (PAPER, 0))


def _samisk() -> Sheet:
    s = room(BLUE, 830, 0.12)
    window(s, 110, 250, 300, 270)
    _pennants(s)
    s.rect(1080, 232, 200, 170, PAPER, 10)
    _sun_and_moon(s, 1180, 317, 62)
    _display(s)
    adult = Person(GREEN, SKINS[0], BROWN, "bun", mix(BLUE, INK, 0.6))
    top = standing(s, adult, 740, 930, 1.05, -0.6)
    child = Person(RUST, SKINS[0], BLUE, "cap", mix(MOSS, INK, 0.3))
    standing(s, child, 500, 930, 0.74, 0.8)
    arm(s, adult, [(812, top + 116), (842, top + 210), (826, top + 292)])
    arm(s, adult, [(668, top + 116), (640, top + 190), (600, top + 240)])
    open_book(s, 614, top + 236, 0.86, PLUM)
    s.disc(556, top + 290, 17, child.skin)
    plant(s, 210, 900, 0.95)
    return s


def _digitalhjelp() -> Sheet:
    s = room(MOSS)
    shelf(s, 1180, 170, 350, 630, 5, 71, 0.5)
    window(s, 100, 160, 340, 310)
    pendant(s, 760, 60, MOSS)
    elder = Person(PLUM, SKINS[0], GREY, "bald")
    helper = Person(GREEN, SKINS[2], BLACK, "long")
    bust(s, elder, 560, 430, 1.15, 0.7, 180)
    bust(s, helper, 960, 410, 1.15, -0.8, 200)
    table(s, 300, 680, 1000, 930)
    arm(s, helper, [(890, 540), (850, 600), (790, 560)], 1.1)
    screen(s, 730, 682, 230)
    arm(s, elder, [(480, 560), (470, 650), (556, 664)], 1.1)
    arm(s, helper, [(1040, 540), (1080, 640), (1000, 664)], 1.1)
    cup(s, 380, 682, mix(LAMP, PAPER, 0.2))
    s.rect(1130, 664, 120, 18, INK, 8)
    _padlock(s, 760, 300)
    return s


def _padlock(s: Sheet, x: float, y: float) -> None:
    s.disc(x, y, 92, WHITE)
    s.disc(x, y - 20, 30, GREEN)
    s.disc(x, y - 20, 17, WHITE)
    s.rect(x - 42, y - 16, 84, 66, GREEN, 12)
    s.disc(x, y + 12, 9, LAMP)
    s.rect(x - 4, y + 12, 8, 20, LAMP, 4)


def _board(s: Sheet) -> None:
    s.rect(500, 76, 600, 330, mix(WOOD, INK, 0.2), 12)
    s.rect(516, 92, 568, 298, WHITE, 6)
    notes = (
        (560, 130, LAMP),
        (680, 130, mix(BLUE, PAPER, 0.4)),
        (560, 246, mix(RUST, PAPER, 0.4)),
        (680, 246, LAMP),
    )
    for x, y, colour in notes:
        s.rect(x, y, 92, 92, colour, 4)
    for row, (wide, colour) in enumerate(((220, GREEN), (170, BLUE), (200, PLUM), (120, RUST))):
        s.rect(830, 146 + row * 56, wide, 18, colour, 9)


def _mote() -> Sheet:
    s = room(OCHRE, 800, 0.1)
    _board(s)
    plant(s, 170, 830, 1.15)
    window(s, 1230, 100, 290, 280)
    people = (
        (Person(GREEN, SKINS[0], FAIR, "long"), 380, 520, 0.8),
        (Person(RUST, SKINS[3], BLACK, "short"), 660, 490, 0.3),
        (Person(BLUE, SKINS[1], PLUM, "scarf"), 940, 490, -0.3),
        (Person(MOSS, SKINS[0], GREY, "bald"), 1220, 520, -0.8),
    )
    for who, x, y, gaze in people:
        bust(s, who, x, y, 1.05, gaze, 280)
    s.poly([(250, 740), (1350, 740), (1480, 860), (120, 860)], DARK_WOOD)
    s.rect(120, 860, 1360, 30, mix(DARK_WOOD, INK, 0.25), 8)
    for x in (200, 1370):
        s.rect(x, 890, 30, 110, mix(DARK_WOOD, INK, 0.35))
    for (who, x, y, _), side in zip(people, (1, 1, -1, -1), strict=True):
        left, top = x + side * 12 - 60, y + 246
        s.poly([(left, top), (left + 108, top), (left + 118, top + 50), (left - 10, top + 50)], WHITE)
        arm(s, who, [(x + side * 66, y + 115), (x + side * 92, y + 205), (x + side * 30, y + 254)])
    for x, y in ((520, 800), (800, 775), (1080, 800)):
        cup(s, x, y)
    return s


def _cart(s: Sheet, x: float, floor: float) -> None:
    s.rect(x, floor - 250, 14, 230, INK, 6)
    s.rect(x + 266, floor - 250, 14, 230, INK, 6)
    for y, seed in ((floor - 140, 91), (floor - 30, 92)):
        s.rect(x - 6, y, 292, 16, DARK_WOOD, 6)
        spines(s, x + 18, y, 244, 96, random.Random(seed), (PAPER, 0))
    for wheel in (x + 24, x + 256):
        s.disc(wheel, floor - 6, 18, INK)


def _hylle() -> Sheet:
    s = room(PLUM, 850, 0.1)
    shelf(s, 170, 90, 860, 770, 5, 83, 0.0)
    s.rect(640, 257, 150, 134, mix(PAPER, WOOD, 0.5))
    cover(s, 668, 266, LAMP, 1.01)
    pendant(s, 1270, 150, PLUM, 1.1)
    reader = Person(BLUE, SKINS[1], BROWN, "long", mix(BLUE, INK, 0.6))
    top = standing(s, reader, 1180, 930, 1.05, -0.6)
    arm(s, reader, [(1112, top + 112), (1070, top + 190), (1000, top + 130)], 1.05)
    arm(s, reader, [(1250, top + 112), (1290, top + 200), (1240, top + 262)], 1.05)
    cover(s, 1190, top + 196, RUST, 0.9)
    _cart(s, 1280, 940)
    return s


def _landscape() -> Sheet:
    s = Sheet(mix(PAPER, BLUE, 0.16))
    s.disc(1290, 190, 70, mix(LAMP, PAPER, 0.2))
    s.poly([(0, 640), (220, 300), (400, 480), (610, 220), (900, 640)], mix(PAPER, BLUE, 0.42))
    s.poly([(610, 220), (541, 306), (576, 290), (604, 320), (636, 292), (669, 306)], WHITE)
    s.poly([(640, 640), (930, 380), (1100, 500), (1330, 330), (1600, 560), (1600, 640)], mix(PAPER, BLUE, 0.56))
    s.rect(0, 630, WIDTH, 90, mix(PAPER, BLUE, 0.34))
    s.rect(0, 700, WIDTH, 300, mix(PAPER, MOSS, 0.5))
    s.rect(0, 840, WIDTH, 110, mix(PAPER, INK, 0.55))
    for x in range(30, WIDTH, 200):
        s.rect(x, 890, 110, 10, PAPER, 5)
    return s


def _bus(s: Sheet) -> None:
    s.rect(330, 400, 930, 420, GREEN, 50)
    s.rect(330, 690, 930, 60, LAMP)
    for x in (380, 590):
        s.rect(x, 460, 180, 170, mix(PAPER, LAMP, 0.3), 16)
        for base in (540, 622):
            spines(s, x + 12, base, 156, 72, random.Random(x + base + 3), (PAPER, 0))
            s.rect(x, base, 180, 7, WOOD)
    s.rect(800, 460, 150, 350, mix(PAPER, LAMP, 0.3), 16)
    s.rect(990, 460, 240, 190, mix(PAPER, BLUE, 0.25), 24)
    for x in (500, 1100):
        s.disc(x, 830, 74, INK)
        s.disc(x, 830, 34, mix(PAPER, INK, 0.25))
    s.disc(1240, 720, 20, PAPER)


def _house(s: Sheet, x: float, base: float, colour: Colour) -> None:
    s.rect(x, base - 90, 120, 90, colour)
    s.poly([(x - 14, base - 88), (x + 60, base - 150), (x + 134, base - 88)], INK)
    s.rect(x + 42, base - 62, 36, 36, mix(LAMP, PAPER, 0.4))


def _bibliotekbuss() -> Sheet:
    s = _landscape()
    _house(s, -16, 716, RUST)
    _house(s, 1446, 716, OCHRE)
    _bus(s)
    driver = Person(PLUM, SKINS[1], BROWN, "short")
    bust(s, driver, 875, 560, 0.78, -0.6, 190)
    for x in (838, 882):
        s.rect(x, 730, 32, 70, INK)
    s.rect(800, 786, 150, 34, GREY, 8)
    for who, x, k in (
        (Person(RUST, SKINS[0], GREY, "bun", INK), 232, 0.78),
        (Person(BLUE, SKINS[3], BLACK, "curly", mix(BLUE, INK, 0.6)), 1370, 0.6),
    ):
        side = -1 if x < 900 else 1
        top = standing(s, who, x, 960, k, -0.6 * side)
        arm(
            s,
            who,
            [
                (x + side * 56 * k, top + 110 * k),
                (x + side * 96 * k, top + 190 * k),
                (x + side * 62 * k, top + 240 * k),
            ],
            k,
        )
        cover(s, x + side * 46 * k - 36 * k, top + 206 * k, LAMP, 0.8 * k)
    return s


SCENES: dict[str, Callable[[], Sheet]] = {
    "skranke": _skranke,
    "sprakkafe": _sprakkafe,
    "babysang": _babysang,
    "spillkveld": _spillkveld,
    "bokprat": _bokprat,
    "debatt": _debatt,
    "barnebokbad": _barnebokbad,
    "samisk": _samisk,
    "digitalhjelp": _digitalhjelp,
    "mote": _mote,
    "hylle": _hylle,
    "bibliotekbuss": _bibliotekbuss,
}
NAMES: tuple[str, ...] = tuple(SCENES)


def draw(name: str) -> Image.Image:
    """The picture called `name`; KeyError where there is none."""
    return SCENES[name]().finished()
