"""The environment variables Django gets on this machine (cms/settings/env.py reads them)."""

import os
import secrets
from pathlib import Path

from cms.local.bootstrap import VENV
from cms.local.servers import Addresses


def python(*arguments: str) -> list[str]:
    return [str(VENV / "bin" / "python"), *arguments]


def manage(*arguments: str) -> list[str]:
    return python("manage.py", *arguments)


def local(settings: str, var: Path, addresses: Addresses, **others: str) -> dict[str, str]:
    """The caller's environment, with everything Django needs laid over it."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": f"cms.settings.{settings}",
        "DATABASE_URL": addresses.database,
        "REDIS_URL": addresses.redis,
        "SECRET_KEY": secret_key(var),
        "VAR_DIR": str(var),
        "PYTHONUNBUFFERED": "1",  # the logs show what has happened until now
        **others,
    }


def secret_key(var: Path) -> str:
    """Made once and kept, so that a restart logs nobody out. A machine that is restored is given the one it had."""
    file = var / "secret"
    if not file.exists():
        part = file.with_suffix(".part")
        part.unlink(missing_ok=True)
        part.touch(mode=0o600)
        part.write_text(os.environ.get("SECRET_KEY") or secrets.token_urlsafe(50))
        part.replace(file)
    return file.read_text()
