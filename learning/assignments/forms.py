"""What a learner writes, what an assessor answers, and who assesses."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.people.models import User
from learning.assignments.rules import MOST_TEXT


class AnswerForm(forms.Form):
    """`version`: of the draft as it was shown; a form that does not say is believed."""

    version = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Your answer"),
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 14}),
    )


class AssessForm(forms.Form):
    feedback = forms.CharField(
        label=_("Feedback to the learner"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Needed when you ask them to try again."),
    )


class AssessorForm(forms.Form):
    """By address: whoever may name an assessor need not see all who have an account."""

    email = forms.EmailField(label=_("The assessor's e-mail address"), max_length=254)

    def clean_email(self) -> Any:
        email = self.cleaned_data["email"].strip().lower()
        user = User.objects.filter(email__iexact=email, is_active=True).first()
        if user is None:
            raise forms.ValidationError(_("Nobody here has that address. An assessor must have an account."))
        if not user.has_perm("wagtailadmin.access_admin"):
            raise forms.ValidationError(_("Whoever has that address has no role here, and could not open the answers."))
        self.user = user
        return email
