"""Where learners leave a course, drawn: two columns a lesson, of the numbers in the table beside it."""

from dataclasses import dataclass

from learning.figures.course import LessonFigures

COLUMN, GAP = 14, 16  # in the drawing's own units, which are about a pixel on a phone
HEIGHT, TOP, FOOT = 120, 18, 22  # of the columns, above them, and below for the lessons' numbers
LEAST = 2  # so that fewer than five is a line and not nothing


@dataclass(frozen=True)
class Column:
    x: int
    y: int
    height: int


@dataclass(frozen=True)
class Place:
    """One lesson's columns, and the middle of them."""

    number: int
    middle: int
    opened: Column
    finished: Column


@dataclass(frozen=True)
class Chart:
    places: list[Place]
    width: int
    most: int

    column: int = COLUMN
    top: int = TOP
    base: int = TOP + HEIGHT
    height: int = TOP + HEIGHT + FOOT


def chart_of(lessons: list[LessonFigures]) -> Chart | None:
    """None where nothing is large enough to be drawn."""
    most = max((line.opened.shown for line in lessons), default=0)
    if not most:
        return None
    places = []
    for number, line in enumerate(lessons, 1):
        x = GAP + (number - 1) * (2 * COLUMN + GAP)
        opened = _column(x, line.opened.shown, most)
        places.append(Place(number, x + COLUMN, opened, _column(x + COLUMN, line.finished.shown, most)))
    return Chart(places, GAP + len(lessons) * (2 * COLUMN + GAP), most)


def _column(x: int, shown: int, most: int) -> Column:
    height = max(LEAST, round(HEIGHT * min(shown, most) / most))
    return Column(x, TOP + HEIGHT - height, height)
