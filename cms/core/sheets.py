"""A resource as a sheet, a stack or a box: one small drawing for each of the eleven types.

The type decides the shape; a hash of the title decides the lines on it, so no two booklets are the same.
"""

from collections.abc import Callable
from hashlib import blake2b

HEIGHT = 100
WIDTH = 120
_SHAPE = (
    '<path d="{d}" fill="currentColor" fill-opacity=".1" stroke="currentColor" stroke-width="2"'
    ' stroke-linejoin="round"/>'
)
_LINE = '<path d="{d}" fill="none" stroke="currentColor" stroke-width="{width}" stroke-linecap="round"{more}/>'


def resource_sheet(kind: str, title: str) -> str:
    """An SVG of the type; an unknown type is drawn as a plain sheet."""
    numbers = list(blake2b(title.encode("utf-8", "replace"), digest_size=12).digest())
    drawn = _DRAWINGS.get(kind, _sheet)(numbers)
    return (
        f'<svg class="art" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="xMinYMax meet"'
        f' aria-hidden="true" focusable="false">{drawn}</svg>'
    )


def _shape(d: str) -> str:
    return _SHAPE.format(d=d)


def _line(d: str, width: int = 2, more: str = "") -> str:
    return _LINE.format(d=d, width=width, more=more)


def _text_lines(numbers: list[int], x: int, y: int, width: int, count: int) -> str:
    """Lines of writing, each of a length of its own."""
    return "".join(_line(f"M{x} {y + 10 * row}h{width - numbers[row % 12] % (width // 2)}") for row in range(count))


def _sheet(numbers: list[int]) -> str:
    corner = _shape("M1 99V11a4 4 0 0 1 4-4h48l18 18v74z") + _line("M53 7v18h18")
    return corner + _text_lines(numbers, 13, 38, 44, 5)


def _booklet(numbers: list[int]) -> str:
    left, right = _shape("M1 99V23l36-10v86z"), _shape("M37 99V13l36 10v76z")
    return left + right + _text_lines(numbers, 46, 36, 18, 4) + _line(f"M10 {36 + numbers[5] % 8}l18-5")


def _trail(numbers: list[int]) -> str:
    """A folded map with a way across it to a flag."""
    sheet = _shape("M1 99V47l33-8 33 8 33-8v52l-33 8-33-8z") + _line("M34 39v52M67 47v52", 1)
    stops = [(12, 86), (30, 66 - numbers[0] % 12), (56, 74 - numbers[1] % 14), (82, 60 - numbers[2] % 8)]
    way = _line("M" + " L".join(f"{x} {y}" for x, y in stops), 2, ' stroke-dasharray="1 6"')
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="4.5" fill="currentColor"/>' for x, y in stops[:-1])
    x, y = stops[-1]
    return sheet + way + dots + _line(f"M{x} {y}v-40") + _shape(f"M{x} {y - 40}l20 8-20 8z")


def _handbook(numbers: list[int]) -> str:
    book = _shape("M1 99V13a6 6 0 0 1 6-6h56a4 4 0 0 1 4 4v88z") + _line("M13 7v92") + _line("M67 91h-54")
    return book + _line(f"M24 30h{20 + numbers[0] % 14}", 4) + _line(f"M24 41h{12 + numbers[1] % 16}")


def _starter_kit(numbers: list[int]) -> str:
    box = _shape("M5 99V57h84v42z") + _shape("M1 57v-12h92v12z")
    ribbon = _line("M47 99V45", 4) + _line("M47 45c-22-4-26-26-12-26s12 26 12 26c0 0 0-26 14-26s10 22-14 26z")
    return box + ribbon + _line(f"M15 {72 + numbers[0] % 12}h18")


def _toolbox(numbers: list[int]) -> str:
    case = _shape("M1 99V49a4 4 0 0 1 4-4h88a4 4 0 0 1 4 4v50z")
    handle = _line("M33 45V33a4 4 0 0 1 4-4h24a4 4 0 0 1 4 4v12")
    catches = "".join(_shape(f"M{x} 60h12v12h-12z") for x in (20 + numbers[0] % 6, 64 + numbers[1] % 6))
    return case + handle + _line("M1 66h96") + catches


def _template(numbers: list[int]) -> str:
    page = _shape("M1 99V11a4 4 0 0 1 4-4h62a4 4 0 0 1 4 4v88z") + _line("M13 22h34", 4)
    dashes = ' stroke-dasharray="3 5"'
    fields = "".join(
        _line(f"M13 {36 + 20 * row}h{34 + numbers[row] % 14}v11h-{34 + numbers[row] % 14}z", 2, dashes)
        for row in range(3)
    )
    return page + fields


def _film(numbers: list[int]) -> str:
    frame = _shape("M1 99V33h98v66z") + _line("M17 33v66M83 33v66")
    holes = "".join(_line(f"M{x} {y}h4", 4) for x in (7, 89) for y in (44, 58, 72, 86))
    return frame + holes + _shape(f"M42 {52 + numbers[0] % 4}v26l24-13z")


def _podcast(numbers: list[int]) -> str:
    waves = "".join(
        _line(f"M{14 + 12 * bar} {78 - number % 26}V{84 + number % 10}", 4) for bar, number in enumerate(numbers[:6])
    )
    return _shape("M1 99V43a8 8 0 0 1 8-8h74a8 8 0 0 1 8 8v56z") + waves


def _booklist(numbers: list[int]) -> str:
    """Books lying down, the widest anywhere."""
    books, y = "", 99
    for number in numbers[:5]:
        height, width, shift = 11 + number % 6, 62 + number % 30, number % 9
        y -= height
        books += _shape(f"M{1 + shift} {y + height}v-{height}h{width}v{height}z") + _line(
            f"M{10 + shift} {y + height / 2:g}h12"
        )
    return books


def _report(numbers: list[int]) -> str:
    behind = _line("M15 7h62a4 4 0 0 1 4 4v82")
    front = _shape("M1 99V21a4 4 0 0 1 4-4h62a4 4 0 0 1 4 4v78z")
    bars = "".join(_line(f"M{16 + 13 * bar} 86v-{14 + number % 38}", 6) for bar, number in enumerate(numbers[:4]))
    return behind + front + bars.replace('linecap="round"', 'linecap="butt"')


def _recipe(numbers: list[int]) -> str:
    card = _shape("M1 99V25a4 4 0 0 1 4-4h86a4 4 0 0 1 4 4v74z") + _line("M1 39h94") + _line("M12 30h30", 4)
    steps = "".join(
        f'<circle cx="16" cy="{y}" r="4" fill="none" stroke="currentColor" stroke-width="2"/>'
        + _line(f"M28 {y}h{26 + numbers[row] % 28}")
        for row, y in enumerate((52, 68, 84))
    )
    return card + steps


_DRAWINGS: dict[str, Callable[[list[int]], str]] = {
    "booklet": _booklet,
    "trail": _trail,
    "handbook": _handbook,
    "starter_kit": _starter_kit,
    "toolbox": _toolbox,
    "template": _template,
    "film": _film,
    "podcast": _podcast,
    "booklist": _booklist,
    "report": _report,
    "recipe": _recipe,
}
