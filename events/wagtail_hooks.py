"""What events add to Wagtail: the plan beside a page, a recording that is held is not fetched, and names in the log."""

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.core.uses import is_within_the_door
from cms.media.models import BankDocument
from cms.people.requests import AdminRequest
from events.plans.side_panel import panels_for
from events.recordings.querysets import is_held_everywhere


@hooks.register("before_serve_document")
def what_is_held_is_not_fetched(document: BankDocument, request: HttpRequest) -> None:
    if is_held_everywhere(document, timezone.now()) and not is_within_the_door(request):
        raise Http404


@hooks.register("register_page_side_panels")
def plan_side_panel(page: Page, request: AdminRequest) -> list[BaseSidePanel]:
    return panels_for(page, request)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("kb.recording", _("Describe a recording"), _("Captions or audio description changed"))
    actions.register_action("kb.plan_entered", _("Plan a measure"), _("Entered in the plan"))
    actions.register_action("kb.plan_changed", _("Change a measure"), _("Changed in the plan"))
    actions.register_action("kb.plan_withdrawn", _("Withdraw a measure"), _("Withdrawn from the plan"))
    actions.register_action("kb.plan_drafted", _("Make a draft of a measure"), _("The draft was made"))
    actions.register_action("kb.plan_join_asked", _("Ask to join a measure"), _("Asked to join"))
    actions.register_action("kb.plan_join_accepted", _("Take somebody in"), _("Another county library takes part"))
    actions.register_action("kb.plan_join_declined", _("Say no to somebody"), _("Another county library got a no"))
    actions.register_action("kb.plan_join_left", _("Leave a measure"), _("Another county library has left"))
