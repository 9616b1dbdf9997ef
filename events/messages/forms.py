"""The form in which the organiser writes."""

import uuid
from typing import ClassVar

from django import forms

from events.models import Message


class MessageForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the type stubs
    """`form_id` is the same when the form comes back from the preview, and when it is sent twice."""

    form_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    class Meta:
        model = Message
        fields: ClassVar[list[str]] = ["audience", "subject", "text"]
        widgets: ClassVar[dict[str, forms.Widget]] = {"text": forms.Textarea(attrs={"rows": 10})}

    def clean_subject(self) -> str:
        """On one line, or the rest would be taken for the letter's text."""
        return " ".join(self.cleaned_data["subject"].split())
