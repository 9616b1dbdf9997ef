"""Driving Wagtail's own page editor as a browser would: the form it shows, filled in and sent."""

import json
from collections import defaultdict
from typing import Any

import lxml.html
from django.test import Client
from django.urls import reverse
from django.utils.text import slugify
from wagtail.blocks.base import BlockField
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.core.sections import SECTION_DEPTH
from tests.reading import soup, text

FORM = "page-edit-form"


def new(client: Client, model: type, parent: Any, **fields: Any) -> Any:
    """Opens the form for a new page, fills these fields in, and saves it as a draft.

    The address follows from the title unless it is given; in the browser a script writes it.
    """
    fields = {"slug": slugify(fields.get("title", ""))} | fields
    url = reverse("wagtailadmin_pages:add", args=(model._meta.app_label, model._meta.model_name, parent.pk))
    form = _empty_form(client, url) if parent.depth == SECTION_DEPTH else as_shown(client.get(url))
    return _send(client, url, fields, form)


def _empty_form(client: Client, url: str) -> dict[str, Any]:
    """Opened once in a run by each person in each section: what many tests begin with is the slowest page of all."""
    key = (client.cookies["sessionid"].value, url)
    if key not in _empty_forms:
        _empty_forms[key] = as_shown(client.get(url))
    return _empty_forms[key]


_empty_forms: dict[tuple[str, str], dict[str, Any]] = {}


def change(client: Client, page: Any, **fields: Any) -> Any:
    """Opens a page's form, fills these fields in, and saves the draft. Bodies are emptied unless they are given."""
    url = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    return _send(client, url, fields, as_shown(client.get(url)))


def _send(client: Client, url: str, fields: dict[str, Any], form: dict[str, Any]) -> Any:
    return client.post(url, form | {name: as_typed(value) for name, value in _flat(fields).items()})


def _flat(fields: dict[str, Any]) -> dict[str, Any]:
    """Nested values (those of blocks) become the many fields of the form."""
    nested = {name: value for name, value in fields.items() if isinstance(value, dict)}
    plain = {name: value for name, value in fields.items() if name not in nested}
    return plain | nested_form_data(nested)


def as_shown(response: Any) -> dict[str, Any]:
    """What the browser would send back untouched. The fields of blocks are drawn by scripts: they begin empty."""
    form = lxml.html.fromstring(response.content.decode()).get_element_by_id(FORM)
    bodies = [name for name, field in response.context["form"].fields.items() if isinstance(field, BlockField)]
    return values_of(form) | nested_form_data({name: streamfield([]) for name in bodies})


def values_of(form: lxml.html.FormElement) -> dict[str, Any]:
    """The names and values a browser would send of a form; several of one name as a list."""
    for area in form.iter("textarea"):
        area.text = (area.text or "").removeprefix("\n")  # belongs to the markup, says HTML
    for line in form.xpath(".//input[not(@value)][not(@type='checkbox' or @type='radio')]"):
        line.set("value", "")  # an empty line is sent as well
    data: dict[str, Any] = defaultdict(list)
    for name, value in form.form_values():
        data[name].append(value)
    return data


def as_typed(value: Any) -> Any:
    if isinstance(value, list):
        return [as_typed(item) for item in value]
    return str(getattr(value, "pk", value))


def text_blocks(*paragraphs: str) -> dict[str, Any]:
    return streamfield([("text", rich_text(f"<p>{paragraph}</p>")) for paragraph in paragraphs])


def line_blocks(*lines: str) -> dict[str, Any]:
    return streamfield([("line", line) for line in lines])


def errors(response: Any) -> dict[str, list[str]]:
    """The messages by field; empty where the form was accepted."""
    if response.status_code == 302:
        return {}
    return {
        field: [str(message) for message in messages] for field, messages in response.context["form"].errors.items()
    }


def shown_by(response: Any, field: str) -> list[str]:
    """The messages that stand by a field in the page; those of a body are handed to the script that draws it."""
    html = soup(response)
    body = html.select_one(f"#{field}[data-block]")
    if body is not None:
        _value, error = json.loads(body["data-w-block-arguments-value"])
        return (error or {}).get("messages", [])
    by_field = html.select(f"[data-contentpath='{field}'] .w-field__errors, [id$='-{field}-errors']")
    return [text(messages) for messages in by_field if text(messages)]
