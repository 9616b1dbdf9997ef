"""A part of a file, as players of film and sound ask for it: Safari plays nothing that it cannot fetch in parts.

Django and Wagtail give whole files only. By RFC 9110, section 14: one range is answered; several ranges, other units,
and a range of what the file was before (`If-Range`) get the whole file.
"""

import re
from collections.abc import Callable
from typing import IO

from django.http import HttpRequest, HttpResponse

from cms.media.models import BankDocument

ONE_RANGE = re.compile(r"bytes=(?=.*\d)(\d{0,15})-(\d{0,15})", re.ASCII)
MOST = 4 * 1024 * 1024  # bytes in one answer, some twenty seconds of film; who asked for more asks again


def part_of(document: BankDocument, request: HttpRequest) -> HttpResponse | None:
    """206 with the part, 416 where there is no such part, None where the whole file is meant."""
    if not asks_for_part(request):
        return None
    headers = {
        "Content-Disposition": document.content_disposition,
        "Content-Security-Policy": "default-src 'none'",
        "Content-Type": document.content_type,
        "X-Content-Type-Options": "nosniff",
    }
    return answer_with_part(request, document.open_file, document.file.size, f'"{document.get_file_hash()}"', headers)


def asks_for_part(request: HttpRequest) -> bool:
    return request.method == "GET" and ONE_RANGE.fullmatch(request.headers.get("Range", "")) is not None


def answer_with_part(
    request: HttpRequest, open_file: Callable[[], IO[bytes]], size: int, tag: str, headers: dict[str, str]
) -> HttpResponse | None:
    """The same of any file, for a request that asks for a part; `tag` changes when the file's content does."""
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None or request.headers.get("If-Range", tag) != tag:
        return None
    first, last = asked.groups()
    start = int(first) if first else max(size - int(last), 0)
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with open_file() as file:
        file.seek(start)
        part = file.read(min(end - start + 1, MOST))
    ranged = {
        "Accept-Ranges": "bytes",
        "Content-Encoding": "identity",  # a part that is compressed on the way would be a part of something else
        "Content-Range": f"bytes {start}-{start + len(part) - 1}/{size}",
        "ETag": tag,
    }
    return HttpResponse(part, status=206, headers=headers | ranged)
