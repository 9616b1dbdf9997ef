"""Who uploads, and what is left behind."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wagtail.models import UploadedFile

from cms.media.models import BankDocument, BankImage
from tests.world import World, login


@pytest.fixture
def contact(world: World) -> Client:
    return login(world.contact)


@pytest.fixture
def kept(settings: Any) -> Any:
    """What is stored: rows of pictures and documents, unfinished uploads, and files on the disk."""

    def count() -> tuple[int, int, int, int]:
        files = [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
        return BankImage.objects.count(), BankDocument.objects.count(), UploadedFile.objects.count(), len(files)

    return count
