"""Verbs of the ground: recording an approval, going live with one."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision, WorkflowState

from cms.core.models import ApprovalRecord, BasePage
from cms.core.models.evidence import content_hash


def record_approval(
    page: Page,
    revision: Revision,
    *,
    kind: str,
    grounds: str,
    voters: list[dict[str, Any]] | None = None,
    checklist: dict[str, Any] | None = None,
    talk: list[dict[str, Any]] | None = None,
    workflow_state: WorkflowState | None = None,
    approved_at: datetime.datetime | None = None,
    publish_at: datetime.datetime | None = None,
) -> ApprovalRecord:
    """Writes the evidence that this revision of this page may go up.

    `voters`: [{"id", "name", "email"}]; `checklist`: {voter's id: {point: {"answer", "why"}}}; `talk`: what was said
    of the page and of the whole work during the review, as `workflows` writes it.
    """
    return ApprovalRecord.objects.create(
        kind=kind,
        page=page,
        revision=revision,
        workflow_state=workflow_state,
        page_number=page.pk,
        page_type=page.specific_class._meta.label,
        title=revision.content["title"][:255],
        content=revision.content,
        content_hash=content_hash(revision.content),
        voters=voters or [],
        checklist=checklist or {},
        talk=talk or [],
        grounds=grounds,
        approved_at=approved_at or timezone.now(),
        publish_at=publish_at,
    )


@transaction.atomic
def go_live(page: BasePage, *, kind: str, grounds: str, approved_at: datetime.datetime | None = None) -> ApprovalRecord:
    """Publishes the page as it stands, with a record that says who decided so: for provisioning, demo and tests.

    Readers' pages written by people never come this way: they go through a review.
    """
    revision = page.save_revision(changed=False)
    record = record_approval(page, revision, kind=kind, grounds=grounds, approved_at=approved_at)
    revision.publish(skip_permission_checks=True)
    return record
