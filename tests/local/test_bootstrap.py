import errno
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


def test_the_environment_is_made_once_and_again_when_requirements_change(project: Project) -> None:
    (project.root / ".venv").unlink()

    first = run(project)
    made = (project.root / ".venv" / "pyvenv.cfg").stat().st_mtime_ns
    second = run(project)
    (project.root / "requirements-dev.txt").write_text("# nothing, in other words\n")
    third = run(project)

    assert [done.returncode for done in (first, second, third)] == [0, 0, 0]
    assert [bool(done.stdout) for done in (first, second, third)] == [True, False, True]
    assert (project.root / ".venv" / "pyvenv.cfg").stat().st_mtime_ns == made


def test_a_registry_out_of_reach_is_told_in_one_line_and_tried_anew(project: Project) -> None:
    (project.root / ".venv").unlink()
    (project.root / "requirements-dev.txt").write_text(f"no-such-package==1 {HASH}\n")
    away = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_NO_INDEX": "0"}

    first, second = run(project, **away), run(project, **away)

    for done in (first, second):
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert done.stderr.startswith("The Python packages were not installed; is their registry within reach? ERROR: ")


def test_a_disk_with_less_than_a_gigabyte_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(10, 5, 900 * 1024**2))

    with pytest.raises(Problem, match=r"^Only 900 MB are free on the disk of /; 1 GB is needed\.$"):
        bootstrap.require_space(Path("/"))


def test_a_full_disk_is_told_in_words() -> None:
    assert str(bootstrap.as_problem(OSError(errno.ENOSPC, "x"))) == "There is no space left on the disk."


def test_another_error_of_the_system_names_the_file() -> None:
    error = OSError(errno.EACCES, "Permission denied", "/some/file")

    assert str(bootstrap.as_problem(error)) == "Permission denied (/some/file)"
