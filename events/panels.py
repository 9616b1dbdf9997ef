"""The panel where an editor gives an event its first time and place, or finds the way to where they are changed."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from events.forms import PLACE_FIELDS


class FormFieldPanel(FieldPanel):
    """A field of the form that is not a field of the page."""

    def get_form_options(self) -> dict[str, Any]:
        """Claims the field: what no panel claims is rendered again at the end, and that empty one would count."""
        return {"fields": [self.field_name]}

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return self.field_name in self.form.fields and super().is_shown()

        def get_comparison(self) -> list[Any]:
            return []  # asked without a form, of two versions of the page that do not hold the field


class OccurrencesPanel(MultiFieldPanel):
    """Time and place: fields while the event has never been up, a summary with a link afterwards."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Time and place"))
        super().__init__(_place_panels(), **kwargs)

    def clone_kwargs(self) -> dict[str, Any]:
        options = super().clone_kwargs()
        options.pop("children", None)
        return options


class OccurrencesSummaryPanel(Panel):
    """What is set, and the link to where it is changed at once."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "events/panels/occurrences.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk) and not self.form.has_place_fields and super().is_shown()

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {
                "occurrences": self.instance.occurrence_list,
                "url": reverse("events:occurrences", args=(self.instance.pk,)),
            }


def _place_panels() -> list[Panel]:
    starts_at, ends_at, deadline, venue, municipality, online_link, capacity = (
        FormFieldPanel(name) for name in PLACE_FIELDS
    )
    return [
        OccurrencesSummaryPanel(),
        FieldRowPanel([starts_at, ends_at, deadline]),
        FieldRowPanel([venue, municipality]),
        FieldRowPanel([online_link, capacity]),
    ]
