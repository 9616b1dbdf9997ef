"""The forms of a county library's contacts beside the review: checking what is live, and beginning from a copy."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.rules import is_fair_next_check
from workflows.rules import Refusal
from workflows.texts import REFUSALS


class StillRightForm(forms.Form):
    is_right = forms.BooleanField(
        label=_("I have read what readers see, and it is still right"),
        error_messages={"required": _("Tick this when you have read it. If it is not right, mend the page instead.")},
    )
    next_check_on = forms.DateField(
        label=_("Next check by"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_next_check_on(self) -> Any:
        day = self.cleaned_data["next_check_on"]
        if not is_fair_next_check(day, timezone.localdate()):
            raise forms.ValidationError(REFUSALS[Refusal.NOT_FAIR_DAY])
        return day


class CopyForm(forms.Form):
    """`works`: by heading, the works one may begin from, as (primary key, title)."""

    source = forms.TypedChoiceField(label=_("Which one?"), coerce=int)

    def __init__(self, *args: Any, works: Sequence[tuple[str, list[tuple[int, str]]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = [("", "–"), *works]  # type: ignore[attr-defined]
