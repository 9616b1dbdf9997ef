"""Events that were there before sign-up was: what stood with each meeting stands with what one signs up for."""

import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from events.models import EventPage, SignUp
from tests.places import place
from tests.world import World, draft_event

pytestmark = pytest.mark.django_db(transaction=True)
DAY = datetime.timedelta(days=1)


def set_columns(event: EventPage, **values: Any) -> None:
    """As the table was: places and deadline of each meeting."""
    columns = ", ".join(f"{name} = %s" for name in values)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE events_occurrence SET {columns} WHERE work = %s", [*values.values(), event.translation_key]
        )


def test_places_and_deadline_of_an_event_are_its_sign_ups_after_the_upgrade(world: World) -> None:
    limited, plain = draft_event(world, "Begrenset", in_days=20), draft_event(world, "Uten tall", in_days=20)
    deadline = timezone.now() + DAY
    SignUp.objects.all().delete()

    call_command("migrate", "events", "0006", verbosity=0)
    set_columns(
        limited, capacity=30, taken=40, has_waiting_list=True, deadline=deadline, municipality_id=place("Voss").pk
    )
    call_command("migrate", "events", verbosity=0)

    (sign_up,) = SignUp.objects.all()
    assert (sign_up.work, sign_up.capacity, sign_up.taken) == (limited.translation_key, 30, 30)
    assert (sign_up.has_waiting_list, sign_up.deadline, sign_up.is_here) == (True, deadline, False)
    assert [event.occurrences.get().sign_up for event in (limited, plain)] == [sign_up, None]
