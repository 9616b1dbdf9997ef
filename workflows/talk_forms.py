"""The forms of the conversation and of proposed wording."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.models import Pin
from workflows.passages import DoesNotFit, Passage, Texts, Unfit
from workflows.texts import UNFIT

MOST = 2000


class NoteForm(forms.Form):
    """A note on the work, or on one of its pages."""

    about = forms.TypedChoiceField(label=_("About"), required=False, coerce=int, empty_value=None)
    text = forms.CharField(label=_("Note"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, pins: Iterable[Pin], **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"auto_id": "kb-note-%s"}))
        pages = [(pin.page_id, pin.revision.object_str) for pin in pins]
        self.fields["about"].choices = [("", _("The whole work")), *pages]  # type: ignore[attr-defined]


class ReplyForm(forms.Form):
    text = forms.CharField(label=_("Reply"), max_length=4000, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, note_pk: int, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"auto_id": f"kb-reply-{note_pk}-%s"}))


class AnswerForm(forms.Form):
    """Yes with one click; no with a word why."""

    action = forms.ChoiceField(choices=[("accept", _("Accept")), ("decline", _("Decline"))])
    word = forms.CharField(label=_("Why not?"), required=False, max_length=500, widget=forms.TextInput)

    def __init__(self, *args: Any, wording_pk: int, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"auto_id": f"kb-answer-{wording_pk}-%s"}))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("action") == "decline" and not cleaned.get("word", "").strip():
            self.add_error("word", _("Write a reason."))
        return cleaned


class WordingForm(forms.Form):
    """From which words to which, and why. Where they stand is found by themselves, or chosen from the page's texts."""

    old = forms.CharField(
        label=_("These words"),
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Exactly as they stand. Mark them in the page above, and they come here by themselves."),
    )
    place = forms.ChoiceField(label=_("Where they stand"), required=False)
    new = forms.CharField(
        label=_("Should be"),
        required=False,
        max_length=MOST,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Leave empty to strike the words."),
    )
    why = forms.CharField(label=_("A word why"), max_length=500, widget=forms.TextInput)

    def __init__(self, *args: Any, pins: Iterable[Pin], **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"auto_id": "kb-wording-%s"}))
        self._texts: dict[str, tuple[Pin, Passage]] = {}
        choices: list[Any] = [("", _("Find it for me"))]
        for pin in pins:
            found = Texts(pin.page.specific_class, pin.revision.content).passages
            here = {f"{pin.page_id}:{passage.place}": (pin, passage) for passage in found}
            self._texts |= here
            group = [(key, f"{passage.label}: {passage.excerpt}") for key, (_pin, passage) in here.items()]
            choices.append((pin.revision.object_str, group))
        self.fields["place"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Adds `pin`, the version that was read, and `where`, the place in it."""
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        old = cleaned["old"]
        chosen = self._texts.get(cleaned["place"])
        where = [chosen] if chosen else [found for found in self._texts.values() if found[1].times(old)]
        times = sum(passage.times(old) for _pin, passage in where)
        if times != 1:
            self.add_error("old", UNFIT[Unfit.SEVERAL if times else Unfit.MISSING])
        elif old == cleaned["new"]:
            self.add_error("new", _("These are the same words."))
        else:
            pin, passage = where[0]
            cleaned |= {"pin": pin, "where": passage.place}
            self._try(pin, passage, old, cleaned["new"])
        return cleaned

    def _try(self, pin: Pin, passage: Passage, old: str, new: str) -> None:
        try:
            Texts(pin.page.specific_class, pin.revision.content).replace(passage.place, old, new)
        except DoesNotFit as error:
            self.add_error("old", UNFIT[error.why])
        except forms.ValidationError as error:
            self.add_error("new", error.messages)
