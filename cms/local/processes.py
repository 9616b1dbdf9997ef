"""Starts, records and stops the processes of one folder of data.

A record names a process by its pid and the moment it began. A pid alone is not enough: after a crash or a
restart of the machine the same number may be somebody else's process, and that one is never signalled.
"""

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType

from cms.local.bootstrap import ROOT, Problem, reason

GRACE = 10.0  # seconds a process has to stop by itself before it is killed
SERVERS = ("postgresql", "valkey")  # stopped last: the others use them
# Our own children must be waited for, or they stay as zombies for as long as we run.
_children: dict[int, subprocess.Popen[bytes]] = {}


@dataclass(frozen=True)
class Record:
    name: str
    pid: int
    began: str
    stop_signal: int = signal.SIGTERM
    url: str = ""

    def is_running(self) -> bool:
        child = _children.get(self.pid)
        if child is not None and child.poll() is not None:
            del _children[self.pid]
            return False
        return began(self.pid) == self.began


def began(pid: int) -> str | None:
    """When the process with this pid began, as text that no later process with the same pid can have.

    None when there is none, or only the corpse of one that nobody has waited for.
    """
    try:
        # The second field is the program's name in parentheses and may contain anything.
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return None if Path("/proc/self/stat").exists() else _began_without_proc(pid)
    except ProcessLookupError:
        return None
    if fields[0] in "ZX":
        return None
    return f"{_boot()}:{fields[19]}"


def _boot() -> str:
    return Path("/proc/sys/kernel/random/boot_id").read_text().strip()


def _began_without_proc(pid: int) -> str | None:
    """For macOS."""
    command = ["ps", "-o", "lstart=", "-p", str(pid)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() or None


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Holds Ctrl-C and TERM back until the block is done, so that no child is started but not recorded."""
    held: list[int] = []

    def hold(number: int, _frame: FrameType | None) -> None:
        held.append(number)

    before = {number: signal.signal(number, hold) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if held:
            signal.raise_signal(held[0])


class Processes:
    """The processes whose data lie in `var`: records in `var/run`, what they say in `var/log`."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.records = var / "run"
        self.logs = var / "log"
        self.records.mkdir(parents=True, exist_ok=True)
        self.logs.mkdir(parents=True, exist_ok=True)

    def log(self, name: str) -> Path:
        return self.logs / f"{name}.log"

    def start(
        self,
        name: str,
        command: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        cwd: Path = ROOT,
        stop_signal: int = signal.SIGTERM,
        url: str = "",
        attached: bool = False,
    ) -> Record:
        """Starts a process in a session of its own, out of reach of the terminal's Ctrl-C.

        `attached` leaves it the terminal instead of a log: for what a person watches and types to.
        """
        with uninterrupted():
            if attached:
                child = subprocess.Popen(command, env=env, cwd=cwd)
            else:
                with self.log(name).open("wb") as log:
                    child = subprocess.Popen(
                        command,
                        stdin=subprocess.DEVNULL,
                        stdout=log,
                        stderr=log,
                        env=env,
                        cwd=cwd,
                        start_new_session=True,
                    )
            _children[child.pid] = child
            try:
                return self.record(name, child.pid, stop_signal=stop_signal, url=url)
            except OSError:  # a full disk: nobody would find it to stop it
                child.kill()
                child.wait()
                raise

    def record(self, name: str, pid: int, *, stop_signal: int = signal.SIGTERM, url: str = "") -> Record:
        record = Record(name, pid, began(pid) or "", stop_signal, url)
        file = self.records / f"{name}.json"
        part = file.with_suffix(".part")
        part.touch(mode=0o600)  # the address of the database carries its password
        part.write_text(json.dumps(asdict(record)))
        part.replace(file)
        return record

    def forget(self, record: Record) -> None:
        """Removes a record, unless another process has taken its name meanwhile."""
        if record in self.recorded():
            (self.records / f"{record.name}.json").unlink(missing_ok=True)

    def recorded(self) -> list[Record]:
        """Everything started and not stopped, whether it still runs or has died."""
        found = []
        for file in sorted(self.records.glob("*.json")):
            with suppress(FileNotFoundError):  # stopped by another command just now
                found.append(Record(**json.loads(file.read_text())))
        return found

    def find(self, name: str) -> Record | None:
        """The running process of this name."""
        for record in self.recorded():
            if record.name == name and record.is_running():
                return record
        return None

    def wait_until(self, ready: Callable[[], bool], record: Record, seconds: float) -> None:
        """Raises Problem with the reason from its log when the process dies or is not ready in time."""
        deadline = time.monotonic() + seconds
        log = self.log(record.name)
        while not ready():
            if not record.is_running():
                raise Problem(f"{record.name} did not start: {reason(log)} (all of it: {log})")
            if time.monotonic() > deadline:
                raise Problem(f"{record.name} is not ready after {seconds:.0f} seconds: {reason(log)} (see {log})")
            time.sleep(0.1)

    def stop(self, records: Iterable[Record]) -> None:
        """Asks all to stop at once and waits; kills the whole session of one that does not stop in time."""
        records = list(records)
        for record in records:
            if record.is_running():
                with suppress(ProcessLookupError):
                    os.kill(record.pid, record.stop_signal)
        for record in records:
            deadline = time.monotonic() + GRACE
            while record.is_running() and time.monotonic() < deadline:
                time.sleep(0.05)
            _kill_what_is_left(record)
            self.forget(record)

    def stop_all(self) -> list[str]:
        """Stops everything recorded but this very process; returns the names of what was running."""
        records = [record for record in self.recorded() if record.pid != os.getpid()]
        running = [record.name for record in records if record.is_running()]
        with uninterrupted():
            self.stop(record for record in records if record.name not in SERVERS)
            self.stop(record for record in records if record.name in SERVERS)
        return running


def _kill_what_is_left(record: Record) -> None:
    if record.is_running():
        with suppress(ProcessLookupError):
            os.kill(record.pid, signal.SIGKILL)
        while record.is_running():
            time.sleep(0.02)
    if began(record.pid) is None and _same_boot(record):
        # The leader is gone, so its number can only stand for the session it left: workers of a worker.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(record.pid, signal.SIGKILL)


def _same_boot(record: Record) -> bool:
    return not Path("/proc/self/stat").exists() or record.began.startswith(_boot())


def run_step(command: Sequence[str], log: Path, problem: str, env: Mapping[str, str] | None = None) -> None:
    """Runs a command to its end with its output in a log. Raises Problem with the reason when it fails.

    The command has a session of its own: on Ctrl-C it is ended here, silently, and not by the terminal.
    """
    child = None
    with log.open("wb") as output:
        try:
            with uninterrupted():
                child = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    env=env,
                    cwd=ROOT,
                    start_new_session=True,
                )
            status = child.wait()
        except BaseException:
            if child is not None:
                with uninterrupted():
                    _end(child)
            raise
    if status:
        raise Problem(f"{problem} {reason(log)} (all of it: {log})")


def _end(child: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGTERM)
    try:
        child.wait(GRACE)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
