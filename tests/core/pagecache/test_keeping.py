"""What may be kept, for whom, and how it is answered with.

Long, since it is one list of questions and of how each is answered.
"""

import json
from typing import Any

import pytest
from django.test import Client
from django.test.utils import override_script_prefix
from django.urls import reverse
from wagtail.models import PageViewRestriction

from cms.core.counting import VIEWS
from cms.core.models import Change, PageViews
from cms.core.pagecache import tables, wsgi
from cms.core.tasks import store_views
from learning.models import ResourcePage
from search.log import LOG
from search.models import Query
from tests.core.pagecache.stage import read_page
from tests.kept import Reader
from tests.signed_up import door_of, open_event
from tests.world import World, draft_resource, edit, login, put_up, session_of
from workflows.actions.take_down import take_down

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"


@pytest.fixture
def resource(world: World) -> ResourcePage:
    return read_page(world)


@pytest.fixture
def reader(resource: ResourcePage) -> Reader:
    """Somebody has read the page a moment ago."""
    reader = Reader()
    assert reader.get(resource.url).made == 1
    return reader


def rename(resource: ResourcePage) -> None:
    resource.title = "Ny tittel"
    put_up(resource)


def test_a_stranger_gets_what_another_stranger_got_before(reader: Reader, resource: ResourcePage) -> None:
    answer = reader.get(resource.url, HTTP_COOKIE="noe=annet", HTTP_ACCEPT_LANGUAGE="en")

    assert (answer.status, answer.made, "<h1" in answer.text) == (200, 0, True)


def test_no_kept_answer_sets_a_cookie(reader: Reader, resource: ResourcePage) -> None:
    assert [name for name in reader.get(resource.url).headers if name.lower() == "set-cookie"] == []


def test_whoever_has_a_session_is_answered_by_django(reader: Reader, resource: ResourcePage, world: World) -> None:
    cookie = f"sessionid={session_of(world.contact)}"

    answers = [reader.get(resource.url, HTTP_COOKIE=cookie) for _time in range(2)]

    assert [answer.made for answer in answers] == [1, 1]


@pytest.mark.parametrize("header", ["HTTP_AUTHORIZATION", "HTTP_RANGE", "HTTP_IF_MATCH"])
def test_a_question_of_ones_own_is_answered_by_django(reader: Reader, resource: ResourcePage, header: str) -> None:
    assert reader.get(resource.url, **{header: "bytes=0-1"}).made == 1


def test_nobody_decides_by_a_header_where_all_links_lead(reader: Reader, resource: ResourcePage) -> None:
    address = resource.url

    with override_script_prefix("/"):  # Django leaves the last one behind in the thread
        misled = reader.get(address, SCRIPT_NAME="/evil")

    assert (misled.made, "/evil" in misled.text) == (1, True)
    assert "/evil" not in reader.get(address).text


def test_an_address_with_a_question_mark_in_it_is_no_question(reader: Reader, resource: ResourcePage) -> None:
    assert reader.get(f"{resource.url}?a=1").status == 200

    assert reader.get(f"{resource.url}%3Fa=1").status == 404


@pytest.mark.parametrize("where", ["/sok/", "/sok/forslag/"])
@pytest.mark.parametrize("asked", ["kari.nordmann@example.org+01019012345", "%C3%A6" * 20_000])
def test_a_question_that_may_name_a_person_is_kept_nowhere(reader: Reader, where: str, asked: str) -> None:
    address = f"{where}?q={asked}"

    answers = [reader.get(address) for _time in range(2)]

    assert [(answer.status, answer.made) for answer in answers] == [(200, 1), (200, 1)]
    assert (len(reader.store), reader.shared.get(f"http://testserver{address}")) == (1, None)


def test_what_a_form_says_on_the_next_page_is_said_to_one_alone(reader: Reader, resource: ResourcePage) -> None:
    assert reader.get(resource.url, HTTP_COOKIE="messages=takk").made == 1


def test_a_form_is_never_kept(reader: Reader, world: World) -> None:
    address = reverse("places:sign_up", args=(door_of(open_event(world)).pk,))

    answers = [reader.get(address) for _time in range(2)]

    assert [(answer.status, answer.made) for answer in answers] == [(200, 1), (200, 1)]
    assert 'method="post"' in answers[1].text


def test_nobody_waits_for_another_where_nothing_is_kept(reader: Reader, world: World) -> None:
    """The first who asks for a form finds that out; then it is asked as if there were no page cache, and no Redis."""
    address = reverse("places:sign_up", args=(door_of(open_event(world)).pk,))
    reader.get(address)

    def alone(name: str) -> None:
        raise AssertionError(name)

    reader.shared.alone = alone  # type: ignore[method-assign, assignment]

    assert reader.get(address).status == 200


def test_what_was_a_draft_is_kept_once_it_is_up(reader: Reader, world: World) -> None:
    draft = draft_resource(world, "En til")
    before = [reader.get(draft.url).status for _time in range(2)]
    put_up(draft)

    answers = [reader.get(draft.url) for _time in range(3)]

    assert before == [404, 404]
    assert [(answer.status, answer.made) for answer in answers] == [(200, 1), (200, 0), (200, 0)]


def test_what_is_not_there_is_not_kept(reader: Reader) -> None:
    assert [(reader.get("/ingenting/").status, reader.get("/ingenting/").made) for _time in range(2)] == [(404, 1)] * 2


def test_a_page_that_only_some_may_see_is_gone_for_the_others(reader: Reader, resource: ResourcePage) -> None:
    PageViewRestriction.objects.create(page=resource, restriction_type=PageViewRestriction.LOGIN)

    answers = [reader.get(resource.url) for _time in range(2)]

    assert [(answer.status, answer.made) for answer in answers] == [(302, 1), (302, 1)]


def test_a_preview_is_seen_by_its_editor_alone(reader: Reader, resource: ResourcePage, world: World) -> None:
    edit(resource, world.contact, title="Hemmelig utkast")
    preview = login(world.contact).get(reverse("wagtailadmin_pages:view_draft", args=(resource.pk,)))

    answer = reader.get(resource.url)

    assert "Hemmelig utkast" in preview.content.decode()
    assert (answer.made, "Hemmelig utkast" in answer.text) == (0, False)


def test_a_draft_that_is_saved_changes_nothing_for_readers(
    reader: Reader, resource: ResourcePage, world: World
) -> None:
    edit(resource, world.contact, title="Utkast")
    draft_resource(world, "Et utkast til")

    assert list(Change.objects.values_list("tag", flat=True)) == []


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("br, gzip", "br"), ("gzip", "gzip"), ("gzip, br;q=0", "gzip"), ("", ""), ("identity", "")],
)
def test_a_browser_gets_the_best_compression_it_knows(
    reader: Reader, resource: ResourcePage, accepted: str, encoding: str
) -> None:
    answer = reader.get(resource.url, HTTP_ACCEPT_ENCODING=accepted)

    assert answer.headers.get("Content-Encoding", "") == encoding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.body == reader.fresh(resource.url).body


@pytest.mark.parametrize("accepted", ["br", "gzip", ""])
def test_who_has_it_already_is_told_so(reader: Reader, resource: ResourcePage, accepted: str) -> None:
    tag = reader.get(resource.url, HTTP_ACCEPT_ENCODING="br").headers["ETag"]

    answer = reader.get(resource.url, HTTP_ACCEPT_ENCODING=accepted, HTTP_IF_NONE_MATCH=f'"annet", W/{tag}')

    assert (answer.status, answer.body, answer.made) == (304, b"", 0)
    assert sorted(answer.headers) == ["Cache-Control", "ETag", "Vary", "X-Page-Cache"]


def test_who_had_what_was_before_gets_what_is_now(reader: Reader, resource: ResourcePage) -> None:
    tag = reader.get(resource.url).headers["ETag"]
    rename(resource)

    answer = reader.get(resource.url, HTTP_IF_NONE_MATCH=tag)

    assert (answer.status, "Ny tittel" in answer.text) == (200, True)


def test_each_time_is_asked_whether_it_still_holds(reader: Reader, resource: ResourcePage) -> None:
    assert reader.get(resource.url).headers["Cache-Control"] == "public, no-cache"


def test_an_answer_says_whether_it_was_kept(resource: ResourcePage) -> None:
    reader = Reader()

    assert [reader.get(resource.url).headers["X-Page-Cache"] for _time in range(2)] == ["made", "hit"]


def test_head_says_what_get_says_without_the_body(reader: Reader, resource: ResourcePage) -> None:
    full, head = reader.get(resource.url), reader.get(resource.url, "HEAD")

    assert (head.status, head.body, head.made) == (200, b"", 0)
    assert head.headers == full.headers


def test_head_finds_what_another_process_keeps(reader: Reader, resource: ResourcePage) -> None:
    full, head = reader.get(resource.url), Reader().get(resource.url, "HEAD")

    assert (head.status, head.body, head.made) == (200, b"", 0)
    assert head.headers == full.headers


def test_head_has_no_body_where_nothing_is_kept(reader: Reader) -> None:
    answer = reader.get("/finnes-ikke/", "HEAD")

    assert (answer.status, answer.body) == (404, b"")


def test_who_comes_by_a_marked_link_gets_what_all_get(reader: Reader, resource: ResourcePage) -> None:
    reader.get("/kurs/?niva=basic")

    marked = [reader.get(f"{resource.url}?utm_source=brev&fbclid=1"), reader.get("/kurs/?fbclid=2&niva=basic")]

    assert [(answer.status, answer.made, "fbclid" in answer.text) for answer in marked] == [(200, 0, False)] * 2


def test_an_answer_counts_as_what_it_was(reader: Reader, resource: ResourcePage) -> None:
    def counted() -> list[float]:
        return [count._value.get() for count in (wsgi.HIT, wsgi.NOT_MODIFIED, wsgi.MISS)]

    tag = reader.get(resource.url).headers["ETag"]
    before = counted()
    reader.get(resource.url, HTTP_IF_NONE_MATCH=tag)
    reader.get(resource.url, HTTP_IF_NONE_MATCH='"annet"')
    rename(resource)
    reader.get(resource.url, HTTP_IF_NONE_MATCH=tag)

    assert [after - was for was, after in zip(before, counted(), strict=True)] == [1, 1, 1]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/finnes-ikke/", 404),
        ("/kurs", 301),
        ("/sok/?q=kari.nordmann@example.org", 200),
        ("/konto/password/reset/", 200),
        ("/robots.txt", 200),
    ],
)
def test_what_is_not_kept_here_is_kept_by_no_proxy(reader: Reader, path: str, status: int) -> None:
    answers = [reader.get(path), reader.get(path), reader.get(path, "HEAD")]

    assert [(answer.status, answer.headers["Cache-Control"]) for answer in answers] == [
        (status, "private, no-cache")
    ] * 3


def test_what_was_taken_down_is_gone_for_nobody_longer_than_it_is(
    reader: Reader, resource: ResourcePage, world: World
) -> None:
    take_down(resource, world.contact, "Utdatert.")

    gone = reader.get(resource.url)

    assert (gone.status, gone.headers["Cache-Control"]) == (410, "private, no-cache")


def test_whoever_is_logged_in_has_the_page_alone(reader: Reader, resource: ResourcePage, world: World) -> None:
    answer = reader.get(resource.url, HTTP_COOKIE=f"sessionid={session_of(world.contact)}")

    assert (answer.status, answer.headers["Cache-Control"]) == (200, "private, no-cache")


def test_what_nobody_watches_is_not_kept(reader: Reader, resource: ResourcePage, monkeypatch: Any, caplog: Any) -> None:
    watched = tables.watched() - {"core_sitesettings"}
    monkeypatch.setattr(tables, "watched", lambda: watched)

    answers = [reader.get(f"{resource.url}?{number}") for number in (1, 1)]

    assert [answer.made for answer in answers] == [1, 1]
    assert "nobody watches core_sitesettings" in caplog.text


# --- counted once, whoever answered ---


def views() -> list[int]:
    store_views()
    return list(PageViews.objects.values_list("number", flat=True))


def test_each_reading_is_counted_once_whoever_answered(resource: ResourcePage) -> None:
    reader = Reader()

    answers = [reader.get(resource.url, HTTP_USER_AGENT=BROWSER) for _time in range(3)]
    again = reader.get(resource.url, HTTP_USER_AGENT=BROWSER, HTTP_IF_NONE_MATCH=answers[0].headers["ETag"])

    assert ([answer.made for answer in answers], again.status) == ([1, 0, 0], 304)
    assert views() == [4]


def test_neither_a_program_nor_a_look_at_the_head_is_a_reading(reader: Reader, resource: ResourcePage) -> None:
    reader.get(resource.url, HTTP_USER_AGENT="etbot/1.0")
    reader.get(resource.url, "HEAD", HTTP_USER_AGENT=BROWSER)
    reader.get(resource.url, HTTP_USER_AGENT=BROWSER, HTTP_SEC_PURPOSE="prefetch")

    assert views() == []


def test_who_is_answered_by_django_is_counted_there(resource: ResourcePage) -> None:
    Client().get(resource.url, headers={"user-agent": BROWSER})

    assert views() == [1]


def test_a_search_is_counted_each_time_it_is_asked(world: World) -> None:
    reader = Reader()
    reader.fresh("/")  # the first of all writes the site's settings

    made = [reader.get("/sok/?q=bokprat", HTTP_USER_AGENT=BROWSER).made for _time in range(3)]
    LOG.move()

    assert made == [1, 0, 0]
    assert list(Query.objects.values_list("text", "asked")) == [("bokprat", 3)]


def test_what_is_counted_is_kept_as_plain_text(reader: Reader, resource: ResourcePage) -> None:
    (entry,) = reader.store._entries.values()

    assert json.loads(entry.reading) == {"page": resource.pk}
    assert VIEWS.name == "views"
