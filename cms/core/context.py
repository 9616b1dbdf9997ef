"""What every public page needs: navigation, the same page in other languages, its canonical address."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext, gettext_lazy

from cms.core.editions import language_links

NAVIGATION = (
    ("kurs", gettext_lazy("Courses")),
    ("ressurser", gettext_lazy("Resources")),
    ("arrangement", gettext_lazy("Events")),
    ("fylkesbibliotekene", gettext_lazy("County libraries")),
)


def site(request: HttpRequest) -> dict[str, Any]:
    """Lazy values, so that the admin and mail pay nothing for them."""
    return {
        "site_nav": SimpleLazyObject(lambda: _navigation(request)),
        "language_links": SimpleLazyObject(lambda: language_links(request)),
    }


def _navigation(request: HttpRequest) -> list[dict[str, Any]]:
    links = []
    for slug, title in NAVIGATION:
        url = reverse("wagtail_serve", args=(f"{slug}/",))
        links.append({"title": str(title), "url": url, "current": request.path.startswith(url)})
    return links


def front_crumb() -> dict[str, str]:
    return {"title": gettext("Front page"), "url": reverse("wagtail_serve", args=("",))}


def catalog_crumbs(slug: str, title: object) -> list[dict[str, str]]:
    """Front page and the catalogue a work is found in; the tree's own ancestors are sections, not shelves."""
    return [front_crumb(), {"title": str(title), "url": reverse("wagtail_serve", args=(f"{slug}/",))}]
