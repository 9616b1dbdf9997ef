"""The filters of the calendar."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.core.listing import Ticks
from cms.people.models import CountyLibrary
from events.models.event import EventPage
from learning.filters import WorkFilterForm

FOR_ALL = "alle"


class EventFilterForm(WorkFilterForm):
    """A county's events are those that its county library makes or organises, and those that are open to it alone."""

    model = EventPage

    form = Ticks(label=_("Form"), choices=EventPage.Form.choices)
    apent = Ticks(label=_("Open to"), choices=[(FOR_ALL, _("Open to all"))])

    def narrow(self, name: str, values: list[str]) -> Q:
        match name:
            case "form":
                return Q(form__in=values)
            case "apent":
                return ~Q(pk__in=EventPage.open_to.through.objects.values("eventpage"))
            case "fylke":
                return super().narrow(name, values) | _open_or_organised(values)
        return super().narrow(name, values)


class EventFilters(EventFilterForm):
    """`nar` chooses the list itself, before any filter narrows it."""

    field_order = ("nar",)

    nar = forms.ChoiceField(
        label=_("When"),
        required=False,
        choices=[("kommende", _("Coming")), ("tidligere", _("Past"))],
        widget=forms.RadioSelect,
        initial="kommende",
    )

    def narrow(self, name: str, values: list[str]) -> Q:
        return Q() if name == "nar" else super().narrow(name, values)


def _open_or_organised(codes: list[str]) -> Q:
    """Subqueries instead of joins, so that an event with two of the counties is still one row."""
    libraries = CountyLibrary.objects.filter(counties__code__in=codes)
    organised: Any = EventPage.organisers.through.objects.filter(countylibrary__in=libraries)
    opened: Any = EventPage.open_to.through.objects.filter(county__code__in=codes)
    return Q(pk__in=organised.values("eventpage")) | Q(pk__in=opened.values("eventpage"))
