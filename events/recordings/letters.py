"""Letters to whoever owns the event: a recording lacks what the law asks, and when it goes down."""

from django.urls import reverse

from cms.core.outbox import store_mail
from cms.people.terms import contacts_of, members_in_term
from events.models import EventPage
from events.recordings.films import Film
from events.recordings.rules import Step


def remind(page: EventPage, film: Film, step: Step) -> None:
    """To the owner's contacts and deputies; to the resource group where there are none. Once for each step."""
    library = page.county_library
    people = contacts_of({library.pk}) if library else []
    context = {
        "title": page.title,
        "film": film,
        "path": reverse("recordings_admin:index", args=(page.pk,)),
    }
    for user in people or members_in_term():
        key = f"recording:{film.recording.pk}:{step}:{user.pk}"
        store_mail(user, f"recordings/{step}", context, key=key, can_wait=step == Step.WEEK)
