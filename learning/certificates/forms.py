"""What whoever checks a certificate may ask, and what whoever revokes it must say."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("As it is written on the certificate. Capitals make no difference."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class FindForm(forms.Form):
    code = forms.CharField(
        label=_("Code or address of the certificate"), required=False, max_length=300, widget=forms.TextInput
    )

    def clean_code(self) -> str:
        """The code itself, where the whole address was pasted."""
        return str(self.cleaned_data["code"]).strip().rstrip("/").rpartition("/")[2]


class RevokeForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Whoever checks the certificate reads it. Write nothing about the holder."),
    )
