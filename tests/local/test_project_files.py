"""What the files around the code promise."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt", "package-lock.json")


def test_plain_make_lists_every_target_with_a_line_of_its_own() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)) - {"venv"}

    said = subprocess.run(["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True)

    lines = dict(re.findall(r"^  make ([\w-]+) +(\S.*)$", said.stdout, re.MULTILINE))
    assert set(lines) == targets
    assert len(said.stdout.splitlines()) == len(targets)


def test_the_gate_runs_the_two_commands_and_nothing_else() -> None:
    lines = (ROOT / ".ci" / "run").read_text().splitlines()

    assert [line for line in lines if line.startswith("make")] == ["make test", "make lint"]
    assert "set -euo pipefail" in lines
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_registry_and_no_folder(name: str) -> None:
    content = (ROOT / name).read_text()

    assert re.findall(r"--(?:extra-)?index-url|--find-links|--trusted-host|file:|\"resolved\"", content) == []
    if name.endswith(".txt"):
        assert re.findall(r"https?://|(?<=\s)/\w+", content) == []


def test_every_direct_dependency_is_pinned_with_hashes() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]

    content = (ROOT / "requirements-dev.txt").read_text().lower()

    names = [re.split(r"[\[<>=]", requirement)[0].lower() for requirement in wanted]
    assert [
        name for name in names if not re.search(rf"^{name}(\[.*\])?==\S+ \\\n    --hash=", content, re.MULTILINE)
    ] == []


def test_a_lock_keeps_the_extras_that_were_asked_for() -> None:
    """Without them pip 23 looks for the newest of what an extra asks for, and finds it has no hash."""
    content = (ROOT / "requirements-dev.txt").read_text()

    assert re.findall(r"^(\S+\[.+\])==", content, re.MULTILINE) == [
        "django-allauth[mfa, socialaccount]",
        "django-storages[s3]",
        "django-stubs[compatible-mypy]",
        "fonttools[woff]",
        "moto[s3]",
        "openbadgeslib[ldp]",
        "psycopg[binary, pool]",
        "pyjwt[crypto]",
        "python-socketio[client]",
        "simplemma[marisa-trie]",
        "whitenoise[brotli]",
        "willow[heif]",
    ]


def test_the_image_is_built_from_the_locks_and_does_not_run_as_root() -> None:
    lines = (ROOT / "Containerfile").read_text()

    assert "npm ci" in lines
    assert "--require-hashes -r requirements.txt" in lines
    assert re.findall(r"^USER (.*)$", lines, re.MULTILINE) == ["kompetansebanken"]
