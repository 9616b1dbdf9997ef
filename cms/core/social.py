"""The picture that stands beside a shared link: the page's own spines and its title, as a PNG of 1200 × 630.

The letters are those of the site's own font file; Pillow's built-in font lacks Norwegian and Sámi letters.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

from cms.core.shelf import HEIGHT, Spine

SIZE = (1200, 630)
MARGIN = 80
BOARD = 545  # the y of the board the spines stand on
SHELF_HEIGHT = 230
DRAWN_AT = 2  # drawn twice as large, then made smaller, so that leaning edges are smooth
FONT_FILES = "inter-{subset}-wght-normal.woff2"
TITLE_WEIGHT = 620
TITLE_SIZES = (76, 64, 54, 46)
MAX_LINES = 3


def draw_social_card(title: str, spines: Sequence[Spine], colour: str) -> bytes:
    """Title above, shelf below, on paper. `colour` is the area's, as #rrggbb; a spine with an area of its own
    keeps that area's colour."""
    palette = read_palette()
    card = Image.new("RGB", (SIZE[0] * DRAWN_AT, SIZE[1] * DRAWN_AT), palette["paper"])
    draw = ImageDraw.Draw(card)
    _draw_shelf(draw, spines, colour, palette)
    _draw_title(draw, title, palette["ink"])
    _draw_name(draw, palette)
    png = BytesIO()
    card.resize(SIZE, Image.Resampling.LANCZOS).save(png, "PNG", optimize=True)
    return png.getvalue()


@cache
def read_palette() -> dict[str, str]:
    """The light colours of palette.css by name, such as “paper” and “area-3”."""
    css = (Path(__file__).parent / "static" / "kb" / "palette.css").read_text()
    light = css.split("@media", 1)[0]
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", light))


def _draw_shelf(draw: ImageDraw.ImageDraw, spines: Sequence[Spine], colour: str, palette: dict[str, str]) -> None:
    widest = SIZE[0] - 2 * MARGIN
    scale = min(SHELF_HEIGHT / HEIGHT, widest / max((spine.right for spine in spines), default=1)) * DRAWN_AT
    for spine in spines:
        own = palette.get(f"area-{spine.area}", colour)
        draw.polygon(_corners(spine, 0, spine.height, 0, scale), fill=own)
        inset = min(4, spine.width / 5)
        for middle, thickness in spine.band_lines():
            draw.polygon(
                _corners(spine, middle - thickness / 2, middle + thickness / 2, inset, scale), fill=palette["paper"]
            )
    left, right = MARGIN * DRAWN_AT, (SIZE[0] - MARGIN) * DRAWN_AT
    draw.rectangle((left, BOARD * DRAWN_AT, right, (BOARD + 8) * DRAWN_AT), fill=palette["ink"])


def _corners(spine: Spine, low: float, high: float, inset: float, scale: float) -> list[tuple[float, float]]:
    """A rectangle across the spine between two heights, where it stands on the card."""
    return [(MARGIN * DRAWN_AT + x * scale, BOARD * DRAWN_AT - up * scale) for x, up in spine.corners(low, high, inset)]


def _draw_title(draw: ImageDraw.ImageDraw, title: str, ink: str) -> None:
    """In the largest size that gives at most three lines; what is longer than that ends in an ellipsis."""
    room = (SIZE[0] - 2 * MARGIN) * DRAWN_AT
    for size in TITLE_SIZES:
        lines = list(_lines(title, size, room))
        if len(lines) <= MAX_LINES:
            break
    else:
        lines = [*lines[: MAX_LINES - 1], lines[MAX_LINES - 1] + " …"]
    y = 1.6 * MARGIN * DRAWN_AT
    for line in lines:
        _write(draw, line, (MARGIN * DRAWN_AT, y), size, ink)
        y += size * 1.12 * DRAWN_AT


def _draw_name(draw: ImageDraw.ImageDraw, palette: dict[str, str]) -> None:
    _write(draw, "Kompetansebanken", (MARGIN * DRAWN_AT, (SIZE[1] - 32) * DRAWN_AT), 26, palette["ink"])


def _lines(text: str, size: int, room: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and _width(longer, size) > room:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _runs(text: str, size: int) -> Iterator[tuple[str, ImageFont.FreeTypeFont]]:
    """Stretches of text that one font file can write: Inter comes as latin and as what lies beyond it."""
    for run in re.findall(r"[\u0000-\u00ff\u2000-\u206f]+|[^\u0000-\u00ff\u2000-\u206f]+", text):
        beyond = ord(run[0]) > 0xFF and not 0x2000 <= ord(run[0]) <= 0x206F
        yield run, _font("latin-ext" if beyond else "latin", size)


@cache
def _font(subset: str, size: int) -> ImageFont.FreeTypeFont:
    folder = Path(settings.NODE_MODULES) / "@fontsource-variable" / "inter" / "files"
    font = ImageFont.truetype(folder / FONT_FILES.format(subset=subset), size * DRAWN_AT)
    font.set_variation_by_axes([TITLE_WEIGHT])
    return font


def _width(text: str, size: int) -> float:
    return sum(font.getlength(run) for run, font in _runs(text, size))


def _write(draw: ImageDraw.ImageDraw, text: str, at: tuple[float, float], size: int, ink: str) -> None:
    x, y = at
    for run, font in _runs(text, size):
        draw.text((x, y), run, font=font, fill=ink, anchor="ls")
        x += font.getlength(run)
