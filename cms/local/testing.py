"""Runs the tests with servers of their own, thrown away afterwards."""

import signal
import subprocess
from pathlib import Path

from cms.local import build, environment, frontend, machine, servers
from cms.local.bootstrap import ROOT, require_space
from cms.local.processes import Processes

PATIENCE = 60  # seconds pytest has, when broken off, to say what has failed so far
PARALLEL = ("-n", "2", "--dist", "loadgroup", "--no-loadscope-reorder")
COVERAGE = ("--cov", "--cov-report=term-missing:skip-covered")
# Who may do what, and what is written when somebody does: there every branch is to be tested, elsewhere nearly all.
WHOLLY_COVERED = ("*/rules.py", "*/actions.py", "*/actions/*")
FEWEST = 90  # per cent; the goal is 100, raised again as soon as a whole run has shown the figure


def run(var: Path, arguments: list[str]) -> int:
    """All tests, with coverage; or the part the arguments choose, without. Returns the exit status of what failed."""
    if arguments:
        return _pytest(var, [*PARALLEL, *arguments])
    return _pytest(var, [*PARALLEL, *COVERAGE]) or _require_whole_coverage()


def stress(var: Path, arguments: list[str]) -> int:
    """The tests too heavy for every run; one at a time, since they measure."""
    return _pytest(var, ["-m", "stress", *arguments])


def bench(var: Path, arguments: list[str]) -> int:
    """What is measured, one at a time, with the figures on the terminal. A slow machine fails nothing."""
    return _pytest(var, ["-m", "bench", "-q", "-s", *arguments])


def _require_whole_coverage() -> int:
    """Reads what pytest has measured; the rest of the project is held by `fail_under` in pyproject.toml."""
    print("Rules and actions, of which every branch must be covered:", flush=True)
    report = ["report", f"--include={','.join(WHOLLY_COVERED)}", "--show-missing", f"--fail-under={FEWEST}"]
    return subprocess.run(environment.python("-m", "coverage", *report), cwd=ROOT, check=False).returncode


def _pytest(var: Path, arguments: list[str]) -> int:
    logs = Processes(var).logs
    require_space(var)
    frontend.install(logs)
    browser, java = machine.chromium(logs), machine.java()
    machine.gettext(logs)
    machine.pango(logs)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with servers.temporary(var, "test") as (processes, addresses):
        env = environment.local("test", processes.var, addresses, CHROMIUM=browser, JAVA=java)
        build.compile_messages(logs, env)
        return _to_the_end(environment.python("-m", "pytest", *arguments), env)


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
