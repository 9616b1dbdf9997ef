"""What a server's processes have used, as Linux counts it, and which machine they ran on."""

import os
import platform
import re
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
UTIME, CUTIME = 11, 13  # the places of `utime stime cutime cstime` behind the program's name


@dataclass(frozen=True)
class Server:
    """A process and its children: gunicorn with its workers, or PostgreSQL with its connections."""

    pid: int
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def workers(self) -> list[int]:
        return [int(child) for child in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()]

    def processor(self) -> float:
        """Seconds of user and system time of all children, those that have ended as well."""
        return sum(_stat(self.pid)[CUTIME : CUTIME + 2]) / TICKS + sum(self.shares().values())

    def shares(self) -> dict[int, float]:
        """The same of each child that is there, by its number."""
        return {pid: sum(_stat(pid)[UTIME : UTIME + 2]) / TICKS for pid in self.workers()}

    def memory(self) -> float:
        """Megabytes that the largest worker holds, with what it shares with the others."""
        sizes = [_status(pid, "VmRSS") for pid in self.workers()]
        return max(sizes) / 1024


def _stat(pid: int) -> list[int]:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):  # it ended meanwhile, and its parent has its time
        return [0] * 20
    return [0, *map(int, fields[1:20])]


def _status(pid: int, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB$", Path(f"/proc/{pid}/status").read_text(), re.MULTILINE)
    return int(found[1]) if found else 0


def machine() -> dict[str, object]:
    """What the figures were measured on."""
    info = Path("/proc/cpuinfo").read_text()
    model = re.search(r"^model name\s*:\s*(.+)$", info, re.MULTILINE)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": model[1] if model else platform.machine(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(memory),
        "system": f"{platform.system()} {platform.release().partition('-')[0]}",
        "python": platform.python_version(),
    }
