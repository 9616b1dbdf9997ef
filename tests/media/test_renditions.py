"""Pictures in the sizes and formats of readers' pages: made beforehand, and fetched together."""

import io
import logging
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from cms.core.tasks import make_pictures
from cms.media.models import BankImage, BankRendition
from cms.media.renditions import SIZES, lacking
from tests.jobs import Commit, asked_for
from tests.reading import soup
from tests.world import World, draft_resource, put_up

WIDTHS = (720, 1080, 1440)


def add_picture(title: str = "Hylle") -> BankImage:
    drawn = io.BytesIO()
    Image.new("RGB", (1600, 1000), "teal").save(drawn, "PNG")
    return BankImage.objects.create(
        title=title,
        description="En hylle med bøker.",
        creator="Kari Testesen",
        file=ContentFile(drawn.getvalue(), f"{title}.png"),
    )


def live_page_with(world: World, *images: BankImage) -> str:
    draft = draft_resource(world, "Med bilder")
    draft.image = images[0]
    draft.body = [{"type": "image", "value": {"image": image.pk, "alt_text": "", "caption": ""}} for image in images]
    return str(put_up(draft).url)


def test_a_new_picture_asks_for_its_sizes_when_it_is_stored(db: None, commit: Commit) -> None:
    before = asked_for()

    with commit():
        add_picture("Hylle")
        add_picture("Skranke")

    assert asked_for() - before == 1


def test_a_reader_gets_sizes_that_were_made_before(world: World, client: Client) -> None:
    address = live_page_with(world, add_picture())
    make_pictures()
    made = set(BankRendition.objects.values_list("pk", "filter_spec"))

    page = soup(client.get(address))

    assert {spec for _, spec in made} == set(SIZES)
    assert set(BankRendition.objects.values_list("pk", "filter_spec")) == made
    shown = page.select("picture")
    assert len(shown) == 2
    for one in shown:
        sources = one.select("source")
        assert [source["type"] for source in sources] == ["image/avif", "image/webp"]
        for candidates in (*(source["srcset"] for source in sources), one.img["srcset"]):
            assert [part.split()[1] for part in candidates.split(", ")] == [f"{width}w" for width in WIDTHS]
        assert {name: one.img[name] for name in ("width", "height", "loading", "decoding", "alt")} == {
            "width": "720",
            "height": "450",
            "loading": "lazy",
            "decoding": "async",
            "alt": "En hylle med bøker.",
        }


@pytest.mark.parametrize("number", [1, 3])
def test_all_pictures_of_a_text_cost_two_queries(
    world: World, client: Client, django_assert_num_queries: Any, number: int
) -> None:
    address = live_page_with(world, *[add_picture(f"Bilde {n}") for n in range(number)])
    make_pictures()
    client.get(address)

    with django_assert_num_queries(6):  # four for a resource without pictures
        client.get(address)


def test_what_no_job_was_asked_for_is_made_by_the_clock_and_only_once(db: None) -> None:
    picture = add_picture()
    make_pictures()
    first = set(picture.renditions.values_list("pk", flat=True))
    picture.renditions.get(filter_spec=SIZES[0]).delete()

    for _ in range(2):
        make_pictures()

    assert (len(first), len(first & set(picture.renditions.values_list("pk", flat=True)))) == (9, 8)
    assert sorted(picture.renditions.values_list("filter_spec", flat=True)) == sorted(SIZES)
    assert list(lacking()) == []


def test_a_picture_whose_file_is_gone_is_told_and_holds_no_other_up(db: None, caplog: pytest.LogCaptureFixture) -> None:
    whole, broken = add_picture("Hel"), add_picture("Borte")
    broken.file.storage.delete(broken.file.name)

    with caplog.at_level(logging.ERROR):
        make_pictures()

    assert list(lacking()) == [broken]
    assert whole.renditions.count() == len(SIZES)
    assert [record.getMessage() for record in caplog.records] == [f"The sizes of picture {broken.pk} were not made"]
