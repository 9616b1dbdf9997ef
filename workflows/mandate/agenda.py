"""The agenda of the fortnightly meeting, built from what waits, what is late, what is disputed and what is missing.

A module that has something for the group's meeting adds a function to `SECTIONS`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import TaskState, WorkflowState

from cms.people.models import User
from learning.gaps import gaps
from learning.models import TriedReport, Wish
from workflows import actions
from workflows.guides import guides_with_missing_works, missing_text
from workflows.mandate.members import terms_of_the_group, warnings_about
from workflows.models import FollowUp, HelpRequest, Wording

SHOWN = 20  # lines of a section; a meeting has an hour
DISPUTED_AFTER = 2  # times sent back


@dataclass(frozen=True)
class Line:
    text: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Section:
    heading: str
    lines: list[Line] = field(default_factory=list)

    @property
    def shown(self) -> list[Line]:
        return self.lines[:SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.lines) - SHOWN)


def agenda() -> list[Section]:
    """The sections that have something on them. Fourteen queries, whatever there is to speak of."""
    return [section for build in SECTIONS for section in build() if section.lines]


def _reviews() -> list[Section]:
    """Overdue, the oldest first; then what nobody has taken and is not late. One and the same work stands once."""
    found = actions.with_people(actions.open_states()).select_related("revision").defer("revision__content")
    states: list[Any] = list(found.order_by("due_on", "pk"))
    names, today = _names_of_claimants(states), timezone.localdate()
    late, free = [], []
    for state in states:
        taken_by = ", ".join(names[pk] for pk in state.claimants)
        note = _("%(name)s has taken it") % {"name": taken_by} if taken_by else _("nobody has taken it yet")
        if state.due_on is not None and state.due_on < today:
            day = date_format(state.due_on, "DATE_FORMAT")
            late.append(_review(state, _("since %(day)s, %(who)s") % {"day": day, "who": note}))
        elif not taken_by:
            free.append(_review(state, ""))
    return [Section(_("Overdue"), late), Section(_("Nobody has taken"), free)]


def _names_of_claimants(states: list[Any]) -> dict[int, str]:
    keys = {pk for state in states for pk in state.claimants}
    return {user.pk: str(user) for user in User.objects.filter(pk__in=keys)}


def _review(state: TaskState, note: str) -> Line:
    return Line(state.revision.object_str, note, reverse("workflows:review", args=(state.pk,)))


def _disputed() -> list[Section]:
    """Works on their way that were sent back more than once, or whose author declined a proposed wording."""
    back = Count("task_states", filter=Q(task_states__status=TaskState.STATUS_REJECTED), distinct=True)
    declined = Count("wordings", filter=Q(wordings__status=Wording.Status.DECLINED), distinct=True)
    states = WorkflowState.objects.active().annotate(back=back, declined=declined)
    states = states.filter(Q(back__gte=DISPUTED_AFTER) | Q(declined__gt=0)).order_by("-back", "pk")
    states = states.select_related("current_task_state__revision").defer("current_task_state__revision__content")
    return [Section(_("Disputed"), [_review(state.current_task_state, _why_disputed(state)) for state in states])]


def _why_disputed(state: WorkflowState) -> str:
    if state.back >= DISPUTED_AFTER:
        return _("sent back %(number)d times") % {"number": state.back}
    return _("the author has declined a proposed wording")


def _follow_ups() -> list[Section]:
    lines = [
        Line(
            follow_up.title,
            f"{follow_up.get_kind_display()}: {Truncator(follow_up.reason).words(25)}",
            reverse("workflows:index"),
        )
        for follow_up in FollowUp.objects.filter(done_at=None)
    ]
    return [Section(_("To follow up"), lines)]


def _help() -> list[Section]:
    """What county libraries have asked the group for and not got, the soonest wanted first."""
    lines = [
        Line(asked.title, _asked(asked), reverse("workflows:help_request", args=(asked.pk,)))
        for asked in HelpRequest.objects.unanswered().select_related("library", "owner")
    ]
    return [Section(_("Asked for help"), lines)]


def _asked(asked: HelpRequest) -> str:
    who = _("%(name)s has taken it") % {"name": asked.owner} if asked.owner else _("nobody has taken it yet")
    if asked.wanted_by is None:
        return f"{asked.library}, {who}"
    day = date_format(asked.wanted_by, "DATE_FORMAT")
    return _("%(library)s, wanted by %(day)s, %(who)s") % {"library": asked.library, "day": day, "who": who}


def _gaps() -> list[Section]:
    lines = [
        Line(str(gap.area), _("nothing for %(groups)s") % {"groups": ", ".join(map(str, gap.target_groups)).lower()})
        for gap in gaps()
    ]
    return [Section(_("Gaps: areas without a course or resource"), lines)]


def _reports() -> list[Section]:
    """What readers told of practice recipes and nobody has read, the oldest first."""
    lines = [
        Line(f"{report.recipe.title}: {report.municipality}", "", reverse("tried_admin:report", args=(report.pk,)))
        for report in TriedReport.objects.waiting().select_related("recipe", "municipality")
    ]
    return [Section(_("We have tried it: waiting to be read"), lines)]


def _guides() -> list[Section]:
    """The guides that point to works which readers cannot open any more."""
    lines = [
        Line(guide.title, missing_text(number), guide.url or "")
        for guide, number in guides_with_missing_works().items()
    ]
    return [Section(_("Guides that lack works"), lines)]


def _wishes() -> list[Section]:
    """What readers search for and the bank does not have."""
    lines = [
        Line(wish.text, _("searched for %(number)d times") % {"number": wish.asked}, reverse("wishes:index"))
        for wish in Wish.objects.open()
    ]
    return [Section(_("Wishes for content"), lines)]


def _the_group_itself() -> list[Section]:
    return [Section(_("The group itself"), [Line(text) for text in warnings_about(terms_of_the_group())])]


SECTIONS: tuple[Callable[[], list[Section]], ...] = (
    _reviews,
    _disputed,
    _help,
    _follow_ups,
    _reports,
    _guides,
    _gaps,
    _wishes,
    _the_group_itself,
)
