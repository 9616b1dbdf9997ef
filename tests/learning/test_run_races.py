"""Wishes and answers that meet: on the real database, each with a connection of its own."""

import pytest

from cms.core.models import Mail
from cms.people.models import CountyLibrary
from learning.models import CoursePage, RunAnswer, RunWish, RunWishAddress
from learning.runs import actions
from tests.races import at_once, in_between
from tests.wishes import ask, course_to_set_up, wish
from tests.world import World

pytestmark = pytest.mark.django_db(transaction=True)
READER = "leser@example.org"


def set_up(course: CoursePage, world: World) -> RunAnswer:
    own = CountyLibrary.objects.get(slug="innlandet")
    return actions.answer(course.translation_key, own, world.contact, kind="set_up", text="I mars.")


def test_two_clicks_at_once_are_one_wish(world: World) -> None:
    course = course_to_set_up(world)

    answers = at_once(*[lambda: ask(course, email=READER).status_code] * 2)

    assert answers == [302, 302]
    assert (
        RunWish.objects.count(),
        RunWishAddress.objects.count(),
        Mail.objects.filter(key__startswith="run_asked:").count(),
    ) == (1, 1, 2)


def test_a_wish_that_comes_while_an_answer_is_given_is_a_new_one(world: World) -> None:
    course = course_to_set_up(world)
    ask(course)

    in_between(lambda: set_up(course, world), lambda: ask(course, email=READER))

    assert [(each.answer_id is None, each.addresses.count()) for each in RunWish.objects.order_by("pk")] == [
        (False, 0),
        (True, 1),
    ]


def test_two_answers_at_once_are_one(world: World) -> None:
    course = course_to_set_up(world)
    wish(course, "Hamar")

    answers = at_once(*[lambda: set_up(course, world)] * 2)

    assert sorted(type(each).__name__ for each in answers) == ["Refused", "RunAnswer"]
    assert RunAnswer.objects.count() == 1
