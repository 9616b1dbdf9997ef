"""Runs the tests with servers of their own, thrown away afterwards."""

import json
import os
import signal
import subprocess
from fnmatch import fnmatch
from pathlib import Path

from cms.local import build, environment, frontend, machine, servers, standards
from cms.local.bootstrap import ROOT, require_space
from cms.local.processes import Processes

PATIENCE = 60  # seconds pytest has, when broken off, to say what has failed so far
PARALLEL = ("-n", "2", "--dist", "loadgroup", "--no-loadscope-reorder")
# Who may do what, and what is written when somebody does: there every branch is tested, elsewhere nearly all.
WHOLLY_COVERED = ("*/rules.py", "*/actions.py", "*/actions/*")
FEWEST = 95  # per cent of all lines and branches measured


def run(var: Path, arguments: list[str]) -> int:
    """All tests, with coverage; or the part the arguments choose, without. Returns the exit status of what failed."""
    if arguments:
        return _pytest(var, [*PARALLEL, *arguments])
    found = var / "coverage.json"
    measured_by = ("-m", "slipcover", "--immediate", "--json", "--out", str(found))
    return _pytest(var, list(PARALLEL), *measured_by) or _judge(found)


def stress(var: Path, arguments: list[str]) -> int:
    """The tests too heavy for every run; one at a time, since they measure."""
    return _pytest(var, ["-m", "stress", *arguments])


def bench(var: Path, arguments: list[str]) -> int:
    """What is measured, one at a time, with the figures on the terminal. A slow machine fails nothing.

    The whole site as it is served; with arguments the parts of it that they name.
    """
    if arguments:
        return _pytest(var, ["-m", "bench", "-q", "-s", *arguments])
    logs = Processes(var).logs
    require_space(var)
    frontend.install(logs)
    machine.gettext(logs)
    machine.pango(logs)
    machine.wrk(logs)
    return _to_the_end(environment.python("-m", "tests.bench.site"), {**os.environ, "VAR_DIR": str(var)})


def load(var: Path, arguments: list[str]) -> int:
    """A webinar day's load on a site of its own, for so many minutes. Fails over what fails, is late or grows."""
    logs = Processes(var).logs
    require_space(var)
    frontend.install(logs)
    machine.gettext(logs)
    machine.pango(logs)
    machine.nginx(logs)
    return _to_the_end(environment.python("-m", "tests.load", *arguments), {**os.environ, "VAR_DIR": str(var)})


def _judge(found: Path) -> int:
    """Says what no test reached; fails when that is much, or anything at all of the rules and actions."""
    measured = json.loads(found.read_text())
    lacking = False
    for name, file in sorted(measured["files"].items()):
        branches = [f"{start}→{end or 'exit'}" for start, end in file["missing_branches"]]
        if missing := [*map(str, file["missing_lines"]), *branches]:
            print(f"{name}: not reached: {', '.join(missing)}")
            lacking = lacking or any(fnmatch(name, pattern) for pattern in WHOLLY_COVERED)
    reached = measured["summary"]["percent_covered"]
    wholly = "not wholly" if lacking else "wholly"
    print(f"Reached by tests: {reached:.1f} % (at least {FEWEST}); rules and actions {wholly}", flush=True)
    return 2 if lacking or reached < FEWEST else 0


def _pytest(var: Path, arguments: list[str], *measured_by: str) -> int:
    logs = Processes(var).logs
    require_space(var)
    frontend.install(logs)
    browser, java = machine.chromium(logs), machine.java()
    machine.gettext(logs)
    machine.pango(logs)
    machine.apertium(logs)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with servers.temporary(var, "test") as (processes, addresses):
        known = {"CHROMIUM": browser, "JAVA": java, "STANDARDS": str(standards.fetch(var, logs))}
        env = environment.local("test", processes.var, addresses, **known)
        build.compile_messages(logs, env)
        return _to_the_end(environment.python(*measured_by, "-m", "pytest", *arguments), env)


def _to_the_end(command: list[str], env: dict[str, str]) -> int:
    """Leaves the terminal to the command, also for Ctrl-C: pytest then says what has failed so far."""
    child = subprocess.Popen(command, env=env, cwd=ROOT)
    signal.signal(signal.SIGTERM, lambda *_: child.send_signal(signal.SIGINT))
    try:
        return child.wait()
    except KeyboardInterrupt:  # the terminal has sent it to the child as well
        try:
            return child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            return child.wait()
