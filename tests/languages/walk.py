"""One answer at a time: what it says in another language than it should, and which links leave the interface."""

import io
import json
import re
from collections.abc import Iterable
from typing import Any

from bs4 import BeautifulSoup
from pypdf import PdfReader

from tests.languages.catalogues import language_of, normal
from tests.languages.seen import Shown, shown_in, shown_in_json
from tests.languages.stage import MADE_UP, languages_of

SAID_IN = {"nb": "nb", "nn": "nn", "se": "nb", "en": "en"}  # what each interface's own texts are in
PREFIXES = {"nb": "", "nn": "/nn", "se": "/se", "en": "/en"}
# Addresses that are the same in every interface.
WITHOUT_LANGUAGE = ("/admin/", "/api/", "/dokumenter/", "/delebilde/", "/media/", "/static/", "/sitemap.xml")
DAYS = {
    "nb": {"mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"},
    "nn": {"måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag"},
    "en": {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
}
MONTHS = {
    "nb": {"januar", "februar", "mars", "mai", "juni", "juli", "oktober", "desember"},
    "nn": {"januar", "februar", "mars", "mai", "juni", "juli", "oktober", "desember"},
    "en": {"january", "february", "june", "july", "october", "december"},
}
WORD = re.compile(r"[^\W\d_]+")


def faults(response: Any, language: str, *, with_content: bool = True, names: Iterable[str] = ()) -> list[str]:
    """What is in the wrong language in an answer whose own words should be in this one.

    `with_content`: whether the made-up words of pages must stand in the language of their tree too.
    """
    own = SAID_IN[language]
    page, shown = _read(response, own)
    found = [f"lang={page.html.get('lang')}"] if page and page.html and page.html.get("lang") not in (None, own) else []
    known = set(names)
    for one in shown:
        said = None if one.text in known else language_of(one.text, one.language)
        if said:
            found.append(f"{said} in {one.language} {one.where}: {one.text}")
        if days := foreign_dates(one.text, one.language):
            found.append(f"a date in {one.language} {one.where}: {' '.join(sorted(days))}")
        if with_content and languages_of(_content(one)) - {one.language}:
            found.append(f"content in {one.language} {one.where}: {one.text}")
    return list(dict.fromkeys(found))


def _content(one: Shown) -> str:
    """What should say its language. A title is one text, in that which it begins in; what scripts get says its own."""
    if one.where in ("json", "<script>") or (one.where.endswith("title>") and not MADE_UP.match(one.text)):
        return ""
    return one.text


def foreign_dates(text: str, language: str) -> set[str]:
    """Days and months of another language beside a number, as a date has them."""
    if language not in DAYS or not re.search(r"\d", text):
        return set()
    own = DAYS[language] | MONTHS[language]
    others = {word for words in (*DAYS.values(), *MONTHS.values()) for word in words} - own
    return others & set(WORD.findall(text.lower()))


def _read(response: Any, own: str) -> tuple[BeautifulSoup | None, list[Shown]]:
    kind = response.headers["Content-Type"]
    if "html" in kind:
        return page_of(response), shown_in(page_of(response), own)
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if "json" in kind:
        return None, shown_in_json(json.loads(content), own)
    if "pdf" in kind:
        return None, shown_in_pdf(content)
    cells = re.split(r"[\n;,\t]", content.decode("utf-8-sig"))
    return None, [Shown(normal(cell.strip('"\r ')), own, kind) for cell in cells]


def page_of(response: Any) -> BeautifulSoup:
    """Read once: it is what takes the time."""
    if not hasattr(response, "as_read"):
        response.as_read = BeautifulSoup(response.content, "lxml")
    page: BeautifulSoup = response.as_read
    return page


def shown_in_pdf(content: bytes) -> list[Shown]:
    """Its lines, in the language that its catalogue names."""
    reader = PdfReader(io.BytesIO(content))
    language = str(reader.trailer["/Root"].get("/Lang", ""))
    lines = [line for page in reader.pages for line in page.extract_text().splitlines()]
    return [Shown(normal(line), language, "PDF") for line in [*lines, str((reader.metadata or {}).get("/Title", ""))]]


def astray(response: Any, language: str) -> list[str]:
    """Links and forms that lead to another interface, beside the choice of language."""
    page = page_of(response)
    leading = [str(tag["href"]) for tag in page.find_all("a", href=True) if not tag.find_parent(class_="langs")]
    leading += [str(tag["action"]) for tag in page.find_all("form", action=True)]
    inside = [address for address in leading if address.startswith("/") and not address.startswith(WITHOUT_LANGUAGE)]
    prefixes = tuple(f"{prefix}/" for prefix in PREFIXES.values() if prefix)
    if language == "nb":
        return [address for address in inside if address.startswith(prefixes)]
    return [address for address in inside if not address.startswith(f"{PREFIXES[language]}/")]
