"""The part of `make lint` that needs Django and a database; every check runs, whatever the others say."""

import secrets
import subprocess
import sys
from pathlib import Path

from cms.local import catalogues, environment, machine, servers
from cms.local.bootstrap import ROOT
from cms.local.environment import manage
from cms.local.processes import Processes


def run(var: Path) -> int:
    """Returns 1 when a check fails."""
    machine.gettext(Processes(var).logs)
    with servers.temporary(var, "lint") as (processes, addresses):
        env = environment.local("test", processes.var, addresses)
        production = env | {
            "DJANGO_SETTINGS_MODULE": "cms.settings.production",
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "kompetansebanken.example.org",
            "BASE_URL": "https://kompetansebanken.example.org",
            "PACKAGES_URL": "https://pakker.example.org",
            "CERTIFICATE_KEYS_FILE": str(processes.var / "certificate-keys.json"),
        }
        passed = [
            _passes(manage("makemigrations", "--check", "--dry-run"), env),
            _passes(manage("write_workflow_document", "--check"), env),
            _passes(manage("make_certificate_keys"), production),
            _passes(manage("check", "--deploy", "--fail-level", "WARNING"), production),
        ]
        complaints = catalogues.complaints(ROOT, env)
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 0 if all(passed) and not complaints else 1


def _passes(command: list[str], env: dict[str, str]) -> bool:
    return subprocess.run(command, env=env, cwd=ROOT, check=False).returncode == 0
