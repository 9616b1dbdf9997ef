"""The choices of a filter as ticks."""

from typing import Any, NamedTuple

from django import template
from django.forms import BoundField
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

register = template.Library()

_TICK = '<label class="tick"><input class="ds-input" type="{}" name="{}" value="{}"{}><span>{}</span></label>\n'
_CHECKED = SafeString(" checked")


class Choices(NamedTuple):
    """Those one sees, and the narrower ones that are folded below them. `chosen`: how many somebody has ticked."""

    first: SafeString
    below: SafeString
    chosen: int
    is_below_open: bool


@register.simple_tag
def choices(field: BoundField) -> Choices:
    """Of a bound filter: what is chosen is ticked, or what stands where nothing is.

    A list has some eighty of them: drawn by a template, they took a tenth of its time.
    """
    value = field.value() or []
    chosen = [value] if isinstance(value, str) else [str(one) for one in value]
    standing = chosen or [field.initial]
    form_field: Any = field.field
    kind, narrower = form_field.widget.input_type, form_field.narrower
    first: list[tuple[Any, ...]] = []
    below: list[tuple[Any, ...]] = []
    for one, label in form_field.choices:
        checked = _CHECKED if str(one) in standing else ""
        (below if one in narrower else first).append((kind, field.name, one, checked, label))
    is_open = any(checked for _kind, _name, _one, checked, _label in below)
    return Choices(format_html_join("", _TICK, first), format_html_join("", _TICK, below), len(chosen), is_open)
