"""What the rules of assessing are asked with."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.utils import timezone

from cms.core.working_days import working_days_between
from cms.people.models import Absence, User
from cms.people.terms import is_member
from learning.assignments.rules import Facts
from learning.models import Assessor, Submission


def own_assessors(works: Iterable[UUID]) -> dict[UUID, dict[str, int]]:
    """Each course's own assessors who can open the admin and are at work today: primary keys by e-mail address."""
    today = timezone.localdate()
    away = Absence.objects.filter(first_day__lte=today, last_day__gte=today).values("user")
    found: dict[UUID, dict[str, int]] = {work: {} for work in works}
    rows = Assessor.objects.filter(work__in=found, user__in=who_can_assess()).exclude(user__in=away)
    for work, email, user in rows.values_list("work", "user__email", "user"):
        found[work][email.lower()] = user
    return found


def who_can_assess() -> QuerySet[User]:
    """Everybody who can open the admin: assessing is done there."""
    access = Permission.objects.filter(content_type__app_label="wagtailadmin", codename="access_admin")
    holds = Q(is_superuser=True) | Q(groups__permissions__in=access) | Q(user_permissions__in=access)
    return User.objects.filter(holds, is_active=True)


def others(assessors: dict[str, int], submission: Submission) -> set[int]:
    """Without whoever has handed it in: nobody assesses their own work."""
    return {user for email, user in assessors.items() if email != submission.enrolment.learner.email}


def facts_of(submissions: Iterable[Submission], user: User) -> list[Facts]:
    """Five queries, however many there are; each submission comes with its enrolment and learner."""
    submissions = list(submissions)
    today = timezone.localdate()
    assessors = own_assessors({submission.enrolment.work for submission in submissions})
    named = set(Assessor.objects.filter(user=user, work__in=assessors).values_list("work", flat=True))
    claimants = {submission.claimed_by_id for submission in submissions if submission.claimed_by_id}
    away = _not_at_work(claimants | {user.pk})
    member = is_member(user)
    return [
        Facts(
            is_waiting=submission.state == Submission.State.HANDED_IN,
            is_own_work=submission.enrolment.learner.email == user.email.lower(),
            is_assessor=submission.enrolment.work in named,
            is_member=member,
            own_assessors=len(others(assessors[submission.enrolment.work], submission)),
            waited=_age(submission.handed_in_at, today),
            user=user.pk,
            claimant=submission.claimed_by_id,
            claim_age=_age(submission.claimed_at, today),
            claimant_is_away=submission.claimed_by_id in away,
            is_away=user.pk in away,
        )
        for submission in submissions
    ]


def _age(moment: object, today: object) -> int:
    return working_days_between(timezone.localdate(moment), today) if moment else 0  # type: ignore[arg-type]


def _not_at_work(users: set[int]) -> set[int]:
    today = timezone.localdate()
    is_away = Q(absences__first_day__lte=today, absences__last_day__gte=today)
    return set(User.objects.filter(Q(is_active=False) | is_away, pk__in=users).values_list("pk", flat=True))


def could_be_seen_by(user: User) -> QuerySet[Submission]:
    """What a user may have to do with; the rules say of each whether they have."""
    found = Submission.objects.exclude(state=Submission.State.DRAFT).select_related("enrolment__learner", "claimed_by")
    if is_member(user):
        return found
    return found.filter(enrolment__work__in=Assessor.objects.filter(user=user).values("work"))
