"""The texts of a version, and the one passage that is replaced: once, within one text, never markup."""

import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from learning.models import CoursePage, ResourcePage
from workflows.passages import DoesNotFit, Texts, Unfit, label_of


def texts(model: Any = ResourcePage, **content: Any) -> Texts:
    """Streams are stored as JSON within JSON."""
    stored = {name: json.dumps(value) if isinstance(value, list) else value for name, value in content.items()}
    return Texts(model, stored)


def rich(html: str) -> list[dict[str, Any]]:
    return [{"type": "text", "value": html, "id": "a"}]


def stored(found: Texts, field: str = "body") -> Any:
    return json.loads(found.content[field])


def test_every_kind_of_text_has_a_place_and_a_name_and_what_is_no_text_has_none() -> None:
    body = [
        {"type": "heading", "value": "Om trolls opphav", "id": "h"},
        {"type": "text", "value": "<p>Hei <b>du</b>.</p><p>Ha det.</p>", "id": "t"},
        {"type": "callout", "value": {"kind": "law", "heading": "Loven", "text": "<p>Spør.</p>"}, "id": "c"},
        {
            "type": "accordion",
            "value": [{"type": "item", "value": {"heading": "Én", "text": ""}, "id": "i"}],
            "id": "s",
        },
        {"type": "accordion", "value": [{"heading": "Gammel", "text": "<p>Liste</p>"}], "id": "o"},
        {"type": "table", "value": {"data": [["Dag", None], ["", "10"]]}, "id": "b"},
        {"type": "table", "value": None, "id": "n"},
        {"type": "embed", "value": {"title": "Film", "url": "https://vimeo.com/1", "transcript": None}, "id": "e"},
        {"type": "gone", "value": "En blokk som ikke finnes lenger", "id": "g"},
    ]

    with translation.override("en"):
        found = texts(title="Håndbok", slug="handbok", contact_email="a@example.org", type="booklet", body=body)
        places = {passage.place: (passage.label, passage.words) for passage in found.passages}

    assert places == {
        "title": ("Title", "Håndbok"),
        "body/heading.h": ("Text – Heading", "Om trolls opphav"),
        "body/text.t": ("Text – Text", "Hei du.\nHa det.\n"),
        "body/callout.c/heading": ("Text – Call-out – Heading", "Loven"),
        "body/callout.c/text": ("Text – Call-out – Text", "Spør.\n"),
        "body/accordion.s/i/heading": ("Text – Accordion – Heading", "Én"),
        "body/accordion.o/0/heading": ("Text – Accordion – Heading", "Gammel"),
        "body/accordion.o/0/text": ("Text – Accordion – Text", "Liste\n"),
        "body/table.b/0.0": ("Text – Table – row 1, column 1", "Dag"),
        "body/table.b/1.1": ("Text – Table – row 2, column 2", "10"),
        "body/embed.e/title": ("Text – Film or sound from elsewhere – Title", "Film"),
    }
    with translation.override("en"):
        assert {place: label_of(ResourcePage, place) for place in places} == {
            place: label for place, (label, _words) in places.items()
        }


@pytest.mark.parametrize(
    ("html", "old", "new", "after"),
    [
        ("<p>Bok og <b>bad</b></p>", "Bok", "Bøker", "<p>Bøker og <b>bad</b></p>"),
        ("<p>Tips &amp; triks</p>", "Tips & triks", "Råd <1>", "<p>Råd &lt;1&gt;</p>"),
        ('<p title="a>b">a>b</p>', "a>b", "c", '<p title="a>b">c</p>'),
        ("<p>ti&nbsp;minutter</p>", "ti minutter", "10 minutter", "<p>10 minutter</p>"),
        ("<p>Det er helt sant</p>", "helt", "", "<p>Det er sant</p>"),
        ("<p>Ja visst</p>", "Ja", "", "<p>visst</p>"),
        ("<p>En\nlinje</p>", "En linje", "To\nlinjer", "<p>To linjer</p>"),
    ],
)
def test_words_are_replaced_within_a_text_and_its_markup_stays(html: str, old: str, new: str, after: str) -> None:
    found = texts(body=rich(html))

    found.replace("body/text.a", old, new)

    assert stored(found) == rich(after)


@pytest.mark.parametrize(
    ("html", "old", "why"),
    [
        ("<p>Bok og bad</p>", "Seng", Unfit.MISSING),
        ("<p>Bok og bok</p>", "ok", Unfit.SEVERAL),
        ("<p>aaa</p>", "aa", Unfit.SEVERAL),
        ("<p>Bok og <b>bad</b></p>", "og bad", Unfit.MARKUP),
        ("<p>Bok</p><p>Bad</p>", "Bok Bad", Unfit.MARKUP),
        ('<p><a href="https://bok.no">Les</a></p>', "bok.no", Unfit.MISSING),
    ],
)
def test_words_that_do_not_stand_there_once_in_one_text_are_refused_with_the_reason(
    html: str, old: str, why: Unfit
) -> None:
    found = texts(body=rich(html))

    with pytest.raises(DoesNotFit) as refused:
        found.replace("body/text.a", old, "x")

    assert (refused.value.why, stored(found)) == (why, rich(html))


def test_a_place_that_is_gone_holds_no_words() -> None:
    with pytest.raises(DoesNotFit) as refused:
        texts(body=rich("<p>Bok</p>")).replace("body/text.borte", "Bok", "x")

    assert refused.value.why is Unfit.MISSING


def test_lines_stay_lines_in_a_text_of_several_and_become_spaces_in_a_single_one() -> None:
    found = texts(CoursePage, title="Kurs i bokprat", purpose="Én.\r\nTo.")

    found.replace("purpose", "Én.\r\nTo.", "Tre.\r\nFire.")
    found.replace("title", "i bokprat", "om\nbokprat")

    assert (found.content["purpose"], found.content["title"]) == ("Tre.\nFire.", "Kurs om bokprat")


def test_a_line_that_grows_too_long_for_its_block_is_refused() -> None:
    found = texts(CoursePage, outcomes=[{"type": "line", "value": "velge bøker", "id": "a"}])

    with pytest.raises(ValidationError):
        found.replace("outcomes/line.a", "bøker", "b" * 300)


def test_what_is_replaced_is_a_copy() -> None:
    content = {"title": "Håndbok"}
    found = Texts(ResourcePage, content)

    found.replace("title", "Hånd", "Lære")

    assert (content["title"], found.content["title"]) == ("Håndbok", "Lærebok")


def test_an_excerpt_is_short_and_on_one_line() -> None:
    (passage,) = texts(body=rich(f"<p>Først.</p><p>{'ord ' * 40}</p>")).passages

    assert (passage.excerpt[:10], len(passage.excerpt)) == ("Først. ord", 60)
