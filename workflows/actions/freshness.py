"""Keeping what readers see right: the owner's word for it, and the chase of owners who have not given it."""

import datetime
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from cms.core.models import BasePage, OwnerCheck
from cms.core.rules import Step, is_fair_next_check, step_on
from cms.core.sections import libraries_by_section_path
from cms.people.models import CountyLibrary, User
from cms.people.terms import is_contact_of
from workflows import letters, rules
from workflows.actions.refused import Refused
from workflows.models import FreshnessRound
from workflows.querysets import in_sections_of, to_be_checked

STAMPS = {
    Step.ASK: "asked_at",
    Step.REMIND: "reminded_at",
    Step.REMIND_AGAIN: "reminded_again_at",
    Step.FLAG: "flagged_at",
}


@transaction.atomic
def confirm_still_right(page: BasePage, user: User, next_check_on: datetime.date) -> OwnerCheck:
    """The owner has been through what readers see. Raises Refused with the reason why not."""
    page = type(page).objects.select_for_update().get(pk=page.pk)
    refusal = rules.may_confirm(
        is_owner=is_contact_of(user, answering_for(page)),
        is_live=page.live,
        is_fair_day=is_fair_next_check(next_check_on, timezone.localdate()),
    )
    if refusal is not None:
        raise Refused(refusal)
    check = OwnerCheck.objects.create(page=page, user=user, next_check_on=next_check_on)
    log(instance=page, action="kb.still_right", user=user, data={"next_check_on": next_check_on.isoformat()})
    return check


def answering_for(page: BasePage) -> CountyLibrary | None:
    """Whose contacts keep the page right. For the pages outside all sections it is the National Library."""
    return page.county_library or CountyLibrary.objects.filter(kind=CountyLibrary.Kind.NATIONAL).first()


# --- by the clock ---


@transaction.atomic
def chase(library: CountyLibrary) -> None:
    """Asks, reminds and flags: one letter about all pages of the county library that are due for the next step today.

    A step that was missed is passed over for the one that the day demands. Of two runs at once the second waits for
    the first one's new rounds, or passes by those it has locked, and finds nothing left to say.
    """
    now, today = timezone.now(), timezone.localdate()
    pages = list(to_be_checked(Page.objects.filter(in_sections_of(library, libraries_by_section_path())), today))
    FreshnessRound.objects.bulk_create(
        (FreshnessRound(page=page, due_on=page.check_due_on) for page in pages), ignore_conflicts=True
    )
    told: dict[Step, list[Page]] = {}
    for page, row in _locked_rounds(pages):
        step = step_on(today, row.due_on)
        if step is not None and getattr(row, STAMPS[step]) is None:
            FreshnessRound.objects.filter(pk=row.pk).update(**{STAMPS[step]: now})
            told.setdefault(step, []).append(page)
    if told:
        letters.to_be_checked(library, told)


def _locked_rounds(pages: Iterable[Page]) -> list[tuple[Page, FreshnessRound]]:
    """The pages with their present rounds; without those that another run holds."""
    by_key = {(page.pk, page.check_due_on): page for page in pages}
    rounds = FreshnessRound.objects.select_for_update(skip_locked=True).filter(page__in=[pk for pk, _day in by_key])
    return [(by_key[key], row) for row in rounds if (key := (row.page_id, row.due_on)) in by_key]


@transaction.atomic
def tell_leader_of_flagged() -> None:
    """What readers are now told must be checked: to the leader and the deputy, once, all in one letter."""
    fresh = FreshnessRound.objects.select_for_update(skip_locked=True, of=("self",)).filter(leader_told_at=None)
    rounds = list(fresh.exclude(flagged_at=None).select_related("page"))
    if rounds:
        FreshnessRound.objects.filter(pk__in=[row.pk for row in rounds]).update(leader_told_at=timezone.now())
        letters.flagged(rounds)


def libraries_to_chase() -> list[CountyLibrary]:
    return list(CountyLibrary.objects.all())
