"""What a view says of its answer, for the page cache: nothing is kept that nobody has said may be."""

import datetime
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.http import HttpRequest

from cms.core.pagecache.recording import current

View = TypeVar("View", bound=Callable[..., Any])


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


def may_be_kept(*, late: bool = False) -> None:
    """Every stranger is answered with the same: what is read for it tells when that is out of date.

    `late`: the last answer harms nobody while a new one is made.
    """
    recorder = current()
    if recorder is not None:
        recorder.is_kept = True
        recorder.may_be_late = late


def kept(view: View, *, late: bool = False) -> View:
    """For a view whose answers may be kept."""

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> Any:
        may_be_kept(late=late)
        return view(*args, **kwargs)

    return cast("View", answer)
