"""What goes for every answer of the API: who may ask from where, how often, in which language, and what has changed."""

import hashlib
from collections.abc import Callable
from http import HTTPStatus
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from cms.core.pagecache.keeping import may_be_kept
from cms.core.throttling import count_from
from cms.people.auth import client_address
from search.api.problems import PROBLEM, problem_response

MINUTE = 60  # seconds
ASK, MAY = ("GET", "HEAD"), "GET, HEAD, OPTIONS"
DAY = 24 * 60 * MINUTE


class ReadApiMiddleware:
    """Stands innermost, before any view: what may not be asked reaches none.

    The answer is the same for everybody, so no session is looked at and any site may read it.
    """

    path = "/api/"

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(self.path):
            return self.get_response(request)
        language = request.GET.get("sprak", "")
        if language not in dict(settings.INTERFACE_LANGUAGES):
            language = settings.LANGUAGE_CODE
        with translation.override(language):
            response = self._answer(request)
        response["Content-Language"] = language
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "Content-Language, ETag, Link, Retry-After"
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            return _preflight()
        if request.method not in ASK:
            refusal = problem_response(HTTPStatus.METHOD_NOT_ALLOWED, _("This can be read, and nothing else."))
            refusal["Allow"] = MAY
            return refusal
        if count_from(client_address(request), "api", MINUTE) >= settings.API_REQUESTS_PER_MINUTE:
            refusal = problem_response(HTTPStatus.TOO_MANY_REQUESTS, _("Too much at once. Wait a minute."))
            refusal["Retry-After"] = str(MINUTE)
            return refusal
        return self._said_as_problem(_tagged(request, self._get(request)))

    def _get(self, request: HttpRequest) -> HttpResponse:
        """HEAD is asked as GET; the server leaves the body out."""
        may_be_kept()
        method, request.method = request.method, "GET"
        try:
            return self.get_response(request)
        finally:
            request.method = method

    @staticmethod
    def _said_as_problem(response: HttpResponse) -> HttpResponse:
        """What failed outside the endpoints has a page for readers, which no program can read."""
        if response.status_code < HTTPStatus.BAD_REQUEST or response["Content-Type"] == PROBLEM:
            return response
        return problem_response(response.status_code, _("There is no answer to this."))


def _preflight() -> HttpResponse:
    return HttpResponse(
        status=HTTPStatus.NO_CONTENT,
        headers={
            "Allow": MAY,
            "Access-Control-Allow-Methods": MAY,
            "Access-Control-Allow-Headers": "If-None-Match",
            "Access-Control-Max-Age": str(DAY),
        },
    )


def _tagged(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """With a tag of what it says. It may be kept, and must be asked for anew: what is taken down is gone at once."""
    if response.status_code != HTTPStatus.OK:
        return response
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    response["Cache-Control"] = "public, no-cache"
    return cast("HttpResponse", get_conditional_response(request, etag, response=response))
