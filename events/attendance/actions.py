"""Verbs of who comes: entered by the organiser or by themselves, taken out again, and given a certificate."""

from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from cms.core.jobs import ask
from cms.core.throttling import count_from
from cms.people.models import User
from events.attendance import rules
from events.attendance.querysets import with_place
from events.attendance.texts import REFUSALS
from events.models import CheckIn, EventPage, Occurrence, Registration
from events.places.actions import confirm
from events.places.held import name_key
from learning.certificates.actions import issue
from learning.certificates.facts import facts_of_attendance
from learning.models import Certificate, Learner
from learning.refused import Refused, raise_if

HOUR = 60 * 60


@transaction.atomic
def enter(occurrence: Occurrence, registration_pk: int, *, by: User | None) -> CheckIn:
    """Was there; twice is once. `by`: the organiser, or None for who enters themself. Raises Refused."""
    _raise_unless_open(occurrence, is_organiser=by is not None)
    registration = _held(occurrence, registration_pk)
    found = CheckIn.objects.filter(registration=registration, occurrence=occurrence).first()
    if found is not None:
        return found
    if registration.state != Registration.State.PLACE:
        raise Refused(rules.Refusal.NO_PLACE, REFUSALS)
    made = CheckIn.objects.create(registration=registration, occurrence=occurrence, entered_by=by)
    _look_at(occurrence.work)
    return made


@transaction.atomic
def take_out(occurrence: Occurrence, registration_pk: int) -> None:
    """Was not there after all; twice is once."""
    registration = _held(occurrence, registration_pk)
    gone, _rows = CheckIn.objects.filter(registration=registration, occurrence=occurrence).delete()
    if gone:
        _look_at(occurrence.work)


def enter_by_address(occurrence: Occurrence, email: str, name: str, *, address: str | None) -> CheckIn:
    """Whoever stands at the door says which place is theirs. `address`: on the network. Raises Refused."""
    _raise_unless_open(occurrence, is_organiser=False)
    raise_if(rules.may_try(from_here=count_from(address, f"door:{occurrence.pk}", HOUR)), REFUSALS)
    found = list(with_place(occurrence, email).values_list("pk", "name_key"))
    comes = rules.who_comes(found, name_key(name))
    if isinstance(comes, rules.Refusal):
        raise Refused(comes, REFUSALS)
    return enter(occurrence, comes, by=None)


@transaction.atomic
def fetch_certificate(registration: Registration, page: EventPage) -> Certificate:
    """The attendance certificate, in the name that was signed up: a new one, or the one there is. Raises Refused.

    Only who has the letter can ask, so the address is theirs: they are made a learner, who keeps the certificate when
    the registration is erased.
    """
    held = Occurrence.objects.filter(sign_up=registration.sign_up_id, cancelled_at=None)
    was_at = held.filter(check_ins__registration=registration).order_by("starts_at")
    meetings = list(was_at.values_list("starts_at", "ends_at"))
    is_over = rules.is_over(held.values_list("ends_at", flat=True), timezone.now())
    raise_if(rules.may_have_certificate(is_over=is_over, meetings=len(meetings)), REFUSALS)
    language = get_language() or registration.language
    confirm(registration.pk)
    learner, _created = Learner.objects.get_or_create(email=registration.email, defaults={"language": language})
    facts = facts_of_attendance(
        page,
        language=language,
        issued_at=timezone.now(),
        held_on=timezone.localdate(meetings[-1][0]),
        minutes=rules.minutes_of(meetings),
    )
    _look_at(registration.sign_up.work)
    return issue(
        key=key_of_certificate(registration),
        kind=Certificate.Kind.ATTENDANCE,
        learner=learner,
        name=registration.name,
        facts=facts,
        work=registration.sign_up.work,
    )


def certificate_of(registration: Registration) -> Certificate | None:
    return Certificate.objects.filter(key=key_of_certificate(registration)).first()


def key_of_certificate(registration: Registration) -> str:
    return f"registration:{registration.pk}"


def _raise_unless_open(occurrence: Occurrence, *, is_organiser: bool) -> None:
    refusal = rules.may_enter(
        is_organiser=is_organiser,
        is_cancelled=occurrence.is_cancelled,
        starts_at=occurrence.starts_at,
        ends_at=occurrence.ends_at,
        now=timezone.now(),
    )
    raise_if(refusal, REFUSALS)


def _held(occurrence: Occurrence, registration_pk: int) -> Registration:
    """Locked, so that who is entered does not lose the place meanwhile. Raises Registration.DoesNotExist."""
    of_door = Registration.objects.select_for_update().filter(sign_up=occurrence.sign_up_id, erased_at=None)
    return of_door.get(pk=registration_pk)


def _look_at(work: UUID) -> None:
    from events.cohorts.tasks import tend_cohort

    transaction.on_commit(partial(ask, tend_cohort, str(work)))
