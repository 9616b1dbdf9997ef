"""Language by address, in the admin by user; the admin's policy and gate before others' drafts; counting; proxies."""

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from csp.decorators import csp_update
from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.middleware.locale import LocaleMiddleware
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from cms.core.counting import count_reading, reading_of
from cms.core.pagecache.recording import current
from cms.core.visibility import explorable_by, own, seen_by, show_all_titles, visible_to


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


class AdminLanguageMiddleware:
    """The admin speaks the user's language, also where an address there is shut or leads nowhere.

    Wagtail sets it within its views alone; what is said about them (not found, not yours) comes after.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.admin_path = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(self.admin_path) or not request.user.is_authenticated:
            return self.get_response(request)
        language = request.user.preferred_language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
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


class CountViewsMiddleware:
    """Sees the answer as the reader gets it: whatever stands inside may still have changed it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.OK:
            recorder = current()
            if recorder is None:
                count_reading(request.META, reading_of(request))
            else:  # the page cache counts, each time it answers
                recorder.reading = reading_of(request)
        return response


class OneReaderMiddleware:
    """What the page cache does not keep is for whoever asked: no proxy keeps it, and the browser asks each time.

    Without a word of it a CDN may keep a redirect, or that a page is not there, long after it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        recorder = current()
        is_kept = recorder is not None and recorder.is_kept and response.status_code == HTTPStatus.OK
        if not is_kept or response.cookies:
            response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class CompressUnkeptMiddleware(GZipMiddleware):
    """What the page cache keeps, it compresses itself, once."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        recorder = current()
        if recorder is not None and recorder.is_kept:
            return response
        return super().process_response(request, response)


class PagesOfOthersMiddleware:
    """In the admin, another county's draft is not there: whatever view names it in its address answers 404.

    Wagtail 8.0.1 asks no permission before it shows the title of a page one browses in the chooser, lists in the
    explorer, marks for a bulk action, or is about to move, and its report of page types names the latest of each. One
    gate before all views instead of one patch for each; tests/core/test_isolation.py walks every address and tells what
    a later Wagtail adds. A live page of another county's is there to be chosen, under its published title alone.
    """

    only_for_superusers = ("wagtailadmin_reports:page_types_usage", "wagtailadmin_reports:page_types_usage_results")

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.admin_path = reverse("wagtailadmin_home")

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(self.admin_path) or not request.user.is_authenticated:
            return self.get_response(request)
        with seen_by(request.user):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: dict[str, Any]) -> None:
        user, match = request.user, request.resolver_match
        if not request.path.startswith(self.admin_path) or not user.is_authenticated or match is None:
            return
        if match.namespace in OUR_OWN:
            show_all_titles()
        numbers = _numbers(_named_pages(match.view_name, request, kwargs))
        if user.is_superuser:
            return
        if match.view_name in self.only_for_superusers:
            raise Http404
        may_see = _rule_of(match.view_name)
        if numbers and may_see(Page.objects.filter(pk__in=numbers), user).count() < len(numbers):
            raise Http404


NOBODYS_PAGE = "0"
OUR_OWN = (
    "assessing",
    "events",
    "figures",
    "people",
    "runs",
    "tried_admin",
    "workflows",
)  # these ask their own rules, and write letters and log lines for others
_IN_PATH = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
_IN_QUERY = {
    "wagtailadmin_choose_page": ("target_pages[]",),
    "wagtailadmin_choose_page_child": ("target_pages[]",),
}
_IN_FORM = {
    "wagtail_bulk_action": ("chooser",),
    "wagtailadmin_pages:copy": ("new_parent_page",),
    "wagtailadmin_pages:move": ("new_parent_page",),
}


def _rule_of(view_name: str) -> Callable[[QuerySet[Page], Any], QuerySet[Page]]:
    """Which pages the view may name: all that one sees may be chosen, only one's own may be worked with."""
    if view_name.startswith("wagtailadmin_pages:") or view_name == "wagtail_bulk_action":
        return own
    if view_name in ("wagtailadmin_explore", "wagtailadmin_explore_results"):
        return explorable_by
    return visible_to


def _named_pages(view_name: str, request: HttpRequest, kwargs: dict[str, Any]) -> list[Any]:
    """What the request gives as numbers of pages, unread: in its path, its query string or its form."""
    values = [kwargs[name] for name in _IN_PATH if name in kwargs]
    if view_name == "wagtailadmin_pages:revisions_compare":
        values.append(kwargs["pk"])
    for name in _IN_QUERY.get(view_name, ()):
        values += filter(None, request.GET.getlist(name))
    for name in _IN_FORM.get(view_name, ()):
        values += filter(None, request.POST.getlist(name))
    return values + _chosen(view_name, request, kwargs)


def _chosen(view_name: str, request: HttpRequest, kwargs: dict[str, Any]) -> list[str]:
    """The pages behind `?id=…`. Everything in a listing (`id=all`) is what stands below the page that is listed."""
    chosen = request.GET.getlist("id")
    if view_name == "wagtail_bulk_action":
        if (kwargs["app_label"], kwargs["model_name"]) == ("wagtailcore", "page"):
            return [request.GET.get("childOf") or NOBODYS_PAGE] if "all" in chosen else chosen
        _numbers(value for value in chosen if value != "all")
    elif view_name.endswith(("chosen_multiple", ":find")):
        _numbers(chosen)
        return chosen if view_name == "wagtailadmin_choose_page_chosen_multiple" else []
    return []


def _numbers(values: Iterable[Any]) -> set[int]:
    """Raises Http404 for what is no number; a view of Wagtail's would fail over it."""
    try:
        return {int(value) for value in values}
    except ValueError as error:
        raise Http404 from error
