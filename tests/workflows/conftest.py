"""A work under review, sent once for all tests of a file."""

import pytest
from django.utils import translation

from learning.models import ResourcePage
from tests.world import World, draft_resource, submit


@pytest.fixture(scope="module")
def sent(lasting_world: World) -> int:
    """The number of a work under review. It is lent: what a test does to it is undone after the test."""
    with translation.override("nb"):
        resource = draft_resource(lasting_world)
        submit(resource, lasting_world.contact)
    return resource.pk


@pytest.fixture
def work(sent: int, world: World) -> ResourcePage:
    return ResourcePage.objects.get(pk=sent)
