"""The choices of a filter: what is ticked, and what is folded below."""

import pytest
from bs4 import BeautifulSoup
from django import forms

from cms.core.listing import FilterForm, Ticks
from cms.core.templatetags import filter_tags


class Filters(FilterForm):
    niva = Ticks(choices=[("basic", "Basic"), ("advanced", "Advanced"), ("expert", "Expert")])
    nar = forms.ChoiceField(choices=[("kommende", "Coming"), ("tidligere", "Past")], required=False, initial="kommende")


def ticked(markup: str) -> list[tuple[str, bool]]:
    boxes = BeautifulSoup(markup, "html.parser").select("label.tick > input")
    return [(str(box["value"]), box.has_attr("checked")) for box in boxes]


def chosen(form: Filters, name: str) -> tuple[list[str], int]:
    found = filter_tags.choices(form[name])
    return [value for value, is_chosen in ticked(found.first) if is_chosen], found.chosen


def test_a_filter_knows_what_is_ticked() -> None:
    form = Filters({"niva": ["basic", "expert"], "nar": "tidligere"})

    assert [chosen(form, name) for name in ("niva", "nar")] == [(["basic", "expert"], 2), (["tidligere"], 1)]
    assert [chosen(Filters({}), name) for name in ("niva", "nar")] == [([], 0), (["kommende"], 0)]


@pytest.mark.parametrize("value", ["basic", "expert"])
def test_the_narrower_values_of_a_filter_stand_below_the_others_and_are_open_when_one_is_ticked(value: str) -> None:
    form = Filters({"niva": [value]})
    form.fields["niva"].narrower = {"advanced", "expert"}  # type: ignore[attr-defined]

    found = filter_tags.choices(form["niva"])

    assert ticked(found.first) == [("basic", value == "basic")]
    assert ticked(found.below) == [("advanced", False), ("expert", value == "expert")]
    assert found.is_below_open == (value == "expert")


def test_a_tick_is_its_value_and_its_name_escaped() -> None:
    form = Filters({})
    form.fields["niva"].choices = [('a"b', "Bok & blad")]  # type: ignore[attr-defined]

    assert filter_tags.choices(form["niva"]).first == (
        '<label class="tick"><input class="ds-input" type="checkbox" name="niva" value="a&quot;b">'
        "<span>Bok &amp; blad</span></label>\n"
    )
