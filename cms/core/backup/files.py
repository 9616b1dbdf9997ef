"""Which folders are kept, and which files in them the database names."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import FileField

from cms.core.backup.manifest import NotDone


def folders() -> dict[str, Path]:
    """Name in the archive, and the folder. What can be made again (`static`, `words`) and Redis are left out."""
    return {
        "media": Path(settings.MEDIA_ROOT),
        "private": Path(settings.PRIVATE_ROOT),
        "packages": Path(settings.PACKAGES_DIR),
    }


def listed() -> Iterator[tuple[str, Path]]:
    """Name in the archive and path of every file. Raises NotDone for a linked folder, which would be lost unseen."""
    for name, root in folders().items():
        for folder, below, files in os.walk(root):
            for linked in below:
                if (Path(folder) / linked).is_symlink():
                    raise NotDone(f"{Path(folder) / linked} is a link to a folder; put the folder itself there.")
            for file in sorted(files):
                path = Path(folder) / file
                yield f"{name}/{path.relative_to(root).as_posix()}", path


def named_by_the_database() -> set[str]:
    """Every file that a row names, as the archive calls it."""
    roots = {path.absolute(): name for name, path in folders().items()}
    names = set()
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, FileField):
                if not _is_on_disk(field.storage):
                    continue
                rows: Any = model._base_manager.exclude(**{field.name: ""}).exclude(**{field.name: None})
                for stored in rows.values_list(field.name, flat=True).iterator():
                    path = Path(field.storage.path(stored)).absolute()
                    names |= {
                        f"{name}/{path.relative_to(root).as_posix()}"
                        for root, name in roots.items()
                        if path.is_relative_to(root)
                    }
    return names


def _is_on_disk(storage: Any) -> bool:
    """A bucket's own versions are its backup (docs/scale.md)."""
    try:
        storage.path("any")
    except NotImplementedError:
        return False
    return True


def certificate_keys() -> str | None:
    """What signs certificates, wherever it is kept; None where nothing does."""
    if settings.CERTIFICATE_KEYS:
        return str(settings.CERTIFICATE_KEYS)
    path = settings.CERTIFICATE_KEYS_FILE
    return Path(path).read_text() if path and Path(path).exists() else None


def keys_are_at_home(text: str) -> bool:
    """Whether the machine has these keys already; if not, they are to be written.

    Raises NotDone where they cannot be.
    """
    here = certificate_keys()
    if here is not None:
        if all(pair in json.loads(here) for pair in json.loads(text)):
            return True
        raise NotDone("This machine has other keys for certificates than the backup. Move those away first.")
    if not settings.CERTIFICATE_KEYS_FILE:
        raise NotDone("The backup has keys for certificates: set CERTIFICATE_KEYS_FILE, where they are to be written.")
    return False


def write_keys(text: bytes) -> Path:
    path = Path(settings.CERTIFICATE_KEYS_FILE)
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(text)
    return path
