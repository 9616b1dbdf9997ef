"""A path is one work's in all trees, and one that readers have had leads on under every interface."""

from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Q
from django.urls import resolve, reverse
from django.utils import translation
from django.utils.translation import get_language, gettext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.core.editions import contested, language_of, nearest_first
from cms.core.models.evidence import ApprovalRecord, Pin

PROMISES = 7_210_417  # the key of the lock under which a review is promised its addresses


def keep_old_address(page: Page, left: str) -> None:
    """Redirects from where the page and what readers have had below it stood; `left` is the page's `url_path` there.

    Where editions have had an address in common, it leads to the one nearest to the reader. Wagtail's own redirects are
    made after the transaction, and only for the language of whoever approved the new address.
    """
    below = Page.objects.descendant_of(page).filter(first_published_at__isnull=False)
    given_up: dict[str, tuple[str, Page]] = {}
    for moved in (page, *below):
        rest = _rest_of(left + moved.url_path.removeprefix(page.url_path))
        given_up |= {_old_path(code, rest): (code, moved) for code, _name in settings.INTERFACE_LANGUAGES}
    kept = Redirect.objects.filter(old_path__in=given_up, automatically_created=True)
    nearer = {
        row.old_path
        for row in kept.select_related("redirect_page")
        if _is_nearer(row.redirect_page, *given_up[row.old_path])
    }
    kept.exclude(old_path__in=nearer).delete()
    Redirect.objects.bulk_create(
        Redirect(old_path=path, redirect_page_id=moved.pk, automatically_created=True)
        for path, (_code, moved) in given_up.items()
        if path not in nearer
    )


def _is_nearer(other: Page | None, code: str, page: Page) -> bool:
    """Whether the other is a live edition of the page's work that is nearer to a reader of that interface."""
    if other is None or not other.live or other.translation_key != page.translation_key:
        return False
    near = nearest_first(code)
    return near.index(language_of(other.url_path)) < near.index(language_of(page.url_path))


def leads_nearer(page: Any, rest: str) -> bool:
    """Whether the address, at which an edition stands, is one that the edition nearest to the reader has given up."""
    language = get_language() or settings.LANGUAGE_CODE
    if page.content_language in (language, page.nearest_edition):
        return False
    redirects = Redirect.objects.filter(
        old_path=_old_path(language, rest),
        redirect_page__live=True,
        redirect_page__translation_key=page.translation_key,
        redirect_page__url_path__startswith=f"/{page.nearest_edition}/",
    )
    return redirects.exists()


def fault_of_path(page: Any) -> str:
    """Why the page cannot have its path, which is one work's in all trees; empty where it can."""
    language, rest = language_of(page.url_path), _rest_of(page.url_path)
    if is_taken_by_a_view(rest):
        return gettext("The site itself uses this address.")
    paths = [f"/{code}/{rest}" for code, _name in settings.KNOWN_LANGUAGES]
    taken = Q(url_path__in=paths) & ~Q(translation_key=page.translation_key)
    if not page.is_permanent:  # a section in a language without an interface is only a place to write in
        taken |= Q(url_path__in=contested(language, rest))
    other = Page.objects.filter(taken).order_by("-live", "path").first()
    if other is None and not _is_promised(page):
        return ""
    if other is None or not other.live:  # a draft's title is nobody else's
        return gettext("Another page has this address already.")
    message = gettext("This page cannot have the address %(own)s: “%(title)s” has %(address)s already.")
    return message % {"own": page.canonical_url, "title": other.title, "address": other.specific.canonical_url}


def is_taken_by_a_view(rest: str) -> bool:
    """Whether the path leads past the pages, as the search's does: a page there would never be shown."""
    with translation.override(settings.LANGUAGE_CODE):
        return resolve(f"/{rest}").url_name != "wagtail_serve"


def promise_one_at_a_time() -> None:
    """Until the end of the transaction no other work is sent, so that no two are promised one path. First of all, or
    two could wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PROMISES])


def _is_promised(page: Page) -> bool:
    """Whether another work is to have the page's path, in any tree: one under review, or one that waits for its day."""
    pinned = Pin.objects.filter(released_at=None, revision__content__slug=page.slug)
    waiting = ApprovalRecord.objects.unused().filter(content__slug=page.slug)
    keys = [*pinned.values_list("page", flat=True), *waiting.values_list("page", flat=True)]
    others = Page.objects.filter(pk__in=keys).exclude(translation_key=page.translation_key)
    return any(_with_slug(other, page.slug) == _rest_of(page.url_path) for other in others)


def _with_slug(page: Page, slug: str) -> str:
    """The path below its front page that the page has by that name."""
    return _rest_of(f"{page.url_path.rstrip('/').rpartition('/')[0]}/{slug}/")


def _rest_of(url_path: str) -> str:
    return url_path.lstrip("/").partition("/")[2]


def _old_path(code: str, rest: str) -> str:
    with translation.override(code):
        return str(Redirect.normalise_path(reverse("wagtail_serve", args=(rest,))))
