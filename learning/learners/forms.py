"""What a learner types to get in, and about themself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.names import LONGEST, clean_name
from cms.core.open_forms import OpenForm


class AskForm(OpenForm):
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("The six digits from the letter"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )


class NameForm(forms.Form):
    """For a course certificate or one of attendance."""

    name = forms.CharField(
        label=_("Your name, as it shall stand on the certificate"),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])


class EraseForm(forms.Form):
    """Erasing cannot be undone: the learner types the address that goes."""

    email = forms.EmailField(label=_("Write your e-mail address to erase everything"), max_length=254)

    def __init__(self, *args: Any, address: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.address = address

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip().lower()
        if email != self.address:
            raise forms.ValidationError(_("That is not the address you are signed in with."))
        return email
