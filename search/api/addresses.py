"""Absolute addresses: of pages, in their own language, and of what the API says about them."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from cms.core.editions import interface_of


def page_url(url_path: str) -> str:
    """Of the page at a `url_path`, whose first part is its language. No site is asked for, and no query made."""
    language, _slash, rest = url_path.lstrip("/").partition("/")
    return path_url(rest, language)


def path_url(path: str, language: str) -> str:
    with translation.override(interface_of(language)):
        return f"{settings.BASE_URL}{reverse('wagtail_serve', args=(path,))}"


def api_url(name: str, *args: object) -> str:
    return f"{settings.BASE_URL}{reverse(f'api_v1:{name}', args=args)}"
