"""The sitemap: every live page once, at its own language's address."""

import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from cms.core.sections import readable


class LiveWorksSitemap(Sitemap[Any]):
    """Reads rows, not pages: the address follows from `url_path` alone, and from no header of the request."""

    limit = 5_000

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.BASE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.BASE_URL).netloc

    def items(self) -> Any:
        return readable(Page.objects.filter(depth__gte=2)).order_by("path").values("url_path", "last_published_at")

    def location(self, item: dict[str, Any]) -> str:
        home, _slash, rest = item["url_path"].lstrip("/").partition("/")
        with translation.override(home):
            return reverse("wagtail_serve", args=(rest,))

    def lastmod(self, item: dict[str, Any]) -> datetime.datetime | None:
        return item["last_published_at"]
