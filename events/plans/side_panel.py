"""From a page to the measure it was planned as, in a panel beside the fields of the page editor."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from cms.people.requests import AdminRequest
from events.models import EventPage, PlannedMeasure
from events.plans.access import sight_of
from learning.models import CoursePage


class PlanSidePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Toggle the common plan")
        icon_name = "calendar-alt"
        has_counter = False

    name = "kb-plan"
    title = _("The common plan")
    template_name = "events/plans/side_panel.html"
    order = 330

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        planned = PlannedMeasure.objects.select_related("library").filter(work=self.object.translation_key)
        return context | {"measure": planned.first() if self.object.pk else None}


def panels_for(page: Page, request: AdminRequest) -> list[BaseSidePanel]:
    """For those who may look at the plan, at every event and course: a panel cannot come later, only its words."""
    if isinstance(page, EventPage | CoursePage) and sight_of(request.user).may_look:
        return [PlanSidePanel(page, request)]
    return []
