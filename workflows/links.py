"""Which links a page has, and which of them lead nowhere."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from bs4 import Tag
from django.conf import settings
from django.db import models
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from requests import PreparedRequest, RequestException
from wagtail import blocks
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import Page

from cms.core.editions import has_interface
from cms.core.models import BasePage
from cms.core.sections import readable
from cms.media.models import BankDocument
from workflows.contents import Node, markup, nodes_of
from workflows.fetching import Trouble
from workflows.models import LinkCheck

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise  # only in the type stubs


class Target(StrEnum):
    ADDRESS = "address"  # on another site
    PATH = "path"  # an address on our own
    PAGE = "page"
    DOCUMENT = "document"


@dataclass(frozen=True)
class Link:
    """`to`: the address, the path, or the number of a page or document."""

    target: Target
    to: str
    text: str
    place: str


@dataclass(frozen=True)
class DeadLink:
    """`address` is empty where there is none to show: a page or a document that is gone."""

    address: str
    text: str
    place: str
    why: str


ADDRESS_IN_TEXT = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]]")
TROUBLES: dict[str, "_StrPromise"] = {
    Trouble.UNKNOWN_HOST: gettext_lazy("There is no such site."),
    Trouble.PRIVATE: gettext_lazy("The address leads into a closed network."),
    Trouble.TIMEOUT: gettext_lazy("The site does not answer in time."),
    Trouble.CERTIFICATE: gettext_lazy("The site's certificate is not valid."),
    Trouble.REDIRECTS: gettext_lazy("The address sends on and on, and leads nowhere."),
    Trouble.UNREACHABLE: gettext_lazy("The site does not answer."),
}


# --- what there is ---


def links_of(page: BasePage) -> list[Link]:
    """Every link readers can follow, in the page's order: in texts, blocks and fields. Mail addresses are left out."""
    return [link for node in nodes_of(page) for link in _links_in(node)]


def _links_in(node: Node) -> Iterator[Link]:
    if node.is_rich:
        yield from _links_in_text(node)
    elif isinstance(node.kind, blocks.URLBlock | models.URLField) and node.value:
        text = node.beside.get("text") or node.beside.get("title") or node.value
        yield from _to_address(node.value, text, node.place)
    elif isinstance(node.kind, models.TextField) and node.value:
        for address in ADDRESS_IN_TEXT.findall(node.value):
            yield from _to_address(address, address, node.place)
    elif isinstance(node.kind, DocumentChooserBlock) and node.value:
        yield Link(Target.DOCUMENT, str(node.value), node.beside.get("title") or "", node.place)


def _links_in_text(node: Node) -> Iterator[Link]:
    for anchor in markup(node.value).find_all("a"):
        text = " ".join(anchor.get_text(" ").split())
        kind, number = _of(anchor, "linktype"), _of(anchor, "id")
        if kind in (Target.PAGE, Target.DOCUMENT) and number.isdecimal():
            yield Link(Target(kind), number, text, node.place)
        else:
            yield from _to_address(_of(anchor, "href"), text, node.place)


def _of(anchor: Tag, name: str) -> str:
    return str(anchor.get(name) or "")


def _to_address(address: str, text: str, place: str) -> Iterator[Link]:
    try:
        parts, home = urlsplit(address.strip()), urlsplit(settings.BASE_URL)
        is_ours = not parts.netloc or parts.netloc == home.netloc
    except ValueError:  # such as a bracket in the host's name
        return
    if is_ours and parts.scheme in ("", "http", "https") and parts.path.startswith("/"):
        yield Link(Target.PATH, parts.path, text, place)
    elif parts.scheme in ("http", "https") and parts.hostname and not is_ours:
        yield Link(Target.ADDRESS, address.strip(), text, place)


def normal(address: str) -> str:
    """The address as it is asked, in ASCII and without its fragment; empty where nothing can be asked."""
    request = PreparedRequest()
    try:
        request.prepare_url(address, None)
    except (RequestException, ValueError):
        return ""
    plain = (request.url or "").partition("#")[0]
    return plain if len(plain) <= LinkCheck.LONGEST else ""


def addresses_of(page: BasePage) -> set[str]:
    """The addresses on other sites that can be asked."""
    return {normal(link.to) for link in links_of(page) if link.target == Target.ADDRESS} - {""}


# --- what leads nowhere ---


def dead_links(page: BasePage, going_up: Collection[int] = ()) -> list[DeadLink]:
    """Those that lead nowhere, in the page's order.

    Our own pages and documents are looked up; addresses elsewhere are told by the last stored check.
    `going_up`: the primary keys of pages that will be published together with this one.
    """
    return dead_links_of([page], going_up)[0]


def dead_links_of(pages: Iterable[BasePage], going_up: Collection[int] = ()) -> list[list[DeadLink]]:
    """The same for many pages, with no more queries than for one."""
    found = [links_of(page) for page in pages]
    reasons = _reasons({link for links in found for link in links}, set(going_up))
    return [
        [
            DeadLink(link.to if link.target in (Target.ADDRESS, Target.PATH) else "", link.text, link.place, why)
            for link in links
            if (why := reasons.get((link.target, link.to)))
        ]
        for links in found
    ]


def _reasons(links: set[Link], going_up: set[int]) -> dict[tuple[Target, str], str]:
    by_target: dict[Target, set[str]] = {target: set() for target in Target}
    for link in links:
        by_target[link.target].add(link.to)
    return {
        **_dead_pages(by_target[Target.PAGE], going_up),
        **_dead_paths(by_target[Target.PATH], going_up),
        **_dead_documents(by_target[Target.DOCUMENT]),
        **_dead_addresses(by_target[Target.ADDRESS]),
    }


def _dead_pages(numbers: set[str], going_up: set[int]) -> dict[tuple[Target, str], str]:
    if not numbers:
        return {}
    pages = Page.objects.filter(pk__in=numbers)
    there = {str(pk) for pk in pages.values_list("pk", flat=True)}
    read = {str(pk) for pk in [*readable(pages).values_list("pk", flat=True), *going_up]}
    return {(Target.PAGE, number): _why_unread(number in there) for number in numbers - read}


def _why_unread(is_there: bool) -> str:
    return _("Readers do not see the page.") if is_there else _("The page is gone.")


def _dead_paths(paths: set[str], going_up: set[int]) -> dict[tuple[Target, str], str]:
    """A path that no page answers may still be another of the site's addresses, or a redirect."""
    wanted = {path: _url_paths(path) for path in paths if _is_a_page(path)}
    if not wanted:
        return {}
    pages = Page.objects.filter(url_path__in={url_path for some in wanted.values() for url_path in some})
    there = set(pages.values_list("url_path", flat=True))
    read = set(readable(pages).values_list("url_path", flat=True))
    read |= set(pages.filter(pk__in=going_up).values_list("url_path", flat=True)) if going_up else set()
    moved = Redirect.objects.filter(old_path__in=map(Redirect.normalise_path, wanted))
    moved_paths = set(moved.values_list("old_path", flat=True))
    return {
        (Target.PATH, path): _why_unread(bool(there & some))
        for path, some in wanted.items()
        if not read & some and Redirect.normalise_path(path) not in moved_paths
    }


def _is_a_page(path: str) -> bool:
    """Whether nothing but the page tree answers the address. Views and files answer for themselves."""
    with translation.override(settings.LANGUAGE_CODE):  # whose addresses have no prefix
        try:
            return resolve(_without_language(path)).url_name == "wagtail_serve"
        except Resolver404:
            return True


def _without_language(path: str) -> str:
    first, _slash, rest = path.lstrip("/").partition("/")
    return f"/{rest}" if has_interface(first) else path


def _url_paths(path: str) -> set[str]:
    """Where the page may stand: in the tree of any language."""
    rest = unquote(_without_language(path)).strip("/")
    return {f"/{code}/{rest}/" if rest else f"/{code}/" for code, _name in settings.KNOWN_LANGUAGES}


def _dead_documents(numbers: set[str]) -> dict[tuple[Target, str], str]:
    if not numbers:
        return {}
    there = {str(pk) for pk in BankDocument.objects.filter(pk__in=numbers).values_list("pk", flat=True)}
    return {(Target.DOCUMENT, number): _("The document is gone.") for number in numbers - there}


def _dead_addresses(addresses: set[str]) -> dict[tuple[Target, str], str]:
    asked = {address: normal(address) for address in addresses}
    if not any(asked.values()):
        return {}
    dead = {check.address: check for check in LinkCheck.objects.dead().filter(address__in=asked.values())}
    return {(Target.ADDRESS, address): _why(dead[plain]) for address, plain in asked.items() if plain in dead}


def _why(check: LinkCheck) -> str:
    said = TROUBLES[check.error] if check.error else _("The site answers %(status)s.") % {"status": check.status}
    day = date_format(localtime(check.checked_at), "DATE_FORMAT")
    return _("%(what)s Last tried %(day)s.") % {"what": said, "day": day}
