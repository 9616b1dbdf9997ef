"""The door of every page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from wagtail import views
from wagtail.url_routing import RouteResult

from home.models import HomePage
from home.models.front import route


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """As Wagtail's, which asks for the site, its language and its front page before it looks for the page itself.

    Whatever asks for the route afterwards finds it where Wagtail would have left it.
    """
    found = _route(request, path.split("/")[:-1])
    request._wagtail_route_for_request = found  # type: ignore[attr-defined]  # noqa: SLF001 — so Wagtail documents it
    return views.serve(request, path)


def _route(request: HttpRequest, components: list[str]) -> RouteResult | None:
    language = get_language() or settings.LANGUAGE_CODE
    try:
        if not components:
            return HomePage.of(language).route(request, [])
        return route(request, components, language)
    except (Http404, HomePage.DoesNotExist):
        return None
