"""The filters of the calendar."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.core.listing import Ticks
from learning.filters import WorkFilterForm


class EventFilterForm(WorkFilterForm):
    form = Ticks(label=_("Form"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].choices = self.model.Form.choices  # type: ignore[attr-defined]

    def narrow(self, name: str, values: list[str]) -> Q:
        if name == "form":
            return Q(form__in=values)
        return super().narrow(name, values)
