"""Another machine: an empty database on a PostgreSQL server of its own, and empty folders."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, connections
from django.test import override_settings

from cms.local import servers
from cms.local.processes import Processes
from cms.settings.base import _database


@pytest.fixture(scope="module")
def other_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server's maintenance database, without the name."""
    processes = Processes(tmp_path_factory.mktemp("machine"))
    try:
        yield servers.start_postgresql(processes, durable=False).rpartition("/")[0]
    finally:
        processes.stop_all()


@pytest.fixture
def clients_in_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client programs of the server's own version go before whatever the machine has."""
    monkeypatch.setenv("PATH", f"{servers.postgres_programs()}{os.pathsep}{os.environ['PATH']}")


@dataclass(frozen=True)
class Machine:
    """`url` of its database, and its folder of files; with `keys` empty no file of keys is named."""

    url: str
    var: Path
    keys: Path | None

    @contextmanager
    def here(self) -> Iterator[None]:
        """Inside the block the site runs on this machine."""
        before, database = dict(connection.settings_dict), _database(self.url)
        folders: dict[str, Any] = {
            "MEDIA_ROOT": self.var / "media",
            "PRIVATE_ROOT": self.var / "private",
            "PACKAGES_DIR": self.var / "packages",
            "CERTIFICATE_KEYS_FILE": self.keys or "",
            "CERTIFICATE_KEYS_ARE_MADE": False,
        }
        connections.close_all()
        connection.settings_dict.update({name: database[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")})
        cache.clear()
        try:
            with override_settings(**folders):
                yield
        finally:
            connections.close_all()
            connection.settings_dict.update(before)
            cache.clear()


def empty_machine(server: str, folder: Path) -> Machine:
    name = f"kb_{folder.name}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as maintenance:
        maintenance.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        maintenance.execute(f'CREATE DATABASE "{name}"')
    return Machine(f"{server}/{name}", folder / "var", folder / "secret" / "keys.json")


def every_row() -> dict[str, list[str]]:
    """Of every table every row, as PostgreSQL writes it."""
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" AS t ORDER BY 1')
            found[table] = [row[0] for row in cursor.fetchall()]
    return found


def every_file() -> dict[str, bytes]:
    """Of the three folders every file, by folder and name."""
    roots = {"media": settings.MEDIA_ROOT, "private": settings.PRIVATE_ROOT, "packages": settings.PACKAGES_DIR}
    return {
        f"{name}/{path.relative_to(root)}": path.read_bytes()
        for name, root in roots.items()
        for path in sorted(Path(root).rglob("*"))
        if path.is_file()
    }
