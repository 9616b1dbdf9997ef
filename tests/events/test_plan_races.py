"""Two at once in the plan: on the real database, each with a connection of its own."""

import uuid

import pytest

from events.models import EventPage, Joining, PlannedMeasure
from events.plans import actions
from events.plans.drafts import make_draft
from tests.plans import joined, library, plan, told, values
from tests.races import at_once, in_between
from tests.world import World

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_who_make_the_draft_at_once_get_the_same_page(world: World) -> None:
    measure = plan(world)

    pages = at_once(*(lambda user=user: make_draft(measure.pk, user).pk for user in (world.contact, world.deputy)))

    assert pages == [EventPage.objects.get().pk] * 2


def test_two_drafts_of_two_measures_at_once_are_two_pages_side_by_side(world: World) -> None:
    made = [plan(world, "Bokprat"), plan(world, "Bokprat")]

    in_between(lambda: make_draft(made[0].pk, world.contact), lambda: make_draft(made[1].pk, world.contact))

    assert sorted(EventPage.objects.values_list("slug", flat=True)) == ["bokprat", "bokprat-2"]


def test_two_who_join_at_once_for_the_same_county_library_join_once(world: World) -> None:
    measure = plan(world)

    answers = at_once(*[lambda: actions.join(measure.pk, library("vestland"), world.other_contact)] * 2)

    assert sorted(type(each).__name__ for each in answers) == ["Joining", "Refused"]
    assert (Joining.objects.count(), told("plan_join")) == (1, ["contact", "deputy"])


def test_who_joins_while_the_measure_is_withdrawn_is_refused(world: World) -> None:
    measure = plan(world)

    answer = in_between(
        lambda: actions.withdraw(measure.pk, world.contact, "Ingen penger."),
        lambda: joined(measure, world.other_contact),
    )

    assert (type(answer).__name__, Joining.objects.count()) == ("Refused", 0)


def test_two_answers_at_once_are_one(world: World) -> None:
    joining = joined(plan(world), world.other_contact)

    answers = at_once(
        lambda: actions.answer(joining.pk, world.contact, accept=True),
        lambda: actions.answer(joining.pk, world.deputy, accept=False, reason="Vi er mange nok."),
    )

    assert sorted(type(each).__name__ for each in answers) == ["Joining", "Refused"]
    assert told("plan_answer") == ["other_contact"]


def test_a_yes_while_the_draft_is_made_reaches_the_draft(world: World) -> None:
    measure = plan(world)
    joining = joined(measure, world.other_contact)

    in_between(
        lambda: make_draft(measure.pk, world.contact),
        lambda: actions.answer(joining.pk, world.contact, accept=True),
    )

    draft = EventPage.objects.get().get_latest_revision_as_object()
    assert [each.slug for each in draft.organisers.all()] == ["vestland"]


def test_two_clicks_on_save_are_one_measure(world: World) -> None:
    key = uuid.uuid4()

    made = at_once(*[lambda: actions.enter(library("innlandet"), world.contact, values(), key).pk] * 2)

    assert made == [PlannedMeasure.objects.get().pk] * 2
