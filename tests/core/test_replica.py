"""A real copy of the database, streaming: strangers are answered from it, and never with what it lags behind."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import OperationalError, connections
from django.test.utils import CaptureQueriesContext

from cms.core import replica
from cms.core.models import SiteSettings
from cms.local.processes import Processes
from cms.local.servers import start_replica
from learning.models import ResourcePage
from tests.kept import Reader
from tests.world import draft_resource, find_world, put_up, session_of

WAIT = 120  # seconds
BOTH = pytest.mark.django_db(transaction=True, databases=["default", "replica"])


@pytest.fixture(scope="module")
def copy(django_db_setup: None, tmp_path_factory: Any) -> Iterator[Processes]:
    """Runs while the module does; the settings name it as an installation's would."""
    folder: Path = tmp_path_factory.mktemp("copy")
    folder.chmod(0o755)
    processes = Processes(folder)
    first = settings.DATABASES["default"]
    address = f"postgresql://{first['USER']}:{first['PASSWORD']}@{first['HOST']}:{first['PORT']}/postgres"
    own = urlsplit(start_replica(processes, address))
    of_copy = connections.databases["default"] | {"PORT": str(own.port)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(connections.databases, "replica", of_copy)
        yield processes
        connections["replica"].close()
        del connections["replica"]
    processes.stop_all()


@pytest.fixture
def resource(copy: Processes, transactional_db: None) -> ResourcePage:
    """Readers see it, on both."""
    replica._resume_at = 0.0
    connections["replica"].close()
    connections.databases["replica"]["NAME"] = connections["replica"].settings_dict["NAME"] = settings.DATABASES[
        "default"
    ]["NAME"]
    page: ResourcePage = put_up(draft_resource(find_world()))
    SiteSettings.objects.get_or_create(site_id=page.get_site().pk)
    catch_up()
    return page


def catch_up() -> None:
    """The copy has what the first has now; others go on writing there."""
    now = replica.position()

    def has_come() -> bool:
        try:
            return bool(asked("replica", "SELECT pg_last_wal_replay_lsn() - '0/0'") >= now)
        except OperationalError:  # the test's database was made anew on the first, and is on the copy a moment later
            connections["replica"].close()
            return False

    _until(has_come)


def asked(alias: str, question: str) -> Any:
    with connections[alias].cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]


def _until(ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT
    while not ready():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def pages_read_from(reader: Reader, address: str, **headers: str) -> tuple[dict[str, bool], str]:
    """Which databases were asked for pages, and what was said."""
    with (
        CaptureQueriesContext(connections["default"]) as first,
        CaptureQueriesContext(connections["replica"]) as second,
    ):
        said = reader.ask(address, **headers).text
    captured = {"default": first, "replica": second}
    return {name: any("resourcepage" in query["sql"] for query in seen) for name, seen in captured.items()}, said


@BOTH
def test_strangers_are_answered_from_the_copy(resource: ResourcePage) -> None:
    read, said = pages_read_from(Reader(), resource.url)

    assert read == {"default": False, "replica": True}
    assert "Håndbok" in said


@BOTH
def test_whoever_has_a_session_is_answered_from_the_first(resource: ResourcePage) -> None:
    cookie = f"sessionid={session_of(find_world().contact)}"

    read, _said = pages_read_from(Reader(), resource.url, HTTP_COOKIE=cookie)

    assert read == {"default": True, "replica": False}


@BOTH
def test_what_the_copy_has_not_yet_is_read_from_the_first_and_nothing_stale_is_kept(resource: ResourcePage) -> None:
    reader = Reader()
    reader.ask(resource.url)
    asked("replica", "SELECT pg_wal_replay_pause()::text")
    try:
        resource.title = "Ny tittel"
        put_up(resource)
        read, said = pages_read_from(reader, resource.url)
        again = reader.ask(resource.url)
    finally:
        asked("replica", "SELECT pg_wal_replay_resume()::text")
    catch_up()
    after, _said = pages_read_from(Reader(release="another"), resource.url)

    assert read == {"default": True, "replica": False}
    assert ("Ny tittel" in said, again.made, "Ny tittel" in again.text) == (True, 0, True)
    assert after == {"default": False, "replica": True}


@BOTH
def test_what_the_question_itself_has_written_is_read_where_it_was_written(resource: ResourcePage) -> None:
    SiteSettings.objects.all().delete()
    catch_up()

    read, said = pages_read_from(Reader(), resource.url)

    assert SiteSettings.objects.count() == 1
    assert read["replica"] is True
    assert "Håndbok" in said


@BOTH
def test_without_the_copy_the_first_answers(resource: ResourcePage, monkeypatch: Any) -> None:
    reader = Reader()
    connections["replica"].close()
    monkeypatch.setitem(connections["replica"].settings_dict, "PORT", "1")

    answers = [reader.ask(resource.url) for _time in range(2)]

    assert [("Håndbok" in answer.text, answer.made) for answer in answers] == [(True, 1), (True, 0)]
