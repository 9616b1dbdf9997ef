"""Two at once, on the real database with real threads."""

import pytest
from wagtail.models import Locale

from events.models import EventPage, Occurrence
from tests.races import in_between
from tests.world import draft_event, find_world


@pytest.mark.django_db(transaction=True)
def test_two_who_delete_one_edition_each_leave_no_times_behind() -> None:
    world = find_world()
    event = draft_event(world)
    draft = event.copy_for_translation(Locale.objects.get(language_code="nn"), copy_parents=True)

    in_between(event.delete, draft.delete)

    assert (EventPage.objects.count(), Occurrence.objects.count()) == (0, 0)
