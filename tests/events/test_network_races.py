"""Meetings and recordings where two meet: on the real database, each with a connection of its own."""

from typing import Any

import pytest
from django.utils import timezone

from cms.core.models import Mail
from events.models import CalendarLink, NetworkMeeting, Recording
from events.network import actions
from events.recordings.actions import describe, note_put_up
from events.recordings.tasks import tend_recordings
from tests.network import HOUR, meeting
from tests.races import at_once, in_between
from tests.recordings import ELSEWHERE, days_pass, draft_with, film
from tests.world import World, put_up

pytestmark = pytest.mark.django_db(transaction=True)
BOTH = {"is_captioned": True, "audio_description": "spoken"}


def outcomes(results: list[Any]) -> list[str]:
    return sorted(str(getattr(result, "refusal", type(result).__name__)) for result in results)


def test_of_two_who_write_on_the_same_version_one_is_told(world: World) -> None:
    made = meeting(world)
    first = made.minutes.get().pk

    results = at_once(
        lambda: actions.write_minutes(made.pk, world.leader, "Leders", opened_with=first),
        lambda: actions.write_minutes(made.pk, world.reviewer, "Medlems", opened_with=first),
    )

    assert (outcomes(results), made.minutes.count()) == (["Minutes", "written_meanwhile"], 2)


def test_minutes_that_are_being_approved_take_no_more(world: World) -> None:
    made = meeting(world, in_days=-1)
    first = made.minutes.get().pk

    refused = in_between(
        lambda: actions.approve_minutes(made.pk, world.reviewer),
        lambda: actions.write_minutes(made.pk, world.leader, "For sent", opened_with=first),
    )

    assert (outcomes([refused]), made.minutes.count()) == (["is_approved"], 1)


def test_two_approvals_are_one_and_two_cancellations_tell_once(world: World) -> None:
    held, coming = meeting(world, in_days=-1), meeting(world)

    approved = at_once(*[lambda: actions.approve_minutes(held.pk, world.reviewer)] * 2)
    cancelled = at_once(*[lambda: actions.cancel(coming.pk, world.leader, "Sykdom")] * 2)

    assert outcomes(approved) == ["NoneType", "is_approved"]
    assert outcomes(cancelled) == ["NoneType", "is_cancelled"]
    assert NetworkMeeting.objects.get(pk=coming.pk).sequence == 1
    assert Mail.objects.filter(key__startswith=f"network:{coming.pk}:").count() == 3


def test_a_change_that_waited_for_a_cancellation_is_refused(world: World) -> None:
    made = meeting(world)
    made.ends_at += HOUR

    refused = in_between(
        lambda: actions.cancel(made.pk, world.leader, "Sykdom"),
        lambda: actions.change(made, ["ends_at"], world.reviewer),
    )

    assert outcomes([refused]) == ["is_cancelled"]


def test_two_clicks_for_a_link_leave_one(world: World) -> None:
    results = at_once(*[lambda: actions.new_link(world.contact)] * 2)

    assert (outcomes(results), CalendarLink.objects.count()) == (["CalendarLink"] * 2, 1)


def test_a_recording_has_one_clock_and_one_letter_of_each_step_whoever_runs_at_once(world: World) -> None:
    event = draft_with(world, film(url=ELSEWHERE))

    noted = at_once(*[lambda: note_put_up(event)] * 2)
    put_up(event)
    days_pass(14)
    tended = at_once(*[tend_recordings] * 3)

    assert outcomes([*noted, *tended]) == ["NoneType"] * 5
    assert Recording.objects.count() == 1
    assert sorted(Mail.objects.filter(key__startswith="recording:").values_list("to", flat=True)) == [
        world.contact.email,
        world.deputy.email,
    ]


def test_captions_that_come_while_the_job_runs_are_not_written_over(world: World) -> None:
    event = put_up(draft_with(world, film(url=ELSEWHERE)))
    days_pass(14)
    (shown,) = event.put_up.films

    def give_and_tend() -> None:
        describe(event, shown, world.contact, BOTH)
        at_once(tend_recordings)  # passes by the row that is held

    at_once(give_and_tend)
    tend_recordings()

    row = Recording.objects.get()
    assert (row.is_complete, row.is_held(timezone.now())) == (True, False)
    assert Mail.objects.filter(key__startswith="recording:").count() == 0


def test_two_who_describe_one_recording_each_keep_what_they_gave(world: World) -> None:
    event = put_up(draft_with(world, film(url=ELSEWHERE)))
    (shown,) = event.put_up.films

    results = at_once(
        lambda: describe(event, shown, world.contact, {"is_captioned": True}),
        lambda: describe(event, shown, world.deputy, {"audio_description": "spoken"}),
    )

    assert outcomes(results) == ["Recording"] * 2
    assert Recording.objects.get().is_complete is True
