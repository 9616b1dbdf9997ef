"""The forms of the review."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.models import BasePage


class SubmitForm(forms.Form):
    """Which of the work's changed pages go along; those the user changed are ticked."""

    pages = forms.TypedMultipleChoiceField(
        label=_("Pages to send"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one page that has changed.")},
    )

    def __init__(self, *args: Any, pages: list[BasePage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pages"].choices = [(page.pk, page.title) for page in pages]  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    action = forms.ChoiceField(choices=[("approve", _("Approve and publish")), ("reject", _("Send back"))])
    comment = forms.CharField(
        label=_("To the author"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Required when you send the work back."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("action") == "reject" and not cleaned.get("comment", "").strip():
            self.add_error("comment", _("Write a reason."))
        return cleaned


class TakeDownForm(forms.Form):
    reason = forms.CharField(
        label=_("Why is it taken down?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
