"""The runbook is followed on a bad morning: what it names is there, and somebody tries it on good ones."""

import re
from pathlib import Path

from django.core.management import get_commands

from cms.core import probes

ROOT = Path(__file__).resolve().parents[1]
RUNBOOK = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"manage\.py (\w+)", RUNBOOK)


def test_every_command_is_there() -> None:
    assert set(COMMANDS) - set(get_commands()) == set()


def test_every_command_is_run_by_a_test_or_by_the_gate() -> None:
    tried = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "cms" / "local").glob("*.py")]
    text = "".join(path.read_text(encoding="utf-8") for path in tried if path != Path(__file__))

    assert [name for name in COMMANDS if not re.search(rf'(call_command|manage)\(\s*"{name}"', text)] == []


def test_a_restore_goes_before_what_follows_it_and_the_start_comes_last() -> None:
    steps = re.findall(r"^docker compose run .* manage\.py (\w+)|^docker compose (up -d)$", RUNBOOK, re.MULTILINE)

    assert [name or start for name, start in steps] == [
        *("restore", "migrate", "after_restore", "erase_again", "check"),
        "up -d",
        "backup",
    ]


def test_what_it_asks_of_the_running_site_is_answered() -> None:
    (path,) = re.findall(r"curl --fail http://127\.0\.0\.1:8000(\S+)", RUNBOOK)

    assert path in probes.ANSWERS


def test_it_is_one_page() -> None:
    assert len(RUNBOOK.splitlines()) < 90
