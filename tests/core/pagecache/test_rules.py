"""Which questions may be answered from the page cache, and which answers may be kept: each by itself."""

from typing import Any

import pytest

from cms.core.pagecache import rules

ASKED = {"REQUEST_METHOD": "GET", "PATH_INFO": "/kurs/", "wsgi.url_scheme": "https", "SERVER_NAME": "bank"}
PLAIN = [("Content-Type", "text/html")]


@pytest.mark.parametrize(
    ("how", "is_public"),
    [
        ({}, True),
        ({"REQUEST_METHOD": "HEAD"}, True),
        ({"REQUEST_METHOD": "POST"}, False),
        ({"PATH_INFO": "/static/kb.css"}, False),
        ({"SCRIPT_NAME": "/evil"}, False),
        ({"HTTP_COOKIE": "noe=annet"}, True),
        ({"HTTP_COOKIE": "noe=annet; sessionid=x"}, False),
        ({"HTTP_RANGE": "bytes=0-1"}, False),
        ({"HTTP_AUTHORIZATION": "Bearer x"}, False),
        ({"HTTP_IF_MATCH": '"x"'}, False),
        ({"HTTP_IF_UNMODIFIED_SINCE": "Sat, 28 Nov 2026 00:00:00 GMT"}, False),
    ],
)
def test_a_question_is_public_where_nothing_in_it_is_somebodys_own(how: dict[str, Any], is_public: bool) -> None:
    assert rules.is_public_question(ASKED | how, ("sessionid",), ("/static/",)) is is_public


@pytest.mark.parametrize(
    ("status", "headers", "may"),
    [
        ("200 OK", [], True),
        ("404 Not Found", [], False),
        ("200 OK", [("Set-Cookie", "a=b")], False),
        ("200 OK", [("Cache-Control", "public, no-cache")], True),
        ("200 OK", [("Cache-Control", "private")], False),
        ("200 OK", [("Cache-Control", "max-age=0, no-store")], False),
        ("200 OK", [("Vary", "Accept-Encoding")], True),
        ("200 OK", [("Vary", "Cookie")], False),
    ],
)
def test_an_answer_may_be_kept_that_is_the_same_for_everybody(
    status: str, headers: list[tuple[str, str]], may: bool
) -> None:
    assert rules.may_be_kept(status, [*PLAIN, *headers]) is may


@pytest.mark.parametrize(
    ("asked", "has"), [("*", True), ('"a"', True), ('"b", W/"a-br"', True), ('"b"', False), ("a", True), ("", False)]
)
def test_a_browser_has_what_it_names_in_whatever_compression(asked: str, has: bool) -> None:
    assert rules.has_tag(asked, "a") is has


def test_what_is_said_of_one_answer_is_not_kept() -> None:
    assert rules.kept_headers([*PLAIN, ("X-Request-ID", "1"), ("Content-Length", "5")]) == PLAIN


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("fylke=34&side=2", "fylke=34&side=2"),
        ("utm_source=nyhetsbrev&utm_medium=epost", ""),
        ("fbclid=IwAR1&fylke=34&gclid", "fylke=34"),
        ("q=utm_source=x&fbclidx=1&&q=%26fbclid=2", "q=utm_source=x&fbclidx=1&&q=%26fbclid=2"),
    ],
)
def test_what_links_are_marked_with_is_not_asked(query: str, left: str) -> None:
    assert rules.without_marks(query) == left


def test_an_answer_has_a_name_by_all_that_decides_it() -> None:
    names = {
        rules.name_of(ASKED | how)
        for how in (
            {},
            {"QUERY_STRING": "side=2"},
            {"PATH_INFO": "/kurs/?side=2"},
            {"HTTP_HOST": "annen"},
            {"HTTP_X_FORWARDED_PROTO": "http"},
        )
    }

    assert len(names) == 5
