"""The review's places in Wagtail's admin."""

from collections.abc import Set
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page, WorkflowState

from cms.core.models import BasePage
from cms.people.models import Role
from cms.people.requests import AdminRequest
from cms.people.terms import DEPUTY, roles_of
from workflows.page_menu import (
    SEND,
    ConversationItem,
    HelpFromOutsideItem,
    SendToReviewItem,
    ShareItem,
    StillRightItem,
    TakeDownItem,
    TranslateItem,
    WithdrawItem,
)
from workflows.panels import panels_for
from workflows.side_panels import LanguageSidePanel
from workflows.translation.side_panel import side_panels_for

READERS_OF_REPORTS = frozenset({Role.MEMBER, Role.LEADER, Role.OPERATOR})


@hooks.register("register_page_action_menu_item")
def help_from_outside_item() -> ActionMenuItem:
    return HelpFromOutsideItem(order=30)


@hooks.register("register_page_action_menu_item")
def translate_item() -> ActionMenuItem:
    return TranslateItem(order=40)


@hooks.register("register_page_action_menu_item")
def share_item() -> ActionMenuItem:
    return ShareItem(order=80)


@hooks.register("register_page_action_menu_item")
def send_to_review_item() -> ActionMenuItem:
    return SendToReviewItem(order=10)


@hooks.register("register_page_action_menu_item")
def withdraw_item() -> ActionMenuItem:
    return WithdrawItem(order=20)


@hooks.register("register_page_action_menu_item")
def conversation_item() -> ActionMenuItem:
    return ConversationItem(order=30)


@hooks.register("register_page_action_menu_item")
def still_right_item() -> ActionMenuItem:
    return StillRightItem(order=80)


@hooks.register("register_page_action_menu_item")
def take_down_item() -> ActionMenuItem:
    return TakeDownItem(order=90)


@hooks.register("construct_page_action_menu")
def only_our_ways(menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """Stock submit, publish and cancel are refused on the server; here they are only not offered."""
    stock = {
        "action-publish",
        "action-submit",
        "action-restart-workflow",
        "action-cancel-workflow",
        "action-unpublish",
    }
    if any(item.name == WithdrawItem.name for item in menu_items):
        stock.add("action-page-locked")  # the banner says so, and a dead button beside the way out helps nobody
    menu_items[:] = [item for item in menu_items if item.name not in stock]


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def go_on_to_the_form(request: HttpRequest, page: Page) -> HttpResponse | None:
    if SEND in request.POST and isinstance(page.specific, BasePage):
        return redirect("workflows:submit", page.pk)
    return None


@hooks.register("before_edit_page")
def say_why_it_was_sent_back(request: HttpRequest, page: Page) -> HttpResponse | None:
    """The group's answer stands where the author mends the work, not only in a letter."""
    if request.method == "GET" and isinstance(page, BasePage):
        state = page.work_root().current_workflow_state
        if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            reason = Truncator(state.current_task_state.comment).words(80)
            messages.warning(request, gettext("Sent back by the resource group: %(reason)s") % {"reason": reason})
    return None


@hooks.register("register_page_side_panels")
def language_side_panel(page: Page, request: HttpRequest) -> list[BaseSidePanel]:
    return [LanguageSidePanel(page, request)] if isinstance(page, BasePage) else []


@hooks.register("register_page_side_panels")
def source_side_panel(page: Page, request: AdminRequest) -> list[BaseSidePanel]:
    return side_panels_for(page, request)


class RoleMenuItem(MenuItem):
    """Shown to those who hold one of the roles today; asked once in a request for all of these."""

    def __init__(self, *args: Any, roles: Set[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = roles

    def is_shown(self, request: AdminRequest) -> bool:
        if not hasattr(request, "kb_roles"):
            request.kb_roles = roles_of(request.user)
        return bool(self.roles & request.kb_roles)


@hooks.register("register_admin_menu_item")
def review_menu_item() -> MenuItem:
    roles = {Role.MEMBER, Role.LEADER}
    return RoleMenuItem(_("Review"), reverse("workflows:index"), roles=roles, icon_name="clipboard-list", order=50)


@hooks.register("register_admin_menu_item")
def help_menu_item() -> MenuItem:
    roles = {Role.CONTACT, DEPUTY, Role.MEMBER, Role.LEADER}
    return RoleMenuItem(
        _("Project help"), reverse("workflows:help"), roles=roles, name="kb-help", icon_name="help", order=60
    )


@hooks.register("register_admin_menu_item")
def group_menu_item() -> MenuItem:
    roles = {*Role.values, DEPUTY}
    return RoleMenuItem(_("The resource group"), reverse("mandate:group"), roles=roles, icon_name="group", order=60)


@hooks.register("register_admin_menu_item")
def network_menu_item() -> MenuItem:
    """The view asks who reads which meetings; a member's deputy finds none."""
    roles = {Role.CONTACT, DEPUTY, Role.MEMBER, Role.LEADER}
    address = reverse("network:index")
    return RoleMenuItem(
        pgettext_lazy("members", "Meetings"), address, roles=roles, name="kb-network", icon_name="calendar", order=61
    )


@hooks.register("register_admin_menu_item")
def assessment_menu_item() -> MenuItem:
    """An assessor without any of these roles comes by the letter."""
    roles = frozenset({Role.CONTACT, Role.MEMBER, DEPUTY})
    address = reverse("assessing:index")
    return RoleMenuItem(_("Assessment"), address, roles=roles, name="kb-assessment", icon_name="form", order=75)


@hooks.register("register_admin_menu_item")
def figures_menu_item() -> MenuItem:
    roles = frozenset({*READERS_OF_REPORTS, Role.CONTACT, DEPUTY})
    address = reverse("figures:index")
    return RoleMenuItem(_("Course figures"), address, roles=roles, name="kb-figures", icon_name="view", order=77)


@hooks.register("register_admin_menu_item")
def runs_menu_item() -> MenuItem:
    roles = frozenset({Role.CONTACT, Role.MEMBER, DEPUTY})
    address = reverse("runs:index")
    return RoleMenuItem(_("Set up in the county"), address, roles=roles, name="kb-runs", icon_name="group", order=76)


@hooks.register("register_admin_menu_item")
def plan_menu_item() -> MenuItem:
    roles = frozenset({*READERS_OF_REPORTS, Role.CONTACT, DEPUTY})
    address = reverse("plans:index")
    return RoleMenuItem(_("The common plan"), address, roles=roles, name="kb-plan", icon_name="calendar-alt", order=65)


@hooks.register("register_admin_menu_item")
def sign_ups_menu_item() -> MenuItem:
    roles = frozenset({Role.CONTACT, Role.MEMBER, DEPUTY})
    address = reverse("events:index")
    return RoleMenuItem(_("Sign-ups"), address, roles=roles, name="kb-sign-ups", icon_name="group", order=66)


@hooks.register("register_admin_menu_item")
def tried_menu_item() -> MenuItem:
    roles = {Role.CONTACT, DEPUTY, Role.MEMBER}
    address = reverse("tried_admin:index")
    return RoleMenuItem(_("We have tried it"), address, roles=roles, name="kb-tried", icon_name="comment", order=70)


@hooks.register("register_admin_menu_item")
def certificates_menu_item() -> MenuItem:
    roles = {Role.MEMBER, Role.OPERATOR}
    address = reverse("certificates_admin:index")
    return RoleMenuItem(_("Certificates"), address, roles=roles, name="kb-certificates", icon_name="doc-full", order=80)


@hooks.register("register_admin_menu_item")
def people_menu_item() -> MenuItem:
    roles = {Role.LEADER, Role.OPERATOR}
    return RoleMenuItem(_("People"), reverse("people:index"), roles=roles, icon_name="group", order=500)


@hooks.register("register_admin_menu_item")
def absences_menu_item() -> MenuItem:
    roles = {*Role.values, DEPUTY}
    return RoleMenuItem(_("Absences"), reverse("people:absences"), roles=roles, icon_name="calendar", order=510)


@hooks.register("register_admin_menu_item")
def emergency_menu_item() -> MenuItem:
    address = reverse("workflows:emergency")
    return RoleMenuItem(_("Emergency"), address, roles={Role.OPERATOR}, icon_name="warning", order=520)


@hooks.register("register_reports_menu_item")
def decisions_menu_item() -> MenuItem:
    return RoleMenuItem(_("Decisions"), reverse("workflows:decisions"), roles=READERS_OF_REPORTS, icon_name="history")


@hooks.register("register_reports_menu_item")
def half_year_menu_item() -> MenuItem:
    address = reverse("workflows:half_year")
    return RoleMenuItem(_("Half-year report"), address, roles=READERS_OF_REPORTS, icon_name="doc-full-inverse")


@hooks.register("register_reports_menu_item")
def languages_menu_item() -> MenuItem:
    roles = {*READERS_OF_REPORTS, Role.CONTACT, DEPUTY}
    return RoleMenuItem(_("Language ledger"), reverse("workflows:languages"), roles=roles, icon_name="globe")


@hooks.register("construct_homepage_panels")
def only_what_concerns_the_user(request: AdminRequest, panels: list[Component]) -> None:
    """Wagtail's own panels know neither works nor county libraries, and offer decisions past our screen."""
    panels[:] = panels_for(request.user)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action("kb.take_down", _("Take down"), _("Taken down"))
    actions.register_action("kb.wording", _("Accept proposed wording"), _("Proposed wording accepted"))
    actions.register_action("kb.still_right", _("Still right"), _("Checked by the owner: still right"))
    actions.register_action("kb.hand_over", _("Hand over"), _("Everything handed over to another"))
    actions.register_action("kb.expert_link", _("Show to an expert"), _("A link made for an expert"))
    actions.register_action("kb.expert_link_revoked", _("Shut an expert's link"), _("An expert's link shut"))
    actions.register_action("kb.author_invited", _("Invite an author"), _("An author from elsewhere invited"))
    actions.register_action("kb.author_ended", _("End an invitation"), _("An author's invitation ended"))
    actions.register_action("kb.tried_accepted", _("Accept a report"), _("A reader's report accepted"))
    actions.register_action("kb.tried_declined", _("Decline a report"), _("A reader's report declined"))
    actions.register_action("kb.run_set_up", _("Set a course up"), _("A county library sets the course up"))
    actions.register_action("kb.run_not_now", _("Decline a run"), _("A county library does not set the course up now"))
    actions.register_action("kb.list_fetched", _("Fetch the list"), _("Names of those who have signed up fetched"))
    actions.register_action("kb.translation_taken", _("Take over a change"), _("A change taken over from the source"))
    actions.register_action("kb.emergency", _("Put up in an emergency"), _("Put up in an emergency, without a review"))
