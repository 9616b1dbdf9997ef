"""The event editor's form, with the first time and place in it, and the organiser's form for all of them."""

import datetime
import hashlib
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from cms.core.dates import likely_year
from events.faults import FAULTS
from events.places.rules import faults_of_places
from events.places.texts import REFUSALS
from events.rules import faults_of, faults_of_move
from learning.forms import MunicipalityField, WorkPageForm

OCCURRENCE_FIELDS = ("starts_at", "ends_at", "venue", "municipality", "online_link")
SIGN_UP_FIELDS = ("deadline", "capacity")
PLACE_FIELDS = ("starts_at", "ends_at", "deadline", "venue", "municipality", "online_link", "capacity")
CHANGED_MEANWHILE = _(
    "Time and place have been changed since you opened this page, and nothing of yours is saved. "
    "Copy what you have written, open the page again and make your changes there."
)


class HiddenMoment(forms.DateTimeInput):
    """To the minute, as the field beside it shows it: what differs only in the seconds has not been changed."""

    input_type = "hidden"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format=AdminDateTimeInput().format)


class OrganisersForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the type stubs
    """What the organiser changes at once.

    The form carries along what it showed when it was opened (`as_opened`), so that one that has stood open for long
    writes what was typed into it and leaves what somebody else has changed since.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True
            if isinstance(field, forms.DateTimeField):
                field.hidden_widget = HiddenMoment

    def as_opened(self) -> str:
        """Hidden inputs; Wagtail's template of a field leaves out those that Django writes beside it."""
        return format_html_join("", "{}", ((field.as_hidden(only_initial=True),) for field in self.visible_fields()))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for field in self.visible_fields():
            is_stored = hasattr(self.instance, field.name)  # the box that deletes a row is not
            if is_stored and field.name in cleaned and field.name not in self.changed_data:
                cleaned[field.name] = getattr(self.instance, field.name)
        return cleaned


class OccurrenceForm(OrganisersForm):
    """One time and place."""

    municipality = MunicipalityField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored_end = self.instance.ends_at

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        starts_at, ends_at = cleaned.get("starts_at"), cleaned.get("ends_at")
        is_moved = not {"starts_at", "ends_at"}.isdisjoint(self.changed_data) and not self.instance.is_cancelled
        if is_moved and self.stored_end and starts_at and ends_at:
            sign_up = self.instance.sign_up
            deadline = sign_up.deadline if sign_up else None
            times = {"ended": self.stored_end, "starts_at": starts_at, "ends_at": ends_at}
            for field, code in faults_of_move(**times, deadline=deadline, now=timezone.now()):
                self.add_error(field, FAULTS[code])
            if self.has_error("starts_at"):
                cleaned.pop("ends_at")  # the model would hold it against the beginning that is stored
        return cleaned


class EventPageForm(WorkPageForm):
    """Carries the first time and place until the event has been up; from then on the organiser's own page has them.

    Every edition of the event carries the same.

    A reviewed text and a date that changes at once cannot share a save button: after the first publication the fields
    are not part of this form at all. `shown_place` says what a form showed when it was opened, so that one that has
    stood open for long neither reverts nor removes what has been set since.
    """

    starts_at = forms.DateTimeField(
        label=_("Begins"), required=False, validators=[likely_year], widget=AdminDateTimeInput
    )
    ends_at = forms.DateTimeField(label=_("Ends"), required=False, validators=[likely_year], widget=AdminDateTimeInput)
    deadline = forms.DateTimeField(
        label=_("Deadline for signing up"), required=False, validators=[likely_year], widget=AdminDateTimeInput
    )
    venue = forms.CharField(label=_("Place"), required=False, max_length=200)
    municipality = MunicipalityField()
    online_link = forms.URLField(label=_("Link to the meeting"), required=False, assume_scheme="https")
    capacity = forms.IntegerField(label=_("Places"), required=False, min_value=1, max_value=100_000)
    shown_place = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first = self._first_occurrence()
        if not self.has_place_fields and "shown_place" not in self.data:
            for name in (*PLACE_FIELDS, "shown_place"):
                self.fields.pop(name, None)
        elif self.first is not None:
            for name in PLACE_FIELDS:
                self.initial.setdefault(name, _value_of(self.first, name))
            self.initial["shown_place"] = _version_of(self.first)

    @property
    def has_place_fields(self) -> bool:
        """As long as no edition of the event has ever been up and it is not yet a series."""
        if not self.instance.pk:
            return True
        return not self.instance.has_been_up() and self.instance.occurrences.count() <= 1

    def _first_occurrence(self) -> Any:
        return self.instance.occurrences.select_related("sign_up").first() if self.instance.pk else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "starts_at" not in self.data or "shown_place" not in self.fields:
            return cleaned
        values = {name: cleaned.get(name) for name in PLACE_FIELDS}
        shown = cleaned.get("shown_place", "")
        stored = _version_of(self.first)
        if not self._is_changed(values, shown) or self._is_stored(values, stored):
            return cleaned
        if shown != stored or not self.has_place_fields:
            self.add_error("starts_at", CHANGED_MEANWHILE)
        elif any(values.values()):
            self._take(values)
        elif not self.errors:
            self.instance.emptied_occurrence = self.first
        return cleaned

    @staticmethod
    def _is_changed(values: Mapping[str, Any], shown: str) -> bool:
        return _digest(values) != shown.partition("-")[0]

    def _is_stored(self, values: Mapping[str, Any], stored: str) -> bool:
        """A form that is sent twice has nothing more to say the second time."""
        return self.has_place_fields and _digest(values) == stored.partition("-")[0]

    def _take(self, values: dict[str, Any]) -> None:
        from events.models import Occurrence, SignUp

        if not values["starts_at"] and "starts_at" not in self.errors:
            self.add_error("starts_at", _("Say when the event begins."))
        if not values["ends_at"] and "ends_at" not in self.errors:
            self.add_error("ends_at", _("Say when the event ends."))
        if values["starts_at"] and values["ends_at"]:
            occurrence = self.first or Occurrence()
            of_work = SignUp.objects.filter(work=self.instance.translation_key, is_whole=True)
            sign_up = occurrence.sign_up or of_work.first() or SignUp()
            for name, value in values.items():
                row = sign_up if name in SIGN_UP_FIELDS else occurrence
                setattr(row, name, value if value is not None or name in _NULLABLE else "")
            self._check(occurrence, sign_up)

    def _check(self, occurrence: Any, sign_up: Any) -> None:
        faults = faults_of(occurrence.starts_at, occurrence.ends_at, sign_up.deadline)
        for field, code in faults:
            self.add_error(field, FAULTS[code])
        places = {name: getattr(sign_up, name) for name in ("capacity", "blocked", "taken")}
        for field, refusal in faults_of_places(**places, quotas=()):
            self.add_error(field, REFUSALS[refusal])
        try:
            occurrence.full_clean(exclude=["work", "starts_at", "ends_at"])
        except forms.ValidationError as error:
            for field, messages in error.message_dict.items():
                if not self.has_error(field):
                    self.add_error(field if field in self.fields else None, messages)
        if not self.errors:
            self.instance.first_occurrence = occurrence
            self.instance.first_sign_up = sign_up

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """After an autosave the open page shows what is stored now; otherwise its next one would meet its own change.

        Where it does not, because somebody else has set another time, it keeps saying what it was opened with.
        """
        updates: list[tuple[str, str]] = super().get_field_updates_for_resave()
        stored = _version_of(self._first_occurrence())
        values = {name: self.cleaned_data.get(name) for name in PLACE_FIELDS}
        if "shown_place" in self.fields and self._is_stored(values, stored):
            updates.append(("shown_place", stored))
        return updates


def _value_of(occurrence: Any, name: str) -> Any:
    if name in SIGN_UP_FIELDS:
        return getattr(occurrence.sign_up, name) if occurrence.sign_up else None
    return getattr(occurrence, name)


def _version_of(occurrence: Any) -> str:
    """What a form shows of the rows, and the whole rows, as two digests with a hyphen between; empty for no row."""
    if occurrence is None:
        return ""
    place = {name: _value_of(occurrence, name) for name in PLACE_FIELDS}
    whole = {
        f"{row._meta.model_name}.{field.attname}": getattr(row, field.attname)
        for row in (occurrence, occurrence.sign_up)
        if row is not None
        for field in row._meta.concrete_fields
    }
    return f"{_digest(place)}-{_digest(whole)}"


def _digest(values: Mapping[str, Any]) -> str:
    """Sixteen hexadecimal digits that stand for these values, or nothing when all are empty."""
    if not any(values.values()):
        return ""
    return hashlib.sha256("\n".join(map(_plain, values.values())).encode()).hexdigest()[:16]


def _plain(value: Any) -> str:
    """To the minute, as the fields show it; the form gives the same moment in local time."""
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).strftime("%Y-%m-%d %H:%M")
    return "" if value is None else str(getattr(value, "pk", value))


_NULLABLE = ("starts_at", "ends_at", "deadline", "municipality", "capacity")
