"""Files that no address leads to: handed-in assignments, uploaded packages. They are read through views that ask."""

import os
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible


@deconstructible
class PrivateStorage(FileSystemStorage):
    """In PRIVATE_ROOT, and without an address."""

    @property
    def base_location(self) -> Any:
        return settings.PRIVATE_ROOT

    @property
    def location(self) -> str:
        return os.path.abspath(self.base_location)  # noqa: PTH100  # as the parent gives it: a string

    def url(self, name: str | None) -> str:
        raise NotImplementedError
