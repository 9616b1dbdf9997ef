"""The form that begins a translation."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.rules import Refusal
from workflows.texts import REFUSALS

MACHINE, HAND = "machine", "hand"


class TranslateForm(forms.Form):
    """`languages`: code and name of each that the work is not in. `machine`: why not, for each, where it cannot."""

    language = forms.ChoiceField(label=_("Into which language?"), widget=forms.RadioSelect)
    way = forms.ChoiceField(
        label=_("Where do you begin?"),
        widget=forms.RadioSelect,
        choices=[
            (HAND, _("With the text as it is: I write over it")),
            (MACHINE, _("With a first draft by machine: I read it through and mend it")),
        ],
        initial=HAND,
    )
    reason = forms.CharField(
        label=_("Why is it wanted in several languages?"),
        required=False,
        max_length=300,
        help_text=_(
            "The Language Act says that the same general text should not be published in both bokmål and nynorsk. Is "
            "there a reason all the same, such as a course that is offered in both, it is written here."
        ),
    )

    def __init__(
        self,
        *args: Any,
        languages: Sequence[tuple[str, str]],
        machine: Mapping[str, Refusal | None],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.machine = machine
        self.fields["language"].choices = languages  # type: ignore[attr-defined]
        if len(languages) == 1:
            self.fields["language"].initial = languages[0][0]
        if all(refusal == Refusal.NO_MACHINE_FOR_IT for refusal in machine.values()):
            del self.fields["way"]  # there is nothing to choose

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        refusal = self.machine.get(cleaned.get("language", ""))
        if cleaned.get("way") == MACHINE and refusal is not None:
            self.add_error("way", REFUSALS[refusal])
        return cleaned
