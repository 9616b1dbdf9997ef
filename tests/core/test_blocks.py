"""What a body may be built of: each block is shown, and films from elsewhere only from the sites we know."""

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.files.base import ContentFile
from django.test import Client, override_settings
from django.utils.translation import gettext
from wagtail.blocks import StructBlockValidationError
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, ReferenceIndex
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import rich_text, streamfield

from cms.core.blocks import BodyBlock, EmbedBlock, LineBlock, VideoBlock
from cms.media.models import BankDocument, BankImage
from learning.models import ResourcePage
from tests.editing import errors, new
from tests.reading import soup, text
from tests.world import World, draft_resource, login, put_up

FILM = "https://www.youtube.com/watch?v=abc123"


def make_picture(**fields: Any) -> BankImage:
    known = {"title": "Hylle", "description": "En hylle med bøker", "creator": "Kari Testesen", "licence": "cc-by"}
    collection = Collection.objects.get(name="Innlandet fylkesbibliotek")
    file = get_test_image_file(size=(900, 600))
    return BankImage.objects.create(**(known | fields), file=file, collection=collection)


def make_document(name: str) -> BankDocument:
    return BankDocument.objects.create(title=name, file=ContentFile(b"innhold", name=name))


def every_block() -> list[dict[str, Any]]:
    """A body with one of each block, as it is stored."""
    return [
        {"type": "heading", "value": "Om trolls opphav"},
        {"type": "text", "value": '<p>Se <a href="https://example.org/">her</a> og <b>her</b>.</p>'},
        {"type": "image", "value": {"image": make_picture().pk, "alt_text": "", "caption": "En hylle."}},
        {
            "type": "video",
            "value": {
                "title": "Film om troll",
                "file": make_document("troll.mp4").pk,
                "captions": make_document("troll.vtt").pk,
                "transcript": "<p>Trollet sier hei.</p>",
                "audio_description": "spoken",
            },
        },
        {"type": "quote", "value": {"text": "Lukter det?", "attribution": "Trollet"}},
        {"type": "callout", "value": {"kind": "law", "heading": "Åndsverkloven", "text": "<p>Spør først.</p>"}},
        {
            "type": "table",
            "value": {
                "data": [["Dag", "Tid"], ["Mandag", "10"]],
                "first_row_is_table_header": True,
                "first_col_is_header": True,
                "table_caption": "Åpningstider",
                "cell": [],
                "mergeCells": [],
            },
        },
        {"type": "accordion", "value": [{"heading": "Hvorfor?", "text": "<p>Derfor.</p>"}]},
        {"type": "download", "value": {"title": "", "document": make_document("mal.odt").pk}},
        {"type": "embed", "value": {"title": "Troll på film", "url": FILM, "transcript": "<p>Hei igjen.</p>"}},
    ]


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _own_media(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """One folder for all tests of the module, whose pictures are made once."""
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        yield


@pytest.fixture(scope="module")
def world(lasting_world: World) -> World:
    """Innlandet's resource “Alt” holds every block."""
    page = draft_resource(lasting_world, "Alt")
    page.body = every_block()
    page.save()
    put_up(page)
    return lasting_world


@pytest.fixture(scope="module")
def shown(world: World) -> Tag:
    """The body of that page, as a reader gets it."""
    return soup(Client().get("/innlandet/alt/")).select_one(".prose")


def test_the_sample_holds_every_block_there_is(world: World) -> None:
    assert [block["type"] for block in every_block()] == list(BodyBlock().child_blocks)


@pytest.mark.parametrize(
    ("selector", "words"),
    [
        ("h2", "Om trolls opphav"),
        (".rich b", "her"),
        (".picture figcaption", "En hylle. {picture}"),
        (".quote blockquote", "Lukter det?"),
        (".quote figcaption", "Trollet"),
        ("caption", "Åpningstider"),
        ("thead th[scope=col]", "Dag"),
        ("tbody th[scope=row]", "Mandag"),
        ("tbody td", "10"),
        (".folds summary", "Hvorfor?"),
        (".folds .rich", "Derfor."),
        (".files .name", "mal.odt"),
        (".film-link .name", "Troll på film"),
    ],
)
def test_each_block_is_shown(shown: Tag, selector: str, words: str) -> None:
    found = text(shown.select_one(selector))

    assert found == words.format(picture=found.partition("En hylle. ")[2])


def test_a_callout_shows_its_heading_and_its_text(shown: Tag) -> None:
    box = shown.select_one("[class*=callout]")

    assert "Åndsverkloven" in text(box)
    assert "Spør først." in text(box)


def test_a_picture_says_what_it_shows_who_made_it_and_on_which_terms(shown: Tag) -> None:
    picture = shown.select_one(".picture img")

    assert picture["alt"] == "En hylle med bøker"
    assert "Kari Testesen" in text(shown.select_one(".picture figcaption"))
    assert [width.split()[1] for width in picture["srcset"].split(", ")] == ["720w", "900w"]


def test_a_picture_may_say_something_else_on_this_page(world: World, client: Client) -> None:
    page = draft_resource(world, "Troll")
    value = {"image": make_picture().pk, "alt_text": "Hylla med eventyr", "caption": ""}
    page.body = [{"type": "image", "value": value}]
    page.save()
    put_up(page)

    assert soup(client.get("/innlandet/troll/")).select_one(".picture img")["alt"] == "Hylla med eventyr"


def test_a_film_of_our_own_has_captions_and_its_words_to_read(shown: Tag) -> None:
    film = shown.select_one("figure.film:has(video)")

    assert film.video.get("autoplay") is None
    assert [track["kind"] for track in film.select("track")] == ["captions"]
    assert film.select_one("source")["src"].endswith("troll.mp4")
    assert "Trollet sier hei." in text(film.details)


def test_nothing_is_fetched_from_another_site_before_the_reader_asks(shown: Tag) -> None:
    link = shown.select_one(".film-link")

    assert (link.name, link["href"]) == ("a", FILM)
    assert link["data-player"] == "https://www.youtube-nocookie.com/embed/abc123"
    assert shown.select("iframe, object, embed, [src^='http']") == []


def test_a_file_or_picture_that_is_gone_leaves_a_page_that_can_be_read(world: World, client: Client) -> None:
    ReferenceIndex.objects.all().delete()  # as where rows were removed by hand: what is in use cannot be deleted
    BankDocument.objects.all().delete()
    BankImage.objects.all().delete()

    response = client.get("/innlandet/alt/")

    assert response.status_code == 200
    assert text(soup(response).select_one(".prose h2")) == "Om trolls opphav"


def test_markup_in_plain_fields_is_text(world: World, client: Client) -> None:
    page = draft_resource(world, "Troll")
    hostile = "<script>alert(1)</script>"
    page.body = [
        {"type": "heading", "value": hostile},
        {"type": "quote", "value": {"text": hostile, "attribution": hostile}},
        {"type": "table", "value": {"data": [[hostile]], "table_caption": hostile}},
        {"type": "embed", "value": {"title": hostile, "url": FILM, "transcript": ""}},
    ]
    page.save()
    put_up(page)

    page_shown = soup(client.get("/innlandet/troll/"))

    assert text(page_shown.select_one(".prose h2")) == hostile
    assert [script for script in page_shown.select(".prose script") if "alert" in script.text] == []


# --- films from elsewhere ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("url", [FILM, "https://youtu.be/abc123", "https://vimeo.com/123456"])
def test_films_of_the_known_sites_are_accepted(url: str) -> None:
    block = EmbedBlock()

    assert block.clean(block.to_python({"title": "Film", "url": url, "transcript": ""}))["url"] == url


REFUSED = [
    "https://evil.example/watch?v=abc",
    "https://evil.example/https://www.youtube.com/watch",
    "https://www.youtube.com.evil.example/watch",
    "https://www.youtube.com@evil.example/",
    "https://evil.example#www.youtube.com",
    "https://evil.example?www.youtube.com",
    "https://notyoutube.com/",
    "http://www.youtube.com/watch?v=abc",
    "javascript:alert(1)//www.youtube.com",
    "data:text/html,www.youtube.com",
    "",
]


@pytest.mark.parametrize("url", REFUSED)
def test_films_of_other_sites_are_refused_by_the_field(url: str) -> None:
    block = EmbedBlock()

    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python({"title": "Film", "url": url, "transcript": ""}))

    assert list(refused.value.block_errors) == ["url"]


def test_the_editor_is_told_which_sites_are_known(world: World) -> None:
    film = {"title": "Film", "url": "https://evil.example/", "transcript": rich_text("<p>Tale.</p>")}
    body = streamfield([("embed", film)])

    response = new(login(world.contact), ResourcePage, world.section, title="Troll", body=body)

    assert list(errors(response)) == ["body"]
    drawn = BeautifulSoup(response.content, "html.parser").select_one("#body")["data-w-block-arguments-value"]
    assert "www.youtube.com, youtu.be, vimeo.com" in drawn
    assert ResourcePage.objects.filter(title="Troll").count() == 0


@pytest.mark.parametrize(("has_file", "has_captions", "accepted"), [(1, 1, True), (1, 0, False), (0, 0, True)])
def test_a_film_that_can_be_played_needs_captions(has_file: int, has_captions: int, accepted: bool) -> None:
    block = VideoBlock()
    value = {
        "title": "Film",
        "file": make_document("film.mp4") if has_file else None,
        "captions": make_document("film.vtt") if has_captions else None,
        "transcript": RichText("<p>Hei.</p>"),
        "audio_description": "spoken",
    }

    if accepted:
        assert block.clean(block.normalize(value))["title"] == "Film"
    else:
        with pytest.raises(StructBlockValidationError) as refused:
            block.clean(block.normalize(value))
        assert refused.value.block_errors["captions"].messages == [gettext("A film needs captions.")]


def test_a_line_of_a_stream_has_a_name() -> None:
    blocks = BodyBlock().child_blocks["heading"], LineBlock().child_blocks["line"]

    inputs = [BeautifulSoup(block.field.widget.render("name", ""), "lxml").input for block in blocks]

    assert [shown and shown["aria-label"] for shown in inputs] == ["Overskrift", "Linje"]
