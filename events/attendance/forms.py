"""What one writes at the door."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.names import LONGEST
from cms.core.open_forms import OpenForm


class DoorForm(OpenForm):
    """The name is asked for where several have signed up with one address."""

    email = forms.EmailField(
        label=_("The e-mail address you signed up with"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=LONGEST,
        required=False,
        help_text=_("Only where several from your library are signed up with the same address."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
