"""The log tells what happened and to which request, and neither who it was nor a key to anything of theirs.

Long, since it walks through all that is personal.
"""

import io
import json
import logging
import re
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from cms.core.erasures import told
from cms.core.logs import JsonFormatter, LineFormatter, hidden, request_id
from cms.core.models import Mail
from cms.people.models import User
from events.models import Registration
from events.places import privacy
from events.places.addresses import own_path
from learning.learners.personal_data import erase
from learning.models import Learner
from tests.certificates import NAME, facts_of, issued, made
from tests.jobs import Commit
from tests.learners import ADDRESS, letter_to, link_in, signed_in
from tests.places import filled_in, open_sign_up, registered
from tests.world import PASSWORD, World, draft_course, draft_event, login, put_up

pytestmark = pytest.mark.django_db
HOME = "203.0.113.77"
KEYS = {"key", "token", "secret", "code", "signed", "letter_id"}
SECRET = "eyJhbGciOi:1tQ-hemmelig_42"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What production would write, of everything from INFO up."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    logging.getLogger("cms.requests").setLevel(logging.INFO)
    root.addHandler(handler)
    yield written
    root.removeHandler(handler)
    logging.getLogger("cms.requests").setLevel(logging.WARNING)


@pytest.fixture
def from_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every client of the test asks from one network address."""
    environ = RequestFactory._base_environ
    monkeypatch.setattr(
        RequestFactory, "_base_environ", lambda self, **request: environ(self, **{"REMOTE_ADDR": HOME} | request)
    )


def lines(log: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def requests(log: io.StringIO) -> list[dict[str, Any]]:
    return [line for line in lines(log) if line["logger"] == "cms.requests"]


def test_a_request_is_one_line_with_its_view_status_time_queries_and_the_users_number(
    world: World, log: io.StringIO
) -> None:
    login(world.contact).get("/admin/", headers={"X-Request-ID": "abcdef-123456"})

    (line,) = requests(log)
    assert (line.pop("ms") > 0, line.pop("queries") > 0, line.pop("at")[-6:]) == (True, True, "+00:00")
    assert re.fullmatch(r"GET /admin/ 200, \d+ ms, \d+ queries", line.pop("message"))
    assert line == {
        "level": "INFO",
        "logger": "cms.requests",
        "request": "abcdef-123456",
        "method": "GET",
        "path": "/admin/",
        "view": "wagtailadmin_home",
        "status": 200,
        "user": world.contact.pk,
    }


def test_nobody_is_looked_up_for_the_logs_sake(world: World, log: io.StringIO, client: Client) -> None:
    client.get("/robots.txt")

    (line,) = requests(log)
    assert (line["queries"], "user" in line) == (0, False)


@pytest.mark.parametrize("given", ["", "short", "x" * 65, "kari@example.org", "with space 123", 'a"b-12345678'])
def test_a_name_that_is_not_well_formed_is_replaced(client: Client, log: io.StringIO, given: str) -> None:
    answer = client.get("/finnes-ikke/", headers={"X-Request-ID": given})

    assert re.fullmatch(r"[0-9a-f]{32}", answer["X-Request-ID"])
    assert {line["request"] for line in lines(log)} == {answer["X-Request-ID"]}


def test_a_well_formed_name_is_kept_and_returned(client: Client) -> None:
    assert client.get("/finnes-ikke/", headers={"X-Request-ID": "proxy-1234"})["X-Request-ID"] == "proxy-1234"


def test_what_others_may_keep_carries_no_name(world: World, client: Client) -> None:
    answer = client.get("/kalender/arrangement.ics", headers={"X-Request-ID": "proxy-1234"})

    assert ("public" in answer["Cache-Control"], "X-Request-ID" in answer) == (True, False)


def test_after_a_request_nothing_is_named_by_it(client: Client) -> None:
    client.get("/finnes-ikke/")

    assert request_id.get() == ""


# --- no people and no keys ---


def walk(world: World, commit: Commit) -> list[str]:
    """People log in, sign up, learn, and go astray; returns what no log may hold."""
    Client().post(reverse("account_login"), {"login": world.contact.email, "password": "feil-passord-123"})
    Client().post(reverse("account_login"), {"login": world.contact.email, "password": PASSWORD})
    Client().post(reverse("account_reset_password"), {"email": world.contact.email})
    Client().get("/konto/password/reset/key/5-abc123-secretkey/")
    event = put_up(draft_event(world))
    door = open_sign_up(event, capacity=5)
    fields = filled_in(**{"name-0": "Kari Kvikk", "email-0": "kari.kvikk@example.org"})
    with commit():
        Client().post(reverse("places:sign_up", args=(door.pk,)), fields)
    Client().post(reverse("places:sign_up", args=(door.pk,)), fields | {"email-0": "kari.kvikk@"})
    own = own_path(Registration.objects.get(name="Kari Kvikk"))
    Client().get(own)
    Client().get(f"{own}x/")
    Client().get(own.replace("min/", "min/x"))
    Client().post(own, {"action": "correct", "name": "Kari Kvikkere"})
    learner = signed_in()
    learner.get("/min-laering/")
    Client().get(link_in(letter_to()) + "feil/")
    certificate = made(issued(facts=facts_of(put_up(draft_course(world)))))
    Client().get(f"/bevis/{certificate.code}/")
    Client().get(f"/bevis/{certificate.code}/finnes-ikke")
    Client().get("/sok/?q=Kari+Kvikk")
    Client().get("/finnes-ikke/?epost=kari.kvikk@example.org")
    Client(headers={"User-Agent": "Agent Kvikk"}).get("/finnes-ikke/", headers={"Referer": "/x/?kari.kvikk"})
    login(world.operator).get(reverse("kb_mail"))
    keys = [own.split("/")[3], link_in(letter_to()).split("/")[3], certificate.code, "5-abc123-secretkey"]
    return [
        *keys,
        HOME,
        "Kvikk",
        "kvikk",
        "Contact Testesen",
        world.contact.email,
        ADDRESS,
        NAME,
        "Ødegård",
        "feil-passord",
    ]


def test_a_walk_through_all_that_is_personal_leaves_nobody_in_the_log(
    world: World, commit: Commit, from_home: None, log: io.StringIO
) -> None:
    personal = walk(world, commit)

    written = log.getvalue()
    assert [part for part in personal if part in written] == []
    assert re.findall(r"[\w.]+@[\w.]+", written) == []
    views = {line["view"] for line in requests(log)}
    assert views > {"account_login", "places:sign_up", "places:own", "certificates:verify", "search", "kb_mail"}
    assert "Not Found: /pamelding/min/…/x/" in {line["message"] for line in lines(log)}


def addresses(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, set[str]]]:
    """Every route of the site, and the names of what it takes as text."""
    for each in resolver.url_patterns:
        route = before + str(each.pattern).removeprefix("^").removesuffix("$")
        if isinstance(each, URLResolver):
            yield from addresses(each, route)
        elif isinstance(each, URLPattern):
            yield f"/{route}", set(re.findall(r"<(?:str|slug|path):(\w+)>", str(each.pattern)))


@pytest.mark.parametrize("urls", [None, "learning.packages.urls"])
def test_every_address_with_a_key_in_it_is_written_without(urls: str | None) -> None:
    with_key = [route for route, names in addresses(get_resolver(urls)) if names & KEYS and "/admin/" not in route]
    filled = [re.sub(r"<(?:slug:kind)>", "json", route) for route in with_key]
    filled = [re.sub(r"<int:\w+>", "7", re.sub(r"<(?:str|slug|path):\w+>", SECRET, route)) for route in filled]

    assert len(filled) > 1
    assert [
        path for path in filled if SECRET in hidden(f"Not Found: {path.removesuffix(SECRET)}").removesuffix(SECRET)
    ] == []


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("to kari.nord+x@bibliotek.example.org", "to …@…"),
        ("from 203.0.113.77, 2001:db8::8:800:200c:417a and fe80:0:0:1:2:3:4:5", "from …, … and …"),
        ("Listening at http://127.0.0.1:8000, 0.0.0.0:8000", "Listening at http://127.0.0.1:8000, 0.0.0.0:8000"),
        ('"GET /sok/?q=Kari+Nord HTTP/1.1" 200', '"GET /sok/?… HTTP/1.1" 200'),
        ("at 2026-11-27 12:34:56,789 key 5-a", "at 2026-11-27 12:34:56,789 key 5-a"),
        ("duplicate\nDETAIL:  Key (email)=(Kari Nord) already exists.", "duplicate\nDETAIL: …"),
        ("/nn/oppmote/min/abc:12/ and /oppmote/abc:12/", "/nn/oppmote/min/…/ and /oppmote/…/"),
    ],
)
def test_what_tells_of_a_person_is_left_out_of_any_text(said: str, written: str) -> None:
    assert hidden(said) == written


@pytest.mark.parametrize("formatter", [JsonFormatter(), LineFormatter("%(request)s%(message)s")])
def test_an_errors_trace_names_the_code_and_no_value_of_the_database(
    world: World, formatter: logging.Formatter
) -> None:
    try:
        with transaction.atomic():
            User.objects.create(email=world.contact.email)
    except IntegrityError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "Failed for %s", ("a@b.no",), sys.exc_info())

    written = formatter.format(record)

    assert world.contact.email not in written
    assert "Failed for …@…" in written
    assert "UniqueViolation" in written
    assert "test_logs.py" in written


def test_a_line_for_a_person_begins_with_the_first_letters_of_the_requests_name() -> None:
    record = logging.LogRecord("x", logging.INFO, __file__, 1, "Said.", (), None)
    formatter = LineFormatter("%(request)s%(message)s")

    outside = formatter.format(record)
    token = request_id.set("0123456789abcdef")
    inside = formatter.format(record)
    request_id.reset(token)

    assert (outside, inside) == ("Said.", "[01234567] Said.")


def test_a_message_for_a_person_is_one_line_whatever_was_asked_for() -> None:
    asked = "/a\nERROR all is lost\r\x1b[31m\u2028b\tæ"
    record = logging.LogRecord("x", logging.INFO, __file__, 1, "Not Found: %s", (asked,), None)

    written = LineFormatter("%(message)s").format(record)

    assert written == "Not Found: /a\\nERROR all is lost\\r\\x1b[31m\\u2028b\\tæ"


# --- slow queries ---


def test_a_slow_query_is_told_by_its_shape_and_from_where(
    world: World, log: io.StringIO, settings: Any, client: Client
) -> None:
    settings.SLOW_QUERY_SECONDS = 0.0
    client.get("/sok/?q=hemmelig")

    told_slow = [line["message"] for line in lines(log) if line["logger"] == "cms.slow"]
    (request,) = requests(log)
    assert len(told_slow) == request["queries"] > 0
    assert "hemmelig" not in "".join(told_slow)
    assert any(re.match(r"\d+ ms, from search/\w+\.py:\d+ \w+: SELECT ", line) for line in told_slow)


def test_a_quick_query_is_not_told(world: World, log: io.StringIO, settings: Any, client: Client) -> None:
    settings.SLOW_QUERY_SECONDS = 60.0
    client.get("/sok/?q=hemmelig")

    assert [line for line in lines(log) if line["logger"] == "cms.slow"] == []
    assert requests(log)[0]["queries"] > 0


# --- what was erased on request ---


def test_what_was_erased_on_request_is_told_by_number_and_erased_again_from_the_log(
    world: World, log: io.StringIO, commit: Commit, monkeypatch: pytest.MonkeyPatch
) -> None:
    door = open_sign_up(put_up(draft_event(world)), capacity=5)
    mine, others = registered(door, 1), registered(door, 2)
    me, other = Learner.objects.create(email="meg@example.org"), Learner.objects.create(email="deg@example.org")
    restored = transaction.savepoint()
    with commit():
        privacy.erase_own(mine)
        erase(me.pk)
    transaction.savepoint_rollback(restored)
    before = Registration.objects.filter(erased_at=None).count(), Learner.objects.count()

    monkeypatch.setattr(sys, "stdin", io.StringIO(log.getvalue()))
    said = io.StringIO()
    call_command("erase_again", stdout=said)
    monkeypatch.setattr(sys, "stdin", io.StringIO(log.getvalue()))
    call_command("erase_again", stdout=io.StringIO())

    assert said.getvalue().splitlines() == [f"Erased: registration {mine.pk}", f"Erased: learner {me.pk}"]
    assert before == (2, 2)
    assert list(Registration.objects.filter(erased_at=None)) == [others]
    assert list(Learner.objects.all()) == [other]
    assert not Mail.objects.filter(to="deltaker-1@example.org").exists()


def test_the_log_is_read_as_text_and_as_json_and_each_is_erased_once() -> None:
    assert told(
        [
            "2026-11-27 INFO cms.core.erasures: [0123] Erased on request: learner 12",
            '{"at": "…", "message": "Erased on request: registration 3"}',
            "Erased on request: learner 12",
            "Nothing.",
        ]
    ) == [("learner", 12), ("registration", 3)]
