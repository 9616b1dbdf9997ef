"""Language by address alone, a looser content policy for the admin path only, and its gate before others' drafts."""

from collections.abc import Callable
from typing import Any

from csp.decorators import csp_update
from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from cms.core.visibility import visible_to


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


class PagesOfOthersMiddleware:
    """In the admin, another county's draft is not there: whatever view names it in its address answers 404.

    Wagtail 8.0.1 asks no permission before it shows the title of a page one browses in the chooser, lists in the
    explorer, or is about to move, and its report of page types names the latest of each. One gate before all views
    instead of one patch for each; tests/core/test_isolation.py walks every address and tells what a later Wagtail adds.
    """

    page_numbers = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
    only_for_superusers = ("wagtailadmin_reports:page_types_usage", "wagtailadmin_reports:page_types_usage_results")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.admin_path = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: dict[str, Any]) -> None:
        user = request.user
        if not request.path.startswith(self.admin_path) or not user.is_authenticated or user.is_superuser:
            return
        if request.resolver_match and request.resolver_match.view_name in self.only_for_superusers:
            raise Http404
        numbers = {kwargs[name] for name in self.page_numbers if name in kwargs}
        if numbers and visible_to(Page.objects.filter(pk__in=numbers), user).count() < len(numbers):
            raise Http404
