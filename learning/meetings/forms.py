"""Who was there."""

import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.core.names import clean_name
from learning.models import Learner

MOST_CHARACTERS = 20_000


class DayInput(forms.DateInput):
    """A browser takes the day in this form alone, whatever the language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class PresentField(forms.CharField):
    """One person on each line: the name, then the e-mail address. Gives [(name, address), …]."""

    widget = forms.Textarea

    def clean(self, value: Any) -> Any:
        present = []
        for number, line in enumerate(super().clean(value).splitlines(), 1):
            if not line.strip():
                continue
            name, _space, email = line.replace(",", " ").replace(";", " ").replace("\t", " ").strip().rpartition(" ")
            present.append((self._name(name, number), self._address(email.strip("<>"), number)))
        return present

    def _name(self, typed: str, number: int) -> str:
        try:
            return clean_name(typed)
        except ValidationError as error:
            message = gettext("Line %(number)s: write the name before the address, with letters alone.")
            raise ValidationError(message % {"number": number}) from error

    def _address(self, email: str, number: int) -> str:
        try:
            validate_email(email)
        except ValidationError as error:
            message = gettext("Line %(number)s does not end with an e-mail address.")
            raise ValidationError(message % {"number": number}) from error
        return email


class MeetingForm(forms.Form):
    held_on = forms.DateField(label=_("When was the meeting?"), widget=DayInput, initial=timezone.localdate)
    present = PresentField(
        label=_("Who was there?"),
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One on each line: the name, then the e-mail address. Remember yourself."),
    )


class RegisterForm(forms.Form):
    """`learners`: those named, once the form is valid. All of them take the course."""

    title = forms.CharField(label=_("What was it?"), max_length=255)
    held_on = forms.DateField(label=_("When was it?"), widget=DayInput)
    present = forms.CharField(
        label=_("Who was there?"),
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("The e-mail addresses they take the course with, one on each line."),
    )

    def __init__(self, *args: Any, work: UUID, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.work = work

    def clean_held_on(self) -> datetime.date:
        held_on: datetime.date = self.cleaned_data["held_on"]
        if held_on > timezone.localdate():
            raise ValidationError(gettext("That day has not come yet."))
        return held_on

    def clean_present(self) -> str:
        typed: str = self.cleaned_data["present"]
        emails = {line.strip().lower() for line in typed.splitlines() if line.strip()}
        found = Learner.objects.filter(email__in=emails, enrolments__work=self.work).distinct()
        self.learners = list(found.order_by("pk"))
        unknown = sorted(emails - {learner.email for learner in self.learners})
        if unknown:
            message = gettext("Nobody who takes the course has this address: %(addresses)s")
            raise ValidationError(message % {"addresses": ", ".join(unknown)})
        return typed

    def facts(self) -> dict[str, Any]:
        return {"title": self.cleaned_data["title"], "held_on": self.cleaned_data["held_on"]}
