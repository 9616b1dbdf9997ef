"""Approved content as a person can read it, from the evidence alone: neither page, block nor template is asked.

Links and pictures are told, not followed; of rich text only the plain structure is kept, so that a file opened from
an archive runs and fetches nothing.
"""

import json
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from django.apps import apps
from django.utils import translation
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cms.core.editions import interface_of
from cms.core.guard import BOOKKEEPING
from cms.core.models import ApprovalRecord
from cms.core.templatetags.kb_tags import own_lang_attr

KEPT = frozenset({"p", "h2", "h3", "h4", "ul", "ol", "li", "b", "strong", "i", "em", "blockquote", "br"})
PAGE = """<!doctype html>
<html lang="{}">
<head><meta charset="utf-8"><title>{}</title></head>
<body><main><h1>{}</h1>
<dl>
{}
</dl>
</main></body>
</html>
"""


def language_of(record: ApprovalRecord) -> str:
    """The language the page is written in: the first part of its address in the tree."""
    return str(record.content.get("url_path") or "").strip("/").partition("/")[0] or "nb"


def as_html(record: ApprovalRecord) -> str:
    """In the page's own language, whoever asks; the names of its fields in the interface's that is nearest to it."""
    language = language_of(record)
    with translation.override(interface_of(language)):
        own = own_lang_attr(language)
        fields = format_html_join(
            "\n", "<dt{}>{}</dt><dd>{}</dd>", [(own, label, _value(value)) for label, value in _fields(record)]
        )
        return format_html(PAGE, language, record.title, record.title, fields)


def _fields(record: ApprovalRecord) -> list[tuple[str, Any]]:
    """What is filled in, each with the name it has for editors, where the field still exists."""
    try:
        model = apps.get_model(record.page_type)
    except LookupError:
        model = None
    known = {field.name: field for field in model._meta.get_fields()} if model else {}
    found = []
    for name, value in record.content.items():
        if name in BOOKKEEPING or value in ("", None, [], "[]"):
            continue
        field = known.get(name)
        label = str(getattr(field, "verbose_name", "") or name)
        choices = dict(getattr(field, "flatchoices", None) or [])
        found.append((label, str(choices.get(value, value)) if isinstance(value, str) else value))
    return found


def _value(value: Any) -> SafeString:
    """Text, a number, blocks, or rows below the page."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return format_html("{}", _("Yes") if value else _("No"))
    if isinstance(value, list):
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", [(_value(item),) for item in value]))
    if isinstance(value, dict):
        if "type" in value and "value" in value:  # a block
            return _value(value["value"])
        rows = [(name, _value(inner)) for name, inner in value.items() if inner not in ("", None, [])]
        return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows))
    return format_html("{}", value)


def _text(value: str) -> SafeString:
    if value.startswith(("[{", "{")):
        try:
            return _value(json.loads(value))
        except ValueError:
            pass  # text that only begins as blocks do
    return _plain_markup(value) if "<" in value else format_html("{}", value)


def _plain_markup(value: str) -> SafeString:
    soup = BeautifulSoup(value, "html.parser")
    return mark_safe("".join(_kept(node) for node in soup.contents))  # noqa: S308 — built of escaped text and bare tags


def _kept(node: Any) -> str:
    """The node with bare tags of the kept kinds; of others the words, and for links and pictures what they point to."""
    if isinstance(node, Tag):
        inner = "".join(_kept(child) for child in node.contents)
        if node.name in KEPT:
            return "<br>" if node.name == "br" else f"<{node.name}>{inner}</{node.name}>"
        target = " ".join(str(node[name]) for name in ("href", "linktype", "embedtype", "id", "url") if node.get(name))
        return f"{inner} ({format_html('{}', target)})" if target else inner
    return str(format_html("{}", str(node))) if type(node) is NavigableString else ""
