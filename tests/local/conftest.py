"""A project in a temporary folder: the real cms.local, and around it the least that can be started."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cms.local import servers

ROOT = Path(__file__).parents[2]
PLACED = (
    "DATABASE_URL",
    "REDIS_URL",
    "SECRET_KEY",
    "VAR_DIR",
    "DJANGO_SETTINGS_MODULE",
    "MAKEFLAGS",
    "MFLAGS",
)
# A run inside a run would take itself for the worker it was started by, and write its coverage over that one's.
MEASURING = ("SLIPCOVER_", "PYTEST_XDIST_")
WSGI = """
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"small"]
"""
CELERY = """
import os
from celery import Celery
app = Celery("small", broker=os.environ.get("REDIS_URL"))
app.conf.broker_connection_retry_on_startup = True
"""
MANAGE = """
import os, pathlib, sys, time
var = pathlib.Path(os.environ["VAR_DIR"])
with (var / "calls").open("a") as calls:
    print(sys.argv[1], file=calls)
if sys.argv[1] == "collectstatic":
    (var / "static").mkdir(exist_ok=True)
if sys.argv[1] == "compilemessages":
    pathlib.Path("cms/locale/nb/LC_MESSAGES/django.mo").touch()
if sys.argv[1] == "makemessages":
    pathlib.Path("cms/locale/django.pot").write_text('msgid "Word"\\nmsgstr ""\\n')
if pathlib.Path("slow-" + sys.argv[1]).exists():
    time.sleep(60)
if pathlib.Path("broken-" + sys.argv[1]).exists():
    sys.exit("planted.Error: this was planted")
if sys.argv[1] == "runserver":
    from wsgiref.simple_server import make_server
    from cms.wsgi import application
    host, port = sys.argv[2].split(":")
    try:
        make_server(host, int(port), application).serve_forever()
    except KeyboardInterrupt:
        sys.exit(0)
"""
LOCK = '{"name": "small", "lockfileVersion": 3, "requires": true, "packages": {"": {"name": "small"}}}'


@dataclass(frozen=True)
class Project:
    root: Path
    port: int

    @property
    def var(self) -> Path:
        return self.root / "var"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def environment(self, **others: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in PLACED}
        return {name: value for name, value in kept.items() if not name.startswith(MEASURING)} | others

    def command(self, *arguments: str) -> list[str]:
        return [str(self.root / ".venv" / "bin" / "python"), "-m", "cms.local", *arguments]

    def run(self, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Runs a command as a script would: no terminal, and a pipe that must not be held open."""
        return subprocess.run(
            self.command(*arguments),
            cwd=self.root,
            env=self.environment(**variables),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def living(self) -> list[str]:
        """The command lines of all processes that work in this project's folder or name it."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                line = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                folder = str((process / "cwd").readlink())
            except OSError:
                continue
            if line and (str(self.root) in line or folder.startswith(str(self.root))):
                found.append(line)
        return found


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    files = {
        "cms/__init__.py": "",
        "cms/wsgi.py": WSGI,
        "cms/celery.py": CELERY,
        "cms/core/__init__.py": "",
        "cms/core/logs.py": (ROOT / "cms" / "core" / "logs.py").read_text(),
        "cms/core/staticfiles.py": "",
        "cms/settings/base.py": "",
        "cms/settings/development.py": "SECRET_KEY = 'small'",
        "cms/locale/nb/LC_MESSAGES/django.po": 'msgid "Word"\nmsgstr "Ord"\n',
        "gunicorn.conf.py": (ROOT / "gunicorn.conf.py").read_text(),
        "manage.py": MANAGE,
        "package.json": '{"name": "small", "scripts": {"assemble": "true"}}',
        "package-lock.json": LOCK,
        "requirements-dev.txt": "",
    }
    for name, content in files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    (tmp_path / "cms" / "local").symlink_to(ROOT / "cms" / "local")
    (tmp_path / ".venv").symlink_to(sys.prefix)
    made = Project(tmp_path, servers.free_port())
    yield made
    if made.living():
        made.run("stop")
    assert made.living() == []
