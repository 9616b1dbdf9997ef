"""Packages answer on a host of their own, and nothing else does there.

Long, since each address is asked of both hosts.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils.translation import gettext

from learning.models import LessonPackage, LessonPage
from learning.packages import addresses, rules
from tests.packages import HOST, draft_with, files_of, lasting_packages, live_lesson, looked_through, packed
from tests.reading import soup
from tests.world import World, login
from workflows.actions import take_down

POLICY = {
    "default-src": {"'self'"},
    "script-src": {"'self'", "'unsafe-inline'", "'unsafe-eval'", "blob:"},
    "style-src": {"'self'", "'unsafe-inline'"},
    "img-src": {"'self'", "data:", "blob:"},
    "media-src": {"'self'", "data:", "blob:"},
    "font-src": {"'self'", "data:"},
    "connect-src": {"'self'", "data:", "blob:"},
    "worker-src": {"'self'", "blob:"},
    "object-src": {"'none'"},
    "base-uri": {"'self'"},
    "form-action": {"'none'"},
    "frame-ancestors": {"'self'", "http://127.0.0.1:8000"},
    "sandbox": {"allow-scripts", "allow-same-origin", "allow-forms"},
}


@dataclass(frozen=True)
class Made:
    """Made once for all tests: a package that no page shows, and one like it with the live lesson that shows it."""

    folder: Path
    alone: int
    shown: int
    lesson: int


@pytest.fixture(scope="module")
def made(lasting_world: World, tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder, files = tmp_path_factory.mktemp("packages"), files_of("scorm")
    with lasting_packages(folder):
        alone = looked_through(lasting_world.contact)
        other = packed(files | {"index.html": files["index.html"] + b"\n"})
        shown = looked_through(lasting_world.contact, other)
        return Made(folder, alone.pk, shown.pk, live_lesson(lasting_world, shown).pk)


@pytest.fixture
def package(made: Made, settings: Any, db: None) -> LessonPackage:
    """On no page yet."""
    settings.PACKAGES_DIR = made.folder
    return LessonPackage.objects.get(pk=made.alone)


@pytest.fixture
def shown(made: Made, settings: Any, db: None) -> LessonPackage:
    """In a lesson that readers see."""
    settings.PACKAGES_DIR = made.folder
    return LessonPackage.objects.get(pk=made.shown)


@pytest.fixture
def lesson(made: Made, shown: LessonPackage) -> LessonPage:
    return LessonPage.objects.get(pk=made.lesson)


@pytest.fixture
def there() -> Client:
    """A browser on the packages' host."""
    return Client(headers={"host": HOST})


def signed(package: LessonPackage) -> str:
    return TimestampSigner(salt="learning.packages").sign(package.digest)


def fetch(client: Client, path: str, **headers: str) -> tuple[int, bytes]:
    response = client.get(path, headers=headers)
    return response.status_code, response.getvalue() if response.status_code in (200, 206) else b""


# --- what answers where ---


def test_a_package_of_a_live_lesson_answers_on_its_own_host_alone(
    client: Client, there: Client, shown: LessonPackage
) -> None:
    player, page = f"/spiller/{shown.digest}/", f"/pakke/{shown.digest}/index.html"

    on_its_own = [there.get(player).status_code, fetch(there, page)]
    on_the_site = [client.get(player).status_code, client.get(page).status_code]

    assert on_its_own == [200, (200, (shown.folder / "index.html").read_bytes())]
    assert on_the_site == [404, 404]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/kurs/",
        "/nn/",
        "/innlandet/",
        "/admin/",
        "/admin/login/",
        "/konto/login/",
        "/dokumenter/1/a.pdf",
        "/api/v1/",
        "/robots.txt",
        "/sitemap.xml",
        "/static/kb/kb.css",
        "/static/packages/finnes-ikke.js",
        "/static/packages/../kb/kb.css",
        "/media/images/a.png",
        "/spiller/",
        "/pakke/",
    ],
)
def test_the_packages_host_has_nothing_of_the_site(world: World, there: Client, client: Client, path: str) -> None:
    there.cookies = login(world.operator).cookies

    response = there.get(path)

    said = gettext("There is nothing here. You find the site at %(address)s") % {"address": settings.BASE_URL}
    assert (response.status_code, response.content.decode(), dict(response.cookies)) == (404, f"{said}\n", {})


@pytest.mark.parametrize("method", ["post", "put", "delete", "options"])
def test_nothing_is_sent_to_the_packages_host(there: Client, package: LessonPackage, method: str) -> None:
    response = getattr(there, method)(f"/spiller/{package.digest}/")

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


def test_the_players_own_files_are_on_both_hosts(there: Client) -> None:
    response = there.get("/static/packages/player.js")

    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert response.getvalue() == Path("learning/static/packages/player.js").read_bytes()


def test_the_packages_host_sets_no_cookie_and_keeps_to_its_policy(there: Client, shown: LessonPackage) -> None:
    for path in (
        f"/spiller/{shown.digest}/",
        f"/pakke/{shown.digest}/oppgave.js",
        "/static/packages/player.js",
        "/",
    ):
        response = there.get(path)

        policy = (part.split() for part in response["Content-Security-Policy"].split(";"))
        assert {name: set(sources) for name, *sources in policy} == POLICY
        assert {name: response[name] for name in ("X-Content-Type-Options", "Referrer-Policy")} == {
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
        }
        assert response["Cross-Origin-Resource-Policy"] == "same-origin"
        assert (dict(response.cookies), "Set-Cookie" in response.headers, "Vary" in response.headers) == (
            {},
            False,
            False,
        )
        b"".join(response)  # read to its end, the file is closed


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("index.html", "text/html"),
        ("oppgave.js", "text/javascript; charset=utf-8"),
        ("stil.css", "text/css; charset=utf-8"),
        ("imsmanifest.xml", "application/xml"),
    ],
)
def test_a_file_is_of_the_type_its_name_says_and_is_kept_for_good(
    there: Client, shown: LessonPackage, name: str, content_type: str
) -> None:
    response = there.get(f"/pakke/{shown.digest}/{name}")

    assert response["Content-Type"] == content_type
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.getvalue() == (shown.folder / name).read_bytes()


@pytest.mark.parametrize(
    ("asked", "status", "content_range"),
    [
        ("bytes=0-3", 206, "bytes 0-3/{size}"),
        ("bytes=-2", 206, "bytes {last}-{end}/{size}"),
        ("bytes=999999-", 416, "bytes */{size}"),
        ("bytes=0-1,4-5", 200, None),
    ],
)
def test_a_film_in_a_package_is_fetched_in_parts(
    there: Client, shown: LessonPackage, asked: str, status: int, content_range: str | None
) -> None:
    size = (shown.folder / "index.html").stat().st_size

    response = there.get(f"/pakke/{shown.digest}/index.html", headers={"Range": asked})
    other = {"Range": asked, "If-Range": '"another"'}
    assert fetch(there, f"/pakke/{shown.digest}/index.html", **other)[0] == 200

    expected = content_range and content_range.format(size=size, last=size - 2, end=size - 1)
    assert (response.status_code, response.get("Content-Range")) == (status, expected)
    b"".join(response)


def test_the_player_is_asked_for_anew_each_time(there: Client, shown: LessonPackage) -> None:
    assert there.get(f"/spiller/{shown.digest}/")["Cache-Control"] == "no-store"


@pytest.mark.parametrize("language", ["nb", "nn", "en", "xx", ""])
def test_the_player_speaks_the_language_of_the_page(there: Client, shown: LessonPackage, language: str) -> None:
    page = soup(there.get(f"/spiller/{shown.digest}/", {"sprak": language}))

    assert page.html is not None
    assert page.html["lang"] == (language if language in ("nb", "nn", "en") else "nb")


# --- nothing beside the package's own files ---


@pytest.mark.parametrize(
    "path",
    [
        "../../uploads/{digest}.zip",
        "..%2f..%2fuploads%2f{digest}.zip",
        "%2e%2e/%2e%2e/uploads/{digest}.zip",
        "/etc/passwd",
        "//etc/passwd",
        "lenke.js",
        "finnes-ikke.js",
        "",
        ".",
        "index.html/",
        "index.html%00.js",
        "a" * 5000,
        "hemmelig.key",
    ],
)
def test_no_path_leads_out_of_the_package(there: Client, shown: LessonPackage, path: str) -> None:
    if not (shown.folder / "lenke.js").is_symlink():
        (shown.folder / "lenke.js").symlink_to("/etc/passwd")
    (shown.folder / "hemmelig.key").write_text("x")

    assert there.get(f"/pakke/{shown.digest}/" + path.format(digest=shown.digest)).status_code == 404


# --- who may open it ---


def test_what_no_live_page_shows_is_not_there_without_a_signature(
    world: World, there: Client, package: LessonPackage
) -> None:
    draft_with(world, package)

    assert [
        there.get(f"/spiller/{package.digest}/").status_code,
        fetch(there, f"/pakke/{package.digest}/index.html"),
    ] == [
        404,
        (404, b""),
    ]


def test_a_signature_opens_the_player_and_the_files_for_a_while(
    world: World, there: Client, package: LessonPackage, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = signed(package)

    page = soup(there.get(f"/spiller/{key}/"))
    response = there.get(f"/pakke/{key}/index.html")
    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert response.getvalue() == (package.folder / "index.html").read_bytes()
    monkeypatch.setattr(addresses, "TOKEN_LASTS", -1)

    assert page.body is not None
    assert page.body["data-entry"] == f"/pakke/{key}/index.html"
    assert there.get(f"/spiller/{key}/").status_code == 404


@pytest.mark.parametrize("spoil", [lambda key: key[:-1] + ("a" if key[-1] != "a" else "b"), lambda key: "0" + key[1:]])
def test_a_wrong_signature_opens_nothing(there: Client, package: LessonPackage, spoil: Any) -> None:
    assert there.get(f"/spiller/{spoil(signed(package))}/").status_code == 404


def test_a_page_taken_down_takes_its_package_along(
    world: World, there: Client, shown: LessonPackage, lesson: LessonPage
) -> None:
    before = there.get(f"/spiller/{shown.digest}/").status_code

    take_down(lesson.course, world.contact, "Feil i øvelsen.")

    assert (before, there.get(f"/spiller/{shown.digest}/").status_code) == (200, 404)


@pytest.mark.parametrize("state", ["waiting", "refused"])
def test_what_is_not_ready_is_never_there(there: Client, package: LessonPackage, state: str) -> None:
    LessonPackage.objects.update(state=state)

    assert there.get(f"/spiller/{signed(package)}/").status_code == 404


# --- the lesson on the site ---


def test_readers_page_leads_to_the_packages_host_and_runs_nothing_of_it(
    client: Client, shown: LessonPackage, lesson: LessonPage
) -> None:
    response = client.get(lesson.url)

    figure = soup(response).select_one("figure.package")
    assert figure is not None
    assert figure["data-address"] == f"http://localhost:8000/spiller/{shown.digest}/?sprak=nb"
    assert figure.select_one("iframe") is None
    assert (figure.a or {})["href"] == figure["data-address"]
    assert figure.noscript is not None
    assert (response.status_code, dict(response.cookies)) == (200, {})
    assert settings.PACKAGES_URL in response["Content-Security-Policy"]


def test_a_preview_has_a_signed_address(world: World, there: Client, package: LessonPackage) -> None:
    course = draft_with(world, package)
    lesson = course.work_pages()[1]

    figure = soup(login(world.contact).get(f"/admin/pages/{lesson.pk}/view_draft/")).select_one("figure.package")

    assert figure is not None
    path = str(figure["data-address"]).removeprefix("http://localhost:8000")
    assert (there.get(path).status_code, package.digest + ":" in path) == (200, True)


def test_a_lesson_whose_package_is_gone_shows_its_text(
    client: Client, shown: LessonPackage, lesson: LessonPage
) -> None:
    LessonPackage.objects.filter(pk=shown.pk)._raw_delete("default")

    page = soup(client.get(lesson.url))

    assert (page.select_one("figure.package"), "Før øvelsen." in page.get_text()) == (None, True)


@pytest.mark.parametrize("count", [1, 3])
def test_a_lesson_with_packages_costs_no_more_than_ten_queries(
    world: World, client: Client, package: LessonPackage, django_assert_num_queries: Any, count: int
) -> None:
    packages = [package]
    for number in range(2, count + 1):
        twin = looked_through(world.contact, kind="h5p") if number == 2 else _another(packages[0])
        packages.append(twin)
    lesson = live_lesson(world, *packages)
    client.get(lesson.url)

    with django_assert_num_queries(6):
        response = client.get(lesson.url)

    assert len(soup(response).select("figure.package")) == count


def _another(package: LessonPackage) -> LessonPackage:
    package.pk, package.digest = None, "f" * 64
    package.save()
    return package


def test_a_token_lasts_as_long_as_somebody_reviews() -> None:
    assert rules.TOKEN_LASTS == 4 * 60 * 60
