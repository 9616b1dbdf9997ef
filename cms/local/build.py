"""What is built from the sources before the site can answer: compiled texts and collected static files."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from cms.local.bootstrap import ROOT
from cms.local.environment import manage
from cms.local.machine import gettext
from cms.local.processes import run_step

NOT_SOURCES = (".venv", "node_modules", "var", ".git")


def compile_messages(logs: Path, env: Mapping[str, str]) -> bool:
    """Compiles the catalogues when one is newer than its result; says whether it had to."""
    catalogues = [file for file in _sources() if file.suffix == ".po"]
    if not any(_is_newer(file, file.with_suffix(".mo")) for file in catalogues):
        return False
    gettext(logs)
    ignored = [f"--ignore={folder}" for folder in NOT_SOURCES]
    command = manage("compilemessages", *ignored)
    run_step(command, logs / "compilemessages.log", "The translations were not compiled:", env=env)
    return True


def collect_static(var: Path, logs: Path, env: Mapping[str, str]) -> bool:
    """Collects and compresses static files when what they come from has changed; says whether it had to."""
    inputs = hashlib.sha256()
    named = ("requirements-dev.txt", "package-lock.json", "cms/settings/base.py", "cms/core/staticfiles.py")
    for file in (*(ROOT / name for name in named), *sorted((ROOT / ".ci").glob("*.mjs"))):
        inputs.update(file.read_bytes())
    for file in sorted(file for file in _sources() if "static" in file.relative_to(ROOT).parts):
        inputs.update(str(file).encode() + b"\0" + file.read_bytes())
    stamp = var / "static.sha256"
    if (var / "static").is_dir() and stamp.is_file() and stamp.read_text() == inputs.hexdigest():
        return False
    print("Collecting the static files …", flush=True)
    command = manage("collectstatic", "--noinput")
    run_step(command, logs / "collectstatic.log", "The static files were not collected:", env=env)
    stamp.write_text(inputs.hexdigest())
    return True


def _sources() -> Iterator[Path]:
    for top in ROOT.iterdir():
        if top.is_dir() and top.name not in NOT_SOURCES:
            yield from (file for file in top.rglob("*") if file.is_file())


def _is_newer(source: Path, result: Path) -> bool:
    return not result.exists() or source.stat().st_mtime > result.stat().st_mtime
