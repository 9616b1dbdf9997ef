"""The organiser's forms of a series."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.widgets import AdminDateInput

from cms.core.templatetags.kb_tags import when_text
from cms.core.working_days import is_holiday
from events.models import EventPage, Occurrence
from events.series.actions import first_of, new_meetings
from events.series.rules import MOST, Every, Repetition, days_of, faults_of, may_add
from events.series.texts import EVERY, FAULTS, NOT_A_DAY


class MeetingField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only in the type stubs
    def label_from_instance(self, obj: Occurrence) -> str:
        return f"{when_text(obj)}{f': {obj.title}' if obj.title else ''}"


class DaysField(forms.CharField):
    """Dates, one on each line."""

    def clean(self, value: Any) -> frozenset[datetime.date]:
        one = forms.DateField(error_messages={"invalid": ""})
        days = set()
        for line in filter(None, map(str.strip, super().clean(value).splitlines())):
            try:
                days.add(one.clean(line))
            except forms.ValidationError:
                raise forms.ValidationError(NOT_A_DAY % {"text": line[:40]}) from None
        return frozenset(days)


class RepeatForm(forms.Form):
    """`days` and `new`: what the rule gives, once the form is valid."""

    meeting = MeetingField(queryset=Occurrence.objects.none(), label=_("The meeting to repeat"), empty_label=None)
    every = forms.ChoiceField(
        label=pgettext_lazy("repetition", "How often"),
        choices=[(each.value, EVERY[each]) for each in Every],
        initial=Every.WEEK.value,
        widget=forms.RadioSelect,
    )
    interval = forms.IntegerField(
        label=_("Every how many weeks or months"),
        min_value=1,
        max_value=12,
        initial=1,
        help_text=_("1: each of them. 2: every second."),
    )
    until = forms.DateField(label=_("Until, and with"), required=False, widget=AdminDateInput)
    count = forms.IntegerField(label=_("Or how many new meetings"), required=False, min_value=1, max_value=MOST - 1)
    skips_holidays = forms.BooleanField(label=_("Leave out Norwegian public holidays"), required=False, initial=True)
    left_out = DaysField(
        label=_("Days to leave out"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line, such as 24.12.2026."),
    )

    def __init__(self, *args: Any, page: EventPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        meetings = list(page.occurrences)
        field: Any = self.fields["meeting"]
        field.queryset = page.occurrences
        field.initial = first_of(meetings[::-1]).pk if meetings else None
        self.days: list[datetime.date] = []
        self.new: list[Occurrence] = []

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return given
        meeting: Occurrence = given["meeting"]
        repetition = Repetition(
            Every(given["every"]),
            **{name: given[name] for name in ("interval", "until", "count", "left_out", "skips_holidays")},
        )
        first = timezone.localdate(meeting.starts_at)
        for field, fault in faults_of(first, repetition):
            self.add_error(field, FAULTS[fault])
        if not self.errors:
            self._find(meeting, first, repetition)
        return given

    def _find(self, meeting: Occurrence, first: datetime.date, repetition: Repetition) -> None:
        self.days = days_of(first, repetition, is_holiday)
        self.new = new_meetings(self.page, meeting, self.days)
        fault = may_add(there_are=self.page.occurrences.count(), days=len(self.days), new=len(self.new))
        if fault is not None:
            self.add_error(None, FAULTS[fault])

    @property
    def as_shown(self) -> str:
        """What was seen before it is stored, to be sent along: what has become another rule is shown anew."""
        return " ".join(f"{each.starts_at:%Y-%m-%dT%H:%M}" for each in self.new)


class SignUpChoiceForm(forms.Form):
    is_whole = forms.TypedChoiceField(
        label=_("One signs up"),
        choices=[("True", _("to the whole series")), ("False", _("to each meeting alone"))],
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
    )
