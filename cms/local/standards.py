"""What tests hold us to and no package installs: 1EdTech's schema, by which openbadgeslib tests itself."""

import os
import sys
import tarfile
from importlib.metadata import version
from pathlib import Path

from cms.local.processes import run_step

LIBRARY, SCHEMA = "openbadgeslib", "ob_v3p0_achievementcredential_schema.json"


def fetch(var: Path, logs: Path) -> Path:
    """The folder with the schema, out of the library's package of sources, of the version that is installed.

    STANDARDS in the environment names one that is there already.
    """
    if given := os.environ.get("STANDARDS"):
        return Path(given)
    folder = var / "standards" / version(LIBRARY)
    if not (folder / SCHEMA).exists():
        sources = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", f"--no-binary={LIBRARY}"]
        command = [*sources, f"--dest={folder}", f"{LIBRARY}=={version(LIBRARY)}"]
        run_step(command, logs / "standards.log", "The standards that tests hold us to were not fetched:")
        with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
            member = next(each for each in archive if Path(each.name).name == SCHEMA)
            content = archive.extractfile(member)
            (folder / SCHEMA).write_bytes(content.read() if content else b"")
    return folder
