"""Verbs of a series: repeat a meeting, and choose what one signs up for."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from wagtail.models import Page

from cms.people.models import User
from events.actions import save_occurrences
from events.models import EventPage, Occurrence, Registration, SignUp, SignUpChange
from events.series import rules
from events.series.doors import copy_for, stand_alone
from events.series.texts import FAULTS
from learning.refused import raise_if

COPIED = ("venue", "municipality", "online_link", "is_required")  # the title and the preparation are each meeting's own
WRITTEN = ("starts_at", "ends_at", *COPIED)


@transaction.atomic
def repeat(page: EventPage, meeting_pk: int, days: Sequence[datetime.date], user: User) -> list[Occurrence]:
    """A meeting like that one on each of the days, at the same local time; where there is one already, no second.

    Raises Refused, and then nothing is stored.
    """
    _hold(page.translation_key)
    meeting = page.occurrences.get(pk=meeting_pk)
    new = new_meetings(page, meeting, days)
    refusal = rules.may_add(there_are=page.occurrences.count(), days=len(days), new=len(new))
    raise_if(refusal, FAULTS)
    save_occurrences(page, [(each, WRITTEN) for each in new], user)
    return new


def new_meetings(page: EventPage, meeting: Occurrence, days: Sequence[datetime.date]) -> list[Occurrence]:
    """Those that `repeat` would store, not stored."""
    begins, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    there = set(page.occurrences.values_list("starts_at", flat=True))
    times = [rules.moments(begins, ends, day) for day in days]
    fields = {name: getattr(meeting, name) for name in COPIED}
    return [
        Occurrence(work=page.translation_key, language=page.content_language, starts_at=first, ends_at=last, **fields)
        for first, last in times
        if first not in there
    ]


@transaction.atomic
def choose_sign_up(page: EventPage, *, is_whole: bool, user: User) -> None:
    """From signing up to the whole to each alone, or back; what is so already stays. Raises Refused.

    The new rows are others than the old: a form that stands open must not sign anybody up for something else.
    """
    work = page.translation_key
    _hold(work)
    old = list(SignUp.objects.select_for_update().filter(work=work).order_by("pk"))
    meetings = list(page.occurrences.order_by("starts_at", "pk"))
    raise_if(rules.may_switch(meetings=len(meetings), signed_up=signed_up(work)), FAULTS)
    if stand_alone(work) is not is_whole:
        return
    first = first_of(meetings)
    model = first.sign_up if first.sign_up in old else next(iter(old), None)
    made = []
    for meeting in [first] if is_whole else meetings:
        made.append(_door(work, model, first, meeting, is_whole=is_whole))
        page.occurrences.filter(**({} if is_whole else {"pk": meeting.pk})).update(sign_up=made[-1])
    SignUpChange.objects.filter(sign_up__in=old).update(sign_up=made[0])
    SignUp.objects.filter(pk__in=[each.pk for each in old]).delete()
    change = {"is_whole": [str(not is_whole), str(is_whole)]}
    SignUpChange.objects.bulk_create(SignUpChange(sign_up=each, user=user, changes=change) for each in made)


def signed_up(work: UUID) -> int:
    """Everybody who ever has, here; and the places that are taken where one signs up elsewhere."""
    elsewhere = SignUp.objects.filter(work=work).aggregate(taken=Sum("taken"))["taken"] or 0
    return Registration.objects.filter(sign_up__work=work).count() or elsewhere


def first_of(meetings: Sequence[Occurrence]) -> Occurrence:
    """The first that is to be held; the first of all where none is. Those given are in their order."""
    now = timezone.now()
    coming = (each for each in meetings if not each.is_cancelled and each.ends_at > now)
    return next(coming, meetings[0])


def _door(work: UUID, model: SignUp | None, first: Occurrence, meeting: Occurrence, *, is_whole: bool) -> SignUp:
    if model is None:
        return SignUp.objects.create(work=work, is_whole=is_whole)
    return copy_for(model, first.starts_at, meeting.starts_at, is_whole=is_whole)


def _hold(work: UUID) -> None:
    """Whoever adds meetings or chooses what is signed up for, waits for the other."""
    list(Page.objects.select_for_update().filter(translation_key=work).order_by("pk").values_list("pk"))
