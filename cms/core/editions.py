"""A work in its languages. Its editions are pages with one translation key, each in the tree of its language."""

import itertools
from collections.abc import Iterable
from functools import cache
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse, translate_url
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.http import RFC3986_SUBDELIMS
from django.utils.text import get_text_list
from django.utils.translation import get_language, gettext, gettext_lazy, pgettext, pgettext_lazy
from wagtail.models import Locale, Page, Site

from cms.core.models.edition import TranslatedWork
from cms.core.pagecache.recording import reading_only
from cms.core.replica import reading_connection
from cms.core.sections import WORK_PATH_LENGTH

WRITTEN_FORMS = ("nb", "nn")  # of Norwegian
# What the interface says under each language that it has few words of. Those words say themselves what they are in.
SAID_IN = {"se": "nb"}
# Every language that a page may be in, in the interface's words; and as they stand after “in”.
LANGUAGE_NAMES = {
    "nb": gettext_lazy("Bokmål"),
    "nn": gettext_lazy("Nynorsk"),
    "se": gettext_lazy("Northern Sámi"),
    "en": gettext_lazy("English"),
    "smj": gettext_lazy("Lule Sámi"),
    "sma": gettext_lazy("South Sámi"),
    "fkv": gettext_lazy("Kven"),
}
WRITTEN_IN = {
    "nb": pgettext_lazy("written in", "bokmål"),
    "nn": pgettext_lazy("written in", "nynorsk"),
    "se": pgettext_lazy("written in", "Northern Sámi"),
    "en": pgettext_lazy("written in", "English"),
    "smj": pgettext_lazy("written in", "Lule Sámi"),
    "sma": pgettext_lazy("written in", "South Sámi"),
    "fkv": pgettext_lazy("written in", "Kven"),
}

# The live editions of each work that has several, the nearest first. Each work is asked for by itself, by the index of
# keys: in any other form the database reads all pages, since it cannot know how few have a second edition.
EDITIONS = """
SELECT edition.id FROM {work} AS work, LATERAL (
    SELECT page.id, row_number() OVER (ORDER BY array_position(%s, locale.language_code::text)) AS place
    FROM {page} AS page JOIN {locale} AS locale ON locale.id = page.locale_id
    WHERE page.translation_key = work.key AND page.live AND locale.language_code = ANY(%s)
) AS edition WHERE place > 1
"""


def farther(among: Iterable[str] = ()) -> list[int]:
    """The live pages that have an edition nearer to the reader; of `among` these languages, if any are named.

    A list leaves them out, and so shows each work once. They are few, and named they leave the list its indexes.
    """
    chosen = set(among)
    codes = [code for code in _near() if not chosen or code in chosen]
    tables = {"work": TranslatedWork, "page": Page, "locale": Locale}
    names = {name: connection.ops.quote_name(model._meta.db_table) for name, model in tables.items()}
    # That one of a list's own pages has another edition changes that page too, and the list asks for those itself.
    with reading_only(TranslatedWork._meta.db_table), reading_connection().cursor() as cursor:
        cursor.execute(EDITIONS.format(**names), [codes, codes])
        return [page for (page,) in cursor.fetchall()]


def _near() -> list[str]:
    return nearest_first(get_language() or settings.LANGUAGE_CODE)


def nearest(pages: Iterable[Any]) -> Any:
    """Of the editions given the one nearest to the reader; None of none."""
    order = _near()
    return min(pages, key=lambda page: order.index(language_of(page.url_path)), default=None)


def nearest_of_each(pages: Iterable[Any]) -> dict[Any, Any]:
    """By translation key, the nearest of the editions given."""
    editions: dict[Any, list[Any]] = {}
    for page in pages:
        editions.setdefault(page.translation_key, []).append(page)
    return {work: nearest(found) for work, found in editions.items()}


def language_of(url_path: str) -> str:
    """The language of the tree that a page stands in: the first part of its path."""
    return url_path.lstrip("/").partition("/")[0]


def nearest_first(language: str) -> list[str]:
    """The languages: the reader's own first, then in the order of the settings."""
    return sorted((code for code, _name in settings.KNOWN_LANGUAGES), key=lambda code: code != language)


def with_editions(pages: QuerySet[Any]) -> QuerySet[Any]:
    """Annotates the `url_path` of each edition that readers can open as `Edition.editions` reads it."""
    return pages.annotate(fetched_editions=ArraySubquery(_editions(OuterRef("translation_key")).values("url_path")))


def _editions(key: Any) -> QuerySet[Page]:
    work = Page.objects.filter(path=Substr(OuterRef("path"), 1, WORK_PATH_LENGTH), live=True)
    return Page.objects.filter(Exists(work), translation_key=key, live=True).order_by("path")


class Edition:
    """The language of a page: where it stands, where its other editions stand, and what a reader is told of it."""

    @property
    def content_language(self: Any) -> str:
        """The language of the tree the page stands in."""
        return language_of(self.url_path)

    @property
    def content_language_name(self) -> str:
        return str(LANGUAGE_NAMES[self.content_language])

    @cached_property
    def editions(self: Any) -> dict[str, str]:
        """The path below its front page of each edition that readers can open, by language."""
        paths = getattr(self, "fetched_editions", None)
        if paths is None:
            paths = _editions(self.translation_key).values_list("url_path", flat=True)
        found = {code: rest for code, _slash, rest in (path.lstrip("/").partition("/") for path in paths)}
        own = {rest for code, rest in found.items() if has_interface(code)}
        return {code: rest for code, rest in found.items() if has_interface(code) or rest not in own}

    @property
    def nearest_edition(self) -> str:
        """The language of the edition nearest to the reader, of those that readers can open."""
        return next((code for code in _near() if code in self.editions), self.content_language)

    def get_url_parts(self: Any, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """The page's address under the interface's language: any language shows any page."""
        address = self.get_url()
        if address is None:
            return None
        site_id = Site.find_for_request(request).pk if request else self._any_site_id()
        return site_id, settings.BASE_URL, address

    def _any_site_id(self: Any) -> int:
        paths = self._get_relevant_site_root_paths()
        return paths[0].site_id if paths else 0

    def get_url(self: Any, request: HttpRequest | None = None, current_site: Site | None = None) -> str | None:
        """As Wagtail's, which asks the cache for the sites each time to see whether there are several. There is one."""
        home, _slash, rest = self.url_path.lstrip("/").partition("/")
        return _served_at(rest) if home in LANGUAGE_NAMES else None

    url = property(get_url)

    def get_full_url(self: Any, request: HttpRequest | None = None) -> str | None:
        """Without asking the cache for the sites, as for `get_url`."""
        address = self.get_url()
        return address and f"{settings.BASE_URL}{address}"

    full_url = property(get_full_url)

    @property
    def canonical_url(self: Any) -> str:
        """The absolute address in the page's own language, or in bokmål's interface where it has none of its own."""
        with translation.override(interface_of(self.content_language)):
            return self.full_url or ""

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """Where there are several editions, the language and the absolute address of each."""
        if len(self.editions) < 2:
            return []
        return [(code, f"{settings.BASE_URL}{_address(code, rest)}") for code, rest in self.editions.items()]

    @property
    def written_only_in(self) -> str:
        """What a reader is told for whom there is no edition; empty where there is one."""
        language = get_language() or settings.LANGUAGE_CODE
        if not self.editions or language in self.editions:
            return ""
        names = [str(WRITTEN_IN[code]) for code in _near() if code in self.editions]
        return gettext("The content is only in %(languages)s.") % {
            "languages": get_text_list(names, pgettext("between two languages", "and"))
        }

    def language_links(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Each language of the interface, and there the edition in that language, or else this page."""
        query = request.META.get("QUERY_STRING", "")
        links = language_links(request)
        for link in links:
            if link["code"] in self.editions:
                address = _address(link["code"], self.editions[link["code"]])
                link["url"] = f"{address}?{query}" if query else address
        return links


def interface_language() -> str:
    """The language that the interface's own texts are in."""
    language = get_language() or settings.LANGUAGE_CODE
    return SAID_IN.get(language, language)


def language_links(request: HttpRequest) -> list[dict[str, Any]]:
    """The same address under every interface language; the query string stays."""
    current = get_language()
    return [
        {"code": code, "name": name, "url": _translated(request, code), "current": code == current}
        for code, name in settings.INTERFACE_LANGUAGES
    ]


def _translated(request: HttpRequest, code: str) -> str:
    """As `translate_url`, which works out for each language anew what the address leads to: Django knows already."""
    path, match = request.get_full_path(), request.resolver_match
    if match is None or not match.url_name:
        return translate_url(path, code)
    with translation.override(code):
        address = reverse(match.view_name, args=match.args, kwargs=match.kwargs)
    _path, mark, query = path.partition("?")
    return f"{address}{mark}{query}"


def has_interface(code: str) -> bool:
    """Whether the site itself speaks the language, and its pages so have addresses of their own."""
    return code in dict(settings.INTERFACE_LANGUAGES)


def interface_of(code: str) -> str:
    """The interface in which a page in that language has its canonical address."""
    return code if has_interface(code) else settings.LANGUAGE_CODE


# --- pages without an interface of their own ------------------------------------------------------------------------


def contested(code: str, rest: str) -> list[str]:
    """The paths of pages that would hide one in that language's tree, or be hidden by it.

    Each interface shows its own tree first, so two of theirs may share a path. What has no interface shares none.
    """
    others = [other for other, _name in settings.KNOWN_LANGUAGES if other != code]
    return [f"/{other}/{rest}" for other in others if not (has_interface(code) and has_interface(other))]


def free_slug(parent: Page, slug: str) -> str:
    """The slug, with the language at its end where an edition with it below `parent` would share a contested path."""
    code, _slash, rest = parent.url_path.lstrip("/").partition("/")
    named = f"{slug}-{code}"
    for candidate in itertools.chain([slug, named], (f"{named}-{number}" for number in itertools.count(2))):
        path = f"{rest}{candidate}/"
        if not Page.objects.filter(url_path__in=[f"/{code}/{path}", *contested(code, path)]).exists():
            break
    return candidate


def without_address(pages: Iterable[Any]) -> set[int]:
    """The primary keys of those that no address leads to: front pages and sections of languages without an interface.

    What is written has a path of its own, by its review. A query only where there are such languages.
    """
    paths = {page.pk: page.url_path.lstrip("/").partition("/") for page in pages}
    further = {pk: contested(code, rest) for pk, (code, _slash, rest) in paths.items() if not has_interface(code)}
    if not further:
        return set()
    near = Page.objects.filter(url_path__in={path for some in further.values() for path in some}, live=True)
    own = {path for path in near.values_list("url_path", flat=True) if has_interface(language_of(path))}
    return {pk for pk, some in further.items() if own & set(some)}


def _address(code: str, rest: str) -> str:
    with translation.override(interface_of(code)):
        return _served_at(rest)


def _served_at(rest: str) -> str:
    """As `reverse("wagtail_serve")`, which a list asks forty times, and which works it out anew each time."""
    return _front(get_script_prefix(), get_language()) + quote(rest, safe=RFC3986_SUBDELIMS + "/~:@")


@cache
def _front(_script_prefix: str, _language: str | None) -> str:
    return reverse("wagtail_serve", args=("",))
