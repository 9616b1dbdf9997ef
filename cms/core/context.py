"""What every public page needs: navigation, the same page in other languages, its canonical address."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, gettext, override, pgettext_lazy

from cms.core.editions import interface_language, language_links

NAVIGATION = (
    ("kurs", pgettext_lazy("main menu", "Courses")),
    ("ressurser", pgettext_lazy("main menu", "Resources")),
    ("arrangement", pgettext_lazy("main menu", "Events")),
    ("fylkesbibliotekene", pgettext_lazy("main menu", "County libraries")),
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
        current = request.path.startswith(url)
        links.append({"title": str(title), "url": url, "current": current, "language": _language_of(title)})
    return links


def _language_of(title: Any) -> str:
    """A word the interface's language lacks is said in another."""
    with override(interface_language()):
        is_lacking = str(title)
    return interface_language() if is_lacking == str(title) else get_language() or settings.LANGUAGE_CODE


def front_crumb() -> dict[str, str]:
    return {"title": gettext("Front page"), "url": reverse("wagtail_serve", args=("",))}


def catalog_crumbs(slug: str, title: object) -> list[dict[str, str]]:
    """Front page and the catalogue a work is found in; the tree's own ancestors are sections, not shelves."""
    return [front_crumb(), {"title": str(title), "url": reverse("wagtail_serve", args=(f"{slug}/",))}]


def page_crumb(page: Any) -> dict[str, str]:
    return {"title": page.title, "url": page.url, "language": page.content_language}
