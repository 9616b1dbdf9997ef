"""Language by address alone, and a content security policy that is looser for the admin path only."""

from collections.abc import Callable

from csp.decorators import csp_update
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.urls import reverse
from django.utils import translation


class PathLocaleMiddleware(LocaleMiddleware):
    """The language is the address's prefix, nothing else.

    Django's own also negotiates by header and cookie and says `Vary: Accept-Language`; a page that is one and the same
    for everybody at its address can be cached whole.
    """

    def process_request(self, request: HttpRequest) -> None:
        language = translation.get_language_from_path(request.path_info) or settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response


class AdminContentSecurityPolicyMiddleware:
    """Wagtail's admin needs inline scripts and styles; readers' pages stay strict."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.admin_response = csp_update(settings.ADMIN_CONTENT_SECURITY_POLICY)(get_response)
        self.admin_path = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(self.admin_path):
            return self.admin_response(request)
        return self.get_response(request)
