"""A prepared question finds what the queryset would, and is put into words once."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from cms.core.prepared import Prepared
from cms.people.models import CountyLibrary
from home.models import front
from learning.models import CoursePage
from tests.world import World, draft_course, draft_event, live_course, put_up


@pytest.mark.django_db
def test_it_finds_the_same_objects_with_all_that_was_fetched_beside_them(world: World) -> None:
    course = live_course(world)
    asked = Prepared(lambda pk: CoursePage.for_readers().filter(pk=pk))

    found = asked.first(course.pk)

    expected: Any = CoursePage.for_readers().get(pk=course.pk)
    assert type(found) is CoursePage
    assert {name: value for name, value in vars(found).items() if name != "_state"} == {
        name: value for name, value in vars(expected).items() if name != "_state"
    }


@pytest.mark.django_db
def test_each_time_it_is_asked_with_the_values_of_that_time(world: World) -> None:
    first, second = (put_up(draft_course(world, title)) for title in ("Ett", "To"))
    asked = Prepared(lambda pk: CoursePage.objects.filter(pk=pk).values_list("title", flat=True))

    answers = [asked(first.pk), asked(second.pk), asked(0), asked(first.pk)]

    assert answers == [["Ett"], ["To"], [], ["Ett"]]


@pytest.mark.django_db
def test_a_list_is_one_value() -> None:
    asked = Prepared(lambda slugs: CountyLibrary.objects.filter(slug__one_of=slugs).order_by("slug"))

    found = [[library.slug for library in asked(slugs)] for slugs in (["vestland", "innlandet"], ["ingen"], [])]

    assert found == [["innlandet", "vestland"], [], []]


@pytest.mark.django_db
def test_the_queryset_is_built_once() -> None:
    built = []

    def build(slug: Any) -> Any:
        built.append(slug)
        return CountyLibrary.objects.filter(slug=slug)

    asked = Prepared(build)

    assert [len(asked(slug)) for slug in ("innlandet", "vestland", "ingen")] == [1, 1, 0]
    assert len(built) == 1


@pytest.mark.django_db
def test_the_next_events_are_the_same_whether_few_meetings_or_all_are_looked_through(world: World) -> None:
    events = [put_up(draft_event(world, f"Fagprat {days}", in_days=days)) for days in (9, 3, 7, 5, 1)]
    cancelled = events[4].occurrences.get()
    cancelled.cancelled_at = timezone.now() - datetime.timedelta(days=1)
    cancelled.save()

    few, whole = front._soon([], timezone.now(), front.MEETINGS), front._soon([], timezone.now(), None)

    assert [event.title for event in few] == [event.title for event in whole]
    assert [event.title for event in whole] == [f"Fagprat {days}" for days in (1, 3, 5, 7)]
