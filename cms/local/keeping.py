"""Backup and restore of this machine's site. Production runs the same commands of Django's (docs/runbook.md)."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cms.local import environment, servers
from cms.local.bootstrap import ROOT, Problem
from cms.local.environment import manage
from cms.local.processes import Processes

AFTERWARDS = (("migrate", "--verbosity=0"), ("after_restore",))


def back_up(var: Path, folder: Path, *options: str) -> int:
    """Into the folder, while the site runs or stands still. Returns the exit status of what failed."""
    if not (var / "postgresql" / "data").exists() and "DATABASE_URL" not in os.environ:
        raise Problem("There is nothing to back up yet: `make demo` first.")
    with _with_servers(var) as env:
        status = _run(env, "backup", str(folder.absolute()), *options)
    if status == 0:
        print(f"Keep {var / 'secret'} too, in another place: without that key nobody can restore it unasked.")
    return status


def restore(var: Path, file: Path, *options: str) -> int:
    """The archive onto this machine, which must have nothing yet, and what follows a restore.

    The key that this machine made itself goes again when nothing came of it: the next try may bring the site's own.
    """
    if any(record.name == "web" and record.is_running() for record in Processes(var).recorded()):
        raise Problem("The site is running. A restore goes onto a machine that has nothing yet.")
    secret = var / "secret"
    had_secret = secret.exists()
    with _with_servers(var) as env:
        if status := _run(env, "restore", str(file.absolute()), *options):
            if not had_secret:
                secret.unlink()
            return status
        for command in AFTERWARDS:
            if status := _run(env, *command):
                return status
    print("Now `make demo` starts it.")
    return 0


def _run(env: dict[str, str], *arguments: str) -> int:
    return subprocess.run(manage(*arguments), env=env, cwd=ROOT, check=False).returncode


@contextmanager
def _with_servers(var: Path) -> Iterator[dict[str, str]]:
    """The environment of commands on this machine's servers; those that did not run are stopped afterwards."""
    processes = Processes(var)
    before = {record.name for record in processes.recorded() if record.is_running()}
    try:
        addresses = servers.start(processes)
        path = f"{servers.postgres_programs()}{os.pathsep}{os.environ.get('PATH', '')}"
        yield environment.local("development", var, addresses, PATH=path, DEMO="1")
    finally:
        processes.stop(record for record in processes.recorded() if record.name not in before)
