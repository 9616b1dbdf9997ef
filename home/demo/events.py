"""Events and their times and places, made from their texts as drafts."""

import datetime
import decimal
import math
from typing import Any

from cms.people.models import County, Municipality
from events.actions import cancel_occurrence
from events.models import EventPage, Occurrence, SignUp
from events.series.actions import choose_sign_up
from home.demo.days import moment, weekday_on_or_before, working_day_on_or_after
from home.demo.ground import Ground
from home.demo.registrations import is_here, sign_people_up
from home.demo.schema import EventText, OccurrenceText
from learning.models import CoursePage

TWO_FIFTHS = 0.4  # of the places are taken where there are many left
A_FEW = 3
ON_SCREEN = "På skjerm"  # of a series that meets in both ways
WAITS = ("few", "waiting_list")


def make_event(text: EventText, ground: Ground) -> EventPage:
    contact_name, _comma, contact_email = text.contact.rpartition(", ")
    event = EventPage(
        **ground.work_fields(text),
        form=text.form,
        body=ground.bodies(text.library, text.language).body(text.programme),
        open_to=list(County.objects.filter(code__in=text.open_to)),
        organisers=[ground.libraries[slug] for slug in text.co_organisers],
        sign_up_url=text.sign_up_url,
        cohort=text.cohort,
        course=CoursePage.objects.get(slug=text.cohort_of) if text.cohort_of else None,
        fee=text.fee,
        covered=text.covered,
        is_binding=text.binding,
        preparation=text.preparation,
        recording=text.recording,
        accessibility=text.accessibility,
        hours_away=_half_hours(text.hours_away),
        from_desk=text.from_desk,
        contact_name=contact_name,
        contact_email=contact_email,
    )
    ground.plant(event, text)
    door = _make_sign_up(event, text, ground)
    occurrences = _make_occurrences(event, text, door, ground)
    if text.each_alone:
        _sign_up_to_each(event, text)
    elif is_here(text):
        sign_people_up(event, door, text)
    if text.cancelled:
        for occurrence in occurrences:
            cancel_occurrence(event, occurrence.pk, event.owner, text.cancel_reason)
    return event


def _sign_up_to_each(event: EventPage, text: EventText) -> None:
    """The meetings in their order, each with places of its own."""
    choose_sign_up(event, is_whole=False, user=event.owner)
    for meeting, written in zip(event.occurrences.order_by("starts_at"), text.occurrences, strict=True):
        door = SignUp.objects.get(occurrences=meeting)
        door.taken = written.signed_up
        door.save(update_fields=["taken"])
        sign_people_up(event, door, text)


def _half_hours(hours: float | None) -> decimal.Decimal | None:
    """Rounded up: three quarters away from the desk are an hour to whoever must find a substitute."""
    return None if hours is None else decimal.Decimal(math.ceil(hours * 2)) / 2


def _make_sign_up(event: EventPage, text: EventText, ground: Ground) -> SignUp:
    """One signs up to the whole of a series."""

    def before(days: int | None) -> datetime.datetime | None:
        return None if days is None else _begin(text.occurrences[0], ground) - datetime.timedelta(days=days)

    return SignUp.objects.create(
        work=event.translation_key,
        opens_at=before(text.opens_days_before),
        deadline=before(text.deadline_days_before),
        is_here=is_here(text),
        **_places(text),
    )


def _make_occurrences(event: EventPage, text: EventText, door: SignUp, ground: Ground) -> list[Occurrence]:
    begins = [_begin(occurrence, ground) for occurrence in text.occurrences]
    return Occurrence.objects.bulk_create(
        Occurrence(
            work=event.translation_key,
            language=event.content_language,
            title=occurrence.title,
            starts_at=starts_at,
            ends_at=starts_at + datetime.timedelta(minutes=occurrence.minutes),
            venue=occurrence.venue,
            municipality=None if occurrence.venue == ON_SCREEN else _municipality(text),
            online_link="" if text.form == "physical" else f"https://example.org/mote/{text.slug}",
            preparation=occurrence.preparation,
            sign_up=door,
        )
        for occurrence, starts_at in zip(text.occurrences, begins, strict=True)
    )


def _begin(occurrence: OccurrenceText, ground: Ground) -> datetime.datetime:
    day = ground.day(occurrence.starts_in_days)
    is_past = occurrence.starts_in_days < 0  # and stays so
    return moment(weekday_on_or_before(day) if is_past else working_day_on_or_after(day), occurrence.at)


def _municipality(text: EventText) -> Municipality | None:
    return Municipality.objects.get(name=text.municipality) if text.municipality else None


def _places(text: EventText) -> dict[str, Any]:
    """Nobody has one while sign-up is not open, nor of the whole where it is to each meeting."""
    capacity = text.capacity or 0
    has_none = text.each_alone or text.opens_days_before is not None
    taken = {
        "available": round(capacity * TWO_FIFTHS),
        "few": capacity - A_FEW,
        "full": capacity,
        "waiting_list": capacity,
        "none": 0,
    }["none" if has_none else text.places]
    return {"capacity": text.capacity, "taken": taken, "has_waiting_list": text.places in WAITS}
