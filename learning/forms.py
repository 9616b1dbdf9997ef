"""The editor's forms: what must hold between fields, said by the field; and what other forms share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from cms.core.page_form import BasePageForm
from cms.core.sections import library_of
from cms.people.models import Municipality


class WorkPageForm(BasePageForm):
    """Prefills a new draft from its section, so that contact and review date need no typing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and self.parent_page is not None:
            self.instance.prefill(library_of(self.parent_page), self.for_user)
            for name in ("contact_name", "contact_email", "responsible_role", "review_due_on"):
                if name in self.fields:
                    self.initial[name] = self.initial.get(name) or getattr(self.instance, name)


class LongSelect(forms.Select):
    """For some hundred choices. Django's own template includes two others for each of them: half a second in all."""

    template_name = "learning/widgets/long_select.html"


class MunicipalityField(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic only in the type stubs
    """With the county behind the name: there are two Herøy and two Våler."""

    widget = LongSelect

    def __init__(self, **kwargs: Any) -> None:
        usual: dict[str, Any] = {"label": _("Municipality"), "required": False}
        super().__init__(queryset=Municipality.objects.select_related("county"), **usual | kwargs)

    def label_from_instance(self, obj: Municipality) -> str:
        return f"{obj.name}, {obj.county.name}"

    def list_only(self, counties: Iterable[str]) -> None:
        """Those of other counties are no choices; one that is sent is understood, so that it can be said why not."""
        listed = ModelChoiceIterator(self)
        listed.queryset = Municipality.objects.select_related("county").filter(county__in=counties)
        self.widget.choices = listed
