"""The course's own shelf as a picture, and as a badge: the same shapes as SVG and as PNG.

Lengths are units of the picture; y grows downwards.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO

from PIL import Image, ImageDraw

from cms.core.shelf import Spine, course_spines
from cms.core.social import read_palette

PAPER, GOLD = "#ffffff", "#e3a72f"
BADGE = 400
ON_BADGE = 9  # books; more would be too small to see
DRAWN_AT = 4  # drawn so many times as large, then made smaller, so that leaning edges are smooth
BOARD = 4
SHEET = 320  # as wide as the printed text, where a shelf is 48 mm high


@dataclass(frozen=True)
class Disc:
    x: float
    y: float
    radius: float
    colour: str


@dataclass(frozen=True)
class Polygon:
    points: tuple[tuple[float, float], ...]
    colour: str


Shape = Disc | Polygon


def area_colour(area: int) -> str:
    """As #rrggbb, on paper."""
    return read_palette()[f"area-{area}"]


def shelf_svg(title: str, lessons: Sequence[str], area: int) -> bytes:
    """The course as its lessons on a board as wide as the sheet, in the colour of its area."""
    spines = course_spines(title, lessons or [title])
    width, height = max(SHEET, *(spine.right for spine in spines)), 100.0
    shapes = [
        *_standing(spines, 0, height, 1, area_colour(area), PAPER),
        _rectangle(0, height, width, BOARD, read_palette()["ink"]),
    ]
    return _svg(shapes, width, height + BOARD)


def brand_svg() -> bytes:
    """The site's mark: three books."""
    palette = read_palette()
    bars = ((0, 7, 25, "ink"), (10, 0, 32, "lamp"), (20, 11, 21, "brand"))
    return _svg([_rectangle(x, y, 8, height, palette[colour]) for x, y, height, colour in bars], 28, 32)


def badge_svg(name: str, title: str, lessons: Sequence[str], area: int) -> bytes:
    """`name`: what a reader of the picture is told it is."""
    return _svg(_badge(title, lessons, area), BADGE, BADGE, name=name)


def badge_png(title: str, lessons: Sequence[str], area: int) -> bytes:
    canvas = Image.new("RGBA", (BADGE * DRAWN_AT, BADGE * DRAWN_AT), (0, 0, 0, 0))
    draw = ImageDraw.Draw(canvas)
    for shape in _badge(title, lessons, area):
        if isinstance(shape, Disc):
            middle = (shape.x * DRAWN_AT, shape.y * DRAWN_AT)
            draw.circle(middle, shape.radius * DRAWN_AT, fill=shape.colour)
        else:
            draw.polygon([(x * DRAWN_AT, y * DRAWN_AT) for x, y in shape.points], fill=shape.colour)
    png = BytesIO()
    canvas.resize((BADGE, BADGE), Image.Resampling.LANCZOS).save(png, "PNG", optimize=True)
    return png.getvalue()


def _badge(title: str, lessons: Sequence[str], area: int) -> list[Shape]:
    """A seal: the shelf in white on the area's colour, a golden board, and a ring of points."""
    colour, middle = area_colour(area), BADGE / 2
    ring: list[Shape] = [Disc(middle, middle, 196, colour), Disc(middle, middle, 184, PAPER)]
    ring.append(Disc(middle, middle, 178, colour))
    for number in range(48):
        turn = math.tau * number / 48
        ring.append(Disc(middle + 163 * math.cos(turn), middle + 163 * math.sin(turn), 2.6, GOLD))
    spines = course_spines(title, (lessons or [title])[:ON_BADGE])
    width = max(spine.right for spine in spines)
    scale = min(220 / width, 1.5)
    board = 272.0
    left = middle - width * scale / 2
    shapes = _standing(spines, left, board, scale, PAPER, colour)
    return [*ring, *shapes, _rectangle(middle - 118, board, 236, 9, GOLD)]


def _standing(spines: Sequence[Spine], left: float, board: float, scale: float, colour: str, bands: str) -> list[Shape]:
    shapes: list[Shape] = []
    for spine in spines:
        shapes.append(_placed(spine.corners(0, spine.height), left, board, scale, colour))
        inset = min(4, spine.width / 5)
        for middle, thickness in spine.band_lines():
            across = spine.corners(middle - thickness / 2, middle + thickness / 2, inset)
            shapes.append(_placed(across, left, board, scale, bands))
    return shapes


def _placed(corners: Sequence[tuple[float, float]], left: float, board: float, scale: float, colour: str) -> Polygon:
    return Polygon(tuple((left + x * scale, board - up * scale) for x, up in corners), colour)


def _rectangle(x: float, y: float, width: float, height: float, colour: str) -> Polygon:
    return Polygon(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), colour)


def _svg(shapes: Sequence[Shape], width: float, height: float, *, name: str = "") -> bytes:
    drawn = "".join(map(_element, shapes))
    title = f'<title id="name">{escape(name)}</title>' if name else ""
    role = ' role="img" aria-labelledby="name"' if name else ""
    size = f'viewBox="0 0 {width:.2f} {height:.2f}" width="{width:.2f}" height="{height:.2f}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}{role}>{title}{drawn}</svg>'.encode()


def _element(shape: Shape) -> str:
    if isinstance(shape, Disc):
        return f'<circle cx="{shape.x:.2f}" cy="{shape.y:.2f}" r="{shape.radius:g}" fill="{shape.colour}"/>'
    points = " ".join(f"{x:.2f},{y:.2f}" for x, y in shape.points)
    return f'<polygon points="{points}" fill="{shape.colour}"/>'
