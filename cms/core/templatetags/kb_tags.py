"""What templates need beside Django's own: the pictures, icons, addresses, and words that depend on numbers."""

import datetime
import json
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit
from xml.etree import ElementTree as ET

from django import template
from django.conf import settings
from django.forms import BoundField
from django.template import RequestContext
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_from_path, ngettext, override

from cms.core import shelf
from cms.core.blocks import EMBED_HOSTS
from cms.core.editions import interface_language

register = template.Library()

SVG = "{http://www.w3.org/2000/svg}"
ICON_PATH = Path(settings.NODE_MODULES) / "@navikt" / "aksel-icons" / "dist" / "svg"
# As Django's json_script: what could end the script element or begin a comment is written as an escape.
JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def _markup(text: str) -> SafeString:
    """Marks as safe what this module or `shelf` has made; both escape the words they are given."""
    return mark_safe(text)  # noqa: S308


# --- pictures ------------------------------------------------------------------------------------------------------


@register.simple_tag
def course_shelf(page: Any, done: int = 0) -> SafeString:
    titles = [lesson.title for lesson in page.lessons]
    return _markup(shelf.course_shelf(page.title, titles, done=done))


@register.simple_tag
def path_shelf(page: Any) -> SafeString:
    """A spine for each step: drawn from what the path has chosen, so that no work is asked for."""
    return _markup(shelf.course_shelf(page.title, page.step_marks))


@register.simple_tag
def lesson_spine(course: Any, lesson: Any, done: bool = False) -> SafeString:
    return _markup(shelf.lesson_spine(course.title, lesson.title, done=done))


@register.simple_tag
def resource_sheet(page: Any) -> SafeString:
    return _markup(shelf.resource_sheet(str(page.type), page.title))


@register.simple_tag
def event_leaf(moment: Any, size: str = "large") -> SafeString:
    """The leaf of an aware datetime's day in Norway; a “small” one has the month in short and no weekday."""
    if not moment:  # None, or the empty word a template makes of an event without a time, as a draft may be
        return SafeString()
    day = timezone.localtime(moment)
    if size == "small":
        return _markup(shelf.event_leaf(date_format(day, "M").lower(), str(day.day)))
    month, weekday = date_format(day, "F"), date_format(day, "l")
    return _markup(shelf.event_leaf(month.lower(), str(day.day), weekday.lower()))


@register.simple_tag
def mixed_shelf(items: Sequence[tuple[str, int]]) -> SafeString:
    return _markup(shelf.mixed_shelf(items))


@cache
def read_icon(name: str) -> str:
    """An Aksel icon as inline SVG, its size left to CSS. Raises FileNotFoundError for a name that is none."""
    root = ET.parse(ICON_PATH / f"{name}.svg").getroot()  # noqa: S314  # a file of a pinned package
    paths = "".join(_path(element) for element in root.iter(f"{SVG}path"))
    return (
        f'<svg class="icon" viewBox="{escape(root.get("viewBox", "0 0 24 24"))}" fill="currentColor"'
        f' aria-hidden="true" focusable="false">{paths}</svg>'
    )


def _path(element: ET.Element) -> str:
    rule = ' fill-rule="evenodd" clip-rule="evenodd"' if element.get("fill-rule") else ""
    return f'<path d="{escape(element.get("d", ""))}"{rule}/>'


@register.simple_tag
def icon(name: str) -> SafeString:
    return _markup(read_icon(name))


# --- addresses -----------------------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def query(context: RequestContext, **changes: Any) -> str:
    """The page's query string with some values changed; None takes a value away."""
    values = context["request"].GET.copy()
    for name, value in changes.items():
        if value is None:
            values.pop(name, None)
        else:
            values[name] = str(value)
    return f"?{values.urlencode()}"


@register.simple_tag
def library_url(library: Any) -> str:
    """The address of a county library's own page."""
    return reverse("wagtail_serve", args=(f"{library.slug}/",))


@register.filter
def absolute(path: str) -> str:
    return path if "://" in path else f"{settings.BASE_URL}{path}"


# --- words ---------------------------------------------------------------------------------------------------------


@register.simple_tag
def minutes_text(minutes: int | None) -> str:
    if not minutes:
        return ""
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}


@register.simple_tag
def lessons_text(lessons: Sequence[Any]) -> str:
    return ngettext("%(count)s lesson", "%(count)s lessons", len(lessons)) % {"count": len(lessons)}


@register.simple_tag
def hours_text(hours: Decimal) -> str:
    """“2.5 hours” with the language's own comma; Norwegian counts everything under two as one."""
    shown = number_format(hours.normalize(), use_l10n=True)
    return ngettext("%(count)s hour", "%(count)s hours", 1 if hours < 2 else 2) % {"count": shown}


@register.simple_tag
def when_text(occurrence: Any) -> str:
    """“Thursday 26 November 2026, 09:00–10:00”; over several days, both days are said."""
    begins, ends = timezone.localtime(occurrence.starts_at), timezone.localtime(occurrence.ends_at)
    if begins.date() == ends.date():
        return f"{_day_text(begins)}, {begins:%H:%M}–{ends:%H:%M}"
    return f"{_day_text(begins)}, {begins:%H:%M} – {_day_text(ends)}, {ends:%H:%M}"


def _day_text(day: datetime.datetime) -> str:
    return f"{date_format(day, 'l')} {date_format(day, 'DATE_FORMAT')}"


@register.simple_tag
def topic_words(page: Any) -> list[str]:
    """Topics, as the interface calls them, and free tags, in the page's own words; each once whatever its capitals."""
    words = {topic.name.casefold(): topic.name for topic in page.topic_list}
    for tag in map(str, page.tag_list):
        words.setdefault(tag.casefold(), in_language(tag, page.content_language))
    return list(words.values())


register.simple_tag(interface_language)


@register.simple_tag
def lang_attr(code: str | None) -> SafeString:
    """` lang="nn"` on content whose language differs from the interface's; nothing else."""
    if not code or code == interface_language():
        return SafeString()
    return format_html(' lang="{}"', code)


@register.simple_tag
def own_lang_attr(code: str | None) -> SafeString:
    """The interface's ` lang="nb"` on its own words inside content in another language; nothing else."""
    return format_html(' lang="{}"', interface_language()) if lang_attr(code) else SafeString()


@register.simple_tag
def in_language(text: str, code: str | None) -> str:
    """Words of a page inside a sentence of the interface, marked where they are in another language."""
    attribute = lang_attr(code) if text else ""
    return format_html("<span{}>{}</span>", attribute, text) if attribute else text


@register.filter
def in_the_interface(address: str) -> str:
    """An address of the site's own under the interface's language; one with a prefix, or elsewhere, as it is."""
    if not address.startswith("/") or get_language_from_path(address):
        return address
    language = get_language() or settings.LANGUAGE_CODE
    with override(settings.LANGUAGE_CODE):
        return translate_url(address, language)


@register.filter
def search_button(html: str, text: str) -> SafeString:
    """Gives Wagtail's hidden search button another text than its English one."""
    return _markup(html.replace('value="Search"', f'value="{escape(text)}"'))


@register.simple_tag
def json_ld(data: dict[str, Any] | None) -> SafeString:
    """A data block for search engines. The policy against scripts does not concern it: it is never run."""
    if not data:
        return SafeString()
    text = json.dumps(data, ensure_ascii=False, default=str).translate(JSON_ESCAPES)
    return _markup(f'<script type="application/ld+json">{text}</script>')


@register.simple_tag
def elided(page: Any) -> list[Any]:
    """The numbers of a paginator's page: the first, those near, the last, and an ellipsis for what lies between."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.filter
def player_url(address: str) -> str:
    """Where a film of another site plays without cookies before it is asked for; empty for an unknown site."""
    parts = urlsplit(address)
    player = EMBED_HOSTS.get(parts.hostname or "", "")
    known = parse_qs(parts.query).get("v", [parts.path.rstrip("/").rpartition("/")[2]])[0]
    return f"{player}{quote(known)}" if player and known else ""


@register.filter
def host(address: str) -> str:
    """The name of the site an address leads to."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


# --- what a thing is -----------------------------------------------------------------------------------------------


KINDS = {
    "coursepage": "course",
    "lessonpage": "lesson",
    "resourcepage": "resource",
    "eventpage": "event",
    "learningpathpage": "path",
}


@register.filter
def kind(page: Any) -> str:
    """“course”, “lesson”, “resource”, “event” or “path”; “page” for whatever else there is."""
    return KINDS.get(page._meta.model_name, "page")


@register.filter
def card_template(page: Any) -> str:
    return f"includes/card_{kind(page)}.html"


@register.filter
def widget_type(field: BoundField) -> str:
    """“checkbox”, “select”, “textarea” or “input”: which markup a form's field takes."""
    kind = getattr(field.field.widget, "input_type", "textarea")
    return kind if kind in ("checkbox", "select", "textarea", "hidden") else "input"


@register.filter
def dressed(field: BoundField) -> SafeString:
    """The field's widget in Designsystemet's clothes."""
    return field.as_widget(attrs={"class": "ds-input"})
