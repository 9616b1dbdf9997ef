"""PostgreSQL's own programs, on the database of the settings. Their version must not be below the server's."""

import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from django.db import OperationalError, connection, transaction

from cms.core.backup.manifest import DATABASE, NotDone

_OWN_TABLES = """
    SELECT count(*) FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relkind IN ('r', 'p', 'v', 'm', 'S') AND nspname <> 'information_schema' AND nspname NOT LIKE 'pg\\_%'
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
"""


@contextmanager
def one_moment() -> Iterator[str]:
    """What is read inside, here and by `dump`, is the database as it was at one moment; gives that moment's name."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        yield str(cursor.fetchone()[0])


def dump(moment: str, to: Path) -> None:
    command = ["pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={moment}", f"--file={to}"]
    with TemporaryFile() as said:
        _finish(_started(command, said), said)


def load(tar: tarfile.TarFile) -> None:
    """All or nothing. Comments are left out: those on extensions belong to whoever made the extensions."""
    file = tar.extractfile(DATABASE)
    if file is None:
        raise NotDone(f"The archive has no {DATABASE}.")
    command = ["pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"]
    command += ["--no-comments", f"--dbname={connection.settings_dict['NAME']}"]
    with TemporaryFile() as said:
        process = _started(command, said)
        _finish(process, said, file)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _started(command: list[str], said: IO[bytes]) -> subprocess.Popen[bytes]:
    values = connection.settings_dict
    named = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    env = os.environ | {name: str(values[key]) for name, key in named.items() if values[key]}  # none in the list of ps
    try:
        return subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=said, stderr=said)  # noqa: S603
    except FileNotFoundError:
        raise NotDone(f"{command[0]} is missing; PostgreSQL's client programs have it (postgresql-client).") from None


def _finish(process: subprocess.Popen[bytes], said: IO[bytes], given: IO[bytes] | None = None) -> None:
    with suppress(BrokenPipeError), process:  # one that has ended already says why
        if given is not None and process.stdin is not None:
            shutil.copyfileobj(given, process.stdin)
    if process.returncode:
        said.seek(0)
        raise NotDone(said.read().decode(errors="replace").strip()[-2000:])


def is_empty() -> bool:
    """Nothing but what extensions brought. Raises NotDone when the database is not to be reached."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(_OWN_TABLES)
            return bool(cursor.fetchone()[0] == 0)
    except OperationalError as error:
        raise NotDone(f"The database is out of reach: {error}") from error


def row_counts() -> dict[str, int]:
    with connection.cursor() as cursor:
        counts = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608  # its own name
            counts[table] = cursor.fetchone()[0]
    return counts


def applied_migrations() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app || '.' || name FROM django_migrations ORDER BY 1")
        return [row[0] for row in cursor.fetchall()]


def server_version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0])
