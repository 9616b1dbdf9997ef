"""Files that no address leads to: handed-in assignments, captions. They are read through views that ask."""

import os
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.utils.deconstruct import deconstructible


@deconstructible
class PrivateStorage(Storage):
    """Where the settings say that such files lie: in a folder, or in a bucket."""

    @property
    def _where(self) -> Any:
        return storages["private"]

    def _open(self, name: str, mode: str = "rb") -> Any:
        return self._where.open(name, mode)

    def _save(self, name: str, content: Any) -> str:
        return str(self._where.save(name, content))

    def delete(self, name: str) -> None:
        self._where.delete(name)

    def path(self, name: str) -> str:
        """Raises NotImplementedError where it lies in a bucket."""
        return str(self._where.path(name))

    def exists(self, name: str) -> bool:
        return bool(self._where.exists(name))

    def size(self, name: str) -> int:
        return int(self._where.size(name))


class PrivateFolder(FileSystemStorage):
    """In PRIVATE_ROOT, and without an address."""

    @property
    def base_location(self) -> Any:
        return settings.PRIVATE_ROOT

    @property
    def location(self) -> str:
        return os.path.abspath(self.base_location)  # noqa: PTH100  # as the parent gives it: a string

    def url(self, name: str | None) -> str:
        raise NotImplementedError
