"""Banks of several sizes, each a database of its own made from the smaller one, and servers for them."""

import http.client
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import psycopg

from cms.local import environment
from cms.local.environment import manage, python
from cms.local.processes import Processes, run_step
from cms.local.servers import Addresses, free_port
from tests.bench.site.load import HEADERS
from tests.bench.site.processes import Server

HOST = "127.0.0.1"


@dataclass
class Bank:
    """A database with so many pages. `seconds`: how long each step of making it took."""

    pages: int
    env: dict[str, str]
    seconds: dict[str, float] = field(default_factory=dict)
    content: dict[str, Any] = field(default_factory=dict)

    @property
    def addresses(self) -> dict[str, list[str]]:
        return self.content["addresses"]


class Banks:
    """Makes banks, each larger than the one before, and starts servers for them."""

    def __init__(self, processes: Processes, servers: Addresses, base: Mapping[str, str]) -> None:
        self.processes = processes
        self.servers = servers
        self.base = base
        self.port = free_port()

    def grow(self, pages: int, smaller: Bank | None) -> Bank:
        name = f"bench_{pages}"
        template = f' TEMPLATE "{urlsplit(smaller.env["DATABASE_URL"]).path[1:]}"' if smaller else ""
        with psycopg.connect(self._database("postgres"), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"{template}'.encode())
        bank = Bank(pages, self._env(self._database(name)))
        if smaller is None:
            self._step(bank, "migrate", manage("migrate", "--noinput"))
        more = pages - (smaller.pages if smaller else 0)
        self._step(bank, "build", manage("build_demo", "--pages", str(more)), demo=True)
        self._step(bank, "index", manage("rebuild_search"))
        found = self.processes.var / f"{name}.json"
        self._step(bank, "count", python("-m", "tests.bench.site.content", str(found)))
        bank.content = json.loads(found.read_text())
        with psycopg.connect(bank.env["DATABASE_URL"], autocommit=True) as connection:
            connection.execute("VACUUM ANALYZE")  # as autovacuum will have done where a bank has grown by and by
        return bank

    def _step(self, bank: Bank, name: str, command: list[str], *, demo: bool = False) -> None:
        env = bank.env | {"PAGE_CACHE_MB": "0"}  # here Django itself is asked
        if demo:  # production refuses invented content
            env = env | {"DJANGO_SETTINGS_MODULE": "cms.settings.development", "DEMO": "1"}
        began = time.monotonic()
        run_step(command, self.processes.log(f"{name}-{bank.pages}"), f"The bench has no {bank.pages} pages:", env=env)
        bank.seconds[name] = round(time.monotonic() - began, 1)

    def ask_editors(self, bank: Bank, uncached: Server, cached: Server | None = None) -> dict[str, Any]:
        """What `day` finds in that bank; when readers see what is published only with a server that has the cache."""
        found = self.processes.var / f"day-{bank.pages}.json"
        numbers = [uncached.port, uncached.pid, self.postgresql().pid, *([cached.port] if cached else [])]
        self._step(bank, "edit", python("-m", "tests.bench.site.day", str(found), *map(str, numbers)))
        answer: dict[str, Any] = json.loads(found.read_text())
        return answer

    def _database(self, name: str) -> str:
        return urlsplit(self.servers.database)._replace(path=f"/{name}").geturl()

    def _env(self, database: str) -> dict[str, str]:
        addresses = Addresses(database, self.servers.redis)
        env = environment.local("production", self.processes.var, addresses, ALLOWED_HOSTS=HOST)
        return env | dict(self.base)

    def serve(self, name: str, env: Mapping[str, str], application: str = "", **others: str) -> Server:
        """A gunicorn of its own as the project's configuration says, when it answers."""
        port = free_port()
        command = python("-m", "gunicorn", f"--bind={HOST}:{port}", *filter(None, [application]))
        record = self.processes.start(name, command, env={**env, **others})
        server = Server(record.pid, port)
        self.processes.wait_until(lambda: answers(server), record, 90)
        return server

    def postgresql(self) -> Server:
        record = self.processes.find("postgresql")
        if record is None:
            raise LookupError("The bench measures a PostgreSQL of its own: unset DATABASE_URL.")
        return Server(record.pid)


def answers(server: Server) -> bool:
    try:
        status, _headers, _body = get(server, "/")
    except OSError:
        return False
    return status == 200


def get(server: Server, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """One request on a connection of its own."""
    connection = http.client.HTTPConnection(HOST, server.port, timeout=30)
    try:
        given = HEADERS | {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("GET", path, headers=given)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()
