"""Which host a request is for. On that of packages nothing but packages answers, and nobody is anybody.

Neither session, language by path, cookies, forms nor the pages of the site are reached from there: the request is
answered here. The players' own files are static files like others, and let through to where those are served.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import resolve
from django.utils.translation import gettext, override

from learning.packages.addresses import packages_host

PLAYERS = "packages/"  # the folder of static files that players need
# The browser asks for more than `'self'` allows where a package does what old authoring tools do: scripts and styles in
# the page, texts made into code. What it must not do is reach another host, a form's target or a frame of others.
POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "media-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'none'",
    # Also where the package is opened alone. Without `allow-same-origin` a package could not read its own files, nor
    # find the player beside it; `allow-forms`, or no script hears that a form was answered. `form-action` stops it.
    "sandbox": "allow-scripts allow-same-origin allow-forms",
}


class PackagesHostMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.get_host().lower() != packages_host():
            return self.get_response(request)
        response = self._answer(request)
        response.headers.setdefault("Cache-Control", "no-store")
        for name, value in {
            "Content-Security-Policy": _policy(),
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "X-Robots-Tag": "noindex",
        }.items():
            response.headers[name] = value
        return response

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        if request.path.startswith(settings.STATIC_URL + PLAYERS):
            response = self.get_response(request)
            return response if response.status_code in (200, 206, 304) else _not_there()
        try:
            match = resolve(request.path_info, "learning.packages.urls")
            return match.func(request, *match.args, **match.kwargs)
        except Http404:
            return _not_there()


def _policy() -> str:
    """Framed by the site alone, and by the player, which stands between the two."""
    ancestors = f"frame-ancestors 'self' {settings.BASE_URL}"
    return "; ".join([*(f"{name} {sources}" for name, sources in POLICY.items()), ancestors])


def _not_there() -> HttpResponse:
    """Somebody may have typed this address and looked for the site."""
    with override(settings.LANGUAGE_CODE):
        text = gettext("There is nothing here. You find the site at %(address)s") % {"address": settings.BASE_URL}
    return HttpResponse(f"{text}\n", status=404, content_type="text/plain; charset=utf-8")
