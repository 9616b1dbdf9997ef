"""Telling of a work once it is out: a text for the newsletter in both written forms."""

from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from cms.core.editions import WRITTEN_FORMS
from cms.core.models import BasePage
from events.models import EventPage
from learning.models import CoursePage


@dataclass(frozen=True)
class Newsletter:
    """`language` is that of the frame; title and summary stay in the language the page is written in."""

    language: str
    name: str
    text: str


def newsletters(page: BasePage) -> list[Newsletter]:
    names = dict(settings.INTERFACE_LANGUAGES)
    return [Newsletter(code, names[code], _text(page, code)) for code in WRITTEN_FORMS]


def _text(page: BasePage, language: str) -> str:
    producers = [str(library) for library in getattr(page, "producer_list", filter(None, [page.county_library]))]
    with translation.override(language):
        context = {
            "page": page,
            "kind": page.page_type_display_name,
            "minutes": _minutes(page),
            "first": page.next_occurrence if isinstance(page, EventPage) else None,
            "producers": ", ".join(producers),
            "address": page.canonical_url,
        }
        return render_to_string("workflows/newsletter.txt", context).strip()


def _minutes(page: BasePage) -> int:
    """Of a course that is not up yet, its drafts count."""
    if not isinstance(page, CoursePage):
        return 0
    return page.minutes or sum(getattr(lesson, "minutes", 0) or 0 for lesson in page.work_pages())
