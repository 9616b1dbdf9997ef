"""The form a reader writes in, and the one that decides."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.open_forms import OpenForm
from learning.forms import MunicipalityField

MOST_WHAT, MOST_HOW = 1000, 2000


class TriedForm(OpenForm):
    municipality = MunicipalityField(
        label=_("In which municipality?"), required=True, empty_label=_("Choose a municipality")
    )
    what = forms.CharField(
        label=_("What did you do?"),
        max_length=MOST_WHAT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Write what you did otherwise than the recipe, and for whom. Name no readers or colleagues."),
    )
    how_it_went = forms.CharField(
        label=_("How did it go?"),
        max_length=MOST_HOW,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("What went well, and what would you do otherwise next time?"),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        max_length=254,
        help_text=_("Only if you want to know what becomes of it. Never shown, and erased once we have read it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class DecideForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed when you decline. The writer gets it, if there is an address."),
    )
