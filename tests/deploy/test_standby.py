"""The copy of the database, made and fed by the script that compose.yaml runs, on real servers of PostgreSQL."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from cms.local import servers
from cms.local.processes import Processes
from tests.deploy.standby import HBA, Standby

PATIENCE = 30  # seconds


@pytest.fixture(scope="module")
def primary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Whose rules for who may ask are compose.yaml's."""
    processes = Processes(tmp_path_factory.mktemp("primary"))
    with pytest.MonkeyPatch.context() as own:
        own.delenv("DATABASE_URL", raising=False)
        url = servers.start_postgresql(processes, durable=False)
    try:
        shutil.copyfile(HBA, processes.var / "postgresql" / "data" / "pg_hba.conf")
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("SELECT pg_reload_conf()")
            connection.execute("CREATE TABLE word (text text)")
        yield url
    finally:
        processes.stop_all()


@pytest.fixture
def standby(primary: str, tmp_path: Path) -> Iterator[Standby]:
    made = Standby(primary, Processes(tmp_path))
    try:
        yield made
    finally:
        made.processes.stop_all()


def write(primary: str, text: str) -> None:
    with psycopg.connect(primary, autocommit=True) as connection:
        connection.execute("INSERT INTO word VALUES (%s)", [text])


def words(url: str) -> list[str]:
    with psycopg.connect(url, autocommit=True) as connection:
        return [text for (text,) in connection.execute("SELECT text FROM word ORDER BY text")]


def in_time(standby: Standby, expected: list[str]) -> list[str]:
    deadline = time.monotonic() + PATIENCE
    while (found := words(standby.url)) != expected and time.monotonic() < deadline:
        time.sleep(0.05)
    return found


def test_the_copy_follows_is_not_written_to_and_is_taken_up_where_it_was_left(primary: str, standby: Standby) -> None:
    write(primary, "a")
    standby.start()
    first = in_time(standby, ["a"])
    write(primary, "b")
    second = in_time(standby, ["a", "b"])
    with (
        psycopg.connect(standby.url, autocommit=True) as connection,
        pytest.raises(psycopg.errors.ReadOnlySqlTransaction),
    ):
        connection.execute("INSERT INTO word VALUES ('c')")
    made_at = (standby.data / "PG_VERSION").stat().st_mtime_ns

    standby.stop()
    write(primary, "d")
    standby.start()
    third = in_time(standby, ["a", "b", "d"])

    assert (first, second, third) == (["a"], ["a", "b"], ["a", "b", "d"])
    assert (standby.data / "PG_VERSION").stat().st_mtime_ns == made_at

    standby.stop()
    shutil.rmtree(standby.data)
    (standby.data.parent / f"{standby.data.name}.part").mkdir()
    standby.start()  # one that was thrown away, or interrupted, is made anew
    assert in_time(standby, ["a", "b", "d"]) == third


def test_who_follows_may_do_nothing_else(primary: str, standby: Standby) -> None:
    standby.start()
    parts = urlsplit(primary)
    follower = f"postgresql://replication:{standby.password}@127.0.0.1:{parts.port}{parts.path}"

    with psycopg.connect(follower) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT text FROM word")
