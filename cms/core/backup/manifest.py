"""What an archive says of itself, and whether that is so."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.crypto import constant_time_compare, salted_hmac

FORMAT = 1
MANIFEST, SEAL, DATABASE, KEYS = "manifest.json", "manifest.seal", "database.dump", "certificate-keys.json"


class NotDone(Exception):
    """A backup or a restore that did not come about; the message says why, and what to do."""


class Broken(NotDone):
    """The archive is not what a backup wrote."""


class Differs(NotDone):
    """Restored, and not the same."""


@dataclass
class Manifest:
    """`rows`: table and number. `files`: name in the archive and SHA-256. `missing`: files the database names and the
    folders lacked when the backup was made. `migrations`: `app.name` of those applied.
    """

    made_at: str
    site: str
    versions: dict[str, str]
    migrations: list[str]
    rows: dict[str, int]
    missing: list[str]
    files: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True).encode()


def seal_of(manifest: bytes) -> bytes:
    """By SECRET_KEY: who can write to the folder of backups cannot make one up."""
    return salted_hmac("cms.core.backup", manifest, algorithm="sha256").hexdigest().encode()


def read(text: bytes | None, seal: bytes | None, found: dict[str, str], *, unsealed: bool) -> Manifest:
    """Raises Broken unless the archive holds the files of its manifest, each as it was, and no others.

    `found`: name and SHA-256 of every other file in the archive.
    """
    if text is None or seal is None:
        raise Broken("The archive is not whole: its last part is missing. It was broken off while it was written.")
    if not unsealed and not constant_time_compare(seal, seal_of(text)):
        raise Broken(
            "The archive's seal is not made with this SECRET_KEY. Either the machine has another key than the site had:"
            " set that, or links in letters already sent will lead nowhere. Or somebody has changed the archive."
            " --unsealed restores it all the same."
        )
    values: dict[str, Any] = json.loads(text)
    if values["format"] != FORMAT:
        raise Broken(f"The archive is of format {values['format']}, and this code reads format {FORMAT}.")
    manifest = Manifest(**values)
    differ = sorted(name for name in manifest.files.keys() | found if manifest.files.get(name) != found.get(name))
    if differ:
        raise Broken(f"The archive is damaged. Not as they were: {_some(differ)}.")
    return manifest


def _some(names: list[str]) -> str:
    more = len(names) - 5
    return ", ".join(names[:5]) + (f" and {more} more" if more > 0 else "")
