"""An address that readers have had leads on: under every interface, and from the moment it is given up."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page


def keep_old_address(page: Page, left: str) -> None:
    """Redirects from where the page and what is live below it stood; `left` is the page's `url_path` there.

    Wagtail's own are made after the transaction, and only for the language of whoever approved the new address.
    """
    rows = []
    for moved in (page, *Page.objects.descendant_of(page).filter(live=True)):
        _home, _slash, rest = (left + moved.url_path.removeprefix(page.url_path)).lstrip("/").partition("/")
        for code, _name in settings.INTERFACE_LANGUAGES:
            with translation.override(code):
                path = Redirect.normalise_path(reverse("wagtail_serve", args=(rest,)))
            rows.append(Redirect(old_path=path, redirect_page_id=moved.pk, automatically_created=True))
    Redirect.objects.filter(old_path__in=[row.old_path for row in rows], automatically_created=True).delete()
    Redirect.objects.bulk_create(rows)
