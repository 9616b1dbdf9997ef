"""The form of the agenda."""

from django import forms
from django.utils.translation import gettext_lazy as _


class PointForm(forms.Form):
    text = forms.CharField(label=_("What do you want to speak of?"), max_length=300)
