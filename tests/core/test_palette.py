"""The colours of the public site, measured: WCAG 2.2's contrasts for every pair that occurs, in light and in dark."""

import itertools
import json
import re
from pathlib import Path

import pytest

from cms.core.shelf import DONE_TINTS

ROOT = Path(__file__).resolve().parents[2]
STYLES = ROOT / "cms" / "core" / "static" / "kb"
CSS = (STYLES / "palette.css").read_text()

TEXT = 4.5  # WCAG 1.4.3
SHAPE = 3.0  # WCAG 1.4.11
AREAS = tuple(f"area-{number}" for number in range(1, 9))
STATES = ("state-good", "state-few", "state-wait", "state-stop", "state-past")

Colour = tuple[float, float, float]
Palette = dict[str, Colour]


def parse(hexadecimal: str) -> Colour:
    red, green, blue = (int(hexadecimal[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def read(css: str) -> Palette:
    return {name: parse(value) for name, value in re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", css)}


def share(name: str) -> float:
    found = re.search(rf"--{name}: (\d+)%;", CSS)
    assert found is not None
    return int(found[1]) / 100


def mix(colour: Colour, ground: Colour, part: float) -> Colour:
    """As CSS's color-mix in srgb, and as a fill of that opacity on the ground."""
    red, green, blue = (over * part + under * (1 - part) for over, under in zip(colour, ground, strict=True))
    return red, green, blue


def luminance(colour: Colour) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


LIGHT_CSS, DARK_CSS = CSS.split("prefers-color-scheme: dark", 1)
SCHEMES = {"light": read(LIGHT_CSS), "dark": read(DARK_CSS)}

in_both_schemes = pytest.mark.parametrize("palette", SCHEMES.values(), ids=SCHEMES.keys())


def grounds(palette: Palette, colour: str) -> dict[str, Colour]:
    """Where a colour stands: the page, a card, and the card's own tint of it."""
    tint = mix(palette[colour], palette["sheet"], share("tint"))
    return {"paper": palette["paper"], "sheet": palette["sheet"], "tint": tint}


def test_the_measure_agrees_with_known_values() -> None:
    black, white = parse("#000000"), parse("#ffffff")

    assert contrast(black, white) == pytest.approx(21)
    assert contrast(parse("#777777"), white) == pytest.approx(4.48, abs=0.005)


def test_the_measure_refuses_a_rust_that_is_too_light_for_text() -> None:
    assert contrast(parse("#b5622f"), parse("#ffffff")) < TEXT


def test_the_dark_scheme_gives_every_colour_of_the_light_one() -> None:
    assert SCHEMES["dark"].keys() == SCHEMES["light"].keys()


@in_both_schemes
@pytest.mark.parametrize("area", AREAS)
def test_an_area_can_be_read_as_text_wherever_it_stands(palette: Palette, area: str) -> None:
    measured = {name: contrast(palette[area], ground) for name, ground in grounds(palette, area).items()}

    assert {name: ratio for name, ratio in measured.items() if ratio < TEXT} == {}


@in_both_schemes
@pytest.mark.parametrize(("area", "tint"), list(itertools.product(AREAS, DONE_TINTS)))
def test_a_filled_spine_stands_out_even_at_its_faintest(palette: Palette, area: str, tint: float) -> None:
    places = grounds(palette, area)
    measured = {name: contrast(mix(palette[area], ground, tint), ground) for name, ground in places.items()}

    assert {name: ratio for name, ratio in measured.items() if ratio < SHAPE} == {}


@in_both_schemes
@pytest.mark.parametrize("area", AREAS)
def test_the_month_can_be_read_on_a_leaf_of_any_area(palette: Palette, area: str) -> None:
    assert contrast(palette["on-colour"], palette[area]) >= TEXT


@in_both_schemes
@pytest.mark.parametrize("state", STATES)
def test_a_state_can_be_read_on_paper_sheet_and_its_own_tint(palette: Palette, state: str) -> None:
    tint = mix(palette[state], palette["sheet"], share("state-tint"))
    measured = [contrast(palette[state], ground) for ground in (palette["paper"], palette["sheet"], tint)]

    assert min(measured) >= TEXT


@in_both_schemes
@pytest.mark.parametrize("words", ["ink", "muted", "brand"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
def test_words_can_be_read(palette: Palette, words: str, ground: str) -> None:
    assert contrast(palette[words], palette[ground]) >= TEXT


@in_both_schemes
@pytest.mark.parametrize("button", ["ink", "brand"])
def test_a_button_can_be_read_at_rest_and_under_the_pointer(palette: Palette, button: str) -> None:
    assert contrast(palette["paper"], palette[button]) >= TEXT


@in_both_schemes
@pytest.mark.parametrize("edge", ["edge", "lamp"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
def test_the_edge_of_a_control_and_the_lamp_can_be_seen(palette: Palette, edge: str, ground: str) -> None:
    assert contrast(palette[edge], palette[ground]) >= SHAPE


@in_both_schemes
def test_no_state_borrows_the_colour_of_an_area(palette: Palette) -> None:
    assert {palette[state] for state in STATES} & {palette[area] for area in AREAS} == set()


def test_only_the_palette_holds_numbers_of_colours() -> None:
    others = [STYLES / f"{name}.css" for name in ("kb", "parts", "blocks", "print")]

    assert {path.name: re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text()) for path in others} == {
        path.name: [] for path in others
    }


def test_the_theme_is_made_from_the_same_brand_and_ink() -> None:
    config = json.loads((ROOT / "designsystemet.config.json").read_text())

    colours = config["themes"]["theme"]["colors"]

    assert parse(colours["main"]["accent"]) == SCHEMES["light"]["brand"]
    assert parse(colours["neutral"]) == SCHEMES["light"]["ink"]
