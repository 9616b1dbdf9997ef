"""Verbs of readers' reports."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.log_actions import log

from cms.core.models import Mail
from cms.core.throttling import count_from
from cms.people.models import Municipality, User
from cms.people.terms import is_contact_of
from learning.models import ResourcePage, TriedReport
from workflows.actions.refused import raise_if
from workflows.people import reviewer_of
from workflows.rules import Refusal
from workflows.tried import letters, rules

Status = TriedReport.Status
HOUR = 60 * 60


@transaction.atomic
def write(
    recipe: ResourcePage,
    *,
    municipality: Municipality,
    what: str,
    how_it_went: str,
    email: str,
    language: str,
    address: str | None,
) -> TriedReport:
    """Keeps the report as waiting, and tells the library. `address`: the writer's on the network, where it is known.

    Raises Refused when too much has come.
    """
    waiting = recipe.tried_reports.filter(status=Status.WAITING).count()
    raise_if(rules.may_write(from_here=count_from(address, "tried", HOUR), waiting=waiting))
    report = TriedReport.objects.create(
        recipe=recipe,
        municipality=municipality,
        what=what.strip(),
        how_it_went=how_it_went.strip(),
        email=email,
        language=language,
    )
    letters.written(report)
    return report


def refusal_to_read(report: TriedReport, user: User) -> Refusal | None:
    return rules.may_read(**_facts(report, user))


def _facts(report: TriedReport, user: User) -> dict[str, bool]:
    return {
        "is_contact": is_contact_of(user, report.recipe.county_library),
        "is_member": reviewer_of(user).is_member,
    }


@transaction.atomic
def decide(pk: int, user: User, *, accept: bool, reason: str = "") -> TriedReport:
    """Accepts or declines, tells the writer where there is an address, and forgets it.

    Raises Refused with the reason why not.
    """
    report = TriedReport.objects.select_for_update(of=("self",)).select_related("recipe", "municipality").get(pk=pk)
    refusal = rules.may_decide(
        **_facts(report, user),
        is_waiting=report.status == Status.WAITING,
        is_accepted=report.status == Status.ACCEPTED,
        accept=accept,
        reason=reason,
    )
    raise_if(refusal)
    report.status = Status.ACCEPTED if accept else Status.DECLINED
    report.decided_by, report.decided_at, report.reason = user, timezone.now(), reason.strip()
    if report.email:
        letters.decided(report)
    report.email = ""
    report.save()
    log(instance=report.recipe, action=f"kb.tried_{report.status}", user=user, data={"reason": report.reason})
    return report


def forget_readers() -> None:
    """Erases what is personal once it has done its service; may run twice.

    Addresses of reports that nobody has decided on, declined reports, and the letters to their writers.
    """
    now = timezone.now()
    unread = TriedReport.objects.filter(status=Status.WAITING, written_at__lt=now - rules.EMAIL_KEPT)
    unread.exclude(email="").update(email="")
    TriedReport.objects.filter(status=Status.DECLINED, decided_at__lt=now - rules.DECLINED_KEPT).delete()
    settled = ~Q(sent_at=None) | ~Q(failed_at=None)
    Mail.objects.filter(settled, key__startswith=letters.DECIDED, created_at__lt=now - rules.LETTER_KEPT).delete()
