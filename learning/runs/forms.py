"""The form a reader asks in, and the one that answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.open_forms import OpenForm
from learning.forms import MunicipalityField
from learning.models import RunAnswer


class AskForm(OpenForm):
    municipality = MunicipalityField(
        label=_("In which municipality is your library?"),
        required=True,
        empty_label=_("Choose a municipality"),
        help_text=_("It says which county library gets the wish."),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        max_length=254,
        help_text=_(
            "Only if you want to know what the county library answers. Never shown, and erased with the answer."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class AnswerForm(forms.Form):
    """Two buttons, one for each kind of answer."""

    text = forms.CharField(
        label=_("When and where, or why not now"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Those who left an address get it in a letter. Others see nothing of it."),
    )
    kind = forms.ChoiceField(choices=RunAnswer.Kind.choices, widget=forms.HiddenInput)
