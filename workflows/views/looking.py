"""What the review screen shows of the work: as readers will see it, what has changed, what the machine found."""

import datetime
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from cms.core.models import ApprovalRecord, BasePage, Pin
from cms.people.models import User
from cms.people.requests import AdminRequest
from workflows import actions
from workflows.changes import Change, changes_between
from workflows.findings import Facts, Finding, facts_of, findings_in
from workflows.models import ReviewTaskState
from workflows.people import reviewer_of
from workflows.rules import Reviewer, Work, goes_up_at, pages_left_to

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise  # only in the type stubs

WIDTHS = (360, 768, 1440)  # CSS pixels: a phone, a tablet, a desktop


@dataclass(frozen=True)
class Tab:
    """A way to look at the work. `code` is what the address says."""

    code: str
    label: "_StrPromise"

    @property
    def template(self) -> str:
        return f"workflows/review/{self.code}.html"


TABS = (
    Tab("side", _("As readers will see it")),
    Tab("endringer", _("What has changed")),
    Tab("funn", _("Findings")),
)


class Material:
    """The pinned pages of one round and what is known of them and of who reads, read once for all that asks."""

    def __init__(self, state: ReviewTaskState, user: User) -> None:
        self.state, self.user = state, user

    @cached_property
    def reviewer(self) -> Reviewer:
        return reviewer_of(self.user)

    @cached_property
    def work(self) -> Work:
        return actions.work_of(self.state)

    @cached_property
    def pins_left(self) -> list[Pin]:
        """Of the pages that the user has still to decide on."""
        mine = pages_left_to(self.reviewer, self.work)
        return list(actions.open_pins(self.state).filter(page__in=mine))

    @cached_property
    def pins(self) -> list[Pin]:
        return in_order(list(pins_of(self.state)))

    @property
    def goes_up_at(self) -> datetime.datetime | None:
        """When an approval of this round publishes it; None where that is at once. The root says it for all."""
        root = next((pin for pin in self.pins if str(pin.page_id) == self.state.workflow_state.object_id), None)
        said = root.revision.content.get("go_live_at") if root else None
        return goes_up_at(parse_datetime(said or ""), timezone.now())

    @cached_property
    def pages(self) -> list[BasePage]:
        return [page_of(pin) for pin in self.pins]

    @cached_property
    def facts(self) -> dict[int, Facts]:
        return facts_of(self.pages, going_up=[pin.page_id for pin in self.pins])

    @cached_property
    def findings(self) -> list[Finding]:
        return [finding for page in self.pages for finding in findings_in(page, self.facts[id(page)])]

    def before(self, pin: Pin) -> BasePage | None:
        """What readers see now; of a round that is over, what had been approved when it began."""
        if self.state.status == ReviewTaskState.STATUS_IN_PROGRESS:
            is_up = pin.page.live and pin.page.live_revision is not None
            return pin.page.live_revision.as_object() if is_up else None
        earlier = ApprovalRecord.objects.filter(page=pin.page_id, used_at__lt=self.state.started_at)
        record = earlier.order_by("-used_at").first()
        return page_of(pin).with_content_json(record.content) if record else None

    def changes(self, pin: Pin) -> list[Change] | None:
        """None where there is nothing to compare with: the page is new."""
        before = self.before(pin)
        return None if before is None else changes_between(before, page_of(pin))


def context_of(request: AdminRequest, material: Material) -> dict[str, Any]:
    """What the chosen tab needs, of the chosen page at the chosen width."""
    pins = material.pins
    shown = next((pin for pin in pins if str(pin.page_id) == request.GET.get("page")), pins[0] if pins else None)
    tab = next((tab for tab in TABS if tab.code == request.GET.get("vis")), TABS[0])
    chosen = {name: request.GET[name] for name in ("page", "width") if name in request.GET}
    context: dict[str, Any] = {
        "tabs": [(each, urlencode({"vis": each.code} | chosen), each is tab) for each in TABS],
        "tab": tab,
        "pins": pins,
        "shown": shown,
        "widths": WIDTHS,
        "width": next((width for width in WIDTHS if str(width) == request.GET.get("width")), WIDTHS[-1]),
        "findings": [(page, _findings_in(page, material)) for page in material.pages],
        "number_of_findings": len(material.findings),
    }
    if tab.code == "endringer" and shown is not None:
        context["changes"] = material.changes(shown)
    return context


def _findings_in(page: BasePage, material: Material) -> list[Finding]:
    return [finding for finding in material.findings if finding.page_pk == page.pk]


def pins_of(state: ReviewTaskState) -> QuerySet[Pin]:
    """The pins of this very round, one a page: a work that was sent back and sent again has those of every round."""
    pins = Pin.objects.filter(workflow_state=state.workflow_state, created_at__gte=state.started_at)
    if state.finished_at is not None:
        pins = pins.filter(created_at__lte=state.finished_at)
    latest = pins.order_by("page", "-pk").distinct("page").values("pk")
    return Pin.objects.filter(pk__in=latest).select_related("page", "revision").order_by("page__path")


def page_of(pin: Pin) -> BasePage:
    """The page as it was pinned, made from its revision once."""
    known = pin.__dict__
    if "page_as_pinned" not in known:
        known["page_as_pinned"] = pin.revision.as_object()
    page: BasePage = known["page_as_pinned"]
    return page


def in_order(pins: list[Pin]) -> list[Pin]:
    """The course first, then its lessons in the order that is under review."""
    if len(pins) < 2:
        return pins
    root = page_of(pins[0]).work_root()
    pinned = next((pin for pin in pins if pin.page_id == root.pk), None)
    if pinned is not None:
        root = page_of(pinned)
    places = {page.pk: place for place, page in enumerate(root.work_pages())}
    return sorted(pins, key=lambda pin: places.get(pin.page_id, len(places)))
