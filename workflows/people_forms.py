"""The forms about people."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from cms.people.models import Absence, CountyLibrary, Membership, Role, User

BY_NAME = ("first_name", "last_name", "email")


class InviteForm(forms.Form):
    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)
    first_name = forms.CharField(label=gettext_lazy("First name"), max_length=150)
    last_name = forms.CharField(label=gettext_lazy("Last name"), max_length=150)
    role = forms.ChoiceField(label=gettext_lazy("Role"))
    library = forms.ModelChoiceField(
        label=gettext_lazy("County library"), queryset=CountyLibrary.objects.all(), required=False
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the admin and of mail"),
        choices=settings.WAGTAILADMIN_PERMITTED_LANGUAGES,
    )

    def __init__(self, *args: Any, roles: list[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in roles]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("role") in (Role.CONTACT, Role.MEMBER) and not cleaned.get("library"):
            self.add_error("library", _("A contact or member belongs to a county library."))
        return cleaned


class MembershipForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the type stubs
    class Meta:
        model = Membership
        fields = ("deputy", "starts_on", "ends_on")
        widgets = {"starts_on": AdminDateInput, "ends_on": AdminDateInput}  # noqa: RUF012

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = User.objects.filter(is_active=True).exclude(pk=self.instance.user_id).order_by(*BY_NAME)
        self.fields["deputy"].queryset = others  # type: ignore[attr-defined]


class LeaveForm(forms.Form):
    successor = forms.ModelChoiceField(
        label=gettext_lazy("Who takes over?"),
        queryset=User.objects.filter(is_active=True),
        help_text=gettext_lazy("Drafts, responsibilities and roles move to this person, and the account is closed."),
    )

    def __init__(self, *args: Any, leaver: User, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = User.objects.filter(is_active=True).exclude(pk__in=(leaver.pk, by.pk)).order_by(*BY_NAME)
        self.fields["successor"].queryset = others  # type: ignore[attr-defined]


class AbsenceForm(forms.ModelForm):  # type: ignore[type-arg]  # generic only in the type stubs
    class Meta:
        model = Absence
        fields = ("user", "first_day", "last_day")
        widgets = {"first_day": AdminDateInput, "last_day": AdminDateInput}  # noqa: RUF012

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people.order_by(*BY_NAME)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if first and last and last < first:
            raise ValidationError({"last_day": _("The last day cannot come before the first.")})
        return cleaned
