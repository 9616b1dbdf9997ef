"""Registrations belong to the organiser's county, and have an end (docs/adr/0039-places.md)."""

import datetime
import uuid
from typing import Any

from django.db import transaction
from django.db.models import F, Max, Q, QuerySet
from django.utils import timezone

from cms.core import erasures
from cms.core.models import Mail
from events.models import OccurrenceChange, Registration, SignUp
from events.places import actions, rules
from events.places.held import is_over
from events.places.letters import PREFIX
from learning.models import Learner


def forget(today: datetime.date) -> None:
    """Needs the day after the last meeting; names when their time is up, with the letters. May run twice.

    Of an event that is deleted nothing is kept. Where somebody has just said that it is over, nothing is forgotten yet:
    a wrong date can be put right.
    """
    for door in SignUp.objects.filter(occurrences=None).exclude(registrations=None):
        erase(Registration.objects.filter(sign_up=door))
        Registration.objects.filter(sign_up=door).delete()
        door.delete()
    kept = SignUp.objects.filter(registrations__erased_at=None).annotate(last=Max("occurrences__ends_at"))
    for door in kept.exclude(last=None).exclude(pk__in=_just_moved()).distinct():
        last_day = timezone.localdate(door.last)
        of_door = Registration.objects.filter(sign_up=door, erased_at=None)
        if today > last_day:
            of_door.exclude(access_needs="", food_needs="").update(access_needs="", food_needs="")
        if today >= rules.erased_on(last_day, door.erase_on):
            erase(of_door)


def _just_moved() -> "QuerySet[OccurrenceChange, Any]":
    """The sign-ups to a meeting that was over already when its time was last changed."""
    lately = OccurrenceChange.objects.filter(changed_at__gt=timezone.now() - rules.PUT_RIGHT_IN)
    late = lately.filter(changes__has_key="ends_at", changed_at__gte=F("occurrence__ends_at"))
    return late.exclude(occurrence__sign_up=None).values("occurrence__sign_up")


@transaction.atomic
def erase(registrations: "QuerySet[Registration]") -> int:
    """Nobody can be told from what is left: the state, the municipality, and which meetings somebody came to."""
    people = list(registrations.select_for_update(of=("self",)))
    _erase_letters(people)
    for person in people:
        person.name = person.name_key = person.email = person.library = ""
        person.access_needs = person.food_needs = ""
        person.answers, person.form, person.party = {}, None, uuid.uuid4()
        person.erased_at = timezone.now()
        person.save()
    return len(people)


def erase_own(registration: Registration) -> None:
    """On request: a place that is still held goes to the next, then nothing is left of who had it."""
    if not is_over(registration.sign_up):
        actions.cancel(registration.pk)
    erase(Registration.objects.filter(pk=registration.pk))
    erasures.tell("registration", registration.pk)


def _erase_letters(people: list[Registration]) -> None:
    pks = {str(person.pk) for person in people}
    written = Mail.objects.filter(to__in={person.email for person in people}, key__startswith=PREFIX)
    gone = [pk for pk, key in written.values_list("pk", "key") if key.split(":")[1] in pks]
    Mail.objects.filter(pk__in=gone).delete()


def data_of(registration: Registration) -> dict[str, Any]:
    """All that is kept of one registration, for the file that its owner may have."""
    questions = {str(question.pk): question.text for question in registration.sign_up.questions.all()}
    return {
        "event": registration.sign_up.work,
        "state": registration.state,
        "name": registration.name,
        "email": registration.email,
        "municipality": str(registration.municipality),
        "library": registration.library,
        "access_needs": registration.access_needs,
        "food_needs": registration.food_needs,
        "answers": {questions.get(key, key): answer for key, answer in registration.answers.items()},
        "registered_at": registration.registered_at,
        "confirmed_at": registration.confirmed_at,
        "check_ins": [check_in.at for check_in in registration.check_ins.all()],
    }


def give(learner: Learner, **kwargs: Any) -> dict[str, Any]:
    """For the learner's file: a confirmed address is the learner's as well as the registration's."""
    return {"registrations": [data_of(each) for each in _of_learner(learner)]}


def erase_learners(learner: Learner, **kwargs: Any) -> None:
    """Who is deleted as a learner keeps the places that are still to come: they are another county's list."""
    over = Q(sign_up__occurrences__ends_at__lt=timezone.now()) | ~Q(state__in=Registration.STANDING)
    erase(Registration.objects.filter(pk__in=_of_learner(learner).filter(over).values("pk")))


def _of_learner(learner: Learner) -> "QuerySet[Registration]":
    return Registration.objects.filter(email=learner.email, erased_at=None).select_related("sign_up", "municipality")
