"""Verbs of the organiser's desk: what one signs up for is set at once, logged, and settled (docs/adr/0042-desk.md)."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cms.core.jobs import ask
from cms.people.models import User
from events.models import EventPage, Occurrence, Question, Quota, SignUp, SignUpChange
from events.organising import rules
from events.organising.querysets import answered_questions
from events.organising.texts import SAID
from events.places.actions import settle
from events.places.letters import TOLD
from events.places.tasks import tell_changes

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
        is_told = door.is_here and not TOLD.isdisjoint(changes)
        SignUpChange.objects.create(sign_up=door, user=by, changes=changes, told_at=None if is_told else timezone.now())
        if is_told:
            transaction.on_commit(lambda: ask(tell_changes))


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
