"""The form of a planned measure, and those in which one says why."""

import datetime
import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cms.core.half_years import half_year_of
from cms.people.models import CountyLibrary
from events.models import PlannedMeasure
from events.plans.lines import Values
from events.plans.overlaps import Names, names
from events.plans.periods import ahead, name_of, named
from learning.competences.widgets import CompetenceTicks
from learning.models import Competence

LISTS = ("areas", "competences", "target_groups")
FIELDS = ("kind", "title", "day", "note", "language")


class MeasureForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the type stubs
    """`version`: the one the form shows. `key`: names the form of a new measure. `seen`: what it has told of."""

    half_year = forms.ChoiceField(
        label=_("Half-year"), required=False, help_text=_("May be left empty where there is a date.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = PlannedMeasure
        fields: ClassVar[list[str]] = [
            *("kind", "title", "target_groups", "areas", "competences", "half_year", "day", "note", "language"),
        ]
        widgets: ClassVar[dict[str, Any]] = {
            "areas": forms.CheckboxSelectMultiple,
            "competences": CompetenceTicks,
            "target_groups": forms.CheckboxSelectMultiple,
            "day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "note": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, libraries: Sequence[CountyLibrary] = (), **kwargs: Any) -> None:
        """`libraries`: those a new measure may be planned for."""
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        initial: dict[str, Any] = {"key": uuid.uuid4(), "version": self.instance.version}
        stored = self.instance if self.instance.pk else None
        choices = {name_of(each): str(each) for each in ahead()}
        if stored:
            choices = {name_of(stored.half_year): str(stored.half_year)} | choices
            initial = {"key": stored.key, "version": stored.version, "half_year": name_of(stored.half_year)}
            for name in ("kind", "language") if stored.standing.pages else ():
                fields[name].disabled = True  # its page is written already
        else:
            self.fields = {"library": self._library_field(libraries), **fields}
            initial["language"] = self._language_of(libraries)
        self.initial = {**self.initial, **initial}
        fields["competences"].queryset = Competence.objects.select_related("area")
        fields["half_year"].choices = [("", _("Choose a half-year")), *choices.items()]

    @staticmethod
    def _library_field(libraries: Sequence[CountyLibrary]) -> Any:
        own = CountyLibrary.objects.filter(pk__in=[library.pk for library in libraries])
        field = forms.ModelChoiceField(own, label=_("County library"), empty_label=None)
        if len(libraries) == 1:
            field.initial, field.widget = libraries[0].pk, forms.HiddenInput()
        return field

    @staticmethod
    def _language_of(libraries: Sequence[CountyLibrary]) -> str:
        written = libraries[0].written_form if libraries else get_language()
        return "nn" if written == "nn" else "nb"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen, day = cleaned.get("half_year", ""), cleaned.get("day")
        if day and chosen and half_year_of(day) != named(chosen):
            self.add_error("day", _("The date is not in this half-year."))
        elif not (day or chosen or self.errors.keys() & {"day", "half_year"}):
            self.add_error("half_year", _("Say in which half-year, or on which date."))
        if day and "day" in self.changed_data and day < timezone.localdate():
            self.add_error("day", _("The date has been."))
        if not (cleaned.get("areas") or cleaned.get("competences")) and "areas" not in self.errors:
            self.add_error("areas", _("Choose a competence area or a competence: it says whom it overlaps."))
        return cleaned

    def values(self) -> Values:
        """Of a valid form."""
        said, day = self.cleaned_data, self.cleaned_data["day"]
        chosen = named(said["half_year"]) if said["half_year"] else None
        return Values(
            half_year=chosen or half_year_of(day or datetime.date.max),
            fields={name: said[name] for name in FIELDS},
            lists={name: list(said[name]) for name in LISTS},
        )

    def names(self) -> Names:
        """Of what a valid form chooses."""
        areas = [*self.cleaned_data["areas"], *(competence.area for competence in self.cleaned_data["competences"])]
        return names(areas, self.cleaned_data["competences"], self.cleaned_data["target_groups"])


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Why is it withdrawn?"), max_length=300)
