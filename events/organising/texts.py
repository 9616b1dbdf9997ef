"""What is said of what cannot be, what a sign-up is called, and the log of its changes in words."""

from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.faults import FAULTS
from events.models import SignUp, SignUpChange
from events.organising.rules import Fault
from events.places.texts import REFUSALS

SAID: dict[str, Promise | str] = {
    **FAULTS,
    **{str(refusal): text for refusal, text in REFUSALS.items()},
    Fault.OPENS_LATE: gettext_lazy("Sign-up must open before its deadline."),
    Fault.ERASED_EARLY: gettext_lazy("Names are needed until the last meeting is over. Choose a later day."),
    Fault.ERASED_LATE: gettext_lazy("Names are kept for at most 400 days after the last meeting."),
    Fault.SIGNED_UP_HERE: gettext_lazy(
        "People have signed up here already. To take no more, set the deadline to now, or hold places back."
    ),
    Fault.COUNTY_TWICE: gettext_lazy("The same county has two quotas. Make them one."),
    Fault.NOTHING_TO_SHARE: gettext_lazy("Quotas share out places. Say how many there are."),
    Fault.NOT_OPEN_TO_COUNTY: gettext_lazy("The event is not open to libraries in that county."),
    Fault.RELEASED_ALREADY: gettext_lazy("Choose a time to come: until then the places are kept."),
    Fault.IS_ANSWERED: gettext_lazy("Somebody has answered this question. It stays as it is; add a new one instead."),
}


_ORDER = [*(field.name for field in SignUp._meta.concrete_fields), "quotas", "questions"]  # stored JSON keeps none


def name_of(door: SignUp) -> str:
    """Of a sign-up whose `occurrences` are fetched: its meeting, or the whole."""
    meetings = list(door.occurrences.all())
    if door.is_whole or not meetings:
        return _("The whole event")
    first = meetings[0]
    when = date_format(timezone.localtime(first.starts_at), "DATETIME_FORMAT")
    return f"{first.title}, {when}" if first.title else when


def changes_of(door: SignUp) -> list[dict[str, Any]]:
    """Latest first: when, who, and lines of label, before and after."""
    changes = SignUpChange.objects.filter(sign_up=door).select_related("user")
    return [
        {
            "changed_at": change.changed_at,
            "user": change.user,
            "lines": [_line(name, *change.changes[name]) for name in _ORDER if name in change.changes],
        }
        for change in changes
    ]


def _line(name: str, before: str, after: str) -> dict[str, str]:
    lists = {"quotas": _("Quotas"), "questions": _("Questions")}
    if name in lists:
        return {"label": lists[name], "before": before, "after": after}
    field: Any = SignUp._meta.get_field(name)
    return {"label": capfirst(str(field.verbose_name)), "before": _text(field, before), "after": _text(field, after)}


def _text(field: "models.Field[Any, Any]", value: str) -> str:
    if isinstance(field, models.BooleanField):
        return {"True": _("yes"), "False": _("no")}.get(value, value)
    if isinstance(field, models.DateTimeField):
        moment = parse_datetime(value)
        return date_format(timezone.localtime(moment), "DATETIME_FORMAT") if moment else ""
    if isinstance(field, models.DateField):
        day = parse_date(value)
        return date_format(day, "DATE_FORMAT") if day else ""
    return value
