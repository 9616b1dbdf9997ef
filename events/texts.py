"""The log of changes in words a person can read."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, cast

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cms.people.models import Municipality
from events.actions import LOGGED
from events.models import EventPage, Occurrence, OccurrenceChange, SignUp, SignUpChange

FOR_ALL = {"title", "starts_at", "ends_at", "venue", "municipality_id"}
_DEFAULTS = (["", "0"], ["", "False"])  # what a new row has before anybody said anything


def name_of(occurrence: Occurrence) -> str:
    """Its title, or when it begins."""
    return occurrence.title or date_format(timezone.localtime(occurrence.starts_at), "DATETIME_FORMAT")


def changes_of(page: EventPage) -> dict[int, list[dict[str, Any]]]:
    """Each occurrence's changes, latest first, by its primary key: when, who, and lines of label, before and after."""
    by_occurrence: dict[int, list[dict[str, Any]]] = defaultdict(list)
    changes = list(OccurrenceChange.objects.filter(occurrence__work=page.translation_key).select_related("user"))
    places = _places_in(changes)
    for change in changes:
        by_occurrence[change.occurrence_id].append(
            {"changed_at": change.changed_at, "user": change.user, "lines": _lines(change, LOGGED, places)}
        )
    return by_occurrence


def lines_for_all(change: OccurrenceChange) -> list[dict[str, str]]:
    """What anybody may know of it. Only who has a place is given the link to the meeting."""
    return _lines(change, [name for name in LOGGED if name in FOR_ALL], _places_in([change]))


def lines_of_setting(change: SignUpChange, names: Collection[str]) -> list[dict[str, str]]:
    """Of what was set of a sign-up, what has one of these names."""
    fields = [field for field in SignUp._meta.fields if field.name in names and field.name in change.changes]
    return [_line(field, change.changes[field.name], {}) for field in fields]


def _places_in(changes: Iterable[OccurrenceChange]) -> dict[str, str]:
    named = {value for change in changes for value in change.changes.get("municipality_id", []) if value}
    return {str(place.pk): place.name for place in Municipality.objects.filter(pk__in=named)}


def _lines(change: OccurrenceChange, names: Iterable[str], places: dict[str, str]) -> list[dict[str, str]]:
    said = [name for name in names if change.changes.get(name, _DEFAULTS[0]) not in _DEFAULTS]
    fields = {name: Occurrence._meta.get_field(name.removesuffix("_id")) for name in said}
    return [_line(cast("models.Field[Any, Any]", fields[name]), change.changes[name], places) for name in said]


def _line(field: "models.Field[Any, Any]", values: list[str], places: dict[str, str]) -> dict[str, str]:
    before, after = (_text(field, value, places) for value in values)
    return {"label": capfirst(str(field.verbose_name)), "before": before, "after": after}


def _text(field: "models.Field[Any, Any]", value: str, places: dict[str, str]) -> str:
    if isinstance(field, models.BooleanField):
        return {"True": _("yes"), "False": _("no")}.get(value, value)
    if isinstance(field, models.ForeignKey):
        return places.get(value, value)
    moment = parse_datetime(value) if isinstance(field, models.DateTimeField) and value else None
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT") if moment else value
