"""The whole site on this machine, in the foreground of a terminal or in the background; and its end."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from cms.local import build, environment, frontend, machine, servers
from cms.local.bootstrap import ROOT, Problem, reason, require_space
from cms.local.environment import manage, python
from cms.local.processes import Processes, Record, run_step

PASSWORD = "kompetanse-demo"  # noqa: S105 — told to everybody; the demo listens to this machine alone
LOGINS = (
    ("kontakt.innlandet", "fylkeskontakt, Innlandet"),
    ("vara.innlandet", "vara for fylkeskontakten, Innlandet"),
    ("kontakt.vestland", "fylkeskontakt, Vestland (nynorsk)"),
    ("ressurs.innlandet", "ressursgruppa, Innlandet"),
    ("ressurs.trondelag", "ressursgruppa, Trøndelag"),
    ("ressurs.agder", "ressursgruppa, Agder"),
    ("leder", "leder av ressursgruppa"),
    ("drift", "drift"),
    ("utenfor", "ingen rettigheter"),
)


def demo(var: Path, port: int) -> None:
    """Starts everything and says where. In a terminal it stays until Ctrl-C; otherwise all runs on behind."""
    processes = Processes(var)
    if site := _running_site(processes):
        _announce(site.url, "It runs already; `make stop` stops it.")
        return
    with _starting(processes):
        env = _prepare(processes, port)
        options = [f"--bind=127.0.0.1:{port}", "--graceful-timeout=5"]
        site = processes.start("web", python("-m", "gunicorn", *options), env=env, url=env["BASE_URL"] + "/")
        jobs = _start_jobs(processes, env)
        processes.wait_until(lambda: _answers(site.url, processes.log("web")), site, 90)
        for record, word in jobs.items():
            processes.wait_until(partial(_says, processes.log(record.name), word), record, 60)
    if not sys.stdout.isatty():
        _announce(site.url, "`make stop` stops it.")
        return
    _announce(site.url, "Ctrl-C stops it.")
    with _supervising(processes):
        while True:
            time.sleep(1)
            _check_alive(processes)


def develop(var: Path, port: int) -> None:
    """The same servers and data as the demo's, with Django's own server, which reloads what is edited."""
    processes = Processes(var)
    if site := _running_site(processes):
        raise Problem(f"The site runs already on {site.url} — `make stop` first.")
    with _starting(processes):
        env = _prepare(processes, port, DEBUG="1")
        _start_jobs(processes, env)
        command = manage("runserver", f"127.0.0.1:{port}")
        site = processes.start("web", command, env=env, url=env["BASE_URL"] + "/", attached=True)
    with _supervising(processes):
        while site.is_running():
            time.sleep(0.5)


def run_command(var: Path, arguments: list[str]) -> int:
    """A command of Django's on the servers and data of the running site; returns its exit status."""
    processes = Processes(var)
    site = _running_site(processes)
    if site is None:
        raise Problem("The site is not running: `make demo` first.")
    env = environment.local("development", var, servers.start(processes), **_placed_at(site.url.rstrip("/")))
    return subprocess.run(manage(*arguments), env=env, cwd=ROOT, check=False).returncode


def stop(var: Path) -> None:
    stopped = Processes(var).stop_all()
    print(f"Stopped: {', '.join(stopped)}." if stopped else "Nothing is running.")


def _prepare(processes: Processes, port: int, **others: str) -> dict[str, str]:
    """Everything up to a database with the demo's content; returns the environment of the site."""
    processes.stop_all()  # what a crash has left
    _require_port(port)
    require_space(processes.var)
    frontend.install(processes.logs)
    machine.pango(processes.logs)
    offer_translating(processes.logs)
    addresses = servers.start(processes)
    here = _placed_at(f"http://127.0.0.1:{port}") | others
    env = environment.local("development", processes.var, addresses, **here)
    build.compile_messages(processes.logs, env)
    if "DEBUG" not in others:
        build.collect_static(processes.var, processes.logs, env)
    print("Preparing the database …", flush=True)
    problem = "The database was not brought up to date:"
    run_step(manage("migrate", "--noinput"), processes.log("migrate"), problem, env=env)
    run_step(manage("build_demo"), processes.log("build_demo"), "The demo's content was not made:", env=env)
    return env


def offer_translating(logs: Path) -> None:
    """The site does without; where the machine can be installed, the demo has drafts by it."""
    try:
        machine.apertium(logs)
    except Problem as problem:
        print(f"Without drafts by machine: {problem}")


def _placed_at(base: str) -> dict[str, str]:
    packages = base.replace("127.0.0.1", "localhost")  # the same server by its other name is another origin
    return {"DEMO": "1", "BASE_URL": base, "PACKAGES_URL": packages, "ALLOWED_HOSTS": "127.0.0.1,localhost"}


def _start_jobs(processes: Processes, env: dict[str, str]) -> dict[Record, str]:
    """Starts worker and beat; returns with each the word its log has when it is at work."""
    celery = python("-m", "celery", "-A", "cms.celery")
    worker = [*celery, "worker", "--concurrency=2", "--loglevel=INFO"]
    folder = processes.var / "beat"
    folder.mkdir(exist_ok=True)
    beat = [*celery, "beat", f"--schedule={folder / 'schedule'}", "--pidfile=", "--loglevel=INFO"]
    return {
        processes.start("worker", worker, env=env): " ready.",
        processes.start("beat", beat, env=env): "beat: Starting",
    }


def _running_site(processes: Processes) -> Record | None:
    """The site's process, when it and everything recorded beside it is alive."""
    records = processes.recorded()
    if all(record.is_running() for record in records):
        return next((record for record in records if record.name == "web"), None)
    return None


@contextmanager
def _starting(processes: Processes) -> Iterator[None]:
    """Keeps a second start out, lets `make stop` end this one, and leaves nothing running when it fails."""
    with (processes.records / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Problem("It is being started already by another command; `make stop` ends that.") from None
        with _supervising(processes, keep=True):
            yield


@contextmanager
def _supervising(processes: Processes, *, keep: bool = False) -> Iterator[None]:
    """Stops everything at the end of the block, or with `keep` only when the block is left by an error."""
    own = processes.record("command", os.getpid())
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.default_int_handler)  # the terminal was closed
    done = False
    try:
        yield
        done = True
    finally:
        if not (done and keep):
            processes.stop_all()
        processes.forget(own)


def _require_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            why = error.strerror.lower() if error.strerror else error
            raise Problem(f"Port {port} cannot be used ({why}). Try: make demo PORT={port + 1}") from None


def _answers(url: str, log: Path) -> bool:
    """Raises Problem when the site answers, but with an error of its own."""
    try:
        with urllib.request.urlopen(url, timeout=30):  # noqa: S310 — our own address
            return True
    except urllib.error.HTTPError as error:
        raise Problem(f"The site answers {error.code}: {reason(log)} (all of it: {log})") from None
    except OSError:
        return False


def _says(log: Path, word: str) -> bool:
    return word in log.read_text(errors="replace")


def _check_alive(processes: Processes) -> None:
    for record in processes.recorded():
        if not record.is_running():
            log = processes.log(record.name)
            raise Problem(f"{record.name} has stopped by itself: {reason(log)} (all of it: {log})")


def _announce(url: str, how_to_stop: str) -> None:
    width = max(len(name) for name, _ in LOGINS) + len("@example.org")
    print(f"\nLog in at {url}admin/ with the password {PASSWORD}:")
    for name, role in LOGINS:
        print(f"  {name + '@example.org':{width}}  {role}")
    print(f"{how_to_stop}\nKompetansebanken: {url}", flush=True)
