"""The form that is answered, and the one in which the organiser says what is asked."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.evaluations.questions import USEFUL, Asked
from events.evaluations.rules import MOST_QUESTIONS, SCALE
from events.models import Evaluation, EvaluationQuestion

Kind = EvaluationQuestion.Kind
LONGEST = 2000  # characters of a text


class AnswerForm(forms.Form):
    """A field for each question, named as its answers are stored. Only the first must be answered.

    It has no trap for programs that fill in forms: only who got the letter can send it, and once.
    """

    def __init__(self, data: Any, *, asked: Sequence[Asked]) -> None:
        super().__init__(data)
        for question in asked:
            self.fields[question.name] = _field_of(question)
        self.asked = asked

    def rows(self) -> list[tuple[Asked, forms.BoundField]]:
        return [(question, self[question.name]) for question in self.asked]

    def given(self) -> dict[str, str]:
        """What was answered, by the question's name."""
        return {each.name: self.cleaned_data[each.name] for each in self.asked if self.cleaned_data[each.name]}


def _field_of(question: Asked) -> forms.Field:
    known: dict[str, Any] = {"label": question.text, "required": question.name == USEFUL}
    if question.kind == Kind.SCALE:
        return forms.ChoiceField(choices=[(str(n), str(n)) for n in SCALE], widget=forms.RadioSelect, **known)
    if question.kind == Kind.YES_NO:
        return forms.ChoiceField(choices=[("yes", _("Yes")), ("no", _("No"))], widget=forms.RadioSelect, **known)
    return forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}), **known)


class EvaluationForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the type stubs
    """Whether, of whom, and up to five questions of the organiser's own."""

    class Meta:
        model = Evaluation
        fields = ("is_on", "audience")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = list(self.instance.questions.all()) if self.instance.pk else []
        for number in range(MOST_QUESTIONS):
            stored = own[number] if number < len(own) else EvaluationQuestion()
            self.fields[f"text-{number}"] = forms.CharField(
                label=_("Question %(number)s") % {"number": number + 1}, max_length=200, required=False
            )
            self.fields[f"kind-{number}"] = forms.ChoiceField(
                label=_("Kind of answer to question %(number)s") % {"number": number + 1}, choices=Kind.choices
            )
            self.initial[f"text-{number}"], self.initial[f"kind-{number}"] = stored.text, stored.kind

    def own_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"text-{number}"], self[f"kind-{number}"]) for number in range(MOST_QUESTIONS)]

    def questions(self) -> list[tuple[str, str]]:
        """(text, kind) of those that are written."""
        given = self.cleaned_data
        numbers = [number for number in range(MOST_QUESTIONS) if given[f"text-{number}"]]
        return [(given[f"text-{number}"], given[f"kind-{number}"]) for number in numbers]
