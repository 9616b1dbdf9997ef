"""The forms in which a meeting is called, changed, prepared and written down."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput

from cms.people.models import User
from events.forms import OrganisersForm
from events.models import AgendaItem, MeetingDecision, NetworkMeeting
from events.network.people import readers_of

WHEN_AND_WHERE = ("title", "starts_at", "ends_at", "place", "online_link", "organiser")
MOST_ROWS, NEW_ROWS = 60, 3


class MeetingForm(OrganisersForm):
    """When and where. Whoever may not call meetings of the kind is not asked who is organiser."""

    class Meta:
        model = NetworkMeeting
        fields = WHEN_AND_WHERE
        widgets = {"starts_at": AdminDateTimeInput, "ends_at": AdminDateTimeInput}  # noqa: RUF012 — Django's own form

    def __init__(self, *args: Any, names_organiser: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if names_organiser:
            readers = [user.pk for user in readers_of(self.instance.kind)]
            self.fields["organiser"].queryset = User.objects.filter(pk__in=readers).order_by("first_name", "last_name")  # type: ignore[attr-defined]
        else:
            del self.fields["organiser"]


class CallForm(MeetingForm):
    until = forms.DateField(
        label=_("Every other week until"),
        required=False,
        widget=AdminDateInput,
        help_text=_("Empty: this one meeting. Public holidays are left out."),
    )

    def clean_until(self) -> Any:
        until, starts_at = self.cleaned_data["until"], self.cleaned_data.get("starts_at")
        if until and starts_at and until < starts_at.date():
            raise ValidationError(_("The last day comes before the first meeting."))
        return until


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Why is it cancelled?"), max_length=300)


class MinutesForm(forms.Form):
    text = forms.CharField(
        label=pgettext_lazy("meeting", "Minutes"),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 20}),
        help_text=_("Every version is kept, with who wrote it."),
    )
    opened_with = forms.IntegerField(required=False, widget=forms.HiddenInput)


class RowForm(OrganisersForm):
    """An item or a decision; a new row that is left empty is none."""


def _rows(model: Any, fields: tuple[str, ...], textarea: str) -> Any:
    return forms.modelformset_factory(
        model,
        form=RowForm,
        fields=fields,
        extra=NEW_ROWS,
        can_delete=True,
        max_num=MOST_ROWS,
        widgets={textarea: forms.Textarea(attrs={"rows": 2}), "position": forms.NumberInput(attrs={"min": 0})},
    )


def numbers_after(rows: Any) -> list[dict[str, int]]:
    """What the new rows of a formset begin with: the numbers after the last."""
    last = max((row.position for row in rows), default=0)
    return [{"position": last + number} for number in range(1, NEW_ROWS + 1)]


AgendaFormSet = _rows(AgendaItem, ("position", "title", "text", "presenter"), "text")
DecisionFormSet = _rows(MeetingDecision, ("position", "text", "responsible"), "text")
