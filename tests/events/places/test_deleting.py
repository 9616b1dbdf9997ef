"""An event that people have signed up to is cancelled before it is deleted, so that they are told."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page

from events.actions import cancel_occurrence
from events.models import EventPage, Occurrence, Registration
from tests.places import open_sign_up, registered
from tests.world import World, draft_event, login

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def event(world: World) -> EventPage:
    """Taken down, or never up: what is live cannot be deleted at all."""
    return draft_event(world)


def is_there() -> bool:
    return EventPage.objects.exists()


def delete(world: World, page: Page) -> None:
    login(world.contact).post(reverse("wagtailadmin_pages:delete", args=(page.pk,)))


@pytest.mark.parametrize("state", ["place", "waiting", "offered"])
def test_who_is_expected_holds_the_event(world: World, event: EventPage, state: str) -> None:
    registered(open_sign_up(event), state=state, offered_until=timezone.now() if state == "offered" else None)

    delete(world, event)
    login(world.contact).post(
        f"{reverse('wagtail_bulk_action', args=('wagtailcore', 'page', 'delete'))}?id={event.pk}", {"next": "/"}
    )
    with pytest.raises(PermissionDenied, match="Avlys det først"):
        event.delete()

    assert is_there()


def test_a_section_is_held_by_an_event_in_it(world: World, event: EventPage) -> None:
    registered(open_sign_up(event))

    with pytest.raises(PermissionDenied):
        world.section.delete()

    assert is_there()


@pytest.mark.parametrize("case", ["cancelled", "over", "all have cancelled", "another edition"])
def test_an_event_that_nobody_is_coming_to_may_go(world: World, event: EventPage, case: str) -> None:
    mine = registered(open_sign_up(event))
    if case == "cancelled":
        cancel_occurrence(event, event.occurrences.get().pk, world.contact, "Syk.")
    if case == "over":
        Occurrence.objects.update(starts_at=timezone.now() - 2 * HOUR, ends_at=timezone.now() - HOUR)
    if case == "all have cancelled":
        Registration.objects.filter(pk=mine.pk).update(state="cancelled")
    if case == "another edition":
        event.copy_for_translation(Locale.objects.get(language_code="nn"), copy_parents=True)

    delete(world, event)

    assert not EventPage.objects.filter(pk=event.pk).exists()
