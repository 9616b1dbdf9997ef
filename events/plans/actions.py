"""Verbs of the common plan. Each locks the measure, asks the rules, writes, and tells the other county libraries."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms.people.models import CountyLibrary, User
from cms.people.terms import is_contact_of
from events.models import Joining, PlannedMeasure
from events.plans import letters, rules
from events.plans.drafts import add_maker
from events.plans.lines import Values
from events.plans.overlaps import others, overlaps_of
from events.plans.querysets import measures
from events.plans.states import standing_of
from events.plans.texts import REFUSALS
from learning.refused import raise_if

OPEN = (Joining.State.WAITING, Joining.State.ACCEPTED)
TOLD = ("kind", "title", "year", "half", "day")  # whose change those who take part are told of


@transaction.atomic
def enter(library: CountyLibrary, user: User, values: Values, key: UUID) -> PlannedMeasure:
    """Once however often its form, known by the key, is sent. Raises Refused."""
    raise_if(rules.may_enter(is_contact=is_contact_of(user, library)), REFUSALS)
    measure, is_new = PlannedMeasure.objects.get_or_create(
        key=key, defaults={**values.columns(), "library": library, "entered_by": user}
    )
    if is_new:
        _set_lists(measure, values)
        log(instance=measure, action="kb.plan_entered", user=user)
        _tell_of_overlaps(measure)
    return measure


@transaction.atomic
def change(pk: int, user: User, values: Values, *, version: int) -> PlannedMeasure:
    """`version`: the one that the form showed. Raises Refused."""
    measure = _locked(pk)
    is_contact, state = is_contact_of(user, measure.library), standing_of(measure).state
    raise_if(rules.may_change(is_contact=is_contact, state=state, is_as_shown=measure.version == version), REFUSALS)
    before = [getattr(measure, name) for name in TOLD]
    for name, value in values.columns().items():
        setattr(measure, name, value)
    measure.version += 1
    measure.save()
    _set_lists(measure, values)
    log(instance=measure, action="kb.plan_changed", user=user)
    if before != [getattr(measure, name) for name in TOLD]:
        letters.changed(measure)
    _tell_of_overlaps(measure)
    return measure


@transaction.atomic
def withdraw(pk: int, user: User, reason: str) -> PlannedMeasure:
    """Raises Refused."""
    measure = _locked(pk)
    is_contact, state = is_contact_of(user, measure.library), standing_of(measure).state
    raise_if(rules.may_withdraw(is_contact=is_contact, state=state, reason=reason), REFUSALS)
    measure.withdrawn_at, measure.withdraw_reason = timezone.now(), reason.strip()
    measure.save(update_fields=["withdrawn_at", "withdraw_reason"])
    log(instance=measure, action="kb.plan_withdrawn", user=user, data={"reason": measure.withdraw_reason})
    letters.withdrawn(measure)
    return measure


@transaction.atomic
def join(pk: int, library: CountyLibrary, user: User) -> Joining:
    """«Bli med»: asks the owner. Raises Refused."""
    measure = _locked(pk)
    refusal = rules.may_join(
        is_contact=is_contact_of(user, library),
        is_owner=library == measure.library,
        has_joined=measure.joinings.filter(library=library, state__in=OPEN).exists(),
        state=standing_of(measure).state,
    )
    raise_if(refusal, REFUSALS)
    joining = Joining.objects.create(measure=measure, library=library, asked_by=user)
    log(instance=measure, action="kb.plan_join_asked", user=user, data={"library": library.name})
    letters.join_asked(joining)
    return joining


@transaction.atomic
def answer(pk: int, user: User, *, accept: bool, reason: str = "") -> Joining:
    """The owner's yes makes the county library a maker of the page too, where there is one. Raises Refused."""
    joining, measure = _locked_joining(pk)
    standing = standing_of(measure)
    refusal = rules.may_answer(
        is_contact=is_contact_of(user, measure.library),
        state=standing.state,
        is_waiting=joining.state == Joining.State.WAITING,
        is_in_review=standing.is_in_review,
        accept=accept,
        reason=reason,
    )
    raise_if(refusal, REFUSALS)
    joining.state = Joining.State.ACCEPTED if accept else Joining.State.DECLINED
    joining.reason = "" if accept else reason.strip()
    _settle(joining, user)
    if accept:
        add_maker(measure, joining.library, user)
    letters.answered(joining)
    return joining


@transaction.atomic
def leave(pk: int, user: User) -> Joining:
    """The page, where there is one, is its owner's to change: they are told. Raises Refused."""
    joining, _measure = _locked_joining(pk)
    is_contact = is_contact_of(user, joining.library)
    raise_if(rules.may_leave(is_contact=is_contact, is_open=joining.state in OPEN), REFUSALS)
    joining.state = Joining.State.LEFT
    _settle(joining, user)
    letters.left(joining)
    return joining


def _settle(joining: Joining, user: User) -> None:
    joining.answered_at = timezone.now()
    joining.save()
    data = {"library": joining.library.name, "reason": joining.reason}
    log(instance=joining.measure, action=f"kb.plan_join_{joining.state}", user=user, data=data)


def _locked(pk: int) -> PlannedMeasure:
    return PlannedMeasure.objects.select_for_update(of=("self",)).select_related("library").get(pk=pk)


def _locked_joining(pk: int) -> tuple[Joining, PlannedMeasure]:
    """The measure first, which every verb locks, then the joining as it is after that."""
    measure = _locked(Joining.objects.values_list("measure", flat=True).get(pk=pk))
    joining = Joining.objects.select_related("library").get(pk=pk)
    joining.measure = measure
    return joining, measure


def _set_lists(measure: PlannedMeasure, values: Values) -> None:
    for name, terms in values.lists.items():
        getattr(measure, name).set(terms)


def _tell_of_overlaps(measure: PlannedMeasure) -> None:
    stored = measures().get(pk=measure.pk)
    standing_of(stored)
    letters.overlaps(stored, overlaps_of(stored, others()))
