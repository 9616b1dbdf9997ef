from pathlib import Path

import psycopg
import pytest
import redis

from cms.local import servers
from cms.local.processes import Processes


@pytest.fixture(autouse=True)
def no_servers_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)


def test_temporary_servers_are_empty_and_gone_afterwards(tmp_path: Path) -> None:
    with servers.temporary(tmp_path, "test") as (processes, addresses):
        with psycopg.connect(addresses.database) as connection:
            version, unsafe, upper = connection.execute(
                "SELECT current_setting('server_version'), current_setting('fsync'), upper('æøåš')"
            ).fetchone() or ("", "", "")
            connection.execute("CREATE EXTENSION pg_trgm")
            connection.execute("CREATE EXTENSION unaccent")
        with redis.Redis.from_url(addresses.redis) as client:
            answered = client.ping()
        records = [record for record in processes.recorded() if record.name != "test"]

    assert (version.split(".")[0], unsafe, upper, answered) == ("18", "off", "ÆØÅŠ", True)
    assert [record.is_running() for record in records] == [False, False]
    assert list((tmp_path / "test").iterdir()) == []


def test_what_a_killed_run_left_is_stopped_and_removed(tmp_path: Path) -> None:
    left = Processes(tmp_path / "test" / "4711")
    orphan = left.start("postgresql", ["sleep", "60"])

    with servers.temporary(tmp_path, "test"):
        pass

    assert not orphan.is_running()
    assert list((tmp_path / "test").iterdir()) == []


def test_nobody_gets_in_without_the_password(tmp_path: Path) -> None:
    with servers.temporary(tmp_path, "test") as (_, addresses):
        secret = addresses.database.split(":")[2].split("@")[0]

        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(addresses.database.replace(secret, "guessed"))
        with (
            redis.Redis.from_url("redis://" + addresses.redis.split("@")[1]) as client,
            pytest.raises(redis.AuthenticationError),
        ):
            client.ping()


def test_below_a_closed_folder_the_database_starts_all_the_same(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)

    with servers.temporary(closed, "test") as (_, addresses):
        psycopg.connect(addresses.database).close()

    assert closed.stat().st_mode & 0o777 == 0o700


def test_a_server_named_by_the_environment_is_used_and_none_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/bank")
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere")
    processes = Processes(tmp_path)

    addresses = servers.start(processes)

    assert addresses == servers.Addresses("postgresql://elsewhere/bank", "redis://elsewhere")
    assert processes.recorded() == []
