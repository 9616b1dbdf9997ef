"""The contact's first page: new works, what came back, what is with the group, what waits, and the drafts."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page, WorkflowState

from cms.core.editions import LANGUAGE_NAMES
from cms.core.models import ApprovalRecord
from cms.core.sections import SECTION_DEPTH, SECTION_PATH_LENGTH
from cms.people.models import CountyLibrary
from workflows.models import Claim, Note, Wording

WORK_DEPTH = SECTION_DEPTH + 1
WORK_PATH_LENGTH = WORK_DEPTH * Page.steplen
SHOWN = 10
NEW = (
    (_("New course"), "learning", "coursepage"),
    (_("New resource"), "learning", "resourcepage"),
    (_("New event"), "events", "eventpage"),
    (_("New learning path"), "learning", "learningpathpage"),
)
NEW_IN_JOINT_MEASURES = (*NEW, (_("New guide"), "learning", "guidepage"))


@dataclass
class Shelf:
    """One county library's unfinished works, as its contact meets them."""

    library: CountyLibrary
    sections: list[Page]
    sent_back: list[Page] = field(default_factory=list)
    under_review: list[Page] = field(default_factory=list)
    approved: list[Page] = field(default_factory=list)
    drafts: list[Page] = field(default_factory=list)

    @property
    def home(self) -> Page | None:
        """The section in the library's main written form."""
        return next((page for page in self.sections if page.locale.language_code == self.library.written_form), None)

    @property
    def new(self) -> list[tuple[Any, str]]:
        if self.home is None:
            return []
        new = NEW_IN_JOINT_MEASURES if self.library.kind == CountyLibrary.Kind.SHARED else NEW
        return [
            (label, reverse("wagtailadmin_pages:add", args=(app, model, self.home.pk))) for label, app, model in new
        ]

    @property
    def first_drafts(self) -> list[Page]:
        return self.drafts[:SHOWN]


class ContactPanel(Component):
    """To a contact or deputy: new works, what came back, what is with the group, and the drafts."""

    order = 20
    template_name = "workflows/home/contact.html"

    def __init__(self, libraries: Iterable[CountyLibrary]) -> None:
        self.libraries = sorted(libraries, key=lambda library: library.name)

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"shelves": self._shelves()}

    def _shelves(self) -> list[Shelf]:
        sections = self._sections()
        shelves = {library.section: Shelf(library, sections.get(library.section, [])) for library in self.libraries}
        by_path = {page.path: shelves[key] for key, pages in sections.items() for page in pages}
        works = _unfinished_works(by_path)
        states = _states_of(works)
        scheduled = _scheduled(works)
        for work in works:
            work.state = states.get(work.pk)
            work.publish_at = scheduled.get(work.pk)
            self._place(work, by_path[work.path[:SECTION_PATH_LENGTH]])
        return list(shelves.values())

    def _sections(self) -> dict[Any, list[Page]]:
        """Every language's section of each library, by translation key."""
        found: dict[Any, list[Page]] = {}
        keys = [library.section for library in self.libraries if library.section]
        for page in Page.objects.filter(translation_key__in=keys, depth=SECTION_DEPTH).select_related("locale"):
            found.setdefault(page.translation_key, []).append(page)
        return found

    @staticmethod
    def _place(work: Page, shelf: Shelf) -> None:
        if work.state is not None and work.state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            shelf.sent_back.append(work)
        elif work.state is not None:
            shelf.under_review.append(work)
        elif work.publish_at is not None:
            shelf.approved.append(work)
        else:
            shelf.drafts.append(work)


def _unfinished_works(section_paths: Iterable[str]) -> list[Page]:
    """Works of which readers do not see the latest version, or not of every lesson; the last changed first."""
    inside = Q(pk__in=[])
    for path in section_paths:
        inside |= Q(path__startswith=path, depth__gte=WORK_DEPTH)
    changed = Page.objects.filter(inside).filter(Q(live=False) | Q(has_unpublished_changes=True))
    last: dict[str, Any] = {}
    for path, at in changed.order_by("latest_revision_created_at").values_list("path", "latest_revision_created_at"):
        last[path[:WORK_PATH_LENGTH]] = at
    works = list(Page.objects.filter(path__in=last).select_related("content_type"))
    for work in works:
        work.changed_at = last[work.path]
        work.language_name = LANGUAGE_NAMES[work.url_path.split("/")[1]]
    return sorted(works, key=lambda work: (work.changed_at is not None, work.changed_at, work.pk), reverse=True)


def _states_of(works: list[Page]) -> dict[int, WorkflowState]:
    """The reviews the works are in, by the work's primary key."""
    states = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id__in=[str(work.pk) for work in works]
    )
    states = states.select_related("current_task_state__finished_by", "current_task_state__reviewtaskstate")
    states = states.annotate(claimants=_CLAIMANTS, open_wordings=_OPEN_WORDINGS, open_notes=_OPEN_NOTES)
    return {int(state.object_id): state for state in states}


_CLAIMANTS = ArraySubquery(
    Claim.objects.filter(task_state=OuterRef("current_task_state"), ended_at=None)
    .annotate(name=Concat("user__first_name", Value(" "), "user__last_name"))
    .values("name")
)


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    """How many of the rows belong to the review that is asked about."""
    mine = rows.filter(workflow_state=OuterRef("pk")).order_by().values("workflow_state")
    return Coalesce(Subquery(mine.annotate(number=Count("pk")).values("number")), 0)


_OPEN_WORDINGS = _number_of(Wording.objects.filter(status=Wording.Status.OPEN))
_OPEN_NOTES = _number_of(Note.objects.filter(parent=None, resolved_at=None))


def _scheduled(works: list[Page]) -> dict[int, Any]:
    """When approved works go up that wait for their time."""
    records = ApprovalRecord.objects.filter(page__in=works, used_at=None, publish_at__gt=timezone.now())
    return dict(records.order_by("pk").values_list("page", "publish_at"))
