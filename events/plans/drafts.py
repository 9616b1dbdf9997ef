"""Verbs that write a measure's page: made once, in its owner's section, as a draft like any other."""

import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from cms.core.editions import WRITTEN_FORMS
from cms.core.models import BasePage
from cms.people.models import CountyLibrary, User
from cms.people.terms import is_contact_of
from events.models import EventPage, Joining, Occurrence, PlannedMeasure
from events.plans import rules
from events.plans.states import KINDS, standing_of
from events.plans.texts import REFUSALS
from learning.refused import raise_if

BEGINS = datetime.time(9)  # of a first meeting whose time nobody has said; the writer sets it
LASTS = datetime.timedelta(hours=1)


@transaction.atomic
def make_draft(pk: int, user: User) -> Any:
    """The measure's page as a draft; the one there is, where it has been made. Raises Refused."""
    measure = PlannedMeasure.objects.select_for_update(of=("self",)).select_related("library").get(pk=pk)
    standing, section = standing_of(measure), _section_of(measure, user)
    is_contact = is_contact_of(user, measure.library)
    raise_if(rules.may_draft(is_contact=is_contact, state=standing.state, has_place=section is not None), REFUSALS)
    if standing.draft is not None:
        return standing.draft
    page = _new_page(measure, user)
    page.locale = section.locale
    section.add_child(instance=page)
    page.save_revision(user=user, log_action=True, clean=False)
    if measure.day and isinstance(page, EventPage):
        begins = timezone.make_aware(datetime.datetime.combine(measure.day, BEGINS))
        Occurrence.objects.create(
            work=page.translation_key, language=measure.language, starts_at=begins, ends_at=begins + LASTS
        )
    measure.work = page.translation_key
    measure.version += 1  # a form that is open may say another kind, which now is settled
    measure.save(update_fields=["work", "version"])
    log(instance=measure, action="kb.plan_drafted", user=user)
    return page


def _section_of(measure: PlannedMeasure, user: User) -> Any:
    """The owner's, in the measure's language where there is one, locked: a page's place is reckoned of its siblings.

    None where there is none that the user may write in.
    """
    sections = Page.objects.filter(translation_key=measure.library.section, locale__language_code__in=WRITTEN_FORMS)
    found = list(sections.select_for_update(of=("self",)).select_related("locale"))
    found.sort(key=lambda section: section.locale.language_code != measure.language)
    writable = (section for section in found if section.specific.permissions_for_user(user).can_add_subpage())
    return next(writable, None)


def _new_page(measure: PlannedMeasure, user: User) -> Any:
    areas = measure.area_list
    page = KINDS[measure.kind](
        title=measure.title,
        main_area=areas[0] if len(areas) == 1 else None,  # of several the writer says which
        areas=areas if len(areas) > 1 else [],
        competences=list(measure.competences.all()),
        target_groups=list(measure.target_groups.all()),
        owner=user,
        live=False,
    )
    accepted = measure.joinings.filter(state=Joining.State.ACCEPTED)
    setattr(page, makers_of(page), list(CountyLibrary.objects.filter(pk__in=accepted.values("library"))))
    page.prefill(measure.library, user)
    return page


def add_maker(measure: PlannedMeasure, library: CountyLibrary, user: User) -> None:
    """A new draft of each edition, with the county library among those who make it. What readers see stays."""
    for page in measure.standing.pages:
        latest: BasePage = page.get_latest_revision_as_object()
        relation = getattr(latest, makers_of(latest))
        if library not in relation.all():
            relation.add(library)
            latest.save_revision(user=user, log_action=True)


def makers_of(page: Any) -> str:
    """The field for those who make it together with its owner."""
    return "organisers" if isinstance(page, EventPage) else "co_producers"
