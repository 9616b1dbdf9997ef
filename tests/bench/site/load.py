"""Readers: wrk asks a server for addresses in turn, and we look at what that cost."""

import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.site.processes import Server

SCRIPT = Path(__file__).with_name("readers.lua")
# As a reader's browser asks: it takes what is compressed, and is counted as a person. The proxy has taken off the TLS.
HEADERS = {
    "X-Forwarded-Proto": "https",
    "Accept-Encoding": "gzip",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
}


class Faults(Exception):
    """Some requests were not answered, or answered with an error: what was measured means nothing."""


@dataclass(frozen=True)
class Cost:
    """What one round, or several, came to. Times in milliseconds; `cpu` in the workers, `database` in PostgreSQL."""

    rps: float
    cpu: float
    database: float
    p50: float
    p95: float
    p99: float

    @classmethod
    def typical(cls, costs: "Sequence[Cost]") -> "Cost":
        return cls(*(median(getattr(cost, name) for cost in costs) for name in cls.__match_args__))

    def as_json(self) -> dict[str, float]:
        names = {"cpu": "cpu_ms", "database": "database_ms", "p50": "p50_ms", "p95": "p95_ms", "p99": "p99_ms"}
        return {names.get(name, name): round(getattr(self, name), 2) for name in self.__match_args__}


class Readers:
    """So many connections, each asking for the next address as soon as it is answered."""

    def __init__(self, folder: Path, postgresql: Server, *, seconds: float) -> None:
        self.folder = folder
        self.postgresql = postgresql
        self.seconds = seconds

    def ask(self, server: Server, paths: Iterable[str], *, connections: int = 4, **headers: str) -> Cost:
        """Raises Faults when an answer failed."""
        file = self.folder / "paths.txt"
        file.write_text("".join(f"{path}\n" for path in paths))
        lines = [f"-H{name.replace('_', '-')}: {value}" for name, value in (HEADERS | headers).items()]
        command = ["wrk", "-t1", f"-c{connections}", f"-d{self.seconds:g}s", f"-s{SCRIPT}", *lines, server.url]
        before, before_there = server.processor(), self.postgresql.processor()
        said = subprocess.run([*command, "--", str(file)], capture_output=True, text=True, check=True).stdout
        found = json.loads(said.strip().rpartition("\n")[2])
        if found["faults"] or not found["requests"]:
            raise Faults(said)
        each = 1000 / found["requests"]
        return Cost(
            rps=found["requests"] / found["duration"] * 1e6,
            cpu=(server.processor() - before) * each,
            database=(self.postgresql.processor() - before_there) * each,
            p50=found["p50"] / 1000,
            p95=found["p95"] / 1000,
            p99=found["p99"] / 1000,
        )
