"""What the machine has and lacks, with a PATH that holds just what a test puts there."""

import os
import subprocess
from pathlib import Path

import pytest

from cms.local import machine
from cms.local.bootstrap import VENV, Problem
from cms.local.demo import offer_translating

APT = """#!/bin/sh
echo "$@" >> "{folder}/asked"
case "$*" in *" install "*)
    for made in {makes}; do
        echo '#!/bin/sh' > "{folder}/$made"
        /bin/chmod +x "{folder}/$made"
    done
esac
"""


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return folder


def place(folder: Path, name: str, script: str = "#!/bin/sh\n") -> Path:
    program = folder / name
    program.write_text(script)
    program.chmod(0o755)
    return program


@pytest.mark.parametrize("name", ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"])
def test_any_chromium_will_do(path: Path, tmp_path: Path, name: str) -> None:
    browser = place(path, name)

    assert machine.chromium(tmp_path) == str(browser)


def test_what_is_there_is_not_installed(path: Path, tmp_path: Path) -> None:
    java = place(path, "java")
    for name in ("msgfmt", "xgettext"):
        place(path, name)

    machine.gettext(tmp_path)

    assert machine.java() == str(java)


def test_root_gets_what_is_missing_from_apt(path: Path, tmp_path: Path) -> None:
    place(path, "apt-get", APT.format(folder=path, makes="chromium-headless-shell msgfmt xgettext"))

    browser = machine.chromium(tmp_path)
    machine.gettext(tmp_path)

    lock = "-o DPkg::Lock::Timeout=300"
    assert browser == str(path / "chromium-headless-shell")
    assert (path / "asked").read_text().splitlines() == [
        f"{lock} update",
        f"{lock} install -y --no-install-recommends chromium-headless-shell",
    ]


def test_others_are_told_what_to_install(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place(path, "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    with pytest.raises(Problem, match=r"^gettext is missing\. Install it, for example: sudo apt-get install gettext$"):
        machine.gettext(tmp_path)


def test_pango_is_told_by_its_libraries(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = {"pango-1.0": "libpango-1.0.so.0", "pangoft2-1.0": None, "harfbuzz-subset": None}
    monkeypatch.setattr(machine, "find_library", there.get)
    place(path, "apt-get", APT.format(folder=path, makes=""))

    machine.pango(tmp_path)

    asked = (path / "asked").read_text().splitlines()[-1]
    assert asked.endswith("install -y --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0")
    monkeypatch.setattr(machine, "find_library", lambda name: f"lib{name}.so.0")
    (path / "asked").unlink()

    machine.pango(tmp_path)

    assert not (path / "asked").exists()


def test_an_apt_out_of_reach_is_a_problem(path: Path, tmp_path: Path) -> None:
    place(path, "apt-get", "#!/bin/sh\necho 'E: some Error: nothing is in reach'\nexit 100\n")

    with pytest.raises(Problem, match="^chromium-headless-shell is missing .*: E: some Error: nothing"):
        machine.chromium(tmp_path)


def test_without_java_the_one_of_the_packages_is_used(path: Path) -> None:
    said = subprocess.run([machine.java(), "-version"], capture_output=True, text=True, check=True)

    assert "Runtime Environment" in said.stderr


@pytest.mark.parametrize(
    ("version", "npm", "own"),
    [("v20.1.0", True, True), ("v24.0.0", True, True), ("v18.9.9", True, False), ("v24.0.0", False, False)],
)
def test_the_machines_node_is_used_when_new_enough_and_with_npm(path: Path, version: str, npm: bool, own: bool) -> None:
    place(path, "node", f"#!/bin/sh\necho {version}\n")
    if npm:
        place(path, "npm")

    assert machine.node() == (path if own else VENV / "bin")


def test_apertium_is_told_by_its_program_and_its_languages(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mode = tmp_path / "nob-nno_e.mode"
    monkeypatch.setattr(machine, "APERTIUM_MODE", mode)
    place(path, "apt-get", APT.format(folder=path, makes="apertium"))

    machine.apertium(tmp_path)

    asked = (path / "asked").read_text().splitlines()[-1]
    assert asked.endswith("install -y --no-install-recommends apertium apertium-nno-nob")
    assert not machine.has_apertium()  # the program alone knows no language
    mode.touch()
    (path / "asked").unlink()

    machine.apertium(tmp_path)

    assert not (path / "asked").exists()


def test_the_demo_does_without_the_translating_machine_where_it_cannot_be_installed(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(machine, "APERTIUM_MODE", tmp_path / "nob-nno_e.mode")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    offer_translating(tmp_path)

    said = "Without drafts by machine: apertium apertium-nno-nob is missing. Install it, for example: "
    assert capsys.readouterr().out == f"{said}sudo apt-get install apertium apertium-nno-nob\n"
