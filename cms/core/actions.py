"""Verbs of the ground: recording an approval, going live with one, opening a section in a further language."""

import datetime
from typing import Any, cast

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, Revision, WorkflowState

from cms.core.models import ApprovalRecord, BasePage
from cms.core.models.evidence import content_hash
from cms.core.sections import SECTION_DEPTH
from cms.people.models import CountyLibrary


def record_approval(
    page: Page,
    revision: Revision,
    *,
    kind: str,
    grounds: str,
    voters: list[dict[str, Any]] | None = None,
    checklist: dict[str, Any] | None = None,
    talk: list[dict[str, Any]] | None = None,
    workflow_state: WorkflowState | None = None,
    approved_at: datetime.datetime | None = None,
    publish_at: datetime.datetime | None = None,
) -> ApprovalRecord:
    """Writes the evidence that this revision of this page may go up.

    `voters`: [{"id", "name", "email"}]; `checklist`: {voter's id: {point: {"answer", "why"}}}; `talk`: what was said
    of the page and of the whole work during the review, as `workflows` writes it.
    """
    return ApprovalRecord.objects.create(
        kind=kind,
        page=page,
        revision=revision,
        workflow_state=workflow_state,
        page_number=page.pk,
        page_type=page.specific_class._meta.label,
        title=revision.content["title"][:255],
        content=revision.content,
        content_hash=content_hash(revision.content),
        voters=voters or [],
        checklist=checklist or {},
        talk=talk or [],
        grounds=grounds,
        approved_at=approved_at or timezone.now(),
        publish_at=publish_at,
    )


@transaction.atomic
def go_live(page: BasePage, *, kind: str, grounds: str, approved_at: datetime.datetime | None = None) -> ApprovalRecord:
    """Publishes the page as it stands, with a record that says who decided so: for provisioning, demo and tests.

    Readers' pages written by people never come this way: they go through a review.
    """
    revision = page.save_revision(changed=False)
    record = record_approval(page, revision, kind=kind, grounds=grounds, approved_at=approved_at)
    revision.publish(skip_permission_checks=True)
    return record


@transaction.atomic
def open_section(library: CountyLibrary, code: str) -> BasePage:
    """The county library's section in that language; made where there is none yet, with the rights of its others.

    Raises ValueError for a language that nothing may be begun in, or that has no front page before `migrate` has run,
    and for a library that has no section at all.
    """
    sections = Page.objects.filter(translation_key=library.section, depth=SECTION_DEPTH).order_by("path")
    wanted = sections.filter(locale__language_code=code)
    if not wanted.exists():
        first = sections.first()
        home = _front_page(code)  # who opens one there at the same time waits here
        if first is None or home is None or code not in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
            raise ValueError(f"{library} cannot open a section in {code!r}.")
        if not wanted.exists():
            _make_section(home, first, library)
    return cast("BasePage", wanted.get().specific)


def _front_page(code: str) -> Page | None:
    """Locked: children are put below it one after the other."""
    homes = Page.objects.filter(depth=SECTION_DEPTH - 1, locale__language_code=code)
    return homes.select_for_update(of=("self",)).first()


def _make_section(home: Page, first: Page, library: CountyLibrary) -> None:
    section = first.specific_class(
        title=library.name, slug=first.slug, translation_key=first.translation_key, locale=home.locale, live=False
    )
    home.add_child(instance=section)
    go_live(section, kind=ApprovalRecord.Kind.SYSTEM, grounds="Opened for what is written in its language.")
    rights = GroupPagePermission.objects.filter(page=first, group__name=library.group_name)
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group_id=right.group_id, page=section, permission_id=right.permission_id)
        for right in rights
    )
