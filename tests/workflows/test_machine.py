"""The translating machine keeps what a text is made of: on the demo's own text, and on whatever people write."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Locale
from wagtail_localize.strings import StringValue

from home.demo.bodies import Bodies
from home.demo.build import COURSES, RESOURCES
from home.demo.content.events import EVENTS
from home.demo.content.pages import PAGES
from home.models import StandardPage
from workflows.readability import sentences_of
from workflows.translation.apertium import Apertium, NotInstalled, machine
from workflows.translation.segments import label_of, put, strings_of, texts_of

pytestmark = pytest.mark.django_db
FILES = {"image", "download", "video"}  # blocks that need files; their texts are lines like others


def bodies(language: str) -> Iterator[Any]:
    courses = (lesson.body for course in COURSES if course.language == language for lesson in course.lessons)
    resources = (resource.body for resource in RESOURCES if resource.language == language)
    events = (event.programme for event in EVENTS if event.language == language)
    pages = (page.body for page in PAGES if page.language == language)
    return chain(courses, resources, events, pages)


def page_of(blocks: Iterable[Any]) -> StandardPage:
    maker = Bodies(media=None, library="", language="nb")  # type: ignore[arg-type]  # no files are asked for
    page = StandardPage(title="En side", body=maker.body(block for block in blocks if block[0] not in FILES))
    page.locale = Locale.objects.get(language_code="nb")
    return page


def stored(page: StandardPage) -> Any:
    return page._meta.get_field("body").value_from_object(page).get_prep_value()


KEPT = {"id", "type", "kind", "url", "table_header_choice"}


def built(value: Any, name: str = "") -> Any:
    """A body without its words: each block with its key, each tag with its attributes, in their order."""
    if isinstance(value, dict):
        return {key: built(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [built(item, name) for item in value]
    if not isinstance(value, str) or name in KEPT:
        return value
    return [
        (tag.name, tag.attrs, bool(tag.get_text(strip=True))) for tag in BeautifulSoup(value, "html.parser").find_all()
    ]


def tags_in(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        yield value[0]
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from tags_in(item)


def locales(source: str) -> tuple[Locale, Locale]:
    by_code = {locale.language_code: locale for locale in Locale.objects.all()}
    return by_code[source], by_code["nn" if source == "nb" else "nb"]


def engine() -> Apertium:
    found = machine()
    assert found is not None
    return found


@pytest.mark.parametrize("source", ["nn", pytest.param("nb", marks=pytest.mark.stress)])  # of bokmål there is most
def test_every_link_bold_list_and_block_of_the_demos_text_stands_in_the_draft(source: str) -> None:
    pages = [page_of(blocks) for blocks in bodies(source)]
    before = [built(stored(page)) for page in pages]
    texts = [list(texts_of(page).values()) for page in pages]
    sentences = [s for text in chain(*texts) for s in sentences_of(string.render_text() for string in text.strings)]

    drafts = engine().translate(*locales(source), strings_of(chain(*texts)))
    for page, mine in zip(pages, texts, strict=True):
        put(page, [text.with_strings(drafts[string] for string in text.strings) for text in mine])

    assert [built(stored(page)) for page in pages] == before
    assert len(sentences) >= 300
    assert {"a", "b", "li"} <= {tag for page in before for tag in tags_in(page)}
    changed = sum(drafts[string] != string for string in drafts)
    assert changed > len(drafts) * 0.7  # it has done something


def test_links_keep_where_they_lead_and_what_is_bold_stays_bold() -> None:
    paragraph = '<p>Les <b>aldri høyt</b> for <a linktype="page" id="7">noen du ikke kjenner</a>.</p>'
    page = page_of([("text", f"{paragraph}<ul><li>Hvem kommer?</li></ul>")])

    texts = list(texts_of(page).values())
    drafts = engine().translate(*locales("nb"), strings_of(texts))
    put(page, [text.with_strings(drafts[string] for string in text.strings) for text in texts])

    assert str(page.body[0].value.source) == (
        '<p>Les <b>aldri høgt</b> for <a id="7" linktype="page">nokon du ikkje kjenner</a>.</p>'
        "<ul><li>Kven kjem?</li></ul>"
    )


def test_a_text_whose_markup_the_machine_would_move_is_translated_between_its_tags() -> None:
    text = StringValue('Jeg har <b>ikke</b> <a id="a1">sett</a> <i></i>boka.')

    assert (
        engine().translate(*locales("nb"), [text])[text].data == 'Eg har <b>ikkje</b> <a id="a1">sett</a> <i></i>boka.'
    )


@settings(max_examples=8, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), min_size=1, max_size=30))
def test_whatever_people_write_comes_back_with_as_many_lines(written: list[str]) -> None:
    texts = [StringValue.from_plaintext(line) for line in written if line.strip()]

    drafts = engine().translate(*locales("nb"), texts)

    assert set(drafts) == set(texts)
    assert [bool(drafts[text].render_text().strip()) for text in texts] == [True] * len(texts)


def test_a_text_is_called_by_its_field_and_its_blocks() -> None:
    callout = {"kind": "tip", "heading": "Tips", "text": "<p>Prøv.</p>"}
    page = page_of([("callout", callout), ("accordion", [{"heading": "Først", "text": "<p>Dette.</p>"}])])

    labels = [label_of(page, path) for path in texts_of(page)]

    assert labels == [
        "Tittel",
        "Tekst – Merknad – Overskrift",
        "Tekst – Merknad – Tekst",
        "Tekst – Trekkspill – Overskrift",
        "Tekst – Trekkspill – Tekst",
    ]
    assert label_of(page, "body.gone.heading") == "Tekst"


def test_it_translates_between_bokmal_and_nynorsk_and_nothing_else() -> None:
    by_code = {locale.language_code: locale for locale in Locale.objects.all()}

    able = {(a, b) for a in by_code for b in by_code if engine().can_translate(by_code[a], by_code[b])}

    assert able == {("nb", "nn"), ("nn", "nb")}


def test_where_it_is_not_installed_it_says_so(tmp_path: Any) -> None:
    absent = Apertium({"DATA": str(tmp_path)})

    assert not absent.is_installed
    with pytest.raises(NotInstalled):
        absent.translate(*locales("nb"), [StringValue("Hei")])
