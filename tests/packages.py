"""Packages as tests upload them: good ones of the demo's, and zip files made to do harm."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.test import override_settings
from django.urls import reverse
from django.utils import translation
from wagtail.models import Collection

from cms.people.models import CountyLibrary, User
from home.demo.packages import zipped
from learning.models import LessonPackage
from learning.packages.actions import look_through, upload
from tests.world import World, body, draft_course, put_up

INDEX = "packages"
HOST = "localhost:8000"  # the packages' own, as the settings of tests name it


def library_collection(slug: str = "innlandet") -> Collection:
    return Collection.objects.get(name=CountyLibrary.objects.get(slug=slug).name)


def files_of(kind: str) -> dict[str, bytes]:
    """The files of a good package by name, to be spoilt."""
    with zipfile.ZipFile(io.BytesIO(zipped(kind))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes], *more: tuple[zipfile.ZipInfo | str, bytes]) -> bytes:
    """A zip file of these, and of more that may have the same names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        for info, content in more:
            archive.writestr(info, content)
    return out.getvalue()


def uploaded(by: User, content: bytes | None = None, *, kind: str = "scorm", title: str = "Øvelse") -> LessonPackage:
    """Waiting to be looked through."""
    content = zipped(kind) if content is None else content
    return upload(title, ContentFile(content, "pakke.zip"), library_collection(), by)


def looked_through(by: User, content: bytes | None = None, *, kind: str = "scorm") -> LessonPackage:
    """Ready or refused, as the job leaves it."""
    package = uploaded(by, content, kind=kind)
    look_through(package.pk)
    package.refresh_from_db()
    return package


def stored() -> list[str]:
    """Every file and folder that is kept of packages."""
    root = Path(settings.PACKAGES_DIR)
    return sorted(str(path.relative_to(root)) for path in root.glob("*/*"))


def draft_with(world: World, *packages: LessonPackage, **how: Any) -> Any:
    """A draft course whose one lesson shows the packages."""
    course = draft_course(world, lessons=1, **how)
    lesson = course.work_pages()[1]
    lesson.body = [*body("Før øvelsen."), *[{"type": "package", "value": {"package": p.pk}} for p in packages]]
    lesson.save()
    lesson.save_revision(user=course.owner)
    return course


def live_lesson(world: World, *packages: LessonPackage) -> Any:
    """A lesson that readers see, with the packages in it."""
    return put_up(draft_with(world, *packages)).lessons[0]


@contextmanager
def lasting_packages(folder: Path) -> Iterator[None]:
    """What is uploaded inside is kept in the folder, for all tests of a module."""
    with override_settings(PACKAGES_DIR=folder), translation.override("nb"):
        yield


# --- its screens ---


def address(package: LessonPackage, name: str = "package") -> str:
    return reverse(name, args=(package.pk,))


def is_refused(response: Any) -> bool:
    """Wagtail leads who may not back to the admin's front page, which says so; who has no role gets 403."""
    return response.status_code == 403 or (response.status_code, response["Location"]) == (302, "/admin/")
