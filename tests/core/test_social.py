"""The picture beside a shared link."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from cms.core import social
from cms.core.shelf import course_spines, mixed_spines

GREEN = "#17524d"


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


def colours(picture: Image.Image) -> set[str]:
    found = picture.getcolors(picture.width * picture.height) or []
    return {f"#{red:02x}{green:02x}{blue:02x}" for _count, (red, green, blue) in found}  # type: ignore[misc]


def test_the_card_has_the_size_that_other_sites_ask_for_and_the_areas_colour() -> None:
    card = opened(social.draw_social_card("Babysang", course_spines("Babysang", ["Rim", "Regler"]), GREEN))

    assert card.size == (1200, 630)
    assert {GREEN, social.read_palette()["paper"], social.read_palette()["ink"]} <= colours(card)


def test_a_mixed_shelf_keeps_the_colours_of_its_areas() -> None:
    spines = mixed_spines([("Babysang", 3), ("Bokprat", 7)])

    card = opened(social.draw_social_card("Innlandet fylkesbibliotek", spines, GREEN))

    palette = social.read_palette()
    assert {palette["area-3"], palette["area-7"]} <= colours(card)


@pytest.mark.parametrize("letter", "æøåÆØÅáčđŋšŧžÁČĐŊŠŦŽ«»–")
def test_every_norwegian_and_sami_letter_is_drawn_as_itself(letter: str) -> None:
    [(run, font)] = social._runs(letter, 40)
    missing = bytes(font.getmask("\U0001f4da"))

    assert run == letter
    assert bytes(font.getmask(letter)) != missing


@settings(max_examples=8, deadline=None)
@given(st.text(max_size=300), st.lists(st.text(max_size=20), max_size=25))
def test_any_title_and_any_number_of_lessons_give_a_picture(title: str, lessons: list[str]) -> None:
    assert social.draw_social_card(title, course_spines(title, lessons), GREEN).startswith(b"\x89PNG")


def test_a_long_title_ends_in_an_ellipsis(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(social, "_write", lambda _draw, text, *_rest: written.append(text))

    social.draw_social_card("Bibliotek " * 40, [], GREEN)

    title_lines = written[:-1]
    assert len(title_lines) == social.MAX_LINES
    assert title_lines[-1].endswith(" …")
