"""The form in which the leader sets an area's strategy."""

from typing import ClassVar

from django import forms

from learning.models import Strategy


class StrategyForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the type stubs
    """`shown` is the version that the form was opened with."""

    shown = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Strategy
        fields: ClassVar[list[str]] = ["what", "how", "why", "language"]
        widgets: ClassVar[dict[str, forms.Widget]] = {
            name: forms.Textarea(attrs={"rows": 3}) for name in ("what", "how", "why")
        }

    @property
    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
