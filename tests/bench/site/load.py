"""Readers: wrk asks a server for addresses in turn, and we look at what that cost."""

import bisect
import itertools
import json
import subprocess
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.site.processes import Server

LATER = 0.1  # seconds
ATTEMPTS = 8
MOST_OF_ALL = 0.7  # that one of two workers may have done
SHARES = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
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
    """So many connections, each asking for the next address as soon as it is answered.

    Of those that come at once to workers that have nothing to do, the first to wake takes many or all, and keeps them:
    then one worker works, and the other is measured doing nothing. So half of them come a moment later, and a round in
    which one worker did nearly all is asked again.
    """

    def __init__(self, folder: Path, postgresql: Server, *, seconds: float) -> None:
        self.folder = folder
        self.postgresql = postgresql
        self.seconds = seconds

    def ask(self, server: Server, paths: Iterable[str], *, connections: int, **headers: str) -> Cost:
        """Raises Faults when an answer failed."""
        file = self.folder / "paths.txt"
        file.write_text("".join(f"{path}\n" for path in paths))
        lines = [f"-H{name.replace('_', '-')}: {value}" for name, value in (HEADERS | headers).items()]
        command = ["wrk", "-t1", f"-c{connections // 2}", f"-d{self.seconds:g}s", f"-s{SCRIPT}", *lines, server.url]
        for _attempt in range(ATTEMPTS):
            before = server.shares()
            cost = self._ask(server, [*command, "--", str(file)])
            worked = [seconds - before.get(pid, 0) for pid, seconds in server.shares().items()]
            if max(worked) <= MOST_OF_ALL * sum(worked):
                return cost
        print(f"{file.read_text().partition(chr(10))[0]}: one worker did most of it, each time.", flush=True)
        return cost

    def _ask(self, server: Server, command: list[str]) -> Cost:
        before, before_there = server.processor(), self.postgresql.processor()
        crowds = []
        for _half in range(2):
            crowds.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
            time.sleep(LATER)
        said = [crowd.communicate()[0] for crowd in crowds]
        found = [json.loads(text.strip().rpartition("\n")[2]) for text in said if text.strip()]
        requests = sum(one["requests"] for one in found)
        if len(found) < len(crowds) or not requests or any(one["faults"] for one in found):
            raise Faults("\n".join(said))
        each = 1000 / requests
        return Cost(
            rps=requests / (max(one["duration"] for one in found) / 1e6 + LATER),
            cpu=(server.processor() - before) * each,
            database=(self.postgresql.processor() - before_there) * each,
            **percentiles(found),
        )


def percentiles(found: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Of several crowds: each has told a hundred of its times, which count as many as it has asked."""
    times = sorted((time, one["requests"]) for one in found for time in one["times"])
    passed = list(itertools.accumulate(requests for _time, requests in times))
    places = {name: bisect.bisect_left(passed, passed[-1] * share) for name, share in SHARES.items()}
    return {name: times[place][0] / 1000 for name, place in places.items()}
