"""The demo's two small packages, an H5P and a SCORM, zipped from their files where they are needed."""

import io
import zipfile
from pathlib import Path

from django.core.files.base import ContentFile
from wagtail.models import Collection

from cms.people.models import CountyLibrary, User
from learning.models import LessonPackage
from learning.packages.actions import look_through, upload

FILES = Path(__file__).with_name("content") / "packages"
TITLES = {"h5p": "Er det lov å låne ut spillet?", "scorm": "Spørsmålet bak spørsmålet"}
DAY_ONE = (2026, 1, 1, 0, 0, 0)  # the same files make the same zip, whenever they are packed


def zipped(kind: str) -> bytes:
    """The package as a course tool would export it."""
    root, file = FILES / kind, io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(root.rglob("*")):
            if path.is_file():
                info = zipfile.ZipInfo(path.relative_to(root).as_posix(), DAY_ONE)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, path.read_bytes())
    return file.getvalue()


def upload_packages(library: CountyLibrary, user: User) -> dict[str, LessonPackage]:
    """Both, uploaded by the user into the library's collection and unpacked at once; by kind."""
    collection = Collection.objects.get(name=library.name)
    packages = {}
    for kind, title in TITLES.items():
        package = upload(title, ContentFile(zipped(kind), f"{kind}.zip"), collection, user)
        look_through(package.pk)
        package.refresh_from_db()
        packages[kind] = package
    return packages
