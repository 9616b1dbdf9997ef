import errno
import re
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from cms.local import bootstrap
from cms.local.bootstrap import Problem
from tests.local.conftest import Project

HASH = "--hash=sha256:" + "0" * 64


def run(project: Project, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "cms/local/bootstrap.py"]
    env = project.environment(**variables)
    return subprocess.run(command, cwd=project.root, env=env, capture_output=True, text=True, check=False)


def test_the_environment_is_made_once_and_brought_up_to_date_when_requirements_change(project: Project) -> None:
    (project.root / ".venv").unlink()
    requirements = project.root / "requirements-dev.txt"
    requirements.write_text(f"no-such-package==1 {HASH}\n")
    away = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"}

    failed = [run(project, **away), run(project, **away)]
    requirements.write_text("# nothing any more\n")
    made = (project.root / ".venv" / "pyvenv.cfg").stat().st_mtime_ns
    done = [run(project), run(project)]

    assert [one.returncode for one in failed] == [1, 1]
    for one in failed:
        line = r"The Python packages were not installed; is their registry within reach\? ERROR: .*\n"
        assert re.fullmatch(line, one.stderr)
    assert [one.returncode for one in done] == [0, 0]
    assert [one.stdout for one in done] == ["Installing the Python packages (some minutes the first time) …\n", ""]
    assert (project.root / ".venv" / "pyvenv.cfg").stat().st_mtime_ns == made


def test_a_disk_with_less_than_a_gigabyte_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(10, 5, 900 * 1024**2))

    with pytest.raises(Problem, match=r"^Only 900 MB are free on the disk of /; 1 GB is needed\.$"):
        bootstrap.require_space(Path("/"))


def test_a_disk_too_full_for_the_log_itself_is_the_reason(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(10, 10, 0))
    (tmp_path / "empty.log").touch()

    assert bootstrap.reason(tmp_path / "empty.log") == "There is no space left on the disk."


def test_a_full_disk_is_told_in_words() -> None:
    assert str(bootstrap.as_problem(OSError(errno.ENOSPC, "x"))) == "There is no space left on the disk."


def test_another_error_of_the_system_names_the_file() -> None:
    error = OSError(errno.EACCES, "Permission denied", "/some/file")

    assert str(bootstrap.as_problem(error)) == "Permission denied (/some/file)"
