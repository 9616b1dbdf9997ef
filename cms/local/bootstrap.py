"""Makes .venv from requirements-dev.txt with nothing but Python's own library.

The Makefile runs this file as a script, before any package is installed: it imports nothing of the project.
"""

import errno
import fcntl
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).absolute().parents[2]
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements-dev.txt"
OLDEST_PYTHON = (3, 11)
SPACE_NEEDED = 1024**3
NO_SPACE = "There is no space left on the disk."


class Problem(Exception):
    """What keeps a command from going on, in one line for the person who ran it."""


def require_space(folder: Path) -> None:
    """Raises Problem when less than one gigabyte is free, before half a database has been written."""
    free = shutil.disk_usage(folder).free
    if free < SPACE_NEEDED:
        raise Problem(f"Only {free // 1024**2} MB are free on the disk of {folder}; 1 GB is needed.")


def reason(log: Path) -> str:
    """The line of a log that says best why a command failed: the last that names an error, or the last."""
    lines = [line.strip() for line in log.read_text(errors="replace").splitlines() if line.strip()]
    full = shutil.disk_usage(log.parent).free < 1024**2  # then even the log has no room for the reason
    if full or any("No space left on device" in line for line in lines):
        return NO_SPACE
    telling = [line for line in lines if any(word in line for word in ("FATAL", "ERROR", "Error:", "error:"))]
    return (telling or lines or ["it said nothing"])[-1]


def as_problem(error: OSError) -> Problem:
    if error.errno == errno.ENOSPC:
        return Problem(NO_SPACE)
    where = f" ({error.filename})" if error.filename else ""
    return Problem(f"{error.strerror or error}{where}")


def install() -> None:
    """Makes or updates the virtual environment; does nothing when the requirements are those installed."""
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    stamp = VENV / ".requirements.sha256"
    if _works() and stamp.is_file() and stamp.read_text() == wanted:
        return
    if sys.version_info < OLDEST_PYTHON:
        raise Problem("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ".")
    require_space(ROOT)
    logs = ROOT / "var" / "log"
    logs.mkdir(parents=True, exist_ok=True)
    with (logs / "pip.log").open("w") as log:
        fcntl.flock(log, fcntl.LOCK_EX)  # a second command waits for the first instead of installing over it
        print("Installing the Python packages (some minutes the first time) …", flush=True)
        if not _works():
            venv = [sys.executable, "-m", "venv", "--clear", str(VENV)]
            _run(venv, log.name, "The virtual environment was not made:")
        pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "--disable-pip-version-check"]
        command = [*pip, "--require-hashes", "-r", str(REQUIREMENTS)]
        _run(command, log.name, "The Python packages were not installed; is their registry within reach?")
        stamp.write_text(wanted)


def _works() -> bool:
    """Whether .venv has a Python with pip: not after an interrupted start, or when Python was moved."""
    python = VENV / "bin" / "python"
    if not python.exists():
        return False
    return subprocess.run([python, "-c", "import pip"], capture_output=True, check=False).returncode == 0


def _run(command: list[str], log: str, problem: str) -> None:
    with Path(log).open("a") as output:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, check=False)
    if done.returncode:
        raise Problem(f"{problem} {reason(Path(log))} (all of it: {Path(log).relative_to(ROOT)})")


def main() -> int:
    try:
        install()
    except OSError as error:
        print(as_problem(error), file=sys.stderr)
    except Problem as problem:
        print(problem, file=sys.stderr)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
