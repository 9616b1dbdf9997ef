"""`make test` and the Django part of `make lint`, on the small project."""

import signal
import subprocess
import time

import pytest

from tests.local.conftest import Project

TESTS = """
import os, pathlib, time
import psycopg, pytest, redis

def test_the_servers_are_there():
    psycopg.connect(os.environ["DATABASE_URL"]).close()
    with redis.Redis.from_url(os.environ["REDIS_URL"]) as client:
        assert client.ping()
    assert pathlib.Path(os.environ["CHROMIUM"]).exists() and pathlib.Path(os.environ["JAVA"]).exists()

@pytest.mark.stress
def test_heavy():
    assert False

def test_slow():
    pathlib.Path("var/begun").touch()
    time.sleep(60)
"""
SETTINGS = """
[tool.pytest.ini_options]
addopts = "-p no:django -p no:schemathesis -m 'not stress'"
markers = ["stress: heavy"]
"""


@pytest.fixture
def tested(project: Project) -> Project:
    (project.root / "pyproject.toml").write_text(SETTINGS)
    (project.root / "test_small.py").write_text(TESTS)
    (project.root / "cms/settings/test.py").touch()
    return project


def test_tests_run_on_servers_of_their_own_that_are_gone_afterwards_and_fail_for_a_branch_of_a_rule_not_tested(
    tested: Project,
) -> None:
    (tested.root / "shop").mkdir()
    (tested.root / "shop/rules.py").write_text("def tell(value):\n    if value:\n        print(value)\n")
    ruled = "from shop import rules\n\ndef test_it():\n    rules.tell(1)\n"
    (tested.root / "test_small.py").write_text(TESTS.replace("def test_slow", "def slow") + ruled)
    with (tested.root / "pyproject.toml").open("a") as settings:
        settings.write("[tool.slipcover]\nbranch = true\nsource = ['shop']\n")

    done = tested.run("test")

    assert ("2 passed" in done.stdout, done.returncode, done.stderr) == (True, 2, "")
    assert "shop/rules.py: not reached: 2→exit\n" in done.stdout
    assert tested.living() == []
    assert list((tested.var / "test").iterdir()) == []


def test_the_exit_status_is_that_of_pytest(tested: Project) -> None:
    heavy = tested.run("stress")

    assert "1 failed" in heavy.stdout
    assert heavy.returncode == 1


@pytest.mark.parametrize("number", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.stress)])
def test_tests_that_are_broken_off_leave_nothing(tested: Project, number: int) -> None:
    with subprocess.Popen(
        tested.command("test", "-n", "0", "-k", "slow"),
        cwd=tested.root,
        env=tested.environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running:
        deadline = time.monotonic() + 90
        while not (tested.var / "begun").exists():
            assert time.monotonic() < deadline
            time.sleep(0.05)

        if number == signal.SIGINT:
            subprocess.run(["kill", "-INT", "--", f"-{running.pid}"], check=True)
        else:
            running.terminate()

        assert running.wait(90) == 2
    assert tested.living() == []
    assert list((tested.var / "test").iterdir()) == []


def test_every_check_speaks_even_when_one_fails(project: Project) -> None:
    (project.root / "broken-makemigrations").touch()

    done = project.run("checks")

    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "planted.Error: this was planted",
        "cms/locale/nn/LC_MESSAGES/django.po: the whole catalogue is missing",
    ]
    assert (project.var / "lint").is_dir()
    assert project.living() == []


def test_checks_pass_when_all_is_well(project: Project) -> None:
    folder = project.root / "cms/locale/nn/LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text((project.root / "cms/locale/nb/LC_MESSAGES/django.po").read_text())

    assert project.run("checks").returncode == 0
