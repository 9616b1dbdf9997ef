"""Who was there."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

MOST_CHARACTERS = 20_000


class PresentField(forms.CharField):
    """One person on each line: the name, then the e-mail address. Gives [(name, address), …]."""

    widget = forms.Textarea

    def clean(self, value: Any) -> Any:
        present = []
        for number, line in enumerate(super().clean(value).splitlines(), 1):
            if not line.strip():
                continue
            name, _space, email = line.replace(",", " ").replace(";", " ").replace("\t", " ").strip().rpartition(" ")
            present.append((name.strip(), self._address(email.strip("<>"), number)))
            if not name.strip() or len(name) > 120:
                raise ValidationError(gettext("Line %(number)s has no name before the address.") % {"number": number})
        return present

    def _address(self, email: str, number: int) -> str:
        try:
            validate_email(email)
        except ValidationError as error:
            message = gettext("Line %(number)s does not end with an e-mail address.")
            raise ValidationError(message % {"number": number}) from error
        return email


class MeetingForm(forms.Form):
    held_on = forms.DateField(label=_("When was the meeting?"), widget=forms.DateInput(attrs={"type": "date"}))
    present = PresentField(
        label=_("Who was there?"),
        max_length=MOST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One on each line: the name, then the e-mail address. Remember yourself."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["held_on"].widget.format = "%Y-%m-%d"
        self.fields["held_on"].initial = timezone.localdate
