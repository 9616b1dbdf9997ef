"""The sitemap: every live page once, at its own language's address."""

import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from cms.core.editions import interface_of, without_address
from cms.core.sections import SECTION_DEPTH, readable


class OwnSitemap(Sitemap[Any]):
    """Whose addresses follow from the settings, and from no header of the request."""

    limit = 5_000

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.BASE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.BASE_URL).netloc


class LiveWorksSitemap(OwnSitemap):
    """Reads rows, not pages: the address follows from `url_path` alone."""

    def items(self) -> Any:
        pages = readable(Page.objects.filter(depth__gte=2)).exclude(pk__in=_without_address())
        return pages.order_by("path").values("url_path", "last_published_at")

    def location(self, item: dict[str, Any]) -> str:
        home, _slash, rest = item["url_path"].lstrip("/").partition("/")
        with translation.override(interface_of(home)):
            return reverse("wagtail_serve", args=(rest,))

    def lastmod(self, item: dict[str, Any]) -> datetime.datetime | None:
        return item["last_published_at"]


def _without_address() -> set[int]:
    own = [code for code, _name in settings.INTERFACE_LANGUAGES]
    frame = Page.objects.filter(depth__range=(2, SECTION_DEPTH), live=True)
    return without_address(frame.exclude(locale__language_code__in=own))
