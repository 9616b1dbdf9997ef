"""Sees every request: gives it a name, counts and times it and its queries, and writes one line.

No line says who asked from where: a view's pattern instead of the address that fills it, and a user's number.
"""

import logging
import re
import sys
import time
import uuid
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.signals import request_finished
from django.db import connections
from django.dispatch import receiver
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from cms.core import metrics
from cms.core.logs import hidden, request_id
from cms.core.pagecache import watching

requests = logging.getLogger("cms.requests")
slow = logging.getLogger("cms.slow")
_WELL_FORMED = re.compile(r"[A-Za-z0-9-]{8,64}")
_ROOT = f"{Path(__file__).parents[2]}/"
_LOOKING_ON = (__file__, watching.__file__)  # stand between a query and whoever asks it
_LONGEST = 500  # characters of SQL in a line


@receiver(request_finished, dispatch_uid="core.forget_name")
def forget_name(**kwargs: Any) -> None:
    request_id.set("")


class ObservingMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        name = given if _WELL_FORMED.fullmatch(given) else uuid.uuid4().hex
        request_id.set(name)  # until the request is finished: Django tells of an error after this has returned
        queries = Queries()
        wrappers = [each.execute_wrappers for each in connections.all()]
        for each in wrappers:
            each.append(queries)
        began = time.perf_counter()
        try:
            response = self.get_response(request)
            self._tell(request, response, time.perf_counter() - began, queries.number)
        finally:
            for each in wrappers:
                each.remove(queries)
        # An answer that others keep is given to many, and the name is of the first alone.
        if "public" not in response.headers.get("Cache-Control", ""):
            response.headers["X-Request-ID"] = name
        return response

    @staticmethod
    def _tell(request: HttpRequest, response: HttpResponseBase, seconds: float, queries: int) -> None:
        view, path = _what(request)
        method = request.method if request.method in metrics.METHODS else "other"
        if settings.METRICS_TOKEN:
            metrics.REQUESTS.labels(view, method, response.status_code).inc()
            metrics.SECONDS.labels(view).observe(seconds)
            metrics.QUERIES.observe(queries)
        if view == STATIC:
            return
        user = getattr(request, "_cached_user", None)  # asks nothing: who was not asked for is not looked up
        facts = {
            "method": method,
            "path": path,
            "view": view,
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
            "queries": queries,
        }
        if user is not None and user.is_authenticated:
            facts["user"] = user.pk
        told = (method, path, response.status_code, seconds * 1000, queries)
        requests.info("%s %s %s, %.0f ms, %s queries", *told, extra={"facts": facts})


STATIC, NONE, PAGES = "static", "none", "wagtail_serve"
_GROUP = re.compile(r"\(\?P<(\w+)>[^)]*\)")  # of a pattern that is written as a regular expression


@cache
def _pattern(route: str) -> str:
    return hidden("/" + _GROUP.sub(r"<\1>", route))


def _what(request: HttpRequest) -> tuple[str, str]:
    """The view's name and its pattern; of a page the address, which is public. `none` was answered before any view."""
    match = request.resolver_match
    if match is not None and match.view_name and match.view_name != PAGES:
        return match.view_name, _pattern(match.route)
    if match is None and request.path_info.startswith(settings.STATIC_URL):
        return STATIC, settings.STATIC_URL
    return (NONE if match is None else PAGES), hidden(request.path_info)


class Queries:
    """Counts what is asked of the database, and tells what takes long: its shape without its values, and from where."""

    def __init__(self) -> None:
        self.number = 0
        self.limit = settings.SLOW_QUERY_SECONDS

    def __call__(self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
        self.number += 1
        if self.limit is None:
            return execute(sql, params, many, context)
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            seconds = time.perf_counter() - began
            if seconds >= self.limit:
                slow.warning(
                    "%.0f ms, from %s: %s", seconds * 1000, _from_where(), " ".join(str(sql).split())[:_LONGEST]
                )


def _from_where() -> str:
    """The innermost line of our own code that led here."""
    frame = sys._getframe(2)  # noqa: SLF001  # the cheapest way up
    while frame.f_back is not None:
        file = frame.f_code.co_filename
        if file.startswith(_ROOT) and "site-packages" not in file and file not in _LOOKING_ON:
            return f"{file.removeprefix(_ROOT)}:{frame.f_lineno} {frame.f_code.co_name}"
        frame = frame.f_back
    return "elsewhere"
