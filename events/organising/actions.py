"""Verbs of the organiser's desk: what one signs up for is set at once, logged, and settled (docs/adr/0042-desk.md)."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cms.people.models import User
from events.models import EventPage, Occurrence, Question, Quota, SignUp, SignUpChange
from events.organising import rules
from events.organising.querysets import answered_questions
from events.organising.texts import SAID
from events.places.actions import settle
from learning.refused import raise_if

SETTINGS = (
    "is_here",
    "opens_at",
    "deadline",
    "capacity",
    "taken",
    "blocked",
    "has_waiting_list",
    "offer_hours",
    "asks_food",
    "erase_on",
)


@dataclass(frozen=True)
class Rows:
    """What a form set says of its rows: (row, names of changed fields), rows that are new, rows that go."""

    changed: Sequence[tuple[Any, Sequence[str]]] = ()
    added: Sequence[Any] = ()
    removed: Sequence[Any] = ()


@transaction.atomic
def save_sign_up(
    page: EventPage, door_pk: int | None, values: Mapping[str, Any], *, quotas: Rows, questions: Rows, by: User
) -> SignUp:
    """Sets what was changed and leaves the rest as it is stored. Without a primary key: the sign-up for the whole.

    What is set free is offered to those who wait. Raises ValidationError by the field, and then nothing is saved.
    """
    door = _locked(page.translation_key, door_pk)
    before = _as_text(door)
    for name, value in values.items():
        setattr(door, name, value)
    if door.is_here:
        door.taken = door.registrations.holding().count()
    _write_questions(door, questions)
    _write(door, quotas)
    faults = rules.faults_of_sign_up(**_facts_of(door))
    if faults:
        raise ValidationError(
            {field: [SAID[code] for name, code in faults if name == field] for field, _code in faults}
        )
    door.save()
    _log(door, before, by)
    if door.is_here:
        settle(door.pk)
    door.refresh_from_db()
    return door


@transaction.atomic
def sign_up_for_each(page: EventPage, by: User) -> None:
    """Each meeting gets a sign-up of its own, set as that for the whole was. Raises Refused once somebody is there."""
    doors = list(SignUp.objects.select_for_update().filter(work=page.translation_key))
    raise_if(rules.may_rearrange(registrations=sum(door.registrations.count() for door in doors)), SAID)
    meetings = list(page.occurrences.select_for_update().order_by("starts_at", "pk"))
    if not meetings or not doors or not doors[0].is_whole:
        return
    whole = doors[0]
    asked = [*whole.quotas.all(), *whole.questions.all()]
    for occurrence in meetings:
        values = {name: getattr(whole, name) for name in SETTINGS}
        if whole.deadline and whole.deadline > occurrence.starts_at:
            values["deadline"] = None
        door = SignUp.objects.create(work=whole.work, is_whole=False, **values)
        for row in asked:
            _copy(row, door)
        _attach(occurrence, door, by)
    whole.delete()


@transaction.atomic
def sign_up_for_all(page: EventPage, by: User) -> None:
    """One sign-up for the whole again, set as that of the first meeting. Raises Refused once somebody is there."""
    doors = list(SignUp.objects.select_for_update().filter(work=page.translation_key).order_by("pk"))
    raise_if(rules.may_rearrange(registrations=sum(door.registrations.count() for door in doors)), SAID)
    if not doors or any(door.is_whole for door in doors):
        return
    first, *others = doors
    first.is_whole = True
    first.save(update_fields=["is_whole"])
    Occurrence.objects.filter(work=page.translation_key).update(sign_up=first)
    SignUp.objects.filter(pk__in=[door.pk for door in others]).delete()
    SignUpChange.objects.create(sign_up=first, user=by, changes={"is_whole": ["False", "True"]})


@transaction.atomic
def open_for(page: EventPage, occurrence_pk: int, by: User) -> None:
    """A meeting that was added where each has a sign-up of its own gets one. Twice is once."""
    occurrence = Occurrence.objects.select_for_update().get(pk=occurrence_pk, work=page.translation_key)
    if occurrence.sign_up_id is None:
        _attach(occurrence, SignUp.objects.create(work=page.translation_key, is_whole=False), by)


def _copy(row: Any, door: SignUp) -> None:
    fields = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key
    }
    type(row).objects.create(**fields | {"sign_up_id": door.pk})


def _attach(occurrence: Occurrence, door: SignUp, by: User) -> None:
    occurrence.sign_up = door
    occurrence.save(update_fields=["sign_up"])
    SignUpChange.objects.create(sign_up=door, user=by, changes={"is_whole": ["", "False"]})


def _locked(work: UUID, door_pk: int | None) -> SignUp:
    """The sign-up with its row held; that for the whole is made where there is none, once, and has all meetings."""
    if door_pk is None:
        door_pk = SignUp.objects.get_or_create(work=work, is_whole=True)[0].pk
        Occurrence.objects.filter(work=work, sign_up=None).update(sign_up=door_pk)
    return SignUp.objects.select_for_update().get(pk=door_pk, work=work)


def _write_questions(door: SignUp, rows: Rows) -> None:
    """Raises ValidationError by `questions`."""
    if rows.changed or rows.removed:
        answered = answered_questions(door)
        refusals = [
            *(rules.may_change_question(is_answered=row.pk in answered, changed=names) for row, names in rows.changed),
            *(rules.may_remove_question(is_answered=row.pk in answered) for row in rows.removed),
        ]
        for refusal in filter(None, refusals):
            raise ValidationError({"questions": [SAID[refusal]]})
    _write(door, rows)


def _write(door: SignUp, rows: Rows) -> None:
    """What somebody else has removed meanwhile stays removed."""
    for row in rows.removed:
        type(row).objects.filter(pk=row.pk, sign_up=door).delete()
    for row, names in rows.changed:
        _refuse_twice(door, row)
        type(row).objects.filter(pk=row.pk, sign_up=door).update(**{name: getattr(row, name) for name in names})
    for row in rows.added:
        _refuse_twice(door, row)
        row.sign_up = door
        row.save()


def _refuse_twice(door: SignUp, row: Quota | Question) -> None:
    """Raises ValidationError by `capacity` where the county has another quota."""
    if isinstance(row, Quota):
        others = door.quotas.filter(county=row.county_id).exclude(pk=row.pk)
        refusal = rules.may_have_quota(has_one=others.exists())
        if refusal:
            raise ValidationError({"capacity": [SAID[refusal]]})


def _facts_of(door: SignUp) -> dict[str, Any]:
    starts = Occurrence.objects.filter(sign_up=door, cancelled_at=None).order_by("starts_at")
    kept = Quota.objects.filter(sign_up=door, released_at__gt=timezone.now())
    named = ("is_here", "opens_at", "deadline", "erase_on", "capacity", "blocked", "taken")
    return {name: getattr(door, name) for name in named} | {
        "standing": door.registrations.standing().count(),
        "begins": starts.values_list("starts_at", flat=True).first(),
        "last_day": door.last_day(),
        "quotas": list(kept.values_list("places", flat=True)),
    }


def _log(door: SignUp, before: dict[str, str], by: User) -> None:
    after = _as_text(door)
    counted = {"taken"} if door.is_here else set()  # nobody has typed it
    changes = {
        name: [before[name], after[name]] for name in after if name not in counted and before[name] != after[name]
    }
    if changes:
        SignUpChange.objects.create(sign_up=door, user=by, changes=changes)


def _as_text(door: SignUp) -> dict[str, str]:
    def text(value: Any) -> str:
        if isinstance(value, datetime.datetime):
            value = value.astimezone(datetime.UTC)  # the form gives the same moment in local time
        return "" if value is None else str(value)

    quotas = Quota.objects.filter(sign_up=door).select_related("county").order_by("county__name")
    questions = Question.objects.filter(sign_up=door).order_by("position", "pk")
    return {name: text(getattr(door, name)) for name in SETTINGS} | {
        "quotas": "; ".join(
            f"{quota.county} {quota.places}, {timezone.localtime(quota.released_at):%d.%m.%Y %H:%M}" for quota in quotas
        ),
        "questions": "; ".join(question.text for question in questions),
    }
