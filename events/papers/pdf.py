"""Name tags and posters as accessible PDF, in the interface's language."""

import hashlib
from pathlib import Path
from typing import Any

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.translation import get_language

from cms.core import qr
from cms.core.pdf import as_pdf
from events.models import EventPage
from events.papers.querysets import tagged
from events.papers.rules import ON_A_POSTER, sheets, size_of_name, size_of_title
from learning.certificates.drawing import brand_svg

KEPT = 24 * 60 * 60  # seconds


def name_tags(page: EventPage) -> tuple[bytes, int]:
    """A sheet for each eight who have a place, and how many they are. Raises NoPango."""
    people = [(each, size_of_name(each.name)) for each in tagged(page.translation_key)]
    context = {"page": page, "sheets": sheets(people), "language": get_language()}
    return as_pdf(render_to_string("events/papers/name_tags.html", context), _style("name_tags.css")), len(people)


def poster(page: EventPage) -> bytes:
    """One sheet for the wall. Drawn once for all that is read on it, however often it is fetched. Raises NoPango."""
    context = {
        "page": page,
        "occurrences": [each for each in page.occurrence_list if not each.is_cancelled][:ON_A_POSTER],
        "number_more": max(0, sum(not each.is_cancelled for each in page.occurrence_list) - ON_A_POSTER),
        "language": get_language(),
        "title_size": size_of_title(page.title),
        "address": page.full_url,
    }
    html = render_to_string("events/papers/poster.html", context)
    key = f"poster:{hashlib.sha256(html.encode()).hexdigest()}"
    files = {
        **_style("poster.css"),
        "kb:brand": (brand_svg(), "image/svg+xml"),
        "kb:qr": (qr.svg(page.full_url), "image/svg+xml"),
    }
    found: Any = cache.get_or_set(key, lambda: as_pdf(html, files), timeout=KEPT)
    return found


def _style(name: str) -> dict[str, tuple[bytes, str]]:
    return {f"kb:{name}": (Path(__file__).with_name(name).read_bytes(), "text/css")}
