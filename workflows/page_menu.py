"""What stands in the menu of the page editor, beside Wagtail's own."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.models import Page, WorkflowState

from cms.core.models import BasePage
from cms.core.sections import WORK_DEPTH
from workflows.actions import is_waiting
from workflows.translation.sources import is_translatable

SEND = "action-send-to-review"


class SendToReviewItem(ActionMenuItem):
    """Saves the draft, then opens the form that sends the whole work."""

    name = SEND
    label = _("Send to review …")
    icon_name = "upload"


class WithdrawItem(ActionMenuItem):
    name = "action-withdraw"
    label = _("Withdraw from review")
    icon_name = "arrow-left"
    template_name = "workflows/menu/withdraw.html"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return context["view"] == "edit" and (context["page"].is_pinned or is_waiting(context["page"]))

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("workflows:withdraw", args=(context["page"].pk,))


class TakeDownItem(ActionMenuItem):
    name = "action-take-down"
    label = _("Take down …")
    icon_name = "download"

    def is_shown(self, context: dict[str, Any]) -> bool:
        if context["view"] != "edit":
            return False
        page, user = context["page"], context["request"].user
        return page.live and not page.is_permanent and page.permissions_for_user(user).is_owner()

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("workflows:take_down", args=(context["page"].pk,))


class ConversationItem(ActionMenuItem):
    """What the group and the authors say of the work, while the page itself is locked."""

    name = "action-conversation"
    label = _("Conversation about the review")
    icon_name = "comment"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return context["view"] == "edit" and _review_of(context["page"]) is not None

    def get_url(self, context: dict[str, Any]) -> str:
        state = _review_of(context["page"])
        return reverse("workflows:conversation", args=(state.pk,)) if state else ""


def _review_of(page: Page) -> WorkflowState | None:
    """The review that is not over yet, of the work the page is part of."""
    page = page.specific
    return page.work_root().current_workflow_state if isinstance(page, BasePage) else None


class StillRightItem(ActionMenuItem):
    name = "action-still-right"
    label = _("Still right …")
    icon_name = "check"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return context["view"] == "edit" and context["page"].live and not context["page"].is_permanent

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("workflows:still_right", args=(context["page"].pk,))


class HelpFromOutsideItem(ActionMenuItem):
    name = "action-outside"
    label = _("Help from outside …")
    icon_name = "group"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return context["view"] == "edit" and context["page"].depth >= WORK_DEPTH

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("workflows:outside", args=(context["page"].pk,))


class TranslateItem(ActionMenuItem):
    """To whoever may begin an edition in another language, or has one to bring level."""

    name = "action-translate"
    label = _("Translate …")
    icon_name = "globe"

    def is_shown(self, context: dict[str, Any]) -> bool:
        if context["view"] != "edit" or not is_translatable(context["page"]):
            return False
        return context["page"].permissions_for_user(context["request"].user).is_owner()

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("workflows:translate", args=(context["page"].pk,))


class ShareItem(ActionMenuItem):
    name = "action-share"
    label = _("Share …")
    icon_name = "link"

    def is_shown(self, context: dict[str, Any]) -> bool:
        return context["view"] == "edit" and context["page"].is_readable

    def get_url(self, context: dict[str, Any]) -> str:
        return reverse("workflows:share", args=(context["page"].pk,))
