"""Addresses of the meetings for members, inside the admin: behind its door, and kept by no cache."""

from collections.abc import Callable

from django.http import HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from events.network import calendar_views, views


def _shut(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    return path(route, never_cache(require_admin_access(view)), name=name)


app_name = "network"
urlpatterns = [
    _shut("", views.index, "index"),
    _shut("innkall/<slug:kind>/", views.call, "call"),
    _shut("vedtak/", views.archive, "archive"),
    _shut("vedtak.csv", views.archive_file, "archive_file"),
    _shut("kalender/", calendar_views.link, "calendar"),
    _shut("<int:pk>/", views.meeting, "meeting"),
    _shut("<int:pk>/endre/", views.change, "change"),
    _shut("<int:pk>/avlys/", views.cancel, "cancel"),
    _shut("<int:pk>/saksliste/", views.agenda, "agenda"),
    _shut("<int:pk>/referat/", views.minutes, "minutes"),
    _shut("<int:pk>/vedtak/", views.decisions, "decisions"),
    _shut("<int:pk>/godkjenn/", views.approve, "approve"),
]
