"""Two processes and one Redis: what one changes the other knows, also when Redis was away or has forgotten.

Long, since every way in which Redis may fail stands in it.
"""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from django.conf import settings
from django.core.cache import cache
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from cms.core.models import Change
from cms.core.pagecache import changes, clock, shared, tables, wsgi
from cms.core.pagecache.clock import Away, Clock
from cms.local import servers
from cms.local.processes import Processes
from cms.local.servers import free_port
from events.models import Occurrence, SignUp
from learning.models import ResourcePage, Topic
from tests.core.pagecache.stage import read_page
from tests.kept import Reader
from tests.races import at_once
from tests.signed_up import open_event
from tests.world import World, draft_resource, find_world, put_up

SOON = timezone.timedelta(seconds=3)  # so far away that a slow machine has read twice before


@pytest.fixture
def resource(world: World) -> ResourcePage:
    return read_page(world)


def rename(page: ResourcePage, title: str) -> None:
    page.title = title
    put_up(page)


def test_what_one_process_made_the_others_need_not_make(resource: ResourcePage) -> None:
    one, other = Reader(), Reader()

    made = [one.get(resource.url).made, other.get(resource.url).made]

    assert made == [1, 0]
    assert other.get(resource.url).body == one.get(resource.url).body


def test_what_another_release_made_is_not_read(resource: ResourcePage) -> None:
    Reader(release="old").get(resource.url)

    assert Reader(release="new").get(resource.url).made == 1


def test_what_is_published_by_one_is_seen_at_once_by_the_other(resource: ResourcePage) -> None:
    readers = [Reader(), Reader()]
    for reader in readers:
        reader.get(resource.url)

    rename(resource, "Ny tittel")
    changes.tell()

    assert ["Ny tittel" in reader.ask(resource.url).text for reader in readers] == [True, True]


@pytest.mark.django_db(transaction=True)
def test_the_commit_itself_tells_and_what_is_undone_tells_nothing() -> None:
    resource = read_page(find_world())
    reader = Reader()
    reader.ask(resource.url)

    with transaction.atomic():
        rename(resource, "Angret")
        transaction.set_rollback(True)
    undone = reader.ask(resource.url)
    Topic.objects.create(slug="nytt", name_nb="Nytt emne")
    with transaction.atomic():
        resource.refresh_from_db()
        rename(resource, "Ny tittel")
        before = reader.ask("/sitemap.xml").status
    done = reader.ask(resource.url)

    assert (undone.made, before) == (0, 200)
    assert (done.made, "Ny tittel" in done.text) == (1, True)
    assert not Change.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_what_was_made_while_something_changed_is_not_believed() -> None:
    """Django had read the old title when the new one was committed, and says the old one after that."""
    resource = read_page(find_world())
    reader = Reader()
    old = reader.fresh(resource.url)

    def says_the_old(environ: Any, start_response: Any) -> Any:
        answer = b"".join(django(environ, start_response))
        (changed,) = at_once(lambda: rename(ResourcePage.objects.get(), "Ny tittel"))
        assert changed is None
        return Bytes([answer])

    django, reader.django = reader.django, says_the_old  # type: ignore[assignment]
    first = reader.ask(resource.url)
    reader.django = django
    second = reader.ask(resource.url)

    assert first.body == old.body
    assert (second.made, "Ny tittel" in second.text) == (1, True)


class Bytes(list[bytes]):
    def close(self) -> None:
        """As an answer of Django's has it."""


@pytest.mark.django_db(transaction=True)
def test_many_who_ask_at_once_for_the_same_let_django_make_it_once(monkeypatch: Any) -> None:
    for module in (shared, wsgi):  # this machine may be slow
        monkeypatch.setattr(module, "HELD", 30)
    resource = read_page(find_world())
    one, other = Reader(), Reader()

    answers = at_once(*[lambda reader=reader: reader.ask(resource.url) for reader in [one, other] * 6])

    assert one.asked_django + other.asked_django == 1
    assert {answer.body for answer in answers} == {one.fresh(resource.url).body}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("address", "is_late"), [("/sitemap.xml", True), ("/innlandet/", False)])
def test_only_what_harms_nobody_is_late_while_a_new_one_is_made(address: str, is_late: bool) -> None:
    read_page(find_world())
    reader = Reader()
    before = reader.ask(address).body
    put_up(draft_resource(find_world(), "En til"))
    begun, go_on = threading.Event(), threading.Event()

    def slow(environ: Any, start_response: Any) -> Any:
        begun.set()
        assert go_on.wait(10)
        return django(environ, start_response)

    django, reader.django = reader.django, slow  # type: ignore[assignment]
    waiting = threading.Timer(0.5, go_on.set)

    def meanwhile() -> Any:
        assert begun.wait(10)
        waiting.start()
        return reader.ask(address).body

    made, got = at_once(lambda: reader.ask(address).body, meanwhile)

    assert made != before
    assert got == (before if is_late else made)


def test_without_redis_readers_are_answered_by_django(resource: ResourcePage) -> None:
    away = Clock(f"redis://127.0.0.1:{free_port()}/0")
    reader = Reader(clock=away)

    answers = [reader.ask(resource.url) for _time in range(2)]

    assert [(answer.status, answer.made) for answer in answers] == [(200, 1), (200, 1)]
    with pytest.raises(Away):
        away.now()


def test_when_redis_is_back_what_was_not_told_is_told_before_anything_is_believed(
    resource: ResourcePage, monkeypatch: Any
) -> None:
    reader = Reader()
    reader.get(resource.url)
    monkeypatch.setattr(clock, "PAUSE", 0.0)

    def broken(*args: Any, **kwargs: Any) -> Any:
        raise redis.ConnectionError

    with monkeypatch.context() as away:
        for what in ("_read", "_meet", "_move"):
            away.setattr(Clock, what, broken)
        rename(resource, "Ny tittel")
        changes.tell()  # does not reach anybody
        meanwhile = reader.ask(resource.url)
        assert Change.objects.exists()
    after = [reader.ask(resource.url) for _time in range(2)]

    assert (meanwhile.made, "Ny tittel" in meanwhile.text) == (1, True)
    assert [(answer.made, "Ny tittel" in answer.text) for answer in after] == [(1, True), (0, True)]
    assert not Change.objects.exists()


def test_what_could_not_be_told_is_told_after_the_rest_though_redis_never_hung_up(
    resource: ResourcePage, monkeypatch: Any
) -> None:
    reader = Reader()
    reader.get(resource.url)
    monkeypatch.setattr(changes, "clock", lambda: reader.clock)
    monkeypatch.setattr(clock, "PAUSE", 0.0)

    def refuse(*args: Any, **kwargs: Any) -> Any:
        raise redis.ConnectionError

    with monkeypatch.context() as deaf:
        deaf.setattr(reader.clock, "_script", refuse)
        rename(resource, "Ny tittel")
        changes.tell()
    answer = reader.ask(resource.url)

    assert (answer.made, "Ny tittel" in answer.text, Change.objects.exists()) == (1, True, False)


def test_without_a_database_nothing_that_is_owed_can_be_told_and_nothing_is_believed(monkeypatch: Any) -> None:
    def gone() -> None:
        raise OperationalError

    monkeypatch.setattr(changes, "_tell_what_is_owed", gone)

    with pytest.raises(Away):
        Reader().clock.now()


@pytest.fixture
def valkey(tmp_path: Path, monkeypatch: Any) -> Iterator[str]:
    """One of the test's own."""
    monkeypatch.delenv("REDIS_URL", raising=False)
    processes = Processes(tmp_path)
    yield servers.start_valkey(processes, durable=False)
    processes.stop_all()


def test_a_redis_that_answers_and_takes_nothing_in_is_as_good_as_away(
    resource: ResourcePage, valkey: str, monkeypatch: Any
) -> None:
    """Full here; the same words refuse in one that is read-only or cannot write its log."""
    monkeypatch.setattr(clock, "PAUSE", 0.0)
    teller = Clock(valkey)
    monkeypatch.setattr(changes, "clock", lambda: teller)
    reader = Reader(clock=Clock(valkey, on_return=changes.tell_on_return))
    before = [reader.get(resource.url).made for _time in range(2)]

    with redis.Redis.from_url(valkey) as server:
        server.config_set("maxmemory", 1)
        rename(resource, "Ny tittel")
        changes.tell()
        meanwhile = [reader.ask(resource.url) for _time in range(2)]
        server.config_set("maxmemory", 0)
    after = [reader.ask(resource.url).made for _time in range(2)]

    assert (before, after) == ([1, 0], [1, 0])
    assert [(answer.made, "Ny tittel" in answer.text) for answer in meanwhile] == [(1, True), (1, True)]


def test_a_redis_that_was_started_anew_may_have_forgotten_and_everything_is_new(resource: ResourcePage) -> None:
    reader = Reader()
    reader.get(resource.url)
    with redis.Redis.from_url(str(settings.CACHES["default"]["LOCATION"])) as server:
        server.set("kb:pages:redis", "another run")

    assert [Reader().get(resource.url).made, reader.get(resource.url).made] == [1, 0]


def test_what_is_later_than_the_clock_was_made_by_another(resource: ResourcePage) -> None:
    reader = Reader()
    now = reader.clock.now()

    assert [reader.clock.has_changed([], since) for since in (now, now + 1)] == [False, True]


def test_a_migration_that_does_not_end_leaves_the_page_cache_shut(resource: ResourcePage) -> None:
    reader = Reader()
    reader.get(resource.url)
    reader.clock.shut()
    rename(resource, "Ny tittel")
    meanwhile = [reader.get(resource.url) for _time in range(2)]
    reader.clock.open()

    after = [reader.get(resource.url).made for _time in range(2)]

    assert [(answer.made, "Ny tittel" in answer.text) for answer in meanwhile] == [(1, True), (1, True)]
    assert after == [1, 0]


def test_a_redis_that_has_forgotten_everything_begins_anew(resource: ResourcePage) -> None:
    reader = Reader()
    reader.get(resource.url)
    cache.clear()
    rename(resource, "Ny tittel")

    answer = reader.get(resource.url)

    assert (answer.made, "Ny tittel" in answer.text) == (1, True)


def test_a_process_that_has_missed_too_much_believes_nothing_older(resource: ResourcePage, monkeypatch: Any) -> None:
    reader = Reader()
    reader.get(resource.url)
    monkeypatch.setattr(clock, "REMEMBERED", 1)
    rename(resource, "Ny tittel")
    for number in range(300):  # the list is shortened by whole blocks
        reader.clock.tell([f"work:{number}"])

    answer = reader.get(resource.url)

    assert (answer.made, "Ny tittel" in answer.text) == (1, True)


def test_a_change_of_too_much_is_a_change_of_everything(resource: ResourcePage) -> None:
    reader = Reader()
    reader.get(resource.url)

    reader.clock.tell(f"work:{number}" for number in range(clock.MOST_TAGS + 1))

    assert reader.get(resource.url).made == 1


@pytest.mark.django_db(transaction=True)
def test_several_who_tell_the_same_at_once_leave_nothing_and_fail_nobody() -> None:
    Change.objects.bulk_create(Change(transaction=1, tag=f"work:{number}") for number in range(400))

    results = at_once(*[changes._tell_what_is_owed] * 8)
    changes.tell()

    assert results == [None] * 8
    assert not Change.objects.exists()


def test_every_watched_table_writes_down_what_changes(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'kb_note'")
        noted = {name.strip('"') for (name,) in cursor.fetchall()}

    assert noted == tables.watched()


# --- by the clock on the wall ---


def soon(world: World, **fields: Any) -> str:
    """The address of an event for whose sign-up these moments are near."""
    event = open_event(world)
    SignUp.objects.update(**{name: timezone.now() + SOON for name in fields})
    return event.url


@pytest.mark.parametrize("moment", ["deadline", "opens_at"])
def test_a_deadline_that_passes_is_seen_at_that_second(world: World, moment: str) -> None:
    address = soon(world, **{moment: True})
    reader = Reader()
    before = [reader.get(address).body, reader.get(address).body]

    time.sleep(SOON.total_seconds())
    after = reader.get(address)

    assert before[0] == before[1] != after.body
    assert after.body == reader.fresh(address).body


def test_a_meeting_that_begins_is_seen_at_that_second_in_the_lists_too(world: World) -> None:
    open_event(world)
    Occurrence.objects.update(starts_at=timezone.now() + SOON)
    reader = Reader()
    reader.fresh("/")  # the first of all writes the site's settings
    before = [reader.get("/arrangement/"), reader.get("/arrangement/")]

    time.sleep(SOON.total_seconds())
    after = reader.get("/arrangement/")

    assert [answer.made for answer in [*before, after]] == [1, 0, 1]


def test_connections_that_fail_one_after_the_other_are_as_many_as_it_takes(db: None) -> None:
    """redis-py's pool takes them all for connections that are still there, and gives out a hundred."""
    clock = Clock(str(settings.CACHES["default"]["LOCATION"]))

    for _time in range(120):
        clock.now()
        clock._threads.connection.disconnect()
        clock._threads.connection = None

    assert clock.now() > 0
