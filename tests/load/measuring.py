"""What the site holds while it is asked: memory of its processes, connections to the database, jobs that wait."""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean

import psycopg
import redis

EVERY = 5.0  # seconds


@dataclass(frozen=True)
class Sample:
    at: float
    megabytes: dict[str, float]  # by program: the largest of its processes
    connections: int
    jobs: int


@dataclass
class Watch:
    """`parents`: by program, the process whose children do the work."""

    parents: dict[str, int]
    database: str
    broker: str
    samples: list[Sample] = field(default_factory=list)

    @contextmanager
    def watching(self) -> Iterator[None]:
        stop = threading.Event()
        thread = threading.Thread(target=self._watch, args=(stop,))
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()

    def _watch(self, stop: threading.Event) -> None:
        began = time.monotonic()
        with psycopg.connect(self.database, autocommit=True) as database, redis.Redis.from_url(self.broker) as broker:
            while not stop.wait(EVERY):
                row = database.execute(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                    " AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
                ).fetchone()
                assert row is not None
                sizes = {name: max(map(_megabytes, _children(pid)), default=0.0) for name, pid in self.parents.items()}
                jobs = int(broker.llen("celery"))  # type: ignore[arg-type]
                self.samples.append(Sample(time.monotonic() - began, sizes, row[0], jobs))

    def between(self, start: float, end: float) -> Sequence[Sample]:
        return [sample for sample in self.samples if start <= sample.at <= end]


def jobs_left(broker: str) -> int:
    """Those that wait, and those that a worker has taken and not done."""
    with redis.Redis.from_url(broker) as connection:
        return int(connection.llen("celery")) + int(connection.hlen("unacked"))  # type: ignore[arg-type]


def summed_up(samples: Sequence[Sample]) -> dict[str, float]:
    """The mean of each figure over some samples."""
    found = {f"MB of {name}": mean(s.megabytes[name] for s in samples) for name in samples[0].megabytes}
    return found | {
        "connections": mean(s.connections for s in samples),
        "jobs that wait": mean(s.jobs for s in samples),
    }


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _megabytes(pid: int) -> float:
    """What the process has for itself: pages it shares with those it was forked from are not its own."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    private = [int(line.split()[1]) for line in lines if line.startswith(("Private_Clean:", "Private_Dirty:"))]
    return sum(private) / 1024
