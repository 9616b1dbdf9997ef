"""The form in which one or several people are signed up, and the one in which a registration is corrected."""

import uuid
from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.core.names import LONGEST, clean_name
from cms.core.open_forms import OpenForm
from cms.people.models import Municipality
from events.models import Question, Registration, SignUp
from events.places.held import Person
from events.places.rules import LARGEST_PARTY, Refusal, is_open_to
from events.places.texts import REFUSALS
from events.works import Terms
from learning.forms import MunicipalityField


class PersonFields:
    """The fields of one person in a form, each with the person's number at the end of its name.

    Without a number it is somebody who has signed up; the letters' address is not theirs to change.
    """

    def __init__(self, form: forms.Form, sign_up: SignUp, questions: list[Question], number: int | None) -> None:
        self.form, self.questions = form, questions
        self._ending = "" if number is None else f"-{number}"
        is_first = number == 0
        self._add("name", _name_field())
        if number is not None:
            self._add("email", _email_field(is_required=is_first))
        if sign_up.asks_food:
            self._add("food_needs", _text(_("Food and allergies"), _("Erased the day after the event.")))
        self._add(
            "access_needs",
            _text(
                _("What you need to take part"), _("Hearing loop, ramp, interpreter. Erased the day after the event.")
            ),
        )
        for question in questions:
            self._add(f"question-{question.pk}", _field_of(question))

    def _add(self, name: str, field: forms.Field) -> None:
        self.form.fields[f"{name}{self._ending}"] = field

    def shown(self) -> list[forms.BoundField]:
        names = ["name", "email", "food_needs", "access_needs", *(f"question-{each.pk}" for each in self.questions)]
        return [self.form[f"{name}{self._ending}"] for name in names if f"{name}{self._ending}" in self.form.fields]

    def person(self, *, instead: str = "") -> Person:
        """`instead`: the address that stands for an empty one."""
        given = self.form.cleaned_data
        return Person(
            name=given[f"name{self._ending}"],
            email=(given.get(f"email{self._ending}") or instead).lower(),
            access_needs=given.get(f"access_needs{self._ending}", ""),
            food_needs=given.get(f"food_needs{self._ending}", ""),
            answers={
                str(each.pk): given[f"question-{each.pk}{self._ending}"]
                for each in self.questions
                if given.get(f"question-{each.pk}{self._ending}")
            },
        )

    def clean_name(self) -> None:
        name = f"name{self._ending}"
        typed = self.form.cleaned_data.get(name)
        if typed:
            try:
                self.form.cleaned_data[name] = clean_name(typed)
            except ValidationError as error:
                self.form.add_error(name, error)


class PlaceForm(OpenForm):
    """Where the reader works, then each person. `number`: how many people the form has room for.

    `sign_up`: as `door_here` finds it. `is_grown`: the last of them has just been asked for, and is to be written next.
    """

    municipality = MunicipalityField(
        label=_("In which municipality is your library?"), required=True, empty_label=_("Choose a municipality")
    )
    library = forms.CharField(
        label=_("Your library"),
        max_length=120,
        required=False,
        help_text=_("Where it has another name than the municipality."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    form_id = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, *, sign_up: SignUp, number: int, terms: Terms, is_grown: bool = False) -> None:
        super().__init__(data, initial={"form_id": uuid.uuid4()})
        questions = list(sign_up.questions.all()) if sign_up.asks_more else []
        self.number = max(1, min(number, LARGEST_PARTY))
        self.people = [PersonFields(self, sign_up, questions, number) for number in range(self.number)]
        if is_grown:
            self.fields[f"name-{self.number - 1}"].widget.attrs["autofocus"] = True
        self.open_to = terms.open_to
        municipality: Any = self.fields["municipality"]
        if self.open_to:
            municipality.list_only(self.open_to)
        if terms.is_binding:
            self.fields["is_binding"] = forms.BooleanField(label=_("I know that signing up is binding"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for person in self.people:
            person.clean_name()
        return cleaned

    def clean_municipality(self) -> Municipality:
        chosen: Municipality = self.cleaned_data["municipality"]
        if not is_open_to(chosen.county_id, self.open_to):
            raise ValidationError(REFUSALS[Refusal.ANOTHER_COUNTY])
        return chosen

    def persons(self) -> list[Person]:
        first = self.cleaned_data["email-0"]
        return [each.person(instead=first) for each in self.people]

    def of_library(self) -> list[forms.BoundField]:
        return [self["municipality"], self["library"]]

    def last_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("form_id", "is_binding") if name in self.fields]

    def groups(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        for number, person in enumerate(self.people, start=1):
            heading = gettext("Person %(number)s") % {"number": number}
            yield heading if self.number > 1 else "", person.shown()


class CorrectForm(OpenForm):
    """One registration, as its owner corrects it."""

    municipality = MunicipalityField(
        label=_("In which municipality is your library?"), required=True, empty_label=_("Choose a municipality")
    )
    library = forms.CharField(label=_("Your library"), max_length=120, required=False)

    def __init__(self, data: Any, *, registration: Registration) -> None:
        initial: dict[str, Any] = {
            "municipality": registration.municipality_id,
            "library": registration.library,
            "name": registration.name,
            "access_needs": registration.access_needs,
            "food_needs": registration.food_needs,
        }
        initial |= {f"question-{key}": answer for key, answer in registration.answers.items()}
        super().__init__(data, initial=initial)
        sign_up = registration.sign_up
        self.who = PersonFields(self, sign_up, list(sign_up.questions.all()), None)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.who.clean_name()
        return cleaned

    def own_fields(self) -> list[forms.BoundField]:
        return [self["municipality"], self["library"], *self.who.shown()]


def _name_field() -> forms.Field:
    return forms.CharField(label=_("Name"), max_length=LONGEST, widget=forms.TextInput(attrs={"autocomplete": "name"}))


def _email_field(*, is_required: bool) -> forms.Field:
    return forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        required=is_required,
        help_text="" if is_required else _("Empty: the first one's address gets the letter."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


def _text(label: Any, help_text: Any) -> forms.Field:
    return forms.CharField(label=label, help_text=help_text, max_length=300, required=False)


def _field_of(question: Question) -> forms.Field:
    known: dict[str, Any] = {"label": question.text, "required": question.is_required}
    if question.kind == Question.Kind.YES_NO:
        choices = [("", "–"), ("yes", _("Yes")), ("no", _("No"))]
        return forms.ChoiceField(choices=choices, **known)
    if question.kind == Question.Kind.CHOICE:
        return forms.ChoiceField(choices=[("", "–"), *((each, each) for each in question.choice_list)], **known)
    return forms.CharField(max_length=500, **known)
