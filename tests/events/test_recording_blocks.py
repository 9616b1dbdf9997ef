"""What an editor may put up as a recording."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from events.recordings.blocks import FilmBlock
from tests.recordings import ELSEWHERE, make_document

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("value", "field"),
    [
        ({}, "file"),
        ({"file": "opptak.mp4", "url": ELSEWHERE}, "file"),
        ({"file": "notat.pdf"}, "file"),
        ({"url": "https://example.org/film"}, "url"),
        ({"url": "http://vimeo.com/123"}, "url"),
        ({"url": "https://vimeo.com/"}, "url"),
    ],
)
def test_a_film_is_one_file_or_one_address_that_can_be_played(value: dict[str, Any], field: str) -> None:
    file = make_document(value["file"]) if "file" in value else None
    block = FilmBlock()

    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python({"title": "Film", "file": file and file.pk, "url": value.get("url", "")}))

    assert list(refused.value.block_errors) == [field]


@pytest.mark.parametrize("value", [{"file": "opptak.webm"}, {"url": ELSEWHERE}])
def test_a_film_that_can_be_played_is_taken(value: dict[str, Any]) -> None:
    file = make_document(value["file"]) if "file" in value else None
    block = FilmBlock()

    cleaned = block.clean(block.to_python({"title": "Film", "file": file and file.pk, "url": value.get("url", "")}))

    assert (cleaned["file"], cleaned["url"]) == (file, value.get("url", ""))
