"""The pictures: well-formed whatever the words, the same for the same words, and true to what is done."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core import shelf
from cms.core.sheets import _DRAWINGS

SVG = "{http://www.w3.org/2000/svg}"
TYPES = (
    "booklet", "trail", "handbook", "starter_kit", "toolbox", "template", "film", "podcast", "booklist", "report",
    "recipe",
)  # fmt: skip
words = st.text(max_size=60)
lessons = st.lists(words, max_size=30)


def tree(svg: str) -> ET.Element:
    """Inline SVG needs no namespace in HTML; an XML reader needs it."""
    return ET.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def spines_of(svg: str) -> list[str | None]:
    return [group.get("class") for group in tree(svg).iter(f"{SVG}g") if "spine" in group.get("class", "")]


@given(words, lessons, st.integers(0, 40))
def test_a_course_has_one_spine_a_lesson_and_as_many_filled_as_are_done(
    title: str, names: list[str], done: int
) -> None:
    drawn = spines_of(shelf.course_shelf(title, names, done=done))

    filled = min(done, len(names))
    assert drawn == ["spine done"] * filled + ["spine"] * (len(names) - filled)


@given(words, lessons)
def test_the_same_words_give_the_same_picture(title: str, names: list[str]) -> None:
    assert shelf.course_shelf(title, names) == shelf.course_shelf(title, list(names))


def test_two_courses_have_two_faces() -> None:
    names = ["Første", "Andre", "Tredje"]

    assert shelf.course_shelf("Babysang", names) != shelf.course_shelf("Bokprat", names)


@given(words, st.lists(words, min_size=1, max_size=30))
def test_spines_stand_beside_each_other_within_the_shelf(title: str, names: list[str]) -> None:
    spines = shelf.course_spines(title, names)

    assert all(left.right < right.x for left, right in pairwise(spines))
    assert all(0 < spine.height < shelf.HEIGHT for spine in spines)


@given(st.lists(st.tuples(words, st.integers(1, 8)), min_size=1, max_size=40))
def test_a_mixed_shelf_gives_each_work_the_colour_of_its_area(items: list[tuple[str, int]]) -> None:
    groups = [group.get("class", "") for group in tree(shelf.mixed_shelf(items)).iter(f"{SVG}g")]

    assert [name for name in groups if name.startswith("area-")] == [f"area-{area}" for _title, area in items]


def test_a_leaning_book_rests_on_its_neighbour_and_not_in_it() -> None:
    items = [(f"Tittel {number}", 1) for number in range(60)]

    spines = shelf.mixed_spines(items)

    assert any(spine.lean for spine in spines)
    assert not spines[0].lean
    assert all(left.right < right.x for left, right in pairwise(spines))


def test_an_empty_shelf_is_no_picture() -> None:
    assert shelf.mixed_shelf([]) == ""


@given(words, words)
def test_the_mark_of_a_lesson_says_whether_it_is_done(title: str, lesson: str) -> None:
    assert spines_of(shelf.lesson_spine(title, lesson)) == ["spine"]
    assert spines_of(shelf.lesson_spine(title, lesson, done=True)) == ["spine done"]


@given(words, words, words)
def test_the_words_on_a_leaf_are_text_and_never_markup(month: str, day: str, weekday: str) -> None:
    texts = [element.text or "" for element in tree(shelf.event_leaf(month, day, weekday)).iter(f"{SVG}text")]

    given_words = [month, day, weekday] if weekday else [month, day]
    assert texts == ["".join(letter for letter in word if letter.isprintable()) for word in given_words]


def test_a_long_month_is_squeezed_onto_the_leaf() -> None:
    month = next(tree(shelf.event_leaf("ođđajagemánnu", "6", "maŋŋebárga")).iter(f"{SVG}text"))

    assert month.get("textLength") == str(shelf.LEAF_TEXT)


@given(st.sampled_from((*TYPES, "unknown")), words)
def test_every_type_of_resource_has_a_well_formed_drawing(kind: str, title: str) -> None:
    assert tree(shelf.resource_sheet(kind, title)).get("aria-hidden") == "true"


def test_no_two_types_are_drawn_alike() -> None:
    assert tuple(_DRAWINGS) == TYPES
    assert len({shelf.resource_sheet(kind, "Håndbok") for kind in (*TYPES, "unknown")}) == len(TYPES) + 1


@pytest.mark.parametrize(
    "svg",
    [
        shelf.course_shelf("Babysang", ["Rim", "Regler"]),
        shelf.lesson_spine("Babysang", "Rim"),
        shelf.mixed_shelf([("Babysang", 1)]),
        shelf.event_leaf("mai", "17", "mandag"),
        shelf.resource_sheet("film", "Fem samtaler"),
    ],
)
def test_pictures_are_hidden_from_screen_readers_and_carry_no_style(svg: str) -> None:
    root = tree(svg)

    assert root.get("aria-hidden") == "true"
    assert [element for element in root.iter() if element.get("style") is not None] == []
