"""The demo's start and end, with real servers and a site that says one word."""

import os
import pty
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from cms.local.processes import Processes, Record
from tests.local.conftest import Project


def database(project: Project) -> psycopg.Connection[tuple[object, ...]]:
    record = Processes(project.var).find("postgresql")
    assert record is not None
    return psycopg.connect(record.url, autocommit=True)


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def kill(project: Project, name: str) -> Record:
    """Returns what has died."""
    found = Processes(project.var).find(name)
    assert found is not None
    os.kill(found.pid, signal.SIGKILL)
    wait_for(lambda: not found.is_running())
    return found


def test_without_a_terminal_the_demo_runs_on_keeps_its_data_and_starts_again_what_died(project: Project) -> None:
    first = project.run("demo", str(project.port))
    with database(project) as connection:
        connection.execute("CREATE TABLE kept (word text)")
    with urllib.request.urlopen(project.url) as answer:
        page = answer.read()
    with urllib.request.urlopen(f"{project.url}?q={'%C3%A6' * 10_000}") as answer:
        long = answer.read()
    names = {record.name for record in Processes(project.var).recorded()}
    asked = project.run("manage", "show")

    second = project.run("demo", str(project.port))
    worker = kill(project, "worker")
    healed = project.run("demo", str(project.port))
    new_worker = Processes(project.var).find("worker")
    stopped = project.run("stop")
    left = project.living()
    third = project.run("demo", str(project.port))
    with database(project) as connection:
        kept = connection.execute("SELECT count(*) FROM kept").fetchone()

    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.splitlines()[-1] == f"Kompetansebanken: {project.url}"
    assert "kompetanse-demo" in first.stdout
    assert (page, long) == (b"small", b"small")
    assert names == {"postgresql", "valkey", "web", "worker", "beat"}
    assert (asked.returncode, asked.stderr) == (0, "")
    assert (second.returncode, second.stderr) == (0, "")
    assert second.stdout.splitlines()[-1] == first.stdout.splitlines()[-1]
    assert (healed.returncode, healed.stderr) == (0, "")
    assert new_worker not in (None, worker)
    assert (stopped.returncode, left) == (0, [])
    assert (third.returncode, kept) == (0, (0,))
    # What is up to date is not built a second time; the database is always asked.
    calls = (project.var / "calls").read_text().split()
    assert calls == [
        "compilemessages",
        "collectstatic",
        "migrate",
        "build_demo",
        "show",
        *["migrate", "build_demo"] * 2,
    ]


def test_a_worker_that_does_not_get_to_work_is_told_in_one_line(project: Project) -> None:
    (project.root / "cms" / "celery.py").write_text("raise ValueError('this was planted')")

    complaint = one_line(project.run("demo", str(project.port)))

    assert complaint.startswith("worker did not start: ")
    assert "this was planted" in complaint
    assert project.living() == []


class Terminal:
    """A command in a terminal of its own, and what it has said so far."""

    def __init__(self, project: Project, *arguments: str) -> None:
        self.screen, theirs = pty.openpty()
        os.set_blocking(self.screen, False)
        env = project.environment()
        command = project.command(*arguments)
        self.running = subprocess.Popen(
            command, cwd=project.root, env=env, stdout=theirs, stderr=theirs, start_new_session=True
        )
        os.close(theirs)
        self.said = ""

    def has_said(self, words: str) -> bool:
        with suppress(OSError):  # nothing new, or the other end is closed
            while part := os.read(self.screen, 65536):
                self.said += part.decode()
        return words in self.said

    def wait(self) -> int:
        status = self.running.wait(60)
        self.has_said("")
        os.close(self.screen)
        return status


def test_in_a_terminal_the_demo_stays_and_ctrl_c_ends_everything(project: Project) -> None:
    terminal = Terminal(project, "demo", str(project.port))
    wait_for(lambda: terminal.has_said(f"Kompetansebanken: {project.url}\r\n"))
    time.sleep(1.2)  # it has looked once at what it started

    os.killpg(terminal.running.pid, signal.SIGINT)

    assert terminal.wait() == 130
    assert project.living() == []
    assert terminal.said.splitlines()[-1] == "Stopped."
    assert "Traceback" not in terminal.said


def test_in_a_terminal_the_demo_ends_when_a_part_of_it_dies(project: Project) -> None:
    terminal = Terminal(project, "demo", str(project.port))
    wait_for(lambda: terminal.has_said(f"Kompetansebanken: {project.url}\r\n"))

    kill(project, "beat")

    assert terminal.wait() == 1
    assert project.living() == []
    assert terminal.said.splitlines()[-1].startswith("beat has stopped by itself: ")


def test_djangos_own_server_runs_on_the_same_data_and_ends_with_ctrl_c(project: Project) -> None:
    terminal = Terminal(project, "dev", str(project.port))
    wait_for(lambda: answers(project))
    second = project.run("dev", str(project.port))

    os.killpg(terminal.running.pid, signal.SIGINT)

    assert terminal.wait() == 130
    assert project.living() == []
    assert "Traceback" not in terminal.said
    assert one_line(second) == f"The site runs already on {project.url} — `make stop` first."
    assert "collectstatic" not in (project.var / "calls").read_text()


def answers(project: Project) -> bool:
    try:
        with urllib.request.urlopen(project.url, timeout=1) as answer:
            return bool(answer.read() == b"small")
    except OSError:
        return False


@pytest.mark.parametrize("how", ["Ctrl-C", "make stop"])
def test_a_start_can_be_ended_half_way(project: Project, how: str) -> None:
    (project.root / "slow-migrate").touch()
    starting = subprocess.Popen(
        project.command("demo", str(project.port)),
        cwd=project.root,
        env=project.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_for(lambda: "migrate" in read(project.var / "calls"))
    meanwhile = project.run("demo", str(project.port))

    if how == "Ctrl-C":
        starting.send_signal(signal.SIGINT)
    else:
        project.run("stop")
    _, complaint = starting.communicate(timeout=60)

    assert (starting.returncode, complaint) == (130, "Stopped.\n")
    assert project.living() == []
    assert meanwhile.returncode == 1
    assert meanwhile.stderr == "It is being started already by another command; `make stop` ends that.\n"


def read(file: Path) -> str:
    return file.read_text() if file.exists() else ""


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    """What a failed command said; nothing but one line will do."""
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    return done.stderr.strip()


def test_a_taken_port_is_told_in_one_line(project: Project) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", project.port))
        other.listen()

        complaint = one_line(project.run("demo", str(project.port)))

    assert complaint == (
        f"Port {project.port} cannot be used (address already in use). Try: make demo PORT={project.port + 1}"
    )


def test_a_port_that_is_none_is_told_in_one_line(project: Project) -> None:
    assert one_line(project.run("demo", "80000")) == "PORT must be a number from 1 to 65535, not '80000'."


def test_a_failed_migration_is_told_in_one_line_and_leaves_nothing_running(project: Project) -> None:
    (project.root / "broken-migrate").touch()

    complaint = one_line(project.run("demo", str(project.port)))

    assert complaint.startswith("The database was not brought up to date: planted.Error: this was planted (")
    assert project.living() == []


def test_a_database_that_does_not_start_is_told_in_one_line(project: Project) -> None:
    (project.var / "postgresql" / "data").mkdir(parents=True)
    (project.var / "postgresql" / "password").write_text("x")

    complaint = one_line(project.run("demo", str(project.port)))

    assert complaint.startswith("postgresql did not start: ")
    assert project.living() == []


def test_a_site_that_breaks_is_told_in_one_line(project: Project) -> None:
    (project.root / "cms" / "wsgi.py").write_text("raise ValueError('this was planted')")

    complaint = one_line(project.run("demo", str(project.port)))

    assert complaint.startswith("web did not start: ")


def test_a_registry_out_of_reach_is_told_in_one_line(project: Project) -> None:
    package = '"node_modules/a": {"version": "1.0.0", "integrity": "sha512-AAAA"}'
    needed = '{"name": "small", "dependencies": {"a": "1.0.0"}}'
    lock = f'{{"name": "small", "lockfileVersion": 3, "packages": {{"": {needed}, {package}}}}}'
    (project.root / "package.json").write_text(needed)
    (project.root / "package-lock.json").write_text(lock)

    complaint = one_line(project.run("demo", str(project.port), npm_config_registry="http://127.0.0.1:9/"))

    assert complaint.startswith("The npm packages were not installed; is the package registry within reach? ")


def test_no_command_is_told_in_one_line(project: Project) -> None:
    assert one_line(project.run()).startswith("Commands: demo PORT, ")


def test_stop_says_when_nothing_runs(project: Project) -> None:
    assert project.run("stop").stdout == "Nothing is running.\n"


def test_a_command_on_a_site_that_does_not_run_is_told_in_one_line(project: Project) -> None:
    assert one_line(project.run("manage", "show")) == "The site is not running: `make demo` first."
    assert not (project.var / "calls").exists()
