"""The organiser's forms: what one signs up for, who is added by hand, and what the list shows."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from cms.core.names import LONGEST, clean_name
from cms.people.models import County
from events.forms import OrganisersForm
from events.models import Question, Quota, Registration, SignUp
from events.organising.actions import SETTINGS, Rows
from events.organising.querysets import answered_questions
from events.organising.rules import FROZEN, faults_of_quota
from events.organising.texts import SAID, name_of
from events.places.held import Person
from learning.forms import MunicipalityField


class SignUpForm(OrganisersForm):
    """What is set of one sign-up. Who has a place here is counted; elsewhere the organiser types how many have."""

    class Meta:
        model = SignUp
        fields = SETTINGS
        widgets = {  # noqa: RUF012 — Django's own form
            "opens_at": AdminDateTimeInput,
            "deadline": AdminDateTimeInput,
            "erase_on": AdminDateInput,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.is_here:
            del self.fields["taken"]
        else:
            self.fields["taken"].help_text = _("Of those who sign up elsewhere. Here the places are counted.")

    def values(self) -> dict[str, Any]:
        """What was changed, by field; of a sign-up that is new, everything."""
        if self.instance.pk is None:
            return dict(self.cleaned_data)
        return {name: self.cleaned_data[name] for name in self.changed_data}


class QuestionForm(OrganisersForm):
    """One question of the organiser's own; what somebody has answered stays as it was asked."""

    is_answered = False

    class Meta:
        model = Question
        fields = ("text", "kind", "choices", "is_required", "position")
        widgets = {"choices": forms.Textarea(attrs={"rows": 3})}  # noqa: RUF012 — Django's own form

    def __init__(self, *args: Any, answered: set[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].label = _("Number in the order")
        self.is_answered = self.instance.pk in answered
        if self.is_answered:
            for name in FROZEN:
                self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        lines = [line for line in cleaned.get("choices", "").splitlines() if line.strip()]
        if cleaned.get("kind") == Question.Kind.CHOICE and len(set(lines)) < 2:
            self.add_error("choices", _("Write at least two choices, one on each line."))
        return cleaned


class QuotaForm(OrganisersForm):
    """Places kept for one county. What stands as it was is not asked about again."""

    def __init__(self, *args: Any, open_to: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open_to = open_to

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        typed = {name: cleaned.get(name) if name in self.changed_data else None for name in ("county", "released_at")}
        county = typed["county"] and typed["county"].pk
        faults = faults_of_quota(
            county=county, open_to=self.open_to, released_at=typed["released_at"], now=timezone.now()
        )
        for field, fault in faults:
            self.add_error(field, str(SAID[fault]))
        return cleaned


QuotaFormSet = forms.modelformset_factory(
    Quota,
    form=QuotaForm,
    fields=("county", "places", "released_at"),
    widgets={"released_at": AdminDateTimeInput},
    extra=1,
    can_delete=True,
    max_num=20,
)
QuestionFormSet = forms.modelformset_factory(Question, form=QuestionForm, extra=1, can_delete=True, max_num=20)


def quotas_of(door: SignUp, data: Any, *, open_to: Collection[str]) -> Any:
    """`open_to`: the codes of the counties that may sign up, none for all."""
    rows = Quota.objects.filter(sign_up=door.pk).select_related("county")
    return QuotaFormSet(data, queryset=rows, prefix="quotas", form_kwargs={"open_to": open_to})


def questions_of(door: SignUp, data: Any) -> Any:
    answered = answered_questions(door) if door.pk else set()
    rows = Question.objects.filter(sign_up=door.pk)
    return QuestionFormSet(data, queryset=rows, prefix="questions", form_kwargs={"answered": answered})


def rows_of(formset: Any) -> Rows:
    """What a valid form set says, written by nobody yet."""
    formset.save(commit=False)
    return Rows(formset.changed_objects, formset.new_objects, formset.deleted_objects)


class AddForm(forms.Form):
    """Somebody whom the organiser signs up, past the deadline and the counties. The first of `doors` is chosen."""

    sign_up = forms.ModelChoiceField(SignUp.objects.none(), label=_("Signs up for"), empty_label=None)
    name = forms.CharField(label=_("Name"), max_length=LONGEST)
    email = forms.EmailField(label=_("E-mail address"), max_length=254)
    municipality = MunicipalityField(label=_("The library's municipality"), required=True)
    access_needs = forms.CharField(label=_("What they need to take part"), max_length=300, required=False)
    food_needs = forms.CharField(label=_("Food and allergies"), max_length=300, required=False)

    def __init__(self, data: Any, *, doors: list[SignUp]) -> None:
        super().__init__(data)
        choice: Any = self.fields["sign_up"]
        choice.queryset = SignUp.objects.filter(pk__in=[door.pk for door in doors])
        choice.choices = [(door.pk, name_of(door)) for door in doors]
        if len(doors) == 1:
            choice.initial, choice.widget = doors[0].pk, forms.HiddenInput()
        if not any(door.asks_food for door in doors):
            del self.fields["food_needs"]

    def clean_name(self) -> str:
        return clean_name(self.cleaned_data["name"])

    def person(self) -> Person:
        given = self.cleaned_data
        return Person(given["name"], given["email"].lower(), given["access_needs"], given.get("food_needs", ""))


class FilterForm(forms.Form):
    """What the list of those signed up shows; what is not understood narrows nothing."""

    q = forms.CharField(label=_("Name, address or library"), required=False, max_length=100)
    tilstand = forms.ChoiceField(label=_("State"), required=False)
    fylke = forms.ModelChoiceField(County.objects.all(), label=_("County"), required=False, empty_label=_("All"))
    samling = forms.ChoiceField(label=_("Signed up for"), required=False)
    bekreftet = forms.ChoiceField(
        label=_("Address confirmed"), required=False, choices=[("", _("All")), ("ja", _("yes")), ("nei", _("no"))]
    )

    def __init__(self, data: Any, *, doors: list[SignUp]) -> None:
        super().__init__(data)
        states: Any = self.fields["tilstand"]
        states.choices = [("", _("All")), *Registration.State.choices]
        meetings: Any = self.fields["samling"]
        meetings.choices = [("", _("All")), *((str(door.pk), name_of(door)) for door in doors)]
        if len(doors) < 2:
            del self.fields["samling"]

    def narrow(self) -> Q:
        self.full_clean()
        chosen = self.cleaned_data
        found = Q()
        for word in chosen.get("q", "").split():
            found &= (
                Q(name__icontains=word)
                | Q(email__icontains=word)
                | Q(library__icontains=word)
                | Q(municipality__name__icontains=word)
            )
        if chosen.get("tilstand"):
            found &= Q(state=chosen["tilstand"])
        if chosen.get("fylke"):
            found &= Q(municipality__county=chosen["fylke"])
        if chosen.get("samling"):
            found &= Q(sign_up=chosen["samling"])
        if chosen.get("bekreftet"):
            found &= Q(confirmed_at__isnull=chosen["bekreftet"] == "nei")
        return found
