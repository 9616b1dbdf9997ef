"""The review task. Every door asks `workflows.rules`; what counts is asked again where it is acted on."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, Page, TaskState, WorkflowState

from cms.people.models import User
from workflows import rules


class ReviewTaskState(TaskState):
    """One round of review of a work. The stamps say what a job by the clock has done, so that it does it once."""

    due_on = models.DateField(_("answer due"), null=True, blank=True)
    quorum = models.PositiveSmallIntegerField(_("approvals needed"), default=rules.QUORUM)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)
    escalated_at = models.DateTimeField(_("the leader was told"), null=True, blank=True)
    escalated_further_at = models.DateTimeField(_("the leader's deputy was told"), null=True, blank=True)
    uncovered_at = models.DateTimeField(_("told that nobody may decide"), null=True, blank=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")


class ResourceGroupReview(AbstractGroupApprovalTask):
    """A member of the resource group who has no part in the work approves it or sends it back."""

    task_state_class = ReviewTaskState

    class Meta:
        verbose_name = _("review by the resource group")
        verbose_name_plural = _("reviews by the resource group")

    def start(self, workflow_state: WorkflowState, user: User | None = None) -> TaskState:
        """Past the parent's own start, which unlocks and saves the page: pins hold it still instead."""
        return super(AbstractGroupApprovalTask, self).start(workflow_state, user=user)

    def user_can_access_editor(self, obj: Page, user: User) -> bool:
        return False  # reviewers have a screen of their own and no page permission

    def locked_for_user(self, obj: Page, user: User) -> bool:
        return True

    def user_can_lock(self, obj: Page, user: User) -> bool:
        return False

    def get_actions(self, obj: Page, user: User) -> list[tuple[str, Any, bool]]:
        """What Wagtail's own screens may offer; `on_action` decides."""
        from workflows import actions

        state = obj.specific.current_workflow_task_state
        if state is None or actions.refusal_to_review(state, user) is not None:
            return []
        return [("reject", _("Send back"), True), ("approve", _("Approve and publish"), False)]

    def get_task_states_user_can_moderate(self, user: User, **kwargs: Any) -> models.QuerySet[TaskState]:
        """Plain filters only: Wagtail joins the querysets of all tasks by OR."""
        from workflows import actions

        return actions.reviewable_states(self, user)

    def on_action(self, task_state: TaskState, user: User, action_name: str, /, **kwargs: Any) -> None:
        """The authoritative door. All but comment and checklist is dropped: the editor passes on what the browser sent.

        Positional only, so that a `user` among what the browser sent is dropped too. Without a checklist, which stock
        views do not have, nothing is approved.
        """
        from workflows import actions

        checklist = kwargs.get("checklist")
        given = checklist if isinstance(checklist, dict) else {}
        actions.decide(task_state.pk, user, action_name, comment=str(kwargs.get("comment", "")), checklist=given)

    @classmethod
    def get_description(cls) -> str:
        return str(_("A member of the resource group from another county approves or sends back."))
