"""The test database: made once by the real migrations and given its cast, then cloned by PostgreSQL's own templates.

Long, since pytest looks here for what the tests of every room share.
"""

import gc
import hashlib
import io
import itertools
import os
import pickle
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cache as cache_result
from pathlib import Path
from typing import Any

import hypothesis
import psycopg
import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.test import Client, TransactionTestCase, override_settings
from django.utils import translation

from cms.celery import app as celery_app
from cms.local.servers import free_port
from tests.jobs import Commit, forget_connections
from tests.world import World, find_world, login, make_world
from workflows.translation.apertium import Apertium

# Playwright's synchronous API runs an event loop in this thread, which Django's safety net takes for asynchronous code.
# Goes when pytest-playwright keeps its loop in a thread of its own (microsoft/playwright-pytest#29).
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# How long an example takes says nothing here: both processors are busy.
hypothesis.settings.register_profile("bank", deadline=None)
hypothesis.settings.load_profile("bank")

ROOT = Path(__file__).resolve().parents[1]
SHAPING = re.compile(
    r"/migrations/|/pagecache/|/(actions|kept|provision|collections|roles|starting_terms|starting_synonyms|questions)\.py$"
)
FIRST = ("demo", "local", "test_role_table", "test_isolation")
TEMPLATE_LOCK, DEMO_LOCK = 5_204_811, 5_204_812  # any numbers, the same in every worker


@pytest.hookimpl(wrapper=True, tryfirst=True)  # before pytest-xdist reads the groups, after pytest-django has sorted
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """A file's tests go to one worker, so that what they share is made once; what takes longest is begun first.

    What starts programs of its own needs no database: one worker has that while the other makes the databases and the
    demo. A browser's tests share nothing, and go each where there is room. Small files come last, so that
    both workers end at much the same time.
    """
    for item in items:
        item.add_marker(pytest.mark.xdist_group(_group(item)))
    yield
    sizes = Counter(map(_group, items))
    items.sort(key=lambda item: (_turn(item), -sizes[_group(item)]))


def pytest_collection_finish() -> None:
    """What is loaded by now stays, and memory is plenty: the garbage collector need not look again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(1_000_000, 50, 1000)


def _group(item: pytest.Item) -> str:
    if "built_demo" in getattr(item, "fixturenames", ()):
        return "demo"
    if _room(item.path) == "local":
        return "local"
    return item.name if _room(item.path) == "browser" else item.path.stem


def _turn(item: pytest.Item) -> int:
    group = _group(item)
    if group in FIRST:
        return FIRST.index(group)
    return len(FIRST) if _room(item.path) == "browser" else len(FIRST) + 1


@cache_result
def _room(file: Path) -> str:
    """The folder below `tests` that a test is in; asked of every test, four times."""
    return file.relative_to(ROOT / "tests").parts[0]


@cache_result
def _fingerprint() -> str:
    """Of everything that shapes a freshly migrated database."""
    digest = hashlib.sha1(" ".join(settings.INSTALLED_APPS).encode(), usedforsecurity=False)
    for room in ("cms", "home", "learning", "events", "search", "workflows"):
        for path in sorted((ROOT / room).rglob("*.py")):
            if SHAPING.search(str(path.relative_to(ROOT))):
                digest.update(path.read_bytes())
    digest.update(b"".join(path.read_bytes() for path in sorted((ROOT / "cms/people/data").glob("*.json"))))
    return digest.hexdigest()[:10]


def _server() -> psycopg.Connection[Any]:
    values = settings.DATABASES["default"]
    return psycopg.connect(
        host=values["HOST"],
        port=values["PORT"],
        user=values["USER"],
        password=values["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    )


def _use_database(name: str) -> None:
    connections.close_all()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


def _migrated(server: psycopg.Connection[Any]) -> str:
    """The database as a new installation has it. The first worker to come migrates; the others wait for it."""
    return _made_once(
        server, f"kb_migrated_{_fingerprint()}", "template0", lambda: call_command("migrate", verbosity=0)
    )


def _with_cast(server: psycopg.Connection[Any]) -> str:
    """The same, with the people of `tests.world`: nearly every test begins with them."""
    digest = hashlib.sha1((ROOT / "tests/world.py").read_bytes(), usedforsecurity=False)
    digest.update(settings.SECRET_KEY.encode())  # signs the cast's logins
    cast = digest.hexdigest()[:10]
    return _made_once(server, f"kb_cast_{_fingerprint()}_{cast}", _migrated(server), make_world)


def _made_once(server: psycopg.Connection[Any], name: str, template: str, make: Callable[[], Any]) -> str:
    server.execute("SELECT pg_advisory_lock(%s)", [TEMPLATE_LOCK])
    try:
        if not server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            _clone(server, template, f"{name}_half")
            _use_database(f"{name}_half")
            make()
            connections.close_all()
            server.execute(f'ALTER DATABASE "{name}_half" RENAME TO "{name}"')
    finally:
        server.execute("SELECT pg_advisory_unlock(%s)", [TEMPLATE_LOCK])
    return name


def _clone(server: psycopg.Connection[Any], template: str, name: str) -> None:
    connections.close_all()
    server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def _private(folder: Path) -> dict[str, Path]:
    """Where what no address leads to lies beside the demo's media."""
    return {"PACKAGES_DIR": folder / "packages", "PRIVATE_ROOT": folder / "private"}


@dataclass(frozen=True)
class Demo:
    """The demo, built once for all workers: the database to clone and the files that belong to it."""

    database: str
    media: Path
    said: str


@pytest.fixture(scope="session")
def built_demo(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any, testrun_uid: str) -> Demo:
    """The first worker to come builds, the others wait for it; it takes half a minute of a processor."""
    folder: Path = tmp_path_factory.getbasetemp()
    shared = (folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder) / "demo"
    name, said = f"kb_demo_{testrun_uid[:12]}", shared / "said"
    own = str(settings.DATABASES["default"]["NAME"])
    with django_db_blocker.unblock(), _server() as server:
        server.execute("SELECT pg_advisory_lock(%s)", [DEMO_LOCK])
        if not said.exists():
            (shared / "media").mkdir(parents=True)
            _clone(server, _migrated(server), name)
            _use_database(name)
            output = io.StringIO()
            with override_settings(DEMO=True, MEDIA_ROOT=shared / "media", **_private(shared)):
                call_command("build_demo", stdout=output)
            connections.close_all()
            _use_database(own)
            said.write_text(output.getvalue())
        server.execute("SELECT pg_advisory_unlock(%s)", [DEMO_LOCK])
    return Demo(name, shared / "media", said.read_text())


@pytest.fixture(scope="session")
def with_demo(built_demo: Demo, django_db_blocker: Any) -> Callable[[], AbstractContextManager[Path]]:
    """A block in which the worker's database is a copy of the demo's; gives the folder of its files."""

    @contextmanager
    def block() -> Iterator[Path]:
        own = str(settings.DATABASES["default"]["NAME"])
        with django_db_blocker.unblock(), _server() as server:
            _clone(server, built_demo.database, own)
            try:
                with override_settings(DEMO=True, MEDIA_ROOT=built_demo.media, **_private(built_demo.media.parent)):
                    yield built_demo.media
            finally:
                _clone(server, _with_cast(server), own)

    return block


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: Any, worker_id: str) -> Iterator[bytes]:
    """A clone for the session, and a new one after each test that commits; gives the cast and the tree as they stand
    in every clone, pickled, from which each test unpacks objects of its own.

    Django would flush after such a test, and with it what Wagtail's data migrations made: the root page, the root
    collection, the first locale. A clone takes a third of a second, the flush with all receivers took four.
    """
    name = f"test_kb_{worker_id}_{os.getpid()}"  # two runs on one server leave each other alone
    with django_db_blocker.unblock(), _server() as server, pytest.MonkeyPatch.context() as patch:
        template = _with_cast(server)
        _clone(server, template, name)
        _use_database(name)
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: _clone(server, template, name))
        yield pickle.dumps(find_world())
        connections.close_all()
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """Redis outlives a test; what one cached must not be seen by the next."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A request leaves its language behind in the thread."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(scope="session", autouse=True)
def _machine_remembers() -> Iterator[None]:
    """Each run of Apertium takes half a second, and many tests translate the same few texts: each is asked once.

    The site's own memory is emptied between tests; whether it asks a second time is seen at `Apertium._run`.
    """
    ask = Apertium._ask
    known: dict[tuple[str, ...], list[str]] = {}

    def ask_once(self: Apertium, mode: str, texts: list[str]) -> list[str]:
        key = (self.options["DATA"], mode, *texts)
        if key not in known:
            known[key] = ask(self, mode, texts)
        return list(known[key])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Apertium, "_ask", ask_once)
        yield


@pytest.fixture(scope="session")
def _media_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder's name for each test: few write a file, and to make a folder for all takes seconds."""
    parent = tmp_path_factory.mktemp("media")
    return (parent / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def _own_media(settings: Any, _media_folders: Iterator[Path]) -> None:
    folder = next(_media_folders)
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = folder / "media", folder / "private"
    settings.PACKAGES_DIR = folder / "packages"


_lasting: list[bool] = []  # something, while a module's lasting world stands


@pytest.fixture
def world(db: None, django_db_setup: bytes) -> World:
    """The cast and the tree, common to all tests. Where a module has written more of the tree, they are read anew."""
    return find_world() if _lasting else pickle.loads(django_db_setup)


@pytest.fixture(scope="module")
def lasting_world(django_db_setup: bytes, django_db_blocker: Any) -> Iterator[World]:
    """The same, made once for all tests of a module that share what they read; undone after the last of them.

    Each test that asks for `db` still runs in a transaction of its own inside, and leaves nothing to the next.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        _lasting.append(True)
        yield pickle.loads(django_db_setup)
        _lasting.clear()
        transaction.set_rollback(True)


@pytest.fixture
def client_of() -> Callable[[Any], Client]:
    """A test client logged in as somebody, past the login page."""
    return login


@pytest.fixture
def commit(django_capture_on_commit_callbacks: Any) -> Commit:
    """What is done inside is committed, and what waits for the commit is run."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def broker_is_away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Celery is pointed to a port nobody listens on, and its open connections are let go."""
    monkeypatch.setitem(celery_app.conf, "broker_url", f"redis://127.0.0.1:{free_port()}/0")
    forget_connections()
    yield
    monkeypatch.undo()
    forget_connections()
