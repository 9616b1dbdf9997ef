"""The event editor's form, with the first time and place in it, and the organiser's form for all of them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from cms.people.models import Municipality
from learning.forms import WorkPageForm

PLACE_FIELDS = ("starts_at", "ends_at", "deadline", "venue", "municipality", "online_link", "capacity")


class MunicipalityField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only in the type stubs
    """With the county behind the name: there are two Herøy and two Våler."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs["queryset"] = Municipality.objects.select_related("county")
        super().__init__(label=_("Municipality"), required=False, **kwargs)

    def label_from_instance(self, obj: Municipality) -> str:
        return f"{obj.name}, {obj.county.name}"


class OccurrenceForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the type stubs
    """One time and place, as the organiser changes it."""

    municipality = MunicipalityField()


class EventPageForm(WorkPageForm):
    """Carries the first time and place until the event has been up; from then on the organiser's own page has them.

    A reviewed text and a date that changes at once cannot share a save button: after the first publication the fields
    are not part of this form at all.
    """

    starts_at = forms.DateTimeField(label=_("Begins"), required=False, widget=AdminDateTimeInput)
    ends_at = forms.DateTimeField(label=_("Ends"), required=False, widget=AdminDateTimeInput)
    deadline = forms.DateTimeField(label=_("Deadline for signing up"), required=False, widget=AdminDateTimeInput)
    venue = forms.CharField(label=_("Place"), required=False, max_length=200)
    municipality = MunicipalityField()
    online_link = forms.URLField(label=_("Link to the meeting"), required=False, assume_scheme="https")
    capacity = forms.IntegerField(label=_("Places"), required=False, min_value=1, max_value=100_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first = self._first_occurrence()
        if not self.has_place_fields:
            for name in PLACE_FIELDS:
                self.fields.pop(name, None)
        elif self.first is not None:
            for name in PLACE_FIELDS:
                self.initial.setdefault(name, getattr(self.first, name))

    @property
    def has_place_fields(self) -> bool:
        """As long as the event has never been up and is not yet a series."""
        if self.instance.first_published_at is not None:
            return False
        return not self.instance.pk or self.instance.occurrences.count() <= 1

    def _first_occurrence(self) -> Any:
        return self.instance.occurrences.first() if self.instance.pk else None

    def clean(self) -> dict[str, Any]:
        from events.models import Occurrence

        cleaned = super().clean()
        if not self.has_place_fields:
            return cleaned
        values = {name: cleaned.get(name) for name in PLACE_FIELDS}
        if not any(values.values()):
            if "starts_at" in self.data and not self.errors:
                self.instance.first_occurrence = None
            return cleaned
        if not values["starts_at"] and "starts_at" not in self.errors:
            self.add_error("starts_at", _("Say when the event begins."))
        if not values["ends_at"] and "ends_at" not in self.errors:
            self.add_error("ends_at", _("Say when the event ends."))
        if values["starts_at"] and values["ends_at"]:
            occurrence = self.first or Occurrence()
            for name, value in values.items():
                setattr(occurrence, name, value if value is not None or name in _NULLABLE else "")
            self._check(occurrence)
        return cleaned

    def _check(self, occurrence: Any) -> None:
        try:
            occurrence.full_clean(exclude=["page"])
        except forms.ValidationError as error:
            for field, messages in error.message_dict.items():
                self.add_error(field if field in self.fields else None, messages)
        else:
            self.instance.first_occurrence = occurrence


_NULLABLE = ("starts_at", "ends_at", "deadline", "municipality", "capacity")
