"""The workflow itself: one task, attached at the tree's root."""

from django.contrib.auth.models import Group
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from cms.people.roles import GROUP
from workflows.models import ResourceGroupReview

WORKFLOW_NAME = "Gjennomgang"


def provision_workflow() -> None:
    """One workflow of one task, attached at the tree's root so that every language has it."""
    workflow, _created = Workflow.objects.get_or_create(name=WORKFLOW_NAME)
    task = ResourceGroupReview.objects.first() or ResourceGroupReview.objects.create(name="Ressursgruppa")
    task.groups.set(Group.objects.filter(name=GROUP.name))
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    root = Page.get_first_root_node()
    WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})  # Wagtail attaches its own
