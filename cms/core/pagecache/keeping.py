"""What a view says of its answer, for the page cache: nothing is kept that nobody has said may be."""

import datetime
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cms.core.pagecache.recording import current


def keep_page(page: Any, request: HttpRequest) -> None:
    """For a page of Wagtail's that is served to readers. A preview is somebody's own."""
    recorder = current()
    if recorder is not None and not getattr(request, "is_preview", False):
        recorder.is_kept = True
        recorder.found_page(page, alone=page.is_shown_alone)


def holds_until(moment: datetime.datetime) -> None:
    """What is said in this answer is another thing from that moment on, whatever stands in the tables."""
    recorder = current()
    if recorder is not None:
        recorder.until = min(moment, recorder.until or moment)


def kept(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For a view that answers every stranger with the same: what it reads tells when that is out of date."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        recorder = current()
        if recorder is not None:
            recorder.is_kept = True
        return view(request, *args, **kwargs)

    return answer
