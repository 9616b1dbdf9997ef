"""Static files as the demo and production serve them: joined, hashed, compressed, and never asked for twice."""

import gzip
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from whitenoise.middleware import WhiteNoiseMiddleware

from cms.settings import base

ROOT = Path(__file__).resolve().parents[2]
SHEETS = ROOT / "cms" / "core" / "static" / "kb"
ONE_ROUND_TRIP = 14_600 - 500  # bytes: what a new connection carries before it is answered, less the headers
ROOMS = ("cms/core", "learning", "events", "workflows")


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhiteNoiseMiddleware]:
    """The middleware in front of what `collectstatic` has made of all our files, as production is set up."""
    storages = settings.STORAGES | {"staticfiles": base.STORAGES["staticfiles"]}
    folder = tmp_path_factory.mktemp("static")
    with override_settings(
        STORAGES=storages, STATIC_ROOT=folder, WHITENOISE_AUTOREFRESH=False, WHITENOISE_USE_FINDERS=False
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield WhiteNoiseMiddleware(lambda request: HttpResponse(status=404))


def fetch(middleware: WhiteNoiseMiddleware, name: str, encoding: str = "identity") -> tuple[Any, bytes]:
    """The answer, closed, and what it carried."""
    address = staticfiles_storage.url(name)
    answer: Any = middleware(RequestFactory().get(address, headers={"Accept-Encoding": encoding}))
    with closing(answer):
        return answer, answer.getvalue()


@pytest.mark.parametrize("name", ["kb/site.css", "search/suggest.js", "inter/inter-latin.woff2", "kb/icon.svg"])
def test_a_static_file_is_named_by_its_content_and_kept_for_good(collected: WhiteNoiseMiddleware, name: str) -> None:
    answer, _ = fetch(collected, name)

    stem, _, ending = name.partition(".")
    assert re.fullmatch(rf"/static/{stem}\.[0-9a-f]{{12}}\.{ending}", staticfiles_storage.url(name))
    assert (answer.status_code, answer["Cache-Control"]) == (200, "max-age=315360000, public, immutable")


def test_what_a_script_imports_is_named_by_its_content_too(collected: WhiteNoiseMiddleware) -> None:
    text = fetch(collected, "kb/remember.js")[1].decode()

    assert re.findall(r'from "([^"]+)"', text) == [f"./{Path(staticfiles_storage.url('kb/memory.js')).name}"]
    assert re.search(r"memory\.[0-9a-f]{12}\.js", text)


@pytest.mark.parametrize(("encoding", "unpack"), [("gzip", gzip.decompress), ("gzip, br", brotli.decompress)])
def test_text_is_sent_as_small_as_the_browser_can_read_it(
    collected: WhiteNoiseMiddleware, encoding: str, unpack: Any
) -> None:
    (_, plain), (answer, packed) = fetch(collected, "kb/site.css"), fetch(collected, "kb/site.css", encoding)

    assert (answer["Content-Encoding"], answer["Vary"]) == (encoding.rpartition(" ")[2], "Accept-Encoding")
    assert unpack(packed) == plain


def test_the_sheets_of_every_page_come_as_one_in_their_order_without_comments(collected: WhiteNoiseMiddleware) -> None:
    text = fetch(collected, "kb/site.css")[1].decode()

    firsts = ["--ds-size-mode-font-size--sm", "--paper: #fbf8f2", "font-family: Inter;", ".hero", ".prose > *", "@page"]
    assert [text.find(first) for first in firsts] == sorted(text.find(first) for first in firsts)
    assert min(text.find(first) for first in firsts) > 0
    assert "@import" not in text
    assert re.findall(r"/\*.*?\*/", text, re.DOTALL) == [text.strip().partition("\n")[0]]  # the licence
    assert len(re.findall(r"\.\./inter/inter-[a-z-]+\.[0-9a-f]{12}\.woff2", text)) == 4


def test_the_sheets_of_every_page_go_in_one_round_trip(collected: WhiteNoiseMiddleware) -> None:
    assert len(fetch(collected, "kb/site.css", "br")[1]) <= ONE_ROUND_TRIP


def test_every_token_that_is_read_is_there() -> None:
    sheets = [path for room in ROOMS for path in (ROOT / room / "static" / "kb").glob("*.css")]
    text = "\n".join(path.read_text() for path in sheets)

    read, made = set(re.findall(r"var\(\s*(--ds-[\w-]+)", text)), set(re.findall(r"(--ds-[\w-]+)\s*:", text))

    assert len(read) > 50
    assert read - made == set()


def test_the_components_that_templates_use_are_there() -> None:
    used = set()
    for folder in ("templates", "cms", "learning", "events", "workflows", "search", "home"):
        for path in (ROOT / folder).rglob("*.html"):
            used |= set(re.findall(r"\bds-[a-z-]+", path.read_text()))
    theme = (SHEETS / "theme.css").read_text()

    assert len(used) > 10
    assert {name for name in used if not re.search(rf"\.{name}(?![\w-])", theme)} == set()
