"""Backup and restore on one's own machine: which commands are run where. What they do: tests/core/test_backup.py."""

from pathlib import Path

import pytest

from cms.local import servers
from cms.local.processes import Processes
from tests.local.conftest import Project
from tests.local.test_demo import one_line


@pytest.fixture
def speaking(project: Project) -> Project:
    """Whose commands tell what they were given."""
    tell = """
import shutil
with (var / "given").open("a") as given:
    dump = pathlib.Path(shutil.which("pg_dump")).resolve()
    print(*sys.argv[1:], os.environ["SECRET_KEY"], dump, sep="|", file=given)
"""
    (project.root / "manage.py").write_text((project.root / "manage.py").read_text() + tell)
    return project


def given(project: Project) -> list[list[str]]:
    return [line.split("|") for line in (project.var / "given").read_text().splitlines()]


def test_a_backup_is_made_by_the_servers_own_programs_also_while_the_site_stands_still(speaking: Project) -> None:
    speaking.run("demo", str(speaking.port))
    running = speaking.run("backup", "kept")
    speaking.run("stop")
    still = speaking.run("backup", "kept")

    secret = (speaking.var / "secret").read_text()
    program = (servers.postgres_programs() / "pg_dump").resolve()
    call = ["backup", str(speaking.root / "kept"), secret, str(program)]
    assert [(done.returncode, done.stderr) for done in (running, still)] == [(0, "")] * 2
    assert [line for line in given(speaking) if line[0] == "backup"] == [call, call]
    assert running.stdout.startswith(f"Keep {speaking.var / 'secret'} too")
    assert speaking.living() == []


def test_a_restore_makes_the_servers_runs_the_three_commands_and_stops_again(speaking: Project) -> None:
    done = speaking.run("restore", "old.tar", "--unsealed", SECRET_KEY="the key the site had")

    assert (done.returncode, done.stderr, done.stdout) == (0, "", "Now `make demo` starts it.\n")
    assert [line[:-2] for line in given(speaking)] == [
        ["restore", str(speaking.root / "old.tar"), "--unsealed"],
        ["migrate", "--verbosity=0"],
        ["after_restore"],
    ]
    assert (speaking.var / "secret").read_text() == "the key the site had"
    assert Processes(speaking.var).recorded() == []


def test_a_refused_restore_goes_no_further_and_can_be_tried_with_the_right_key(speaking: Project) -> None:
    (speaking.root / "broken-restore").touch()
    refused = speaking.run("restore", "old.tar")
    made_itself_one = (speaking.var / "secret").exists()
    again = speaking.run("restore", "old.tar", SECRET_KEY="the key the site had")
    (speaking.root / "broken-restore").unlink()
    (speaking.root / "broken-migrate").touch()
    half = speaking.run("restore", "old.tar", SECRET_KEY="the key the site had")

    assert [done.returncode for done in (refused, again, half)] == [1, 1, 1]
    assert made_itself_one is False
    assert (speaking.var / "calls").read_text().split() == ["restore", "restore", "restore", "migrate"]


def test_where_there_is_nothing_there_is_no_backup(project: Project) -> None:
    assert one_line(project.run("backup", "kept")) == "There is nothing to back up yet: `make demo` first."


def test_a_failed_backup_says_nothing_of_keys(project: Project) -> None:
    project.run("demo", str(project.port))
    (project.root / "broken-backup").touch()

    done = project.run("backup", "kept")

    assert (done.returncode, done.stdout) == (1, "")


def test_nothing_is_restored_under_a_running_site(project: Project) -> None:
    project.run("demo", str(project.port))

    assert one_line(project.run("restore", str(Path("old.tar")))) == (
        "The site is running. A restore goes onto a machine that has nothing yet."
    )
