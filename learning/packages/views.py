"""What the packages' host answers: the page that plays a package, and the files of packages."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import override

from cms.media.ranges import answer_with_part, asks_for_part
from learning.models import LessonPackage
from learning.packages.addresses import content_path, package_behind
from learning.packages.rules import EXTENSIONS, extension_of

YEAR = 365 * 24 * 60 * 60
# Said here and not asked of the machine, whose own list may know none of them or call scripts by another name.
TYPES = {
    "css": "text/css; charset=utf-8",
    "eot": "application/vnd.ms-fontobject",
    "js": "text/javascript; charset=utf-8",
    "m4a": "audio/mp4",
    "m4v": "video/mp4",
    "mjs": "text/javascript; charset=utf-8",
    "oga": "audio/ogg",
    "ogg": "audio/ogg",
    "ogv": "video/ogg",
    "otf": "font/otf",
    "srt": "text/plain; charset=utf-8",
    "ttf": "font/ttf",
    "vtt": "text/vtt; charset=utf-8",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "xhtml": "application/xhtml+xml",
    "xml": "application/xml",
    "xsd": "application/xml",
    "dtd": "application/xml-dtd",
    "ico": "image/x-icon",
}


def player(request: HttpRequest, key: str) -> HttpResponse:
    """Plays the package, in a frame of the site or alone. Asked for anew each time, so that taking down is quick."""
    package = _package(key)
    language = request.GET.get("sprak", "")
    known = dict(settings.INTERFACE_LANGUAGES)
    context = {
        "package": package,
        "folder": content_path(key, "").removesuffix("/"),
        "entry": content_path(key, package.entry),
        "site": settings.BASE_URL,
    }
    with override(language if language in known else settings.LANGUAGE_CODE):
        return render(request, "learning/packages/player.html", context)


def content(request: HttpRequest, key: str, path: str) -> HttpResponseBase:
    """One file of the package, found inside its folder or not at all."""
    package = _package(key)
    file = _file(package, path)
    is_public = ":" not in key
    # What has this address never changes. A reader's browser may keep it after the page was taken down.
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": f"public, max-age={YEAR}, immutable" if is_public else "private, no-store",
        "Content-Type": _type_of(file.name),
    }
    if asks_for_part(request):  # players of film and sound
        part = answer_with_part(request, lambda: file.open("rb"), file.stat().st_size, f'"{package.digest}"', headers)
        if part is not None:
            return part
    return FileResponse(file.open("rb"), content_type=headers.pop("Content-Type"), headers=headers)


def _package(key: str) -> LessonPackage:
    package = package_behind(key)
    if package is None:
        raise Http404
    return package


def _file(package: LessonPackage, path: str) -> Path:
    folder = package.folder.resolve()
    try:
        file = (folder / path).resolve(strict=True)
    except (OSError, ValueError) as error:  # not there, or a name that no file can have
        raise Http404 from error
    # By no other way than its own name: no link, no step up, no slash too many.
    if str(file) != f"{folder}/{path}" or not file.is_file() or extension_of(path) not in EXTENSIONS[package.kind]:
        raise Http404
    return file


def _type_of(name: str) -> str:
    extension = extension_of(name)
    return TYPES.get(extension) or mimetypes.types_map.get(f".{extension}", "application/octet-stream")
