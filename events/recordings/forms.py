"""The form in which the organiser gives a recording its captions, and says what was decided."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.models import Recording
from events.recordings.rules import fault_of_captions
from events.recordings.texts import FAULTS


class CaptionsInput(forms.ClearableFileInput):
    """What is there is read through the view that asks who is asking: the file itself has no address."""

    template_name = "events/recordings/captions_input.html"

    def is_initial(self, value: Any) -> bool:
        return bool(value)


class RecordingForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the type stubs
    class Meta:
        model = Recording
        fields = ("captions", "is_captioned", "audio_description")
        widgets = {  # noqa: RUF012 — Django's own form
            "captions": CaptionsInput(attrs={"accept": ".vtt"}),
            "audio_description": forms.RadioSelect,
        }
        help_texts = {  # noqa: RUF012
            "captions": _("For a film file of our own. Most tools that write captions can save them as VTT."),
            "audio_description": _("Somebody who does not see the film: what do they need to be told?"),
        }

    def __init__(self, *args: Any, has_own_file: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audio_description"].choices = Recording._meta.get_field("audio_description").choices  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.required = False
        if not has_own_file:
            del self.fields["captions"]  # another site's player takes no captions from here

    def clean_captions(self) -> Any:
        file = self.cleaned_data["captions"]
        if file and "captions" in self.changed_data:
            fault = fault_of_captions(file.read())
            if fault is not None:
                raise ValidationError(FAULTS[fault])
            file.seek(0)
        return file

    def changes(self) -> dict[str, Any]:
        """What was changed in the form, as `actions.describe` takes it."""
        return {name: self.cleaned_data[name] or _EMPTY[name] for name in self.changed_data}


_EMPTY = {"captions": None, "is_captioned": False, "audio_description": ""}
