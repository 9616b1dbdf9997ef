"""What templates need beside Django's own: the pictures, icons, addresses, and words that depend on numbers."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from django import template
from django.conf import settings
from django.forms import BoundField
from django.template import RequestContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext

from cms.core import shelf

register = template.Library()

SVG = "{http://www.w3.org/2000/svg}"
ICON_PATH = Path(settings.NODE_MODULES) / "@navikt" / "aksel-icons" / "dist" / "svg"
# As Django's json_script: what could end the script element or begin a comment is written as an escape.
JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


# --- pictures ------------------------------------------------------------------------------------------------------
# The functions of `shelf` escape the words they draw, so what they return may be marked safe.


@register.simple_tag
def course_shelf(page: Any, done: int = 0) -> SafeString:
    titles = [lesson.title for lesson in page.lessons]
    return mark_safe(shelf.course_shelf(page.title, titles, done=done))


@register.simple_tag
def lesson_spine(course: Any, lesson: Any, number: int, done: bool = False) -> SafeString:  # noqa: FBT001, FBT002
    """`number` counts from 1, as readers do."""
    return mark_safe(shelf.lesson_spine(course.title, lesson.title, number - 1, done=done))


@register.simple_tag
def resource_sheet(page: Any) -> SafeString:
    return mark_safe(shelf.resource_sheet(str(page.type), page.title))


@register.simple_tag
def event_leaf(moment: Any) -> SafeString:
    """The leaf of an aware datetime's day in Norway."""
    if moment is None:
        return mark_safe("")
    day = timezone.localtime(moment)
    month, weekday = date_format(day, "F"), date_format(day, "l")
    return mark_safe(shelf.event_leaf(month.lower(), str(day.day), weekday.lower()))


@register.simple_tag
def mixed_shelf(items: Sequence[tuple[str, int]]) -> SafeString:
    return mark_safe(shelf.mixed_shelf(items))


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
    return mark_safe(read_icon(name))


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
def when_text(occurrence: Any) -> str:
    """“Thursday 26 November 2026, 09:00–10:00”; over several days, both days are said."""
    begins, ends = timezone.localtime(occurrence.starts_at), timezone.localtime(occurrence.ends_at)
    first, last = (f"{date_format(day, 'l')} {date_format(day, 'DATE_FORMAT')}" for day in (begins, ends))
    if begins.date() == ends.date():
        return f"{first}, {begins:%H:%M}–{ends:%H:%M}"
    return f"{first}, {begins:%H:%M} – {last}, {ends:%H:%M}"


@register.simple_tag
def lang_attr(code: str | None) -> SafeString:
    """` lang="nn"` on content whose language differs from the interface's; nothing else."""
    if not code or code == get_language():
        return mark_safe("")
    return format_html(' lang="{}"', code)


@register.simple_tag
def json_ld(data: dict[str, Any] | None) -> SafeString:
    """A data block for search engines. The policy against scripts does not concern it: it is never run."""
    if not data:
        return mark_safe("")
    text = json.dumps(data, ensure_ascii=False, default=str).translate(JSON_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


# --- what a thing is -----------------------------------------------------------------------------------------------


@register.filter
def card_template(page: Any) -> str:
    """The template of the page's card, by its kind; a kind without a card of its own gets the plain one."""
    kind = page._meta.model_name
    known = ("coursepage", "lessonpage", "resourcepage", "eventpage")
    return f"includes/card_{kind.removesuffix('page')}.html" if kind in known else "includes/card_page.html"


@register.filter
def is_ticked(field: BoundField, value: Any) -> bool:
    """Whether a choice of a bound filter is chosen."""
    chosen = field.value() or []
    return str(value) in ([chosen] if isinstance(chosen, str) else [str(one) for one in chosen])


@register.filter
def ticked_count(field: BoundField) -> int:
    chosen = field.value() or []
    return int(bool(chosen)) if isinstance(chosen, str) else len(chosen)


@register.filter
def widget_type(field: BoundField) -> str:
    """“checkbox”, “select”, “textarea” or “input”: which markup a form's field takes."""
    kind = getattr(field.field.widget, "input_type", "textarea")
    return kind if kind in ("checkbox", "select", "textarea", "hidden") else "input"
