"""Letters and locks that follow from Wagtail's workflow signals, and what follows from a page's going up or away."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page, Revision, TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    task_submitted,
    workflow_approved,
    workflow_cancelled,
    workflow_rejected,
    workflow_submitted,
)

from cms.core.models import ApprovalRecord, BasePage
from workflows import actions
from workflows.translation import actions as translation


def silence_stock_mail() -> None:
    """Wagtail's own workflow mail leaves inside the transaction and goes to everyone; ours is stored, to the concerned.

    Its receivers are connected with these identifiers in `wagtail.admin.signal_handlers`. Raises RuntimeError when an
    upgrade has renamed one, since then a letter would go out twice.
    """
    for signal, sender, name in (
        (workflow_submitted, WorkflowState, "workflow_state_submitted_email_notification"),
        (workflow_approved, WorkflowState, "workflow_state_approved_email_notification"),
        (workflow_rejected, WorkflowState, "workflow_state_rejected_email_notification"),
        (task_submitted, TaskState, "group_approval_task_submitted_email_notification"),
    ):
        if not signal.disconnect(sender=sender, dispatch_uid=name):
            raise RuntimeError(f"Wagtail no longer connects {name}; look for what took its place.")


@receiver([workflow_approved, workflow_rejected, workflow_cancelled], sender=WorkflowState)
def pins_are_released(instance: WorkflowState, **kwargs: Any) -> None:
    actions.release_pins(instance)


@receiver(page_published)
def translations_follow(instance: Page, **kwargs: Any) -> None:
    if isinstance(instance, BasePage):
        translation.page_went_live(instance)


@receiver(post_save, sender=Revision)
def translations_follow_a_draft(instance: Revision, created: bool, **kwargs: Any) -> None:
    if created and instance.base_content_type == ContentType.objects.get_for_model(Page):
        translation.source_was_saved(int(instance.object_id))


@receiver(pre_delete, sender=Page)
def invitations_go_with_the_work(instance: Page, **kwargs: Any) -> None:
    actions.forget_authors(instance)


@receiver(post_save, sender=ApprovalRecord)
def words_are_counted(instance: ApprovalRecord, **kwargs: Any) -> None:
    """The guard marks a record in the save that lets its page up, whichever door it came by."""
    if instance.used_at is not None:
        actions.count_words(ApprovalRecord.objects.filter(pk=instance.pk))
