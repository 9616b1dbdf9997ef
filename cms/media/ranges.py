"""A part of a file, as players of film and sound ask for it: Safari plays nothing that it cannot fetch in parts.

Django and Wagtail give whole files only. By RFC 9110, section 14: one range is answered; several ranges, other units,
and a range of what the file was before (`If-Range`) get the whole file.
"""

import re

from django.http import HttpRequest, HttpResponse

from cms.media.models import BankDocument

ONE_RANGE = re.compile(r"bytes=(?=.*\d)(\d{0,15})-(\d{0,15})", re.ASCII)
MOST = 4 * 1024 * 1024  # bytes in one answer, some twenty seconds of film; who asked for more asks again


def part_of(document: BankDocument, request: HttpRequest) -> HttpResponse | None:
    """206 with the part, 416 where there is no such part, None where the whole file is meant."""
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    if request.method != "GET" or asked is None:
        return None
    tag = f'"{document.get_file_hash()}"'
    if request.headers.get("If-Range", tag) != tag:
        return None
    size = document.file.size
    first, last = asked.groups()
    start = int(first) if first else max(size - int(last), 0)
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    with document.open_file() as file:
        file.seek(start)
        part = file.read(min(end - start + 1, MOST))
    headers = {
        "Accept-Ranges": "bytes",
        "Content-Disposition": document.content_disposition,
        "Content-Encoding": "identity",  # a part that is compressed on the way would be a part of something else
        "Content-Range": f"bytes {start}-{start + len(part) - 1}/{size}",
        "Content-Security-Policy": "default-src 'none'",
        "ETag": tag,
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(part, status=206, content_type=document.content_type, headers=headers)
