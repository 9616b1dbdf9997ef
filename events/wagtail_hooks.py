"""What the common plan adds to the admin: the panel beside a page, and the words of its log."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.people.requests import AdminRequest
from events.plans.side_panel import panels_for


@hooks.register("register_page_side_panels")
def plan_side_panel(page: Page, request: AdminRequest) -> list[BaseSidePanel]:
    return panels_for(page, request)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("kb.plan_entered", _("Plan a measure"), _("Entered in the plan"))
    actions.register_action("kb.plan_changed", _("Change a measure"), _("Changed in the plan"))
    actions.register_action("kb.plan_withdrawn", _("Withdraw a measure"), _("Withdrawn from the plan"))
    actions.register_action("kb.plan_drafted", _("Make a draft of a measure"), _("The draft was made"))
    actions.register_action("kb.plan_join_asked", _("Ask to join a measure"), _("Asked to join"))
    actions.register_action("kb.plan_join_accepted", _("Take somebody in"), _("Another county library takes part"))
    actions.register_action("kb.plan_join_declined", _("Say no to somebody"), _("Another county library got a no"))
    actions.register_action("kb.plan_join_left", _("Leave a measure"), _("Another county library has left"))
