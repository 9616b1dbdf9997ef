"""Pages are indexed by a job, after the change is through, and none is forgotten."""

import logging
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from wagtail.search.backends import get_search_backend

from learning.models import ResourcePage
from search.models import WaitingPage
from search.tasks import index_waiting
from tests.jobs import Commit, asked_for
from tests.races import at_once, in_between
from tests.reading import titles
from tests.world import World, draft_course, draft_resource, find_world, put_up

pytestmark = pytest.mark.django_db


def waiting() -> list[int]:
    return sorted(WaitingPage.objects.values_list("pk", flat=True))


def found(word: str) -> list[str]:
    return [page.title for page in get_search_backend().search(word, ResourcePage)]


def rename(page: ResourcePage, title: str) -> None:
    """A draft may be saved past the editor; readers see none of it."""
    page.title = title
    page.save()


@pytest.fixture
def resource(world: World) -> ResourcePage:
    """A draft that the index knows."""
    resource = draft_resource(world, "Trollbok")
    index_waiting()
    return resource


def test_a_saved_page_waits_and_is_found_when_the_job_has_run(resource: ResourcePage) -> None:
    rename(resource, "Huldrebok")

    assert waiting() == [resource.pk]
    assert found("huldrebok") == []

    index_waiting()

    assert waiting() == []
    assert found("huldrebok") == ["Huldrebok"]


def test_readers_find_what_was_put_up(world: World, client: Client) -> None:
    put_up(draft_resource(world, "Trollhåndbok om troll"))

    index_waiting()

    assert titles(client.get("/sok/?q=troll")) == ["Trollhåndbok om troll"]


def test_a_change_that_is_rolled_back_leaves_nothing_waiting(resource: ResourcePage) -> None:
    with transaction.atomic():
        rename(resource, "Huldrebok")
        transaction.set_rollback(True)

    assert waiting() == []


def test_a_page_that_is_deleted_is_neither_found_nor_waited_for(resource: ResourcePage) -> None:
    rename(resource, "Huldrebok")

    resource.delete()

    assert waiting() == []
    assert found("trollbok") == []


def test_the_job_that_runs_twice_does_nothing_the_second_time(
    resource: ResourcePage, django_assert_num_queries: Any
) -> None:
    rename(resource, "Huldrebok")
    index_waiting()

    with django_assert_num_queries(3):
        index_waiting()


def test_a_page_that_cannot_be_indexed_waits_on_and_keeps_no_other_waiting(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    index_waiting()
    stuck = draft_resource(world, "Kjempetroll")
    draft_resource(world, "Smågubber")
    words = " ".join(f"ord{number}" for number in range(150_000))
    with connection.cursor() as cursor:  # past every form: PostgreSQL indexes no more than a megabyte of words
        cursor.execute("UPDATE learning_resourcepage SET summary = %s WHERE page_ptr_id = %s", [words, stuck.pk])

    with caplog.at_level(logging.ERROR):
        index_waiting()

    assert waiting() == [stuck.pk]
    assert found("smågubber") == ["Smågubber"]
    assert [record.getMessage() for record in caplog.records if record.name == "search.tasks"] == [
        f"The work at {stuck.path} could not be indexed and waits for the next round."
    ]


def test_a_course_asks_for_one_job_however_many_pages_it_has(world: World, commit: Commit) -> None:
    before = asked_for()

    with commit():
        course = draft_course(world, "Trollkurs", lessons=3)

    assert asked_for() - before == 1
    assert waiting() == sorted(page.pk for page in course.work_pages())


def test_a_broker_that_is_away_costs_a_minute_and_no_change(
    world: World, commit: Commit, broker_is_away: None, caplog: pytest.LogCaptureFixture
) -> None:
    with commit():
        resource = draft_resource(world, "Trollbok")

    assert [record.getMessage() for record in caplog.records if record.name == "cms.core.jobs"] == [
        "The broker is away; search.index_waiting() waits for the beat."
    ]
    assert waiting() == [resource.pk]


def test_the_beat_indexes_every_minute_what_no_broker_carried() -> None:
    assert settings.CELERY_BEAT_SCHEDULE["index-waiting"] == {"task": "search.index_waiting", "schedule": 60.0}


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_a_page_that_is_saved_while_it_is_indexed_waits_again(self) -> None:
        resource = draft_resource(find_world(), "Trollbok")

        in_between(index_waiting, lambda: rename(ResourcePage.objects.get(pk=resource.pk), "Huldrebok"))

        assert resource.pk in waiting()
        index_waiting()
        assert found("huldrebok") == ["Huldrebok"]

    def test_a_page_that_is_indexed_while_it_is_saved_is_left_to_the_next_job(self) -> None:
        resource = draft_resource(find_world(), "Trollbok")
        index_waiting()

        with transaction.atomic():
            rename(resource, "Huldrebok")
            assert at_once(index_waiting) == [None]

        assert waiting() == [resource.pk]

    def test_two_jobs_at_once_index_each_page_once(self) -> None:
        draft_course(find_world(), "Trollkurs", lessons=3)

        assert at_once(index_waiting, index_waiting) == [None, None]

        assert waiting() == []
