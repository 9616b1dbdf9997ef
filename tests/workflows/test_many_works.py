"""Five hundred works under review: the first page of a member and of the leader costs what it costs with one."""

import datetime
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, Workflow, WorkflowState

from cms.core.models import Pin
from home.demo.measuring import SLUG, make_pages
from learning.models import LessonPage
from tests.world import World, login
from workflows.actions.provision import WORKFLOW_NAME
from workflows.models import Claim, ResourceGroupReview, ReviewTaskState

NUMBER = 500
MOST = 25  # queries for the whole page, session and menu included


@pytest.fixture(scope="module")
def many_works(lasting_world: World) -> list[Page]:
    """Under review, every third taken, every fourth overdue; the rows are written past the submit form."""
    world = lasting_world
    list(make_pages(800))
    lessons = ContentType.objects.get_for_model(LessonPage)
    works = list(Page.objects.filter(slug__startswith=SLUG).exclude(content_type=lessons).order_by("pk")[:NUMBER])
    workflow, task = Workflow.objects.get(name=WORKFLOW_NAME), ResourceGroupReview.objects.get()
    page_type = ContentType.objects.get_for_model(Page)
    states = WorkflowState.objects.bulk_create(
        WorkflowState(
            content_type=work.content_type,
            base_content_type=page_type,
            object_id=str(work.pk),
            workflow=workflow,
            requested_by=world.contact,
        )
        for work in works
    )
    reviews = ContentType.objects.get_for_model(ReviewTaskState)
    today = timezone.localdate()
    for number, (work, state) in enumerate(zip(works, states, strict=True)):
        review = ReviewTaskState.objects.create(
            workflow_state=state,
            task=task,
            revision_id=work.latest_revision_id,
            content_type=reviews,
            due_on=today + datetime.timedelta(days=-1 if number % 4 == 0 else 3),
        )
        Pin.objects.create(
            workflow_state=state,
            page_id=work.pk,
            revision_id=work.latest_revision_id,
            contributors=[world.contact.pk],
            producers=[],
        )
        if number % 3 == 0:
            Claim.objects.create(task_state=review, user=world.reviewer)
        state.current_task_state = review
    WorkflowState.objects.bulk_update(states, ["current_task_state"])
    return works


@pytest.mark.parametrize("who", ["reviewer", "other_reviewer", "leader"])
def test_the_first_page_takes_at_most_twenty_five_queries(many_works: list[Page], world: World, who: str) -> None:
    client = login(world.everybody[who])
    client.get("/admin/")  # what is asked once in a process

    with CaptureQueriesContext(connection) as queries:
        response: Any = client.get("/admin/")

    assert response.status_code == 200
    assert response.content.decode().count("/admin/gjennomgang/") > 10  # so that there was something to ask for
    assert len(queries) <= MOST, [query["sql"][:120] for query in queries]
