"""A copy of a running PostgreSQL, made by cms/deploy/postgres/standby.sh as its image would run it."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg

from cms.local.processes import Processes
from cms.local.servers import _nobody, _not_root, _postgres_binary, free_port
from tests.deploy.site import ROOT

SCRIPT, HBA = ROOT / "cms/deploy/postgres/standby.sh", ROOT / "cms/deploy/postgres/pg_hba.conf"
# The image's own entrance, which starts PostgreSQL as its user; here the whole script runs as that user.
ENTRANCE = """#!/bin/sh
shift
exec postgres -D "$PGDATA" -c "port=$PORT" -c listen_addresses=127.0.0.1 -c unix_socket_directories= "$@"
"""


class Standby:
    def __init__(self, primary: str, processes: Processes) -> None:
        self.processes = processes
        self.port, self.password = free_port(), secrets.token_hex(8)
        parts = urlsplit(primary)
        self.url = parts._replace(netloc=f"{parts.netloc.rpartition(':')[0]}:{self.port}").geturl()
        folder = processes.var / "standby"
        folder.mkdir()
        self.data = folder / "data"
        entrance = folder / "docker-entrypoint.sh"
        entrance.write_text(ENTRANCE)
        entrance.chmod(0o755)
        if os.geteuid() == 0:
            os.chown(folder, _nobody().pw_uid, _nobody().pw_gid)
        self.command = [*_not_root(folder), str(SCRIPT), "-c", "fsync=off"]
        self.env = {
            "PATH": f"{folder}:{_postgres_binary('psql').parent}:{os.environ['PATH']}",
            "PGDATA": str(self.data),
            "PORT": str(self.port),
            "PRIMARY_HOST": str(parts.hostname),
            "PRIMARY_PORT": str(parts.port),
            "POSTGRES_USER": unquote(str(parts.username)),
            "POSTGRES_PASSWORD": unquote(str(parts.password)),
            "REPLICATION_PASSWORD": self.password,
        }

    def start(self) -> None:
        record = self.processes.start("standby", self.command, env=self.env, cwd=Path("/"))
        self.processes.wait_until(self.answers, record, 120)

    def stop(self) -> None:
        self.processes.stop_all()

    def answers(self) -> bool:
        try:
            with psycopg.connect(self.url, connect_timeout=2) as connection:
                found = connection.execute("SELECT pg_is_in_recovery()").fetchone()
        except psycopg.OperationalError:
            return False
        return found == (True,)
