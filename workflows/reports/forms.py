"""What a report is asked for."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cms.people.models import CountyLibrary, User
from workflows.models import Decision


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class DecisionFilterForm(forms.Form):
    """Narrows the list of decisions; every field may be empty."""

    since = _day(_("From"))
    until = _day(_("To and including"))
    library = forms.ModelChoiceField(
        label=_("County library"), queryset=CountyLibrary.objects.all(), required=False, empty_label=_("All")
    )
    person = forms.ModelChoiceField(
        label=_("Decided by"), queryset=User.objects.none(), required=False, empty_label=_("All")
    )
    kind = forms.ChoiceField(label=_("Decision"), choices=[("", _("All")), *Decision.Kind.choices], required=False)
    title = forms.CharField(label=_("Words of the title"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        with_role = Q(memberships__isnull=False) | Q(deputy_memberships__isnull=False)
        people = User.objects.filter(pk__in=User.objects.filter(with_role).values("pk"))
        self.fields["person"].queryset = people.order_by("first_name", "last_name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day cannot come before the first."))
        return cleaned

    def narrow(self, decisions: QuerySet[Decision]) -> QuerySet[Decision]:
        """The decisions asked for; none when what was asked is not understood."""
        if not self.is_valid():
            return decisions.none()
        asked = self.cleaned_data
        if asked["since"]:
            decisions = decisions.filter(decided_at__date__gte=asked["since"])
        if asked["until"]:
            decisions = decisions.filter(decided_at__date__lte=asked["until"])
        if asked["library"]:
            decisions = decisions.filter(library=asked["library"])
        if asked["person"]:
            decisions = decisions.filter(people__contains=[{"id": asked["person"].pk}])
        if asked["kind"]:
            decisions = decisions.filter(kind=asked["kind"])
        if asked["title"]:
            named = Q(title__icontains=asked["title"]) | Q(pages__title__icontains=asked["title"])
            decisions = decisions.filter(pk__in=Decision.objects.filter(named).values("pk"))
        return decisions
